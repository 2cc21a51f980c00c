"""What she does on her pages once she is in: choose, keep, write, look, see where she is signed
in, find help. With scripts and without, in each language, narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import NARROW, PHONE, Visitor, come_in, press_main_button
from tests.support.browser_server import LiveDemo

WAYS = [
    pytest.param((True, NARROW, "en"), id="scripts-320-en"),
    pytest.param((False, PHONE, "ur"), id="no-scripts-360-ur"),
    pytest.param((True, PHONE, "ur"), id="scripts-360-ur"),
    pytest.param((False, NARROW, "cy"), id="no-scripts-320-cy"),
]


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, visitor: Visitor, demo: LiveDemo) -> Iterator[Page]:
    """Daniel's page: he reads first, and a verdict waits for him to choose."""
    javascript, width, language = request.param
    with visitor.page(javascript=javascript, width=width, language=language) as made:
        come_in(made, demo.person("Daniel"), language)
        yield made


def choose(page: Page, choice: str) -> None:
    page.goto("/t")
    page.locator("[data-kind=verdict] a").first.click()
    page.locator("main[data-page=update]").wait_for()
    page.locator(f"[name=choice][value={choice}]").check()
    press_main_button(page)
    page.locator("main[data-page=update]").wait_for()


def state_on(page: Page, path: str) -> str | None:
    page.goto(path)
    entry = page.locator("[data-kind=verdict]").first
    return entry.get_attribute("data-state") if entry.count() else None


def test_each_answer_to_hard_news_is_kept(page: Page) -> None:
    for choice, state in (("ask", "asked"), ("no", "unwanted"), ("main", "main"), ("all", "all")):
        choose(page, choice)
        assert state_on(page, "/t") == state
    choose(page, "keep")
    assert state_on(page, "/t") == "kept"
    assert state_on(page, "/l") == "kept"
    choose(page, "main")
    assert state_on(page, "/l") is None


def test_the_text_opens_on_its_own_page_and_closes_at_sign_out(page: Page, demo: LiveDemo) -> None:
    choose(page, "all")
    words = page.locator("main [data-kind=verdict] h2 + p").first.inner_text()
    assert len(words) > 40
    page.goto("/t")
    expect(page.locator("main")).not_to_contain_text(words)
    page.goto("/c/in")
    page.locator("form[action$='/out'] button").click()
    page.locator("main[data-page=welcome]").wait_for()
    come_in(page, demo.person("Daniel"), page.locator("html").get_attribute("lang") or "en")
    assert state_on(page, "/t") == "label"


def test_a_message_goes_once_and_a_draft_waits(page: Page) -> None:
    page.goto("/w")
    before = page.locator("[data-kind=message]").count()
    page.locator("[name=text]").fill("Could you ring me on Monday? I'd rather not write.")
    page.locator("button[name=keep]").click()
    page.goto("/w")
    expect(page.locator("[name=text]")).to_have_value(
        "Could you ring me on Monday? I'd rather not write."
    )
    expect(page.locator("[data-kind=message]")).to_have_count(before)
    press_main_button(page)
    expect(page.locator("[data-kind=message]")).to_have_count(before + 1)
    expect(page.locator("[name=text]")).to_have_value("")
    press_main_button(page)
    expect(page.locator(".sum")).to_be_visible()
    expect(page.locator("[data-kind=message]")).to_have_count(before + 1)


def test_the_look_is_kept_for_every_page(page: Page) -> None:
    for theme, size in (("night", "larger"), ("dim", "large"), ("system", "normal")):
        page.goto("/c/look")
        page.locator(f"[name=theme][value={theme}]").check()
        page.locator(f"[name=size][value={size}]").check()
        press_main_button(page)
        page.goto("/h")
        html = page.locator("html")
        assert html.get_attribute("data-theme") == (None if theme == "system" else theme)
        assert html.get_attribute("data-size") == (None if size == "normal" else size)


def test_the_language_changes_and_the_page_stays(page: Page) -> None:
    page.goto("/t/2")
    here = page.locator("html").get_attribute("lang")
    other = "en" if here == "ur" else "ur"
    page.locator(f"footer a[href$='lang={other}']").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("main")).to_have_attribute("data-page", "strand")
    assert page.url.endswith("/t/2")


def test_signing_out_elsewhere_ends_the_other_place(
    page: Page, visitor: Visitor, demo: LiveDemo
) -> None:
    with visitor.page() as other:
        come_in(other, demo.person("Daniel"))
        page.goto("/c/in")
        page.locator("button[name=end][value=others]").click()
        expect(page.locator("[data-kind=place]")).to_have_count(1)
        other.goto("/t")
        other.locator("main[data-page=welcome]").wait_for()
    page.goto("/t")
    page.locator("main[data-page=updates]").wait_for()


def test_help_is_one_tap_away_and_names_a_person(page: Page) -> None:
    page.locator("header nav a[href='/h']").click()
    page.locator("main[data-page=help]").wait_for()
    expect(page.locator("main")).to_contain_text("Maryam Okafor")
    expect(page.locator("main a[href='tel:999']")).to_be_visible()
    assert page.locator("main a[href^='tel:']").count() >= 3
