"""A chair comes in, reads what was released, answers, takes it along; then words are taken back.

The mother of the valley lets the chair read four of her views. The chair's own pages need no
scripts; a passkey does.
"""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, Visitor, come_in
from tests.support.browser_hand import KEYS, TOUCH, Company, Hand
from tests.support.browser_office import (
    confirm_role,
    look_as_each,
    on_her_page,
    open_family,
    release,
)
from tests.support.browser_passkey import add_authenticator
from tests.support.browser_server import LiveDemo

MOTHER, BROTHER, DIED = "Angharad", "Iestyn", "Eleri"
TAKEN_BACK = "I rang the surgery three times."
KEPT = "She sang in the kitchen every Sunday morning."
ANSWER = "It stands in chapter four."
ANSWER_IN_WELSH = "Mae ym mhennod pedwar."

with_scripts = pytest.mark.parametrize(
    "way", [pytest.param(TOUCH, id="scripts-320"), pytest.param(KEYS, id="keys-scripts-320")]
)


def the_review(hand: Hand) -> None:
    """From her first page to the one review she chairs."""
    hand.go("/staff/")
    hand.at("chair")
    hand.press("[data-kind=review] h2 a")
    hand.at("chair_review")


def review_outside(hand: Hand) -> None:
    """The page of the chair, from the family's."""
    open_family(hand, DIED)
    hand.press("a[href*='/outside/']")
    hand.at("review_chair")


def word_file(hand: Hand) -> tuple[str, str]:
    """A copy as Word: its name, and its words."""
    the_review(hand)
    hand.press("a[href$='/papers']")
    hand.at("chair_papers")
    hand.choose("form", "word")
    name, body = hand.take("form:has([name=form]) button")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return name, re.sub(r"<[^>]+>", " ", parts.read("word/document.xml").decode())


@with_scripts
def test_an_account_alone_opens_nothing_and_an_invitation_one_review(people: Company) -> None:
    priya, dafydd, new = people.come("Priya"), people.come("Dafydd"), people.nobody()
    name = f"Corin Vale {'abcd'[people.way.number - 1]}"
    priya.go("/staff/accounts/new")
    priya.fill("full_name", name)
    priya.fill("email", f"corin{people.way.number}@example.org")
    priya.select("role", "chair")
    priya.send()
    priya.at("account_link")
    link = priya.find("#link").inner_text()
    add_authenticator(new.page)
    new.go(link)
    new.send()
    new.at("me")
    confirm_role(people.come("Ruth"), name)
    new.go("/staff/")
    new.at("chair")
    expect(new.find("[data-kind=review]")).to_have_count(0)
    review_outside(dafydd)
    dafydd.press("a[href$='/invite']")
    dafydd.at("chair_invite")
    option = dafydd.find("[name=staff_id] option", name)
    dafydd.select("staff_id", option.get_attribute("value") or "")
    dafydd.send()
    dafydd.at("review_chair")
    the_review(new)
    expect(new.find("[data-kind=person]")).to_have_count(1)
    review_outside(dafydd)
    line = dafydd.find("[data-kind=chair]", name)
    dafydd.press(line.locator("form button"))
    dafydd.at("review_chair")
    new.go("/staff/chair")
    expect(new.find("[data-kind=review]")).to_have_count(0)


def answer_it(rosalind: Hand) -> None:
    """The view about what would have helped: read, and answered."""
    the_review(rosalind)
    rosalind.press(rosalind.find("[data-kind=view][data-state=open] a").last)
    rosalind.at("chair_view")
    rosalind.choose("verdict", "taken_up")
    rosalind.fill("words", ANSWER)
    rosalind.send()
    rosalind.at("chair_view")
    expect(rosalind.find("[data-kind=answer]", ANSWER)).to_be_visible()


def pass_the_answer_on(megan: Hand) -> None:
    on_her_page(megan, DIED, MOTHER, "/say", "say")
    megan.press(megan.find("[data-kind=reply] a").last)
    megan.at("say_reply_release")
    megan.fill("translation", ANSWER_IN_WELSH)
    megan.press("form:has([name=translation]) button")
    megan.at("say")


def her_view(angharad: Hand, words: str) -> None:
    """The view with these words: her list names only what each is about."""
    angharad.go("/r")
    angharad.press("[data-kind=review] h2 a")
    angharad.at("review")
    angharad.press("a[href$='/w']")
    angharad.at("views")
    links = [one.get_attribute("href") for one in angharad.find("[data-kind=view] h2 a").all()]
    for link in links:
        angharad.go(link or "")
        angharad.at("view")
        if angharad.find("blockquote", words).count():
            return
    raise AssertionError(f"no view of hers says {words}")


def says_no(iestyn: Hand) -> None:
    """He says no, and does not want the chair told."""
    iestyn.go("/r")
    iestyn.press("[data-kind=review] h2 a")
    iestyn.at("review")
    iestyn.choose("answer", "no")
    iestyn.press("form:has([name=answer]) button")
    iestyn.at("review")
    iestyn.choose("tell", "no")
    iestyn.press("form[action$='/c'] button")
    iestyn.at("review")


def everything(rosalind: Hand) -> dict[str, str]:
    """Every page that the chair can reach from her first one, without the keys of its forms."""
    found: dict[str, str] = {}
    waiting = ["/staff/chair"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = rosalind.page.request.get(rosalind.page.url.split("/staff")[0] + path)
        body = answer.body().decode()
        found[path] = re.sub(r'(csrf_token|submission_key)" value="[^"]*"', r"\1", body)
        waiting += re.findall(r'href="(/staff/chair[^"?]*)"', body)
    return found


def test_the_chair_answers_and_what_is_taken_back_is_gone_from_the_next_pack(
    own_visitor: Visitor, own_demo: LiveDemo
) -> None:
    plain = {"javascript": False, "width": PHONE}
    with (
        own_visitor.page(**plain) as first,
        own_visitor.page(**plain) as second,
        own_visitor.page(**plain, language="cy") as third,
        own_visitor.page(**plain) as fourth,
    ):
        rosalind, megan, angharad, iestyn = map(Hand, (first, second, third, fourth))
        come_in(first, own_demo.person("Rosalind"))
        come_in(second, own_demo.person("Megan"))
        come_in(third, own_demo.person(MOTHER), "cy")
        come_in(fourth, own_demo.person(BROTHER))
        answer_it(rosalind)
        pass_the_answer_on(megan)
        her_view(angharad, "Byddai")
        angharad.press("[data-kind=reply] a")
        expect(angharad.find("blockquote", ANSWER_IN_WELSH)).to_be_visible()
        name, words = word_file(rosalind)
        assert name == "papers.docx"
        assert TAKEN_BACK in words
        assert KEPT in words
        before = everything(rosalind)
        assert len(before) > 8
        says_no(iestyn)
        assert everything(rosalind) == before
        her_view(angharad, "Ffoniais")
        angharad.press("form[action$='/off'] button")
        angharad.at("view")
        the_review(rosalind)
        expect(rosalind.find("[data-state=taken-back]", MOTHER)).to_have_count(1)
        _, words = word_file(rosalind)
        assert TAKEN_BACK not in words
        assert KEPT in words


QUESTIONS = "1. Who knew that she was afraid?\n2. Who spoke with her alone?"
IN_WELSH = "Pwy oedd yn gwybod ei bod hi'n ofni?\nPwy siaradodd â hi ar ei phen ei hun?"


def record_questions(rosalind: Hand) -> None:
    """The chair's list of questions: a proposal, and no family reads it yet."""
    the_review(rosalind)
    rosalind.press("a[href$='/record/terms']")
    rosalind.at("chair_record")
    rosalind.choose("value", "agreed")
    rosalind.day("for_date", 1, 3, 2026)
    rosalind.fill("body", QUESTIONS)
    rosalind.send()


def pass_the_list_on(megan: Hand) -> None:
    """Its words are in the form already; hers in Welsh stand beside them, line by line."""
    review_outside(megan)
    line = megan.find("[data-kind=proposal]", "Who knew that she was afraid?")
    megan.press(line.locator("form[action$='/over'] button"))
    megan.at("edit_update")
    expect(megan.page.locator("[name=words-en]")).to_have_value(QUESTIONS)
    expect(megan.find("details[data-kind=recorded]")).to_have_count(1)
    megan.fill("words-cy", IN_WELSH)
    megan.press("form:has([name=words-en]) button")
    megan.at("recipients")
    ticked = megan.find("[data-kind=recipient]:has(input[name=recipients]:checked) strong")
    assert MOTHER in ticked.first.inner_text()
    megan.press("form:has([name=recipients]) button")
    look_as_each(megan)
    release(megan)


def test_the_chairs_list_and_sections_go_on_without_copying(
    own_visitor: Visitor, own_demo: LiveDemo
) -> None:
    plain = {"javascript": False, "width": PHONE}
    with (
        own_visitor.page(**plain) as first,
        own_visitor.page(**plain) as second,
        own_visitor.page(**plain, language="cy") as third,
    ):
        rosalind, megan, angharad = map(Hand, (first, second, third))
        come_in(first, own_demo.person("Rosalind"))
        come_in(second, own_demo.person("Megan"))
        come_in(third, own_demo.person(MOTHER), "cy")
        record_questions(rosalind)
        pass_the_list_on(megan)
        angharad.go("/r")
        angharad.press("[data-kind=review] h2 a")
        angharad.at("review")
        angharad.press("a[href$='/q']")
        angharad.at("review_questions")
        for asked in IN_WELSH.split("\n"):
            expect(angharad.page.get_by_text(asked)).to_be_visible()
        on_her_page(megan, DIED, MOTHER, "/report", "report")
        megan.press("[data-kind=draft] a")
        megan.at("report_draft")
        megan.press("a[href$='/sections']")
        megan.at("report_sections")
        megan.press("form:has([name^=heading]) button")
        megan.at("report_draft")
        expect(megan.page.get_by_text("What the panel asked").first).to_be_visible()
        assert megan.find("a[href$='/sections']").count() == 0
