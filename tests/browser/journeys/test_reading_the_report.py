"""She is let read the report before it is finished, stops, comes back, says something in her
language, and sees what became of it. Without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitor
from tests.support.browser_hand import TOUCH_PLAIN, Company, Hand, company
from tests.support.browser_office import (
    begin,
    choose_recipients,
    look_as_each,
    on_her_page,
    open_family,
    release,
)

NIGHT = "The call was made at night.\n\nNobody came before the morning."
DOCTOR = "The doctor saw him twice.\n\nNothing was written down.\n\nNobody asked."
HERS = "میں اس صبح اس کے ساتھ تھی۔"
ANSWER = "The report now says that his mother was there."
ANSWER_IN_URDU = "رپورٹ میں اب لکھا ہے کہ ان کی والدہ وہاں تھیں۔"


def tell_of_the_review(ruth: Hand, maryam: Hand) -> None:
    """There is a review of Sam's death, and Jasmine is told of it."""
    open_family(ruth, "Sam")
    ruth.press("a[href$='/processes/new']")
    ruth.choose("kind", "domestic")
    ruth.select("label", "DARDR")
    ruth.fill("area", "Westmoor (an invented area)")
    ruth.send()
    ruth.at("case")
    begin(maryam, "Sam", "review_going_ahead")
    maryam.day("occurred_on", 1, 3, 2026)
    maryam.choose("begins", "now")
    # Another body reviews this death as well: which of the two is asked.
    ours = maryam.find("label", "DARDR").get_attribute("for")
    maryam.choose("review_id", maryam.find(f"#{ours}").get_attribute("value") or "")
    maryam.choose("source_role", "chair")
    maryam.send()
    choose_recipients(maryam, "Jasmine")
    look_as_each(maryam)
    release(maryam)


def record_the_draft(maryam: Hand) -> None:
    """The draft with two sections; nobody was let read it yet."""
    on_her_page(maryam, "Sam", "Jasmine", "/report", "report")
    maryam.press("a[href$='/new']")
    maryam.at("report_new")
    maryam.day("received_on", 1, 3, 2026)
    maryam.fill("received_from", "The chair, by secure email")
    maryam.send()
    maryam.at("report_draft")
    for heading, words in (("That night", NIGHT), ("What the doctor did", DOCTOR)):
        maryam.press("a[href$='/section']")
        maryam.at("report_section")
        maryam.fill("heading", heading)
        maryam.fill("text", words)
        maryam.send()
        maryam.at("report_draft")


def tell_of_the_verdict(maryam: Hand) -> None:
    """She was told by a person, and her worker says so."""
    maryam.go("/staff/")
    line = maryam.find("[data-kind=to_tell]", "Jasmine").filter(has_text="court decided")
    maryam.press(line.get_by_role("link"))
    maryam.at("contact")
    maryam.choose("kind", "told_in_person")
    maryam.fill("note", "Told her at home.")
    maryam.send()
    maryam.at("contact_log")


def to_the_draft(jasmine: Hand) -> str | None:
    """The page from which she reads; how it stands."""
    jasmine.go("/r")
    jasmine.press("[data-kind=review] h2 a")
    jasmine.at("review")
    jasmine.press("[data-kind=progress] a[href*='/d/']")
    jasmine.at("draft")
    return jasmine.find("[data-kind=reading]").get_attribute("data-state")


def open_it(jasmine: Hand) -> None:
    jasmine.press("form[action$='/o'] button")
    jasmine.at("draft_text")


@pytest.fixture
def people(own_visitor: Visitor) -> Iterator[Company]:
    """On a record of their own: the review is this journey's."""
    with company(own_visitor, TOUCH_PLAIN) as made:
        yield made


def test_she_reads_stops_comes_back_and_is_answered(people: Company) -> None:
    ruth, maryam = people.come("Ruth"), people.come("Maryam")
    tell_of_the_review(ruth, maryam)
    record_the_draft(maryam)
    jasmine = people.come("Jasmine", "ur")
    jasmine.go("/r")
    jasmine.press("[data-kind=review] h2 a")
    assert jasmine.find("a[href*='/d/']").count() == 0

    maryam.press("form[action$='/let'] button")
    maryam.at("report_draft")
    # Nobody has told her of the verdict, and the report speaks of it: it is held with it.
    assert maryam.find("[data-kind=reading] .care").count() >= 1
    jasmine.go("/r")
    jasmine.press("[data-kind=review] h2 a")
    assert jasmine.find("a[href*='/d/']").count() == 0
    tell_of_the_verdict(maryam)

    assert to_the_draft(jasmine) == "choose"
    jasmine.choose("how", "alone")
    jasmine.press("form:has([name=how]) button")
    jasmine.at("draft")
    # The court case goes on: nothing shows before the investigation was asked.
    assert to_the_draft(jasmine) == "waits_check"
    assert jasmine.find("form[action$='/o']").count() == 0
    on_her_page(maryam, "Sam", "Jasmine", "/report", "report")
    maryam.press("[data-kind=draft] a")
    maryam.press("a[href$='/check']")
    maryam.fill("checked_with", "DCI Rowe, senior investigating officer, on 1 March")
    maryam.send()
    maryam.at("report_draft")

    assert to_the_draft(jasmine) == "may_open"
    open_it(jasmine)
    expect(jasmine.find("details p.typed").first).not_to_be_visible()
    jasmine.press(jasmine.find("summary").first)
    expect(jasmine.find("details p.typed").first).to_be_visible()
    jasmine.press(jasmine.find("summary").nth(1))
    jasmine.press(jasmine.find("details").nth(1).locator("a[href*='/t/']").nth(1))
    jasmine.at("draft_paragraph")
    jasmine.press("form[action$='/m'] button")
    jasmine.at("draft")

    open_it(jasmine)
    expect(jasmine.find("[data-state=stopped]")).to_be_visible()
    expect(jasmine.find("[data-state=stopped] p.typed")).to_have_text("Nothing was written down.")
    jasmine.press("[data-state=stopped] a")
    jasmine.at("draft_paragraph")
    jasmine.fill("text", HERS)
    jasmine.press("form:has([name=text]) button")
    jasmine.at("draft_paragraph")
    expect(jasmine.find("[data-kind=remark] blockquote")).to_have_text(HERS)

    on_her_page(maryam, "Sam", "Jasmine", "/report", "report")
    maryam.press("[data-kind=draft] a")
    maryam.at("report_draft")
    maryam.press("a[href*='/remark/']")
    maryam.at("report_change")
    maryam.choose("became", "changed")
    maryam.fill("words", ANSWER)
    maryam.fill("in_hers", ANSWER_IN_URDU)
    maryam.send()
    maryam.at("report_draft")
    to_the_draft(jasmine)
    jasmine.press("a[href$='/a']")
    jasmine.at("draft_answers")
    assert jasmine.find("[data-kind=remark][data-state=open]").count() == 1
    maryam.press("form[action*='/change/'] button")
    maryam.at("report_draft")
    to_the_draft(jasmine)
    jasmine.press("a[href$='/a']")
    assert jasmine.find("[data-kind=remark][data-state=changed]").count() == 1
    expect(jasmine.find("blockquote[lang=ur]", ANSWER_IN_URDU)).to_be_visible()
