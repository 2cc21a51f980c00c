"""A day in court: what she plans, who is beside her, the way there, an entry in her calendar."""

from __future__ import annotations

from playwright.sync_api import expect

from casework.rules.words import telling_words_in
from tests.support.browser_hand import Company, Hand, first_ways, ways
from tests.support.browser_office import open_family

ADDRESS = "The Courthouse, 1 Oxford Row, Leeds LS1 3BG"


def open_day(hand: Hand) -> None:
    """Her page of the first day that is planned."""
    hand.go("/t")
    hand.press("a[href='/d']")
    hand.at("days")
    hand.press("[data-kind=hearing] a.go")
    hand.at("day")


def open_day_of_the_family(hand: Hand) -> None:
    """The same for whoever works with them."""
    open_family(hand, "Sam")
    hand.press("a[href$='/days']")
    hand.at("case_days")
    hand.press("[data-kind=hearing] a.go")
    hand.at("case_day")


def line_of(hand: Hand, name: str) -> str:
    """What stands about one person on the worker's page of the day."""
    open_day_of_the_family(hand)
    return hand.find("[data-kind=person]", name).first.inner_text()


@first_ways
def test_what_she_plans_reaches_her_worker(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    said = {"yes": "Plans to go.", "no": "Does not plan to go.", "unsure": "Is not sure yet."}
    for going, words in said.items():
        open_day(nadia)
        nadia.choose("going", going)
        nadia.select("seats", "3")
        nadia.choose("interpreter", "yes")
        nadia.choose("statement", "read_other")
        nadia.fill("wishes", f"A seat near the door. {people.way.number}")
        nadia.press("form:has([name=going]) button")
        nadia.at("day")
        line = line_of(maryam, "Nadia")
        assert words in line
        assert "3 seats wanted." in line
        assert "Would like an interpreter." in line
        assert "Statement: somebody else reads it out." in line
        assert f"A seat near the door. {people.way.number}" in line
    nadia.go("/d")
    expect(nadia.find("[data-kind=hearing][data-state=unsure]")).to_have_count(1)


@first_ways
def test_who_is_beside_her_and_how_to_get_there(people: Company) -> None:
    maryam, nadia = people.come("Maryam"), people.come("Nadia")
    open_day_of_the_family(maryam)
    # What is noted of the court is for whoever looks it up, and is on no page of hers by itself.
    assert ADDRESS in maryam.main()
    nadias = maryam.find("[data-kind=person]", "Nadia")
    maryam.press(nadias.locator("a[href$='/plan']"))
    maryam.at("day_plan")
    maryam.choose("going", "yes")
    maryam.send()
    maryam.at("case_day")
    maryam.press(maryam.find("[data-kind=person]", "Nadia").locator(".acts a").first)
    maryam.at("day_beside")
    maryam.choose("part", "first")
    maryam.choose("how", "somebody")
    option = maryam.page.locator("[name=staff_id] option", has_text="Tom Ellery")
    maryam.select("staff_id", option.get_attribute("value") or "")
    maryam.fill("where", f"By the bench on the left, {people.way.number}")
    maryam.send()
    maryam.at("case_day")
    maryam.fill("text", f"{ADDRESS}. The door of glass, number {people.way.number}.")
    maryam.press("form:has([name=text]) button:not([name=look])")
    maryam.at("case_day")

    open_day(nadia)
    words = nadia.main()
    assert "Tom will be beside you on the first day." in words
    assert f"By the bench on the left, {people.way.number}" in words
    assert f"The door of glass, number {people.way.number}." in words
    assert "We wrote it down for you" in words


@ways
def test_the_entry_of_her_calendar_says_nothing(people: Company) -> None:
    nadia = people.come("Nadia")
    open_day(nadia)
    name, entry = nadia.take("a[href$='/c']")
    text = entry.decode()
    assert name == "date.ics"
    assert "SUMMARY:Appointment" in text
    assert "LOCATION" not in text
    assert "DESCRIPTION" not in text
    assert telling_words_in(text, "en") == []
    _name, with_place = nadia.take("a[href$='/p']")
    assert "LOCATION:Leeds Crown Court" in with_place.decode()
