"""Chromium as a person uses it: pages at a phone's width, with scripts or without.

Every page is watched. A request that leaves the two origins a test may see, an error on the
console, a script that throws or a broken file fails the test. Nothing here loosens the content
security policy, and no text is handed to the page to be evaluated as a predicate.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
)

from tests.support.browser_server import ROOT, LiveDemo, Person
from tests.tools.machine import chromium

PHONE = 360
NARROW = 320
HEIGHT = 640
LOCALES = {"en": "en-GB", "cy": "cy-GB", "ur": "ur-PK"}  # others: the language alone
PATIENCE = 15_000  # milliseconds
# Chromium logs an answer of 4xx to a whole page as an error; our error pages are meant.
_numbers = itertools.count(1)
_PAGE_STATUS = "Failed to load resource: the server responded with a status of 4"
_FLAGS = (
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    # Whatever a browser may want to tell its maker: there is no such machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def launch(
    playwright: Playwright, *, keep_pages: bool = False, flags: Sequence[str] = ()
) -> Browser:
    """Start the system's Chromium. ``keep_pages``: with the back-forward cache of an ordinary
    browser, which the driver switches off."""
    path = chromium()
    assert path is not None, "Chromium is missing: the runner of the tests installs it"
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(
        executable_path=path,
        args=[*_FLAGS, *as_root, *flags],
        ignore_default_args=["--disable-back-forward-cache"] if keep_pages else None,
    )


@dataclass
class Watch:
    """What a context asked for, and what went wrong in it."""

    allowed: tuple[str, ...]
    faults: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Look at everything that happens in this context."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("response", self._response)

    def check(self) -> None:
        """Nothing went wrong."""
        assert not self.faults, "\n".join(self.faults)

    def _request(self, request: Request) -> None:
        # Watched and not routed: a routed browser keeps no cache. Foreign names lead nowhere
        # by the flags above.
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and not request.url.startswith(
            tuple(f"{origin}/" for origin in self.allowed)
        ):
            self.faults.append(f"a request left: {request.method} {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_PAGE_STATUS):
            self.faults.append(f"console {message.type}: {message.text} ({message.location})")

    def _response(self, response: Response) -> None:
        navigation = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not navigation):
            self.faults.append(f"{response.status} for {response.url}")


@dataclass
class Visitor:
    """Opens contexts in one browser against one demo, and closes them again."""

    browser: Browser
    demo: LiveDemo
    states: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def context(
        self,
        *,
        javascript: bool = True,
        width: int = PHONE,
        height: int = HEIGHT,
        language: str = "en",
        dark: bool = False,
        state: Any = None,
        origins: tuple[str, ...] = (),
        **options: Any,
    ) -> Iterator[BrowserContext]:
        """A browser of its own: cookies, language, colours, width."""
        leave = urlsplit(self.demo.leave_url)
        allowed = (self.demo.origin, f"{leave.scheme}://{leave.netloc}", *origins)
        watch = Watch(allowed)
        context = self.browser.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            locale=LOCALES.get(language, language),
            color_scheme="dark" if dark else "light",
            storage_state=state,
            base_url=self.demo.origin,
            service_workers="block",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        watch.attach(context)
        try:
            yield context
        except BaseException as error:
            for page in context.pages:
                error.add_note(
                    f"a page stood at {page.url}: {picture(page, f'failed-{next(_numbers)}')}"
                )
            raise
        finally:
            context.close()
        watch.check()

    @contextmanager
    def page(self, **options: Any) -> Iterator[Page]:
        """One page in a context of its own."""
        with self.context(**options) as context:
            yield context.new_page()

    def state_of(self, name: str, *, language: str = "en") -> Any:
        """The cookies of somebody who has signed in, made once and shared by the tests that
        only look. A test that leaves or signs out comes in for itself."""
        key = f"{name} {language}"
        if key not in self.states:
            person = self.demo.person(name)
            with self.page(language=language) as page:
                come_in(page, person, language)
                self.states[key] = page.context.storage_state()
        return self.states[key]


def picture(page: Page, name: str) -> Path:
    """Keep a picture of the whole page in the folder of screens, which is not in git."""
    folder = ROOT / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def keep_for_looking(page: Page, name: str) -> None:
    """A picture for people to look at, if they asked for pictures (``SCREENS=1``)."""
    if os.environ.get("SCREENS"):
        picture(page, name)


def data_page(page: Page) -> str:
    """The name that the page carries for checks like ours."""
    return page.locator("main").get_attribute("data-page") or ""


# Where she comes in: her updates, or her dates where a message has just sent her there.
_FIRST = "[data-page=updates], [data-page=days]"


def come_in(page: Page, person: Person, language: str = "en") -> None:
    """Sign in with a code, through the pages, as far as the first page of one's own."""
    if person.app == "advocate":
        page.goto("/staff/in/code")
        page.locator("input[name=code]").fill(person.code)
        press_main_button(page)
        # A chair begins at her reviews, a partnership at those of its area.
        page.locator("main:is([data-page=today], [data-page=chair], [data-page=area])").wait_for()
        return
    page.goto("/")
    page.locator(f"main .langs a[href$='lang={language}']").click()
    page.locator("input[name=code]").fill(person.code)
    press_main_button(page)
    walk_in(page)


def walk_in(page: Page, own: bool = False) -> None:
    """From "is this phone only yours?" to the updates; what is shown once is shown once."""
    page.locator("main[data-page=own_device]").wait_for()
    page.locator(f"input[name=own][value={'yes' if own else 'no'}]").check()
    press_main_button(page)
    for name in ("leaving_quickly", "privacy"):
        page.locator(f"main:is([data-page={name}], {_FIRST})").wait_for()
        if data_page(page) == name:
            press_main_button(page)
    page.locator(f"main:is({_FIRST})").wait_for()


def press_main_button(page: Page) -> None:
    """The first button of the page's first form."""
    page.locator("main form button").first.click()
