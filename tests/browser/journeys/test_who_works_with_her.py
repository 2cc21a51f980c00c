"""Cover and hand-over: whom she is told to call is right on her own page at once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import on_her_page

NOTE = "She does not want to tell the story of that night again."


def named(hand: Hand, *names: str) -> None:
    """Her help page names these."""
    hand.go("/h")
    hand.at("help")
    for name in names:
        expect(hand.page.locator("main")).to_contain_text(name)


def choose_worker(hand: Hand, name: str) -> None:
    line = hand.page.get_by_label(name)
    hand.choose("staff_id", line.get_attribute("value") or "")


@first_ways
def test_somebody_stands_in_until_it_ends(people: Company) -> None:
    ruth, nadia = people.come("Ruth"), people.come("Nadia")
    named(nadia, "Maryam Okafor")
    person = on_her_page(ruth, "Sam", "Nadia", "/workers", "workers")
    ruth.press("a[href$='/workers/cover']")
    ruth.at("cover")
    choose_worker(ruth, "Tom Ellery")
    ruth.day("starts_at", 2, 3, 2026)
    ruth.day("ends_at", 9, 3, 2026)
    ruth.send()
    ruth.find("[data-state=cover]").first.wait_for()
    named(nadia, "Tom Ellery", "Maryam Okafor", "01632 960102")
    nadia.go("/w")
    expect(nadia.page.locator("h1")).to_contain_text("Tom")

    ruth.go(f"{person}/workers")
    ruth.press("[data-state=cover] form button")
    ruth.at("workers")
    expect(ruth.find("[data-state=cover]")).to_have_count(0)
    named(nadia, "Maryam Okafor")
    expect(nadia.page.locator("main")).not_to_contain_text("Tom Ellery")


@second_ways
def test_a_hand_over_takes_the_note_along(people: Company) -> None:
    maryam, tom, daniel = (people.come(name) for name in ("Maryam", "Tom", "Daniel"))
    person = on_her_page(maryam, "Sam", "Daniel", "/workers", "workers")
    maryam.press("a[href$='/workers/handover']")
    maryam.at("hand_over")
    choose_worker(maryam, "Tom Ellery")
    maryam.fill("note", NOTE)
    maryam.send()
    maryam.page.wait_for_url(lambda url: not url.endswith("/handover"))
    named(daniel, "Tom Ellery")
    expect(daniel.page.locator("main")).not_to_contain_text("Maryam")
    # What one worker let go of, she does not see any more; the next one reads the note.
    answer = maryam.page.goto(person)
    assert answer is not None
    assert answer.status == 404
    tom.go(person)
    tom.at("person")
    expect(tom.page.locator("main")).to_contain_text(NOTE)

    tom.press("a[href$='/workers']")
    tom.at("workers")
    tom.press("a[href$='/workers/handover']")
    tom.at("hand_over")
    choose_worker(tom, "Maryam Okafor")
    tom.fill("note", NOTE)
    tom.send()
    tom.page.wait_for_url(lambda url: not url.endswith("/handover"))
    named(daniel, "Maryam Okafor")
