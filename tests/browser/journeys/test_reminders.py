"""She asks to be reminded the day before. A hearing is listed and then moves: the old day is
silent, she is told of the move once, and reminded of the new day. Without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.browser import PHONE, Visitor, come_in
from tests.support.browser_choosing import left_for, texts_go_to, wait_for_one
from tests.support.browser_hand import Hand
from tests.support.browser_office import (
    choose_recipients,
    list_hearing,
    look_as_each,
    on_her_page,
    release,
)
from tests.support.browser_server import LiveDemo, copy_of, live_demo

NUMBER = "07700 900 471"
WORDS = "There is something new when you want it."


@contextmanager
def comes(browser: Browser, demo: LiveDemo, name: str) -> Iterator[Hand]:
    """Somebody on a phone, without scripts."""
    with Visitor(browser, demo).page(javascript=False, width=PHONE) as page:
        come_in(page, demo.person(name))
        yield Hand(page)


def asks_for_the_day_before(nadia: Hand) -> None:
    """From her dates, on one page with one question."""
    nadia.go("/d")
    nadia.press("[data-kind=remind] a")
    nadia.at("choice")
    nadia.choose("when", "day")
    nadia.press("form:has([name=when]) button")
    nadia.at("choices_when")
    nadia.go("/d")
    expect(nadia.find("[data-kind=remind]")).to_contain_text("The day before")


def moves(maryam: Hand, hearing: str, day: int) -> None:
    """The court names another day of April."""
    maryam.go(f"{hearing}/move")
    maryam.at("move")
    maryam.send()
    maryam.at("edit_update")
    maryam.choose("confirmed", "fixed")
    maryam.day("new_date", day, 4, 2026)
    maryam.choose("reason", "no_room")
    maryam.choose("source_role", "witness_care_unit")
    maryam.send()
    choose_recipients(maryam, "Nadia")
    look_as_each(maryam)
    release(maryam)


def sends(demo: LiveDemo, moment: str) -> int:
    """How many texts leave in a round at this moment."""
    told = json.loads(demo.command("worker", "--once", "--json", f"--now={moment}"))
    return sum(one["channel"] == "text" and one["state"] == "sent" for one in told["messages"])


def test_she_is_reminded_of_the_day_that_stands(
    chromium: Browser, loaded_demo: Path, leave_url: str, tmp_path: Path
) -> None:
    folder = copy_of(loaded_demo, tmp_path / "instance")
    with (
        live_demo(folder, leave_url) as demo,
        comes(chromium, demo, "Nadia") as nadia,
        comes(chromium, demo, "Maryam") as maryam,
    ):
        texts_go_to(maryam, "Sam", "Nadia", NUMBER)
        asks_for_the_day_before(nadia)
        hearing = list_hearing(maryam, "Sam", ("Nadia",), 20)
        wait_for_one(maryam, "471")
        on_her_page(maryam, "Sam", "Nadia", "/sent", "outgoing")
        planned = maryam.find("[data-kind=outgoing][data-state=held]", "To remind them")
        expect(planned.filter(has_text="Sunday 19 April 2026, 10:00")).to_have_count(1)

        moves(maryam, hearing, 27)
        wait_for_one(maryam, "471", 1)
        on_her_page(maryam, "Sam", "Nadia", "/sent", "outgoing")
        old = maryam.find("[data-kind=outgoing][data-state=cancelled]", "To remind them")
        expect(old).to_contain_text("The hearing was moved")
        expect(planned.filter(has_text="Sunday 19 April 2026")).to_have_count(0)
        expect(planned.filter(has_text="Sunday 26 April 2026, 10:00")).to_have_count(1)
        sends(demo, "2026-04-18T12:00:00+00:00")  # what the demo had planned for her before
        so_far = len(left_for(maryam, "471"))
        assert sends(demo, "2026-04-19T09:00:00+00:00") == 0
        assert sends(demo, "2026-04-26T08:59:00+00:00") == 0
        assert sends(demo, "2026-04-26T09:00:00+00:00") == 1
        assert sends(demo, "2026-04-27T09:00:00+00:00") == 0
        assert left_for(maryam, "471") == [WORDS] * (so_far + 1)

    with (
        live_demo(folder, leave_url, now="2026-04-26T11:00:00+00:00") as demo,
        comes(chromium, demo, "Nadia") as nadia,
    ):
        nadia.go("/")
        nadia.at("days")
        expect(nadia.find("[data-kind=hearing]").first).to_contain_text("27 April 2026")
