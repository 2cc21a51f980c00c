"""From the first call to her first visit: a case, a person, what staff have to know, who works
with her, a code in her hand, and whom she is told to call."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import (
    add_member,
    open_case,
    open_family,
    print_code,
    set_flag,
    type_code,
    walk_in,
)


def choose_worker(hand: Hand, name: str) -> None:
    line = hand.page.get_by_label(name)
    hand.choose("staff_id", line.get_attribute("value") or "")


@first_ways
def test_a_case_a_relative_and_her_first_visit(people: Company) -> None:
    ruth, hers = people.come("Ruth"), people.nobody()
    number = people.way.number
    called = f"Yusra {'abcd'[number - 1]}"
    open_case(ruth, called)
    person = add_member(ruth, called, f"Grace O’Malley-{number}")
    set_flag(ruth, person, "media_target")
    ruth.go(person)
    # Before anything can be done for her, what staff have to know stands there.
    expect(ruth.page.locator("[data-flag=media_target]").first).to_be_visible()
    ruth.press("a[href$='/workers']")
    ruth.at("workers")
    ruth.press("a[href$='/workers/new']")
    ruth.at("allocate")
    choose_worker(ruth, "Tom Ellery")
    ruth.send()
    ruth.find("[data-kind=allocation]", "Tom Ellery").first.wait_for()

    type_code(hers, print_code(ruth, person))
    walk_in(hers)
    expect(hers.find(".tl > li")).to_have_count(0)
    hers.go("/h")
    expect(hers.page.locator("main")).to_contain_text("Tom Ellery")


@second_ways
def test_a_child_waits_for_a_decision_of_the_leader(people: Company) -> None:
    ruth, phone = people.come("Ruth"), people.nobody()
    number = people.way.number
    person = add_member(ruth, "Sam", f"Ayesha Rose {number}", born=(4, 5, 2012))
    ruth.go(f"{person}/code")
    ruth.at("code")
    expect(ruth.find("form[action*='/code/']")).to_have_count(0)
    ruth.go(person)
    ruth.press("a[href$='/entry']")
    ruth.at("under_age")
    ruth.fill("decided_by", "Ruth Adeyemi, with children’s services")
    ruth.fill("reason", "She asked, and her mother agreed.")
    ruth.send()
    ruth.at("person")
    type_code(phone, print_code(ruth, person))
    walk_in(phone)
    # Taken back, it counts at once.
    ruth.go(person)
    ruth.press("form[action$='/entry/end'] button")
    ruth.page.locator("main").wait_for()
    phone.go("/t")
    expect(phone.find("[data-page=updates], .tl")).to_have_count(0)
    assert phone.page.locator("main[data-page=updates]").count() == 0


@first_ways
def test_a_review_and_the_days_of_proceedings_are_kept(people: Company) -> None:
    ruth = people.come("Ruth")
    called = f"Idris {'abcd'[people.way.number - 1]}"
    open_case(ruth, called)
    ruth.press("a[href$='/processes/new']")
    ruth.at("review_new")
    ruth.choose("kind", "domestic")
    ruth.select("label", "DARDR")
    ruth.fill("area", "Westmoor (an invented area)")
    ruth.send()
    ruth.at("case")
    expect(ruth.find("[data-kind=domestic]", "DARDR")).to_be_visible()
    ruth.press("a[href$='/dates']")
    ruth.at("proceedings")
    ruth.day("since", 1, 3, 2026)
    ruth.send()
    ruth.at("case")
    expect(ruth.find("section[aria-labelledby=active]")).to_contain_text("1 March 2026")
    open_family(ruth, called)
