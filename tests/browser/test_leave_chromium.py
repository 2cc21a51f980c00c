"""Leaving quickly in Chromium, with the back-forward cache that an ordinary browser has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect

from tests.support.browser import Visitor, come_in, launch
from tests.support.browser_leaving import has_left, telling_lines, until, watch_for
from tests.support.browser_server import LiveDemo

pytestmark = pytest.mark.leave
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture(scope="module")
def keeping(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright, keep_pages=True)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def visitor(keeping: Browser, demo: LiveDemo) -> Visitor:
    return Visitor(keeping, demo)


def text_of(page: Page) -> str | None:
    try:
        return page.locator("body").inner_text(timeout=2000)
    except Error:  # between two pages
        return None


def back(page: Page) -> None:
    # A page that the browser kept comes back without loading: there is nothing to wait for.
    page.go_back(wait_until="commit")


def own_pages(page: Page, demo: LiveDemo) -> set[str]:
    """Come in from an everyday page, read an update, and say what must not be seen again."""
    page.goto(demo.leave_url)
    public = [page.request.get(f"{demo.origin}{path}").text() for path in ("/", "/k")]
    come_in(page, demo.person("Nadia"))
    own = [page.locator("main").inner_text()]
    page.locator(".tl a").first.click()
    page.locator("main[data-page=update]").wait_for()
    own.append(page.locator("main").inner_text())
    return telling_lines(own, public)


def check_back_three_times(page: Page, lines: set[str], demo: LiveDemo) -> None:
    until(lambda: has_left(text_of(page)), "the everyday page shows")
    assert page.url == demo.leave_url
    for _ in range(3):
        back(page)
        watch_for(lines, lambda: text_of(page))
    page.goto("/t")
    expect(page.locator("main[data-page=updates]")).to_have_count(0)


@SCRIPTS
def test_after_leaving_three_times_back_shows_nothing(
    visitor: Visitor, demo: LiveDemo, javascript: bool
) -> None:
    with visitor.page(javascript=javascript) as page:
        lines = own_pages(page, demo)
        page.locator("form.leave button").click()
        check_back_three_times(page, lines, demo)


@SCRIPTS
def test_leaving_with_the_keyboard_shows_nothing_afterwards(
    visitor: Visitor, demo: LiveDemo, javascript: bool
) -> None:
    with visitor.page(javascript=javascript) as page:
        lines = own_pages(page, demo)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator("form.leave button")).to_be_focused()
        page.keyboard.press("Enter")
        check_back_three_times(page, lines, demo)


def test_three_times_shift_leaves_on_a_computer(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page() as page:
        lines = own_pages(page, demo)
        for _ in range(3):
            page.keyboard.press("Shift")
        check_back_three_times(page, lines, demo)


@SCRIPTS
def test_leaving_works_from_an_error_page(
    visitor: Visitor, demo: LiveDemo, javascript: bool
) -> None:
    with visitor.page(javascript=javascript) as page:
        lines = own_pages(page, demo)
        page.goto("/u/00000000000000zz")
        page.locator("form.leave button").click()
        check_back_three_times(page, lines, demo)


def test_this_browser_does_bring_kept_pages_back(visitor: Visitor, demo: LiveDemo) -> None:
    # Without this the tests above could pass because nothing is ever kept.
    with visitor.page() as page:
        page.goto(demo.leave_url)
        page.evaluate("() => { document.querySelector('h1').textContent = 'Changed' }")
        page.locator("a").click()
        page.wait_for_url("**/tomorrow")
        back(page)
        until(lambda: "Changed" in (text_of(page) or ""), "the kept page comes back")


def test_without_leaving_back_shows_her_page_again(visitor: Visitor, demo: LiveDemo) -> None:
    # And without this they could pass because the text is never found.
    with visitor.page() as page:
        lines = own_pages(page, demo)
        page.goto(demo.leave_url)
        back(page)
        until(lambda: any(line in (text_of(page) or "") for line in lines), "her page comes back")
