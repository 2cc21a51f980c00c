"""Passkeys, with an authenticator that lives in the browser: staff, and a phone of her own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Visitor, data_page, press_main_button, walk_in
from tests.support.browser_passkey import add_authenticator
from tests.support.browser_server import LiveDemo


def enrolment_link(demo: LiveDemo) -> str:
    """A single-use link, as the command for the first administrator prints it."""
    email = f"ada.{uuid4().hex}@example.org"
    printed = demo.command("create-administrator", "--name", "Ada Quayle", "--email", email)
    return next(word for word in printed.split() if "/in/passkey/" in word)


@pytest.fixture
def link(demo: LiveDemo) -> str:
    return enrolment_link(demo)


def test_a_link_a_passkey_and_then_sign_in(visitor: Visitor, link: str) -> None:
    with visitor.page() as page:
        add_authenticator(page)
        page.goto(link)
        press_main_button(page)
        page.locator("main[data-page=me]").wait_for()
        # A second one is asked for.
        expect(page.locator("a[href$='/me/passkey']")).to_be_visible()
        page.locator("form[action$='/out'] button").first.click()
        page.locator("main[data-page=sign_in]").wait_for()
        press_main_button(page)
        page.locator("main[data-page=today]").wait_for()
        page.goto(link)
        expect(page.locator("form[data-passkey]")).to_have_count(0)


def test_without_verification_of_the_person_nothing_opens(visitor: Visitor, link: str) -> None:
    with visitor.page() as page:
        authenticator = add_authenticator(page)
        page.goto(link)
        press_main_button(page)
        page.locator("main[data-page=me]").wait_for()
        page.locator("form[action$='/out'] button").first.click()
        page.locator("main[data-page=sign_in]").wait_for()
        authenticator.verify(False)
        press_main_button(page)
        expect(page.locator("[data-failed]")).to_be_visible()
        assert data_page(page) == "sign_in"


def come_in_on_her_own_phone(page: Page, demo: LiveDemo) -> None:
    page.goto("/k")
    page.locator("input[name=code]").fill(demo.person("Bernadette").code)
    press_main_button(page)
    walk_in(page, own=True)


def test_her_own_phone_knows_her_afterwards(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page() as page:
        authenticator = add_authenticator(page)
        come_in_on_her_own_phone(page, demo)
        page.goto("/c/in")
        page.locator("a[href$='/c/in/p']").click()
        press_main_button(page)
        page.locator("[data-kind=passkey]").wait_for()
        # What her phone keeps says nothing: no name of hers, no word about what this is.
        credential: dict[str, Any] = authenticator.credentials()[0]
        assert credential["rpId"] == "localhost"
        assert "Bern" not in str(credential.get("userName", ""))
        page.locator("form[action$='/out'] button").click()
        page.locator("main[data-page=welcome]").wait_for()
        page.goto("/k/p")
        press_main_button(page)
        page.locator("main[data-page=own_device]").wait_for()
        walk_in(page, own=True)


def test_a_removed_passkey_opens_nothing(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page() as page:
        add_authenticator(page)
        come_in_on_her_own_phone(page, demo)
        page.goto("/c/in/p")
        press_main_button(page)
        page.locator("[data-kind=passkey]").first.wait_for()
        while page.locator("[data-kind=passkey]").count():
            before = page.locator("[data-kind=passkey]").count()
            page.locator("[data-kind=passkey] button").first.click()
            expect(page.locator("[data-kind=passkey]")).to_have_count(before - 1)
        page.locator("form[action$='/out'] button").click()
        page.goto("/k/p")
        press_main_button(page)
        expect(page.locator(".sum")).to_be_visible()
        assert data_page(page) == "passkey_sign_in"


def test_on_a_shared_phone_no_passkey_is_offered(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page() as page:
        page.goto("/k")
        page.locator("input[name=code]").fill(demo.person("Kieran").code)
        press_main_button(page)
        walk_in(page, own=False)
        page.goto("/c/in")
        expect(page.locator("a[href$='/c/in/p']")).to_have_count(0)


def test_without_scripts_a_code_is_named_instead(visitor: Visitor) -> None:
    with visitor.page(javascript=False) as page:
        page.goto("/k/p")
        expect(page.locator("[data-without]")).to_be_visible()
        expect(page.locator("form[data-passkey]")).to_be_hidden()
