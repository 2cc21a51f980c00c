"""Coming in with nothing but the address and a code."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser import NARROW, PHONE, Visitor, come_in, data_page, press_main_button
from tests.support.browser_server import LiveDemo

SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
WIDTHS = pytest.mark.parametrize("width", [NARROW, PHONE])
PEOPLE = {"en": "Kieran", "cy": "Angharad", "ur": "Jasmine"}
LANGUAGES = pytest.mark.parametrize("language", list(PEOPLE))


@SCRIPTS
@WIDTHS
@LANGUAGES
def test_a_code_leads_in_through_the_pages_shown_once(
    visitor: Visitor, demo: LiveDemo, javascript: bool, width: int, language: str
) -> None:
    person = demo.person(PEOPLE[language])
    with visitor.page(javascript=javascript, width=width, language=language) as page:
        come_in(page, person, language)
        html = page.locator("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", "rtl" if language == "ur" else "ltr")
        expect(page.locator("h1")).to_have_count(1)


def test_a_code_works_once_and_then_says_what_to_do(visitor: Visitor, demo: LiveDemo) -> None:
    person = demo.person("Daniel")
    with visitor.page() as page:
        come_in(page, person)
    with visitor.page() as page:
        page.goto("/k")
        page.locator("input[name=code]").fill(person.code)
        press_main_button(page)
        expect(page.locator("#main .sum, #main [role=alert]").first).to_be_visible()
        assert data_page(page) == "code"
        expect(page.locator("input[name=code]")).to_have_value(person.code)
