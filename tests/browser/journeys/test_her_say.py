"""A daughter is not asked before the day she chose; then she says it in Urdu, a little at a time,
lets the chair read it, reads the answer, and takes it back. Without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.browser import PHONE, Visitor, come_in
from tests.support.browser_choosing import left_for, texts_go_to, wait_for_one
from tests.support.browser_hand import Hand
from tests.support.browser_office import (
    begin,
    choose_recipients,
    look_as_each,
    on_her_page,
    open_family,
    release,
)
from tests.support.browser_server import LiveDemo, copy_of, live_demo

# What she writes on three days; each day begins with the words of the day before.
DAYS = (
    "کسی نے اس سے اکیلے میں نہیں پوچھا۔",
    "کسی نے اس سے اکیلے میں نہیں پوچھا۔ میں نے تین بار فون کیا۔",
    "کسی نے اس سے اکیلے میں نہیں پوچھا۔ میں نے تین بار فون کیا۔ کسی نے واپس فون نہیں کیا۔",
)
ENGLISH = "Nobody asked him on his own. I rang three times. Nobody rang back."
ANSWER = "It stands in chapter four, and the surgery will be asked."
ANSWER_IN_URDU = "یہ چوتھے باب میں ہے، اور ڈاکٹر کے دفتر سے پوچھا جائے گا۔"

NUMBER = "07700 900 463"
# There is something new when you want it.
NEUTRAL = "جب آپ چاہیں، کچھ نیا موجود ہے۔"


class Life:
    """One record over several days: the server starts anew on each of them."""

    def __init__(self, browser: Browser, folder: Path, leave_url: str) -> None:
        self.browser, self.folder, self.leave_url = browser, folder, leave_url

    @contextmanager
    def day(self, day: str) -> Iterator[LiveDemo]:
        """The morning of this day."""
        with live_demo(self.folder, self.leave_url, now=f"{day}T10:00:00+00:00") as demo:
            yield demo

    @contextmanager
    def comes(self, demo: LiveDemo, name: str, language: str = "en") -> Iterator[Hand]:
        """Somebody with a browser of her own, without scripts."""
        visitor = Visitor(self.browser, demo)
        with visitor.page(javascript=False, width=PHONE, language=language) as page:
            come_in(page, demo.person(name), language)
            yield Hand(page)


def tell_of_the_review(ruth: Hand, maryam: Hand) -> None:
    """There is a review of Sam's death, and Jasmine is told of it."""
    open_family(ruth, "Sam")
    ruth.press("a[href$='/processes/new']")
    ruth.at("review_new")
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


def her_review(jasmine: Hand) -> None:
    jasmine.go("/r")
    jasmine.at("reviews")
    jasmine.press("[data-kind=review] h2 a")
    jasmine.at("review")


def answer(jasmine: Hand, value: str) -> None:
    """Her answer, and that the chair may know of her."""
    her_review(jasmine)
    jasmine.choose("answer", value)
    if value == "not_now":
        jasmine.day("ask_again_on", 27, 3, 2026)
    jasmine.press("form:has([name=answer]) button")
    jasmine.at("review")
    jasmine.choose("tell", "yes" if value == "take_part" else "no")
    jasmine.press("form[action$='/c'] button")
    jasmine.at("review")


def asked(maryam: Hand) -> int:
    """How many lines of her day ask her to bring it up with Jasmine."""
    maryam.go("/staff/")
    lines = "[data-kind=say]:is([data-what=ask_again], [data-what=talk])"
    return maryam.find(lines, "Jasmine").count()


def write(jasmine: Hand, number: int) -> None:
    """What she adds that day; the day before is there already."""
    her_review(jasmine)
    jasmine.press("a[href$='/w']")
    jasmine.at("views")
    if number == 0:
        jasmine.choose("topic", "agencies")
    else:
        jasmine.press("[data-kind=view] h2 a")
        jasmine.at("view")
        expect(jasmine.page.locator("[name=text]")).to_have_value(DAYS[number - 1])
    jasmine.fill("text", DAYS[number])
    jasmine.press("form:has([name=text]) button")
    jasmine.at("view")
    expect(jasmine.find("blockquote").first).to_have_text(DAYS[number])
    expect(jasmine.find("blockquote").first).to_have_attribute("lang", "ur")


def her_view(jasmine: Hand) -> None:
    her_review(jasmine)
    jasmine.press("a[href$='/w']")
    jasmine.press("[data-kind=view] h2 a")
    jasmine.at("view")


def state_of(jasmine: Hand, number: int) -> str | None:
    return jasmine.find("[data-kind=reader]").nth(number).get_attribute("data-state")


def put_into_english(maryam: Hand) -> None:
    on_her_page(maryam, "Sam", "Jasmine", "/say", "say")
    maryam.press("[data-kind=view] a[href*='/say/']", "English")
    maryam.at("say_english")
    maryam.fill("english", ENGLISH)
    maryam.send()
    maryam.at("say")


def approve_and_release(jasmine: Hand) -> None:
    """The English too; then the chair, and nobody else."""
    her_view(jasmine)
    expect(jasmine.find("blockquote[lang=en]")).to_have_text(ENGLISH)
    assert jasmine.find("form[action$='/on']").count() == 0
    jasmine.press("form[action$='/ok'] button")
    jasmine.at("view")
    jasmine.press(jasmine.find("form[action$='/on'] button").first)
    jasmine.at("view")


def asked_the_police(maryam: Hand) -> None:
    """The court case goes on, so it waits for a recorded question."""
    on_her_page(maryam, "Sam", "Jasmine", "/say", "say")
    maryam.press("a[href*='/say/check/']")
    maryam.at("say_check")
    maryam.fill("checked_with", "DCI Rowe, senior investigating officer, on 30 March")
    maryam.send()
    maryam.at("say")


def write_the_answer_down(maryam: Hand) -> None:
    """What the chair answered, and its release to her in Urdu."""
    on_her_page(maryam, "Sam", "Jasmine", "/say", "say")
    maryam.press("a[href$='/a']")
    maryam.at("say_reply")
    maryam.choose("verdict", "taken_up")
    maryam.fill("words", ANSWER)
    maryam.send()
    maryam.at("say")
    maryam.press("[data-kind=reply] a")
    maryam.at("say_reply_release")
    maryam.fill("translation", ANSWER_IN_URDU)
    maryam.press("form:has([name=translation]) button")
    maryam.at("say")


def read_it_and_take_it_back(jasmine: Hand) -> None:
    her_view(jasmine)
    assert state_of(jasmine, 0) == "open"
    jasmine.press("[data-kind=reply] a")
    jasmine.at("view_reply")
    expect(jasmine.find("blockquote[lang=ur]", ANSWER_IN_URDU)).to_be_visible()
    her_view(jasmine)
    jasmine.press("form[action$='/off'] button")
    jasmine.at("view")
    assert [state_of(jasmine, one) for one in range(4)] == ["closed"] * 4


def test_she_says_it_when_she_is_ready_and_takes_it_back(
    chromium: Browser, loaded_demo: Path, leave_url: str, tmp_path: Path
) -> None:
    life = Life(chromium, copy_of(loaded_demo, tmp_path / "instance"), leave_url)
    with life.day("2026-03-02") as demo:
        with life.comes(demo, "Ruth") as ruth, life.comes(demo, "Maryam") as maryam:
            tell_of_the_review(ruth, maryam)
            assert asked(maryam) == 1
        with life.comes(demo, "Jasmine", "ur") as jasmine:
            answer(jasmine, "not_now")
    with life.day("2026-03-26") as demo:
        with life.comes(demo, "Maryam") as maryam:
            assert asked(maryam) == 0
        with life.comes(demo, "Jasmine", "ur") as jasmine:
            her_review(jasmine)
            assert jasmine.find("#said .care").count() == 0
    with life.day("2026-03-27") as demo:
        with life.comes(demo, "Maryam") as maryam:
            assert asked(maryam) == 1
        with life.comes(demo, "Jasmine", "ur") as jasmine:
            her_review(jasmine)
            assert jasmine.find("#said .care").count() == 1
            answer(jasmine, "take_part")
            write(jasmine, 0)
        with life.comes(demo, "Maryam") as maryam:
            assert asked(maryam) == 0
    for number, day in ((1, "2026-03-28"), (2, "2026-03-29")):
        with life.day(day) as demo, life.comes(demo, "Jasmine", "ur") as jasmine:
            write(jasmine, number)
    with (
        life.day("2026-03-30") as demo,
        life.comes(demo, "Maryam") as maryam,
        life.comes(demo, "Jasmine", "ur") as jasmine,
    ):
        put_into_english(maryam)
        approve_and_release(jasmine)
        assert state_of(jasmine, 0) == "waits"
        asked_the_police(maryam)
        her_view(jasmine)
        assert [state_of(jasmine, one) for one in range(4)] == ["open", *["closed"] * 3]
        texts_go_to(maryam, "Sam", "Jasmine", NUMBER)
        write_the_answer_down(maryam)
        # One message leaves, in her language, and it says nothing of the answer.
        assert wait_for_one(maryam, NUMBER[-3:]).startswith(NEUTRAL)
        assert len(left_for(maryam, NUMBER[-3:])) == 1
        read_it_and_take_it_back(jasmine)
