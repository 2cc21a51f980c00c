"""She ends support after the first anniversary, undoes it, ends it now, and returns a year later
with the reference of her letter: nothing has to be told again. Without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.browser import PHONE, Visitor, come_in
from tests.support.browser_hand import Hand
from tests.support.browser_office import on_her_page, print_code, type_code, walk_in
from tests.support.browser_server import LiveDemo, copy_of, live_demo

REFERENCE = re.compile(r"Your reference is\W+([0-9A-Z]{4}[- ][0-9A-Z]{4})")
WISH = "Thank you for all of it. I would like to be by myself now."


@contextmanager
def nobody(browser: Browser, demo: LiveDemo) -> Iterator[Hand]:
    """A browser in which nobody has signed in, without scripts."""
    with Visitor(browser, demo).page(javascript=False, width=PHONE) as page:
        yield Hand(page)


@contextmanager
def comes(browser: Browser, demo: LiveDemo, name: str) -> Iterator[Hand]:
    """Somebody with a browser of her own."""
    with nobody(browser, demo) as hand:
        come_in(hand.page, demo.person(name))
        yield hand


def end_support(hand: Hand, state: str, **more: str) -> None:
    hand.go("/c/end")
    hand.at("end")
    hand.choose("state", state)
    for name, value in more.items():
        if name == "after":
            hand.select(name, value)
        else:
            hand.fill(name, value)
    hand.press("form:has([name=state]) button")
    hand.find("[role=status]").first.wait_for()


def test_she_ends_undoes_ends_and_returns_a_year_later(
    chromium: Browser, loaded_demo: Path, leave_url: str, tmp_path: Path
) -> None:
    folder = copy_of(loaded_demo, tmp_path / "instance")
    with (
        live_demo(folder, leave_url) as demo,
        comes(chromium, demo, "Daniel") as daniel,
        comes(chromium, demo, "Maryam") as maryam,
    ):
        before = _entries(daniel)
        end_support(daniel, "after", after="anniversary")
        assert "The first anniversary has passed" in daniel.main()
        daniel.press("form[action$='/c/undo'] button")
        daniel.at("end")
        maryam.go("/staff/")
        expect(maryam.find("[data-kind=support]", "Dan")).to_have_count(0)

        end_support(daniel, "ended", said=WISH)
        maryam.go("/staff/")
        line = maryam.find("[data-kind=support]", "Dan")
        expect(line).to_contain_text(WISH)
        expect(line).to_contain_text("They want no goodbye call.")
        assert _entries(daniel) == before
        reference = _reference(maryam)

    with (
        live_demo(folder, leave_url, now="2027-03-02T10:00:00+00:00") as demo,
        nobody(chromium, demo) as daniel,
        comes(chromium, demo, "Maryam") as maryam,
    ):
        daniel.go("/k/r")
        daniel.fill("reference", reference)
        daniel.send()
        daniel.find("[role=status]").first.wait_for()
        daniel.go("/t")
        daniel.at("welcome")
        maryam.go("/staff/")
        line = maryam.find("[data-kind=return]", "Dan")
        expect(line).to_have_count(1)
        maryam.press(line.locator("a"))
        maryam.at("person")
        person = maryam.page.url.split("localhost", 1)[1].split("/", 1)[1]
        code = print_code(maryam, f"/{person.split('?')[0]}")
        maryam.go("/staff/")
        maryam.press("[data-kind=return] form button")
        maryam.go("/staff/")
        expect(maryam.find("[data-kind=return]", "Dan")).to_have_count(0)

        type_code(daniel, code)
        walk_in(daniel)
        assert _entries(daniel) == before
        daniel.go("/c/end")
        daniel.press("form[action$='/c/end/on'] button")
        daniel.at("end")


def _entries(hand: Hand) -> list[str | None]:
    hand.go("/t")
    return [one.get_attribute("id") for one in hand.find("li[id^=e-]").all()]


def _reference(maryam: Hand) -> str:
    on_her_page(maryam, "Sam", "Dan", "/letters", "letters")
    maryam.press("a[href$='/letters/choices']")
    maryam.at("letter_make")
    maryam.send()
    maryam.at("letter")
    text = maryam.find("article.letter").inner_text()
    found = REFERENCE.search(re.sub(r"[\u2066-\u2069]", "", text))
    assert found is not None, text
    return found[1]
