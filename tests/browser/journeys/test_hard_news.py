"""Hard news without a pointer: what each answer does, and that all of it closes again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser_hand import KEYS, KEYS_PLAIN, Company, Hand

by_keys = pytest.mark.parametrize(
    "way",
    [pytest.param(KEYS, id="keys-scripts-320"), pytest.param(KEYS_PLAIN, id="keys-360")],
)


def choose(hand: Hand, choice: str) -> None:
    """Her answer to the verdict, from her list."""
    hand.go("/t")
    hand.press("[data-kind=verdict] a")
    hand.at("update")
    hand.choose("choice", choice)
    hand.send()
    hand.at("update")


def state_on(hand: Hand, path: str) -> str | None:
    hand.go(path)
    entry = hand.find("[data-kind=verdict]").first
    return entry.get_attribute("data-state") if entry.count() else None


@by_keys
def test_each_answer_is_kept_and_closes_at_sign_out(people: Company) -> None:
    daniel = people.come_afresh("Daniel")
    for choice, state in (("ask", "asked"), ("no", "unwanted"), ("main", "main")):
        choose(daniel, choice)
        assert state_on(daniel, "/t") == state
    choose(daniel, "keep")
    assert state_on(daniel, "/l") == "kept"
    choose(daniel, "all")
    words = daniel.find("[data-kind=verdict] h2 + p").first.inner_text()
    assert len(words) > 40
    daniel.go("/t")
    assert words not in daniel.main()
    daniel.go("/c")
    daniel.press("a[href='/c/in']")
    daniel.at("signed_in")
    daniel.press("form[action$='/out'] button")
    daniel.at("welcome")
    again = people.come_afresh("Daniel")
    assert state_on(again, "/t") == "label"


@by_keys
def test_asked_to_be_told_stands_on_the_workers_day(people: Company) -> None:
    daniel, maryam = people.come_afresh("Daniel"), people.come("Maryam")
    choose(daniel, "ask")
    maryam.go("/staff/")
    maryam.press("[data-kind=asked] a", "Dan")
    maryam.at("contact")
    told = maryam.find("[name=told_update_ids]")
    assert told.first.is_checked()
    choose(daniel, "no")
    maryam.go("/staff/")
    assert maryam.find("[data-kind=asked]", "Dan").count() == 0


@by_keys
def test_her_pages_and_choices_need_no_pointer(people: Company) -> None:
    nadia = people.come_afresh("Nadia")
    nadia.go("/t")
    nadia.press(nadia.page.locator("a[href='/t/parts']"))
    nadia.at("parts")
    nadia.press("a[href='/t/2']")
    nadia.at("strand")
    nadia.go("/t")
    nadia.press(nadia.page.locator("a[href='/t/print']"))
    nadia.at("print")
    nadia.go("/t")
    nadia.press(nadia.page.locator("a[href='/c']"))
    nadia.at("choices")
    nadia.press("a[href='/c/look']")
    nadia.at("look")
    nadia.choose("theme", "night")
    nadia.choose("size", "large")
    nadia.send()
    html = nadia.page.locator("html")
    expect(html).to_have_attribute("data-theme", "night")
    nadia.press(nadia.page.locator("header a[href='/h']"))
    nadia.at("help")
    nadia.press("a[href='/s']")
    nadia.at("private-device")
    nadia.press(nadia.page.locator("footer a[href$='lang=ur']"))
    expect(html).to_have_attribute("dir", "rtl")
    nadia.press(nadia.page.locator("footer a[href$='lang=en']"))
    expect(html).to_have_attribute("dir", "ltr")
    nadia.leave()
    nadia.page.wait_for_url(people.visitor.demo.leave_url)
