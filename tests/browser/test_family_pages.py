"""Every page of the family's app as it is drawn: in each language, at every width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from casework.rules.languages import LANGUAGES
from tests.support import browser_tally
from tests.support.browser import (
    Visitor,
    come_in,
    data_page,
    keep_for_looking,
    press_main_button,
    walk_in,
)
from tests.support.browser_choosing import friend_comes_in, friend_confirms, worker_agrees
from tests.support.browser_crawl import Pages, crawl, pages_of
from tests.support.browser_hand import Hand
from tests.support.browser_matrix import (
    SETTINGS,
    WIDTHS,
    Setting,
    faults_at_every_width,
    own_texts,
    said_in,
    second_faults,
    setting_of,
    texts_of_english,
)
from tests.support.browser_measures import THEMES, axe_faults, layout_faults
from tests.support.browser_rooms import (
    ask_for_a_code_by_message,
    begin_what_can_be_begun,
    keep_a_sum,
    open_the_report,
    say_something_to_a_review,
)
from tests.support.browser_say import answer_what_she_said
from tests.support.browser_server import ROOT, LiveDemo

TAGS = [one.tag for one in LANGUAGES]
ALL_COLOURS = ("en", "ur")  # left to right, and right to left with the tallest letters
LEFT_OUT: dict[str, str] = {}
OUTSIDE = ("/", "/k")  # where somebody begins who has not signed in
ON_THE_WAY = ("/own", "/q", "/y", "/c/in/p", "/c", "/c/back", "/c/how/new")
WRONG = ("/nothing/here", "/u/00000000000000zz", "/t/99")


@dataclass
class Everything:
    """Whose cookies to take, and where to go with them."""

    visits: list[tuple[Any, str]]  # cookies, address
    pages: Pages


@pytest.fixture(scope="module")
def everything(visitor: Visitor, demo: LiveDemo) -> Everything:
    """Four relatives who have different things to see, and somebody who has not signed in."""
    pages = pages_of(demo, "family")
    visits: list[tuple[Any, str]] = []
    for name in ("Nadia", "Daniel", "Bernadette", "Gwilym"):
        person = demo.person(name)
        seen = pages.to_follow()
        with visitor.context() as context:
            page = context.new_page()
            page.goto("/k")
            page.locator("input[name=code]").fill(person.code)
            press_main_button(page)
            walk_in(page, own=True)
            keep_something(page)
            furnish(visitor, page, name)
            state = context.storage_state()
            crawl(context, seen, ["/t", *ON_THE_WAY])
            pages.learn(seen)
        for kind, addresses in seen.found.items():
            # The same page is looked at for one of them, her own timeline for each.
            hers = kind in ("family.updates", "family.update", "family.kept")
            for address in addresses[: 5 if hers else None]:
                if pages.add(address) or hers:
                    visits.append((state, address))
        if name == "Nadia":
            visits.extend((state, address) for address in WRONG)
    friend = pages.to_follow()
    with visitor.page() as page, visitor.page() as office:
        come_in(office, visitor.demo.person("Maryam"))
        desk = Hand(office)
        worker_agrees(desk, "Nadia")
        friend_confirms(desk, "Sam", "Nadia")
        friend_comes_in(Hand(page), desk)
        his = page.context.storage_state()
        crawl(page.context, friend, ["/n"])
        pages.learn(friend)
    for address in friend.addresses():
        if pages.add(address):
            visits.append((his, address))
    outside = pages.to_follow()
    with visitor.page() as page:
        ask_for_a_code_by_message(page)
        asking = page.context.storage_state()
        crawl(page.context, outside, OUTSIDE)
        pages.learn(outside)
    pages.add("/k/m/c")
    visits.append((asking, "/k/m/c"))
    for address in outside.addresses():
        pages.add(address)
        visits.append((None, address))
    return Everything(visits, pages)


def furnish(visitor: Visitor, page: Page, name: str) -> None:
    """What there has to be before some pages exist."""
    if name == "Nadia":
        begin_what_can_be_begun(page)
        with visitor.page() as office:
            come_in(office, visitor.demo.person("Maryam"))
            keep_a_sum(office)
    elif name == "Bernadette":
        say_something_to_a_review(Hand(page), "My daughter laughed easily.")
        with visitor.page() as office:
            come_in(office, visitor.demo.person("Tom"))
            answer_what_she_said(office, "Róisín", "Bernadette", release=True)
        open_the_report(Hand(page))


def keep_something(page: Page) -> None:
    """Keep a piece of hard news for later, if she has one."""
    label = page.locator(".tl li[data-state=label] a").first
    if label.count():
        label.click()
        page.locator("main[data-page=update] input[value=keep]").check()
        press_main_button(page)
        page.locator("main[data-page=update]").wait_for()


def test_every_page_of_the_routes_is_looked_at(everything: Everything) -> None:
    missing = sorted(everything.pages.missing(LEFT_OUT))
    assert not missing, f"no link leads to {missing}"


def named_in_docs() -> dict[str, str]:
    """The paths of the table in docs/interfaces.md and the name that each page carries."""
    text = (ROOT / "docs" / "interfaces.md").read_text().split("| staff page |")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    pages = [row for row in rows if len(row) == 4 and row[1].startswith("`/") and row[2]]
    paths = {row[1].split("`")[1]: row[2].split("`")[1] for row in pages}
    return {path: name for path, name in paths.items() if "<" not in path}


def test_pages_carry_the_names_that_are_promised(visitor: Visitor, everything: Everything) -> None:
    promised = named_in_docs()
    assert len(promised) > 15
    wrong = {}
    for state, addresses in by_state(everything):
        with visitor.page(state=state) as page:
            for path in promised.keys() & set(addresses):
                page.goto(path)
                if data_page(page) != promised.pop(path):
                    wrong[path] = data_page(page)
    assert not wrong, f"other names: {wrong}"
    assert not promised, f"not reached: {promised}"


def test_no_link_leads_to_a_fault(everything: Everything) -> None:
    assert everything.pages.broken == []


def look(
    visitor: Visitor,
    everything: Everything,
    check: Callable[[Page], list[str]],
    *,
    what: str,
    views: int,
    only: Callable[[str], bool] = lambda _: True,
    **options: Any,
) -> list[str]:
    """Draw every page, or some, and gather the faults. ``what`` is asked of each page, in so many
    ``views``."""
    faults: list[str] = []
    for state, addresses in by_state(everything):
        with visitor.context(state=state, **options) as context:
            spoken = options.get("language", "en")
            context.add_cookies([{"name": "l", "value": spoken, "url": visitor.demo.origin}])
            page = context.new_page()
            for address in filter(only, addresses):
                page.goto(address)
                found = [f"{address}: {fault}" for fault in check(page)]
                kind = everything.pages.endpoint_of(urlsplit(address).path)
                browser_tally.note(f"family, {what}", kind, spoken, views, len(found))
                faults += found
    return faults


def one_of_each(everything: Everything) -> set[str]:
    """One address of every page: what axe asks of a page does not change with whose it is."""
    first: dict[str | None, str] = {}
    for _, address in everything.visits:
        first.setdefault(everything.pages.endpoint_of(urlsplit(address).path), address)
    return set(first.values())


def by_state(everything: Everything) -> list[tuple[Any, list[str]]]:
    """The visits of one person after the other."""
    kept: list[tuple[Any, list[str]]] = []
    for state, address in everything.visits:
        if not kept or kept[-1][0] is not state:
            kept.append((state, []))
        kept[-1][1].append(address)
    return kept


@pytest.mark.parametrize("language", TAGS)
def test_axe_finds_nothing_on_any_page_in_any_language(
    visitor: Visitor, everything: Everything, language: str
) -> None:
    themes = THEMES if language in ALL_COLOURS else ("day",)

    def check(page: Page) -> list[str]:
        if language not in ALL_COLOURS:
            return axe_faults(page, themes)
        keep_for_looking(page, f"family-{language}{urlsplit(page.url).path.replace('/', '_')}")
        second = second_faults(page)
        return [*axe_faults(page, themes), *(f"second engine: {fault}" for fault in second)]

    once = one_of_each(everything)
    faults = look(
        visitor,
        everything,
        check,
        what="axe and themes",
        views=len(themes),
        only=lambda address: language in ALL_COLOURS or address in once,
        language=language,
    )
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", TAGS)
def test_pages_stand_at_every_width_with_every_setting(
    visitor: Visitor, everything: Everything, language: str
) -> None:
    english = texts_of_english(language)
    numbers = {address: n for n, (_, address) in enumerate(everything.visits)}

    def setting(address: str) -> Setting:
        return setting_of(numbers[address], TAGS.index(language))

    def without_scripts(address: str) -> bool:
        return setting(address) is Setting.NO_SCRIPTS

    def check(page: Page) -> list[str]:
        address = page.url.removeprefix(visitor.demo.origin)
        html = page.locator("html")
        spoken = (html.get_attribute("lang"), html.get_attribute("dir"))
        wrong = [] if spoken == said_in(language) else [f"lang and dir are {spoken}"]
        left = [f"English: {text}" for text in own_texts(page) if text in english]
        return [*wrong, *left, *faults_at_every_width(page, setting(address))]

    drawn: dict[str, Any] = {
        "language": language,
        "what": "widths and settings",
        "views": len(WIDTHS) + 1,
    }
    faults = look(
        visitor, everything, check, only=lambda one: not without_scripts(one), **drawn
    ) + look(visitor, everything, check, only=without_scripts, javascript=False, **drawn)
    assert not faults, "\n".join(faults)


def test_axe_and_the_measures_do_see_faults(visitor: Visitor) -> None:
    with visitor.page() as page:
        page.goto("/k")
        page.evaluate("""() => {
          const heading = document.querySelector('h1');
          heading.style.color = '#999';
          heading.style.inlineSize = '50rem';
          document.querySelector('main button').style.cssText = 'min-block-size:0;padding:0';
        }""")
        assert any("color-contrast-enhanced" in fault for fault in axe_faults(page))
        faults = "\n".join(layout_faults(page))
        assert "scrolls sideways" in faults
        assert "small target button" in faults
    with visitor.page() as page:
        page.goto("/k")
        assert not [*faults_at_every_width(page, *SETTINGS)]
        page.evaluate("""() => {
          document.querySelector('label').remove();
          document.querySelector('h1').style.marginBlockEnd = '-3rem';
          document.querySelector('main p').style.cssText = 'block-size:.5rem;overflow:hidden';
        }""")
        faults = "\n".join(faults_at_every_width(page))
        assert "320: button" in faults
        assert "lies over" in faults
        assert "1280: cut off: p" in faults
        assert any("input_label_exists" in fault for fault in second_faults(page))
