"""The same form twice, and two people at one text: nothing is doubled and nothing is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, first_ways, second_ways
from tests.support.browser_office import (
    announce_meeting,
    choose_recipients,
    look_as_each,
    on_her_page,
    path_of,
    write_meeting,
)
from tests.support.browser_twice import again

FIRST = "I will ring you from my own number."
SECOND = "I will ring you from the office, so that you know it is me."


def second_tab(people: Company, hand: Hand, path: str) -> Hand:
    """One more page in the same browser."""
    tab = Hand(hand.page.context.new_page(), hand.keys)
    people.hands.append(tab)
    tab.go(path)
    return tab


@first_ways
def test_a_release_sent_twice_publishes_once(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    clock = f"14:2{people.way.number}"
    write_meeting(maryam, "Sam", 20, clock)
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    with again(maryam.page):
        maryam.send()
        maryam.at("update")
    nadia.go("/t")
    expect(nadia.find(".tl > li[data-kind=meeting_with_us]", clock)).to_have_count(1)


@second_ways
def test_two_tabs_with_one_release_publish_once(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    clock = f"14:3{people.way.number}"
    write_meeting(maryam, "Sam", 20, clock)
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    other = second_tab(people, maryam, path_of(maryam))
    other.at("release")
    maryam.send()
    maryam.at("update")
    other.send()
    other.page.locator("main:not([data-page=release])").wait_for()
    nadia.go("/t")
    expect(nadia.find(".tl > li[data-kind=meeting_with_us]", clock)).to_have_count(1)


@first_ways
def test_a_draft_saved_in_two_places_shows_both_texts(people: Company) -> None:
    maryam = people.come("Maryam")
    write_meeting(maryam, "Sam", 21, "11:00")
    maryam.at("recipients")
    maryam.press("p.back a, nav a, a[href$='/edit']")
    maryam.at("edit_update")
    other = second_tab(people, maryam, path_of(maryam))
    other.at("edit_update")
    maryam.fill("words-en", FIRST)
    maryam.send()
    maryam.at("recipients")
    other.fill("words-en", SECOND)
    other.send()
    other.find("[role=alert]").first.wait_for()
    expect(other.find(".sum")).to_contain_text(FIRST)
    expect(other.find("[name=words-en]")).to_have_value(SECOND)
    # She chose: hers is kept now.
    other.send()
    other.at("recipients")
    maryam.go(path_of(other).replace("/recipients", "/edit"))
    expect(maryam.find("[name=words-en]")).to_have_value(SECOND)


@second_ways
def test_details_changed_by_two_people_show_both(people: Company) -> None:
    tom, ruth = people.come("Tom"), people.come("Ruth")
    for hand in (tom, ruth):
        on_her_page(hand, "Róisín", "Bernadette", "/details", "details")
    number = people.way.number
    tom.fill("called", f"Bernie T{number}")
    tom.send()
    tom.at("person")
    ruth.fill("called", f"Bernie R{number}")
    ruth.send()
    ruth.at("stale")
    assert f"Bernie T{number}" in ruth.main()
    assert f"Bernie R{number}" in ruth.main()


@first_ways
def test_a_choice_that_changed_stops_the_release(people: Company) -> None:
    maryam, ruth, nadia = (people.come(name) for name in ("Maryam", "Ruth", "Nadia"))
    clock = f"14:4{people.way.number}"
    person = on_her_page(ruth, "Sam", "Nadia", "/flags", "flags")
    write_meeting(maryam, "Sam", 22, clock, words=FIRST)
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    ruth.choose("flag", "media_target")
    ruth.press("form:has([name=flag]) button")
    ruth.find("[data-flag=media_target] form button").wait_for()
    maryam.send()
    maryam.find("[data-state=changed]").wait_for()
    expect(maryam.find("[data-state=changed]")).to_contain_text("Nadia")
    nadia.go("/t")
    expect(nadia.find(".tl > li", clock)).to_have_count(0)
    ruth.go(f"{person.removesuffix('/flags')}/flags")
    ruth.press("[data-flag=media_target] form button")
    ruth.at("flags")
    # Looked at again, it can go.
    maryam.press("[data-state=changed] a")
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    maryam.send()
    maryam.at("update")
    nadia.go("/t")
    expect(nadia.find(".tl > li[data-kind=meeting_with_us]", clock)).to_have_count(1)


@second_ways
def test_words_in_a_second_language_come_later(people: Company) -> None:
    maryam, jasmine = people.come("Maryam"), people.come("Jasmine", "ur")
    urdu = f"میں آپ کو اپنے نمبر سے فون کروں گی۔ {people.way.number}"
    update = announce_meeting(maryam, "Sam", ("Jasmine",), 23, "16:30", words=FIRST)
    maryam.go(update)
    maryam.press("a[href$='/words/ur']")
    maryam.at("more_words")
    maryam.fill("text", urdu)
    maryam.send()
    maryam.at("update")
    jasmine.go("/t")
    expect(jasmine.find("blockquote[lang=ur]", urdu)).to_have_count(1)
