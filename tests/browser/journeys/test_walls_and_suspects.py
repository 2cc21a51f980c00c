"""A wall and a suspect, as the browser sees them: the same nothing as for a wrong address."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import (
    add_member,
    announce_meeting,
    open_person,
    path_of,
    print_code,
    set_flag,
    type_code,
    walk_in,
    write_meeting,
)

NOWHERE = "/u/00000000000000zz"


def refused(hand: Hand, path: str) -> str:
    """What this page says where there is nothing; without what changes with every page."""
    answer = hand.page.goto(path)
    assert answer is not None
    assert answer.status == 404, path
    text = re.sub(r'(value|nonce|href|action)="[^"]*"', "", hand.page.content())
    assert path.rsplit("/", 1)[-1] not in text
    return text


@first_ways
def test_a_walled_relative_gets_the_same_nothing(people: Company) -> None:
    tom = people.come("Tom")
    bernie, kieran = people.come("Bernadette"), people.come("Kieran")
    day = 23 + people.way.number
    announce_meeting(tom, "Róisín", ("Bernie",), day, "15:30")
    entry = bernie.find(".tl > li[data-kind=meeting_with_us]", f" {day} March 2026")
    bernie.go("/t")
    bernie.press(entry.locator("h3 a"))
    bernie.at("update")
    hers = path_of(bernie)
    assert refused(kieran, hers) == refused(kieran, NOWHERE)
    for path in ("/t", "/t/7", "/t/print", "/l"):
        kieran.go(path)
        assert f" {day} March 2026" not in kieran.page.content()
    # His own pages are his as before.
    kieran.go("/t")
    expect(kieran.find(".tl > li[data-kind=meeting_with_us]").first).to_be_visible()


@second_ways
def test_nobody_is_chosen_across_a_new_wall(people: Company) -> None:
    ruth = people.come("Ruth")
    letter = "abcd"[people.way.number - 1]
    other = add_member(ruth, "Sam", f"Vera Kept-Apart {letter}")
    name = f"Vera Kept-Apart {letter}"
    open_person(ruth, "Sam", "Daniel")
    ruth.press("a[href$='/walls']")
    ruth.at("walls")
    line = ruth.page.get_by_label(name)
    ruth.choose("member_b", line.get_attribute("value") or "")
    ruth.fill("reason", "They asked us to share nothing between them.")
    ruth.press("form:has([name=reason]) button")
    ruth.page.locator("main").get_by_text(name).first.wait_for()

    write_meeting(ruth, "Sam", 27, "10:00")
    ruth.at("recipients")
    kept_apart = ruth.page.get_by_role("checkbox", name=name)
    dan = ruth.page.get_by_role("checkbox", name="Dan")
    expect(ruth.find("[data-kind=recipient]:has-text('Dan')").first).to_contain_text("wall")
    for box in (kept_apart, dan):
        expect(box).not_to_be_checked()
    # Both sides of it at once need her to say so.
    for box in (kept_apart, dan):
        ruth.tick(box)
    ruth.send()
    ruth.at("recipients")
    expect(ruth.find("[name=across_walls]")).not_to_be_checked()
    ruth.press(ruth.find("a[href$='/edit']").first)
    ruth.at("edit_update")
    ruth.press("form[action$='/discard'] button")
    ruth.at("new_update")
    ruth.go(f"{other}/walls")
    ruth.press("form[action$='/end'] button")
    ruth.at("walls")


@first_ways
def test_a_suspect_is_out_at_the_next_click(people: Company) -> None:
    ruth, phone, later = people.come("Ruth"), people.nobody(), people.nobody()
    name = f"Piers Out {'abcd'[people.way.number - 1]}"
    person = add_member(ruth, "Róisín", name)
    code = print_code(ruth, person)
    type_code(phone, code)
    walk_in(phone)
    unused = print_code(ruth, person)
    set_flag(ruth, person, "suspect")

    phone.go("/t")
    assert phone.page.locator("main[data-page=updates]").count() == 0
    expect(phone.page.locator("main")).not_to_contain_text("suspect")
    type_code(later, unused)
    later.at("code")
    expect(later.find("[role=alert]").first).to_be_visible()
    # No new code can be given, and nothing can be sent to this person.
    ruth.go(f"{person}/code")
    ruth.at("code")
    expect(ruth.find("form[action*='/code/']")).to_have_count(0)
    write_meeting(ruth, "Róisín", 28, "10:00")
    ruth.at("recipients")
    line = ruth.find("[data-kind=recipient]", name)
    expect(line.locator("input")).to_have_count(0)


@second_ways
def test_whoever_belongs_no_longer_is_out_as_well(people: Company) -> None:
    ruth, phone = people.come("Ruth"), people.nobody()
    person = add_member(ruth, "Róisín", f"Orla Gone {'abcd'[people.way.number - 1]}")
    type_code(phone, print_code(ruth, person))
    walk_in(phone)
    ruth.go(person)
    ruth.press("a[href$='/end']")
    ruth.at("membership_end")
    ruth.choose("what", "ended")
    ruth.tick("[name=sure]")
    ruth.send()
    ruth.page.wait_for_url(lambda url: not url.endswith("/end"))
    phone.go("/t")
    assert phone.page.locator("main[data-page=updates]").count() == 0
