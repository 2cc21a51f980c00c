"""The contact log on a phone: a few touches, and it counts at once where it has to."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, first_ways, second_ways
from tests.support.browser_office import on_her_page


@second_ways
def test_a_call_is_recorded_in_three_touches(people: Company) -> None:
    maryam = people.come("Maryam")
    on_her_page(maryam, "Sam", "Nadia", "/contact", "contact")
    # What is asked first is filled in already: a call, reached, now, in her language.
    note = f"Rang about Thursday. {people.way.number}"
    maryam.fill("note", note)
    maryam.send()
    maryam.at("contact_log")
    entry = maryam.find("[data-kind=call_to_service_user]", note)
    expect(entry).to_have_count(1)
    expect(maryam.find("[role=status]").first).to_be_visible()


@first_ways
def test_a_call_on_her_behalf_and_a_promise_are_kept(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    on_her_page(maryam, "Sam", "Nadia", "/contact", "contact")
    note = f"Asked the court about parking. {people.way.number}"
    day = 5 + people.way.number
    maryam.choose("kind", "call_on_behalf_of_service_user")
    maryam.fill("note", note)
    maryam.press("details:has([name=due_on-day]) summary")
    maryam.day("due_on", day, 3, 2026)
    maryam.send()
    maryam.at("contact_log")
    expect(maryam.find("[data-kind=call_on_behalf_of_service_user]", note)).to_have_count(1)
    maryam.go("/staff/")
    promise = maryam.find("[data-kind=promise]", f" {day} March 2026")
    expect(promise.filter(has_text="Nadia")).to_have_count(1)
    # Kept with the next call.
    maryam.press(promise.filter(has_text="Nadia").locator("a"))
    maryam.at("contact")
    expect(maryam.find("[name=promise_ids]:checked")).to_have_count(1)
    maryam.send()
    maryam.at("contact_log")
    maryam.go("/staff/")
    expect(promise.filter(has_text="Nadia")).to_have_count(0)
    nadia.go("/t")
    expect(nadia.page.locator("main")).not_to_contain_text(note)


@second_ways
def test_a_wrong_entry_stays_beside_the_right_one(people: Company) -> None:
    maryam = people.come("Maryam")
    person = on_her_page(maryam, "Sam", "Jasmine", "/contact", "contact")
    wrong = f"Rang about Friday. {people.way.number}"
    right = f"Rang about Saturday. {people.way.number}"
    maryam.fill("note", wrong)
    maryam.send()
    maryam.at("contact_log")
    entry = maryam.find(".tl > li", wrong)
    maryam.press(entry.locator("a[href*='/contact/']"))
    maryam.at("contact_correct")
    maryam.fill("note", right)
    maryam.send()
    maryam.at("contact_log")
    expect(maryam.find(".tl > li[data-state=corrected]", wrong)).to_have_count(1)
    expect(maryam.find(".tl > li[data-state=stands]", right)).to_have_count(1)
    maryam.go(person)
