"""An update is put right, a date moves twice: the relative sees both, and how it went."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import (
    announce_meeting,
    choose_recipients,
    list_hearing,
    look_as_each,
    release,
)


def open_entry(reader: Hand, kind: str, text: str) -> None:
    """The page of one entry of her own list."""
    reader.go("/t")
    entry = reader.find(f".tl > li[data-kind={kind}]", text).first
    reader.press(entry.locator("h3 a"))
    reader.at("update")


@second_ways
def test_what_was_wrong_and_what_is_right_both_show(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    number = people.way.number
    day, wrong, right = 10 + number, f"15:0{number}", f"16:1{number}"
    update = announce_meeting(maryam, "Sam", ("Nadia",), day, wrong)
    open_entry(nadia, "meeting_with_us", f" {day} March 2026")
    assert wrong in nadia.main()

    maryam.go(update)
    maryam.press("a[href$='/correct']")
    maryam.at("correct")
    maryam.send()
    maryam.at("edit_update")
    assert wrong in maryam.main()
    maryam.fill("time", right)
    maryam.send()
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    release(maryam)

    nadia.go("/t")
    old = nadia.find(".tl > li[data-kind=meeting_with_us]", wrong)
    expect(old).to_contain_text("puts it right")
    nadia.press(old.locator("h3 a"))
    nadia.at("update")
    nadia.press("p.care a", "Read what is right")
    nadia.at("update")
    expect(nadia.find("blockquote").first).to_contain_text(wrong)
    expect(nadia.find("section", "We are sorry")).to_be_visible()
    assert right in nadia.main().split(wrong, 1)[1]


@first_ways
def test_a_moved_date_shows_every_date_it_had(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    first = 4 + people.way.number
    update = list_hearing(maryam, "Sam", ("Nadia",), first)
    for later in (first + 7, first + 14):
        maryam.go(update)
        maryam.press("a[href$='/move']")
        maryam.at("move")
        maryam.send()
        maryam.at("edit_update")
        maryam.day("new_date", later, 4, 2026)
        maryam.fill("new_time", "10:30")
        maryam.choose("confirmed", "may_change")
        maryam.choose("reason", "no_reason")
        maryam.choose("source_role", "witness_care_unit")
        maryam.send()
        choose_recipients(maryam, "Nadia")
        look_as_each(maryam)
        update = release(maryam)
    open_entry(nadia, "hearing_moved", f" {first + 14} April 2026")
    trail = nadia.find("ol li")
    expect(trail).to_have_count(3)
    for step, day in zip(trail.all(), (first, first + 7, first + 14), strict=True):
        expect(step).to_contain_text(f" {day} April 2026")
    nadia.go("/t")
    listed = nadia.find(".tl > li[data-kind=hearing_listed]", f" {first} April 2026")
    expect(listed).to_contain_text("moved")
