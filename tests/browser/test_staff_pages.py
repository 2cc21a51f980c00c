"""Every staff page as it is drawn: in English and Welsh, in all colours, at every width, and with
longer words than either has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from casework.rules.languages import PSEUDO
from tests.support import browser_tally
from tests.support.browser import Visitor, come_in, keep_for_looking, press_main_button
from tests.support.browser_crawl import Pages, crawl, pages_of
from tests.support.browser_hand import Hand
from tests.support.browser_matrix import (
    SETTINGS,
    WIDTHS,
    Setting,
    faults_at_every_width,
    own_texts,
    texts_of_english,
)
from tests.support.browser_measures import THEMES, axe_faults
from tests.support.browser_rooms import (
    ask_for_a_role,
    begin_what_can_be_begun,
    keep_a_sum,
    lose_a_passkey,
    review_that_she_answered,
    say_something_to_a_review,
)
from tests.support.browser_say import (
    answer_what_she_said,
    approve_with_a_child,
    write_down_what_waits,
)
from tests.support.browser_server import LiveDemo, copy_of, live_demo
from tests.support.browser_writing import choose_and_preview, meet_in_english_only, write_it

LEFT_OUT: dict[str, str] = {}
NARROW_AND_WIDE = (360, 1280)
WHO = (
    "Maryam",
    "Ruth",
    "Priya",
    "Tom",
    "Joanna",
    "Siân",
    "Rosalind",
    "Megan",
    "Bethan",
    "Sana",
    "Hina",
)


@pytest.fixture(scope="module")
def demo(
    loaded_demo: Path, leave_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveDemo]:
    """The demo of this module, which speaks the pseudo-language to whoever has its cookie."""
    folder = copy_of(loaded_demo, tmp_path_factory.mktemp("staff") / "instance")
    with live_demo(folder, leave_url, pseudo=True) as running:
        yield running


@dataclass
class Desk:
    """What each of them can get at: cookies and addresses."""

    visits: list[tuple[Any, list[str]]]
    pages: Pages


@pytest.fixture(scope="module")
def desk(visitor: Visitor, demo: LiveDemo) -> Desk:
    """Somebody of every role, once there is a draft, a waiting release and a withdrawal."""
    pages = pages_of(demo, "advocate")
    pages_open = {}
    with ExitStack() as stack:
        for name in WHO:
            pages_open[name] = stack.enter_context(visitor.page())
            come_in(pages_open[name], demo.person(name))
        begun = prepare(pages_open["Maryam"], pages_open["Ruth"])
        review_that_she_answered(pages_open["Ruth"], pages_open["Maryam"])
        relatives_begin(visitor, demo)
        answer_what_she_said(pages_open["Maryam"], "Sam", "Jasmine", release=False)
        write_down_what_waits(pages_open["Maryam"], "Sam", "Jasmine")
        approve_with_a_child(pages_open["Ruth"], "Sam", "Zara")
        keep_a_sum(pages_open["Maryam"])
        lose_a_passkey(pages_open["Priya"], "Gwen")
        ask_for_a_role(pages_open["Priya"], "Gwen")
        states = {name: page.context.storage_state() for name, page in pages_open.items()}
    visits: list[tuple[Any, list[str]]] = []
    for name in WHO:
        seen = pages.to_follow()
        with visitor.context(state=states[name]) as context:
            # Today leads a chair straight to the reviews she was invited to.
            first = "/staff/chair" if name == "Rosalind" else "/staff/"
            starts = [first, *(begun if name == "Maryam" else [])]
            # And a leader to texts of which nobody knows whose they are, only while one waits.
            starts += ["/staff/replies"] if name == "Ruth" else []
            crawl(context, seen, starts)
        seen.broken = [f"{name}: {fault}" for fault in seen.broken]
        pages.learn(seen)
        fresh = [address for address in seen.addresses() if pages.add(address)]
        visits.append((states[name], fresh))
    outside = pages.to_follow()
    with visitor.context() as context:
        crawl(context, outside, ["/staff/in", "/staff/in/code"])
        pages.learn(outside)
    addresses = [*outside.addresses(), "/staff/in/passkey/not-a-link", "/staff/nothing"]
    for address in addresses:
        pages.add(address)
    visits.append((None, addresses))
    return Desk(visits, pages)


def relatives_begin(visitor: Visitor, demo: LiveDemo) -> None:
    """What waits for a worker because a relative began it."""
    with visitor.page() as page:
        come_in(page, demo.person("Nadia"))
        begin_what_can_be_begun(page)
    with visitor.page(language="ur") as page:
        come_in(page, demo.person("Jasmine"), "ur")
        say_something_to_a_review(Hand(page), "میری بیٹی آسانی سے ہنستی تھی۔")


def prepare(maryam: Page, ruth: Page) -> list[str]:
    """A meeting whose words are not in Urdu yet, an update that waits for a second person, one
    only begun; a withdrawal; a child; a telephone number. The addresses of the first and third."""
    announced = meet_in_english_only(maryam)
    for sent in (True, False):
        maryam.goto("/staff/")
        write_it(maryam)
        maryam.locator("main[data-page=recipients]").wait_for()
        if sent:
            choose_and_preview(maryam)
    withdraw_something(ruth)
    add_somebody_young(ruth)
    return [urlsplit(address).path for address in (announced, maryam.url)]


def add_somebody_young(page: Page) -> None:
    """A child with nobody to work with yet, and a number to ring."""
    page.goto("/staff/cases")
    page.get_by_role("link", name="Sam").click()
    page.locator("a[href$='/people/new']").click()
    page.locator("[name=name]").fill("Zara Qureshi-O'Hara")
    page.locator("[name=relationship]").select_option("daughter")
    for part, value in (("day", "4"), ("month", "5"), ("year", "2014")):
        page.locator(f"[name=born_on-{part}]").fill(value)
    press_main_button(page)
    page.locator("main[data-page=person]").wait_for()
    page.locator("a[href$='/ways']").click()
    page.locator("[name=channel]").first.check()
    page.locator("[name=value]").fill("07700 900123")
    press_main_button(page)
    page.locator("[data-kind=way]").wait_for()


def withdraw_something(page: Page) -> None:
    """A withdrawal, so that there are an incident and a sealed copy to look at."""
    page.goto("/staff/cases")
    page.get_by_role("link", name="Róisín").click()
    page.get_by_role("link", name="Bernadette").click()
    page.locator("[data-kind=compensation_decision] a").first.click()
    page.locator("a[href$='/withdraw']").click()
    page.locator("main[data-page=withdraw]").wait_for()
    page.locator("[name=ground]").first.check()
    page.locator("[name=reason]").fill("It names somebody who has to stay unnamed.")
    page.get_by_label("Ruth").check()
    press_main_button(page)


def test_every_page_of_the_routes_is_looked_at(desk: Desk) -> None:
    missing = sorted(desk.pages.missing(LEFT_OUT))
    assert not missing, f"no link leads to {missing}"


def test_no_link_leads_to_a_fault(desk: Desk) -> None:
    assert not desk.pages.broken, "\n".join(desk.pages.broken)


def look(
    visitor: Visitor,
    desk: Desk,
    check: Callable[[Page], list[str]],
    *,
    language: str,
    what: str,
    views: int,
    javascript: bool = True,
    once: bool = False,
) -> list[str]:
    """Draw every page and gather the faults. The page says which language it speaks. ``what`` is
    asked of each page, in so many ``views``. ``once``: one address of each will do."""
    faults: list[str] = []
    done: set[str | None] = set()
    for state, addresses in desk.visits:
        with visitor.context(state=state, language=language, javascript=javascript) as context:
            context.add_cookies([{"name": "m", "value": language, "url": visitor.demo.origin}])
            page = context.new_page()
            for address in addresses:
                kind = desk.pages.endpoint_of(urlsplit(address).path)
                if once and kind in done:
                    continue
                done.add(kind)
                page.goto(address)
                spoken = page.locator("html").get_attribute("lang")
                wrong = [] if spoken == language else [f"it speaks {spoken}"]
                found = [f"{kind} {address}: {fault}" for fault in wrong + check(page)]
                browser_tally.note(f"staff, {what}", kind, language, views, len(found))
                faults += found
    return faults


@pytest.mark.parametrize(
    ("language", "themes"), [("en", THEMES), ("cy", ("day",))], ids=["en", "cy"]
)
def test_axe_finds_nothing_on_any_page_in_either_language(
    visitor: Visitor, desk: Desk, language: str, themes: tuple[str, ...]
) -> None:
    def check(page: Page) -> list[str]:
        kind = desk.pages.endpoint_of(urlsplit(page.url).path)
        keep_for_looking(page, f"staff-{language}-{kind}")
        return axe_faults(page, themes)

    faults = look(visitor, desk, check, language=language, what="axe and themes", views=len(themes))
    assert not faults, "\n".join(faults)


# Every page under each of a reader's own settings: in English with scripts, in Welsh without.
@pytest.mark.parametrize(
    ("language", "scripts", "settings"),
    [("en", True, set(SETTINGS) - {Setting.NO_SCRIPTS}), ("cy", False, {Setting.NO_SCRIPTS})],
    ids=["en", "cy"],
)
def test_pages_stand_at_every_width_with_every_setting(
    visitor: Visitor, desk: Desk, language: str, scripts: bool, settings: set[Setting]
) -> None:
    english = texts_of_english(language, "staff")

    def check(page: Page) -> list[str]:
        left = [f"English: {text}" for text in own_texts(page) if text in english]
        return [*left, *faults_at_every_width(page, *settings)]

    faults = look(
        visitor,
        desk,
        check,
        language=language,
        what="widths and settings",
        views=len(WIDTHS) + len(settings - {Setting.NO_SCRIPTS}),
        javascript=scripts,
    )
    assert not faults, "\n".join(faults)


def test_every_page_has_room_for_longer_words(visitor: Visitor, desk: Desk) -> None:
    english = texts_of_english("cy", "staff")  # whatever may not be left in Welsh, not here either

    def check(page: Page) -> list[str]:
        left = [f"English: {text}" for text in own_texts(page) if text in english]
        return [*left, *faults_at_every_width(page, widths=NARROW_AND_WIDE)]

    faults = look(
        visitor,
        desk,
        check,
        language=PSEUDO.tag,
        what="widths and settings",
        views=len(NARROW_AND_WIDE),
        once=True,
    )
    assert not faults, "\n".join(faults)
