"""One Chromium for all, and for every module a demo of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support import browser_tally
from tests.support.browser import Visitor, launch
from tests.support.browser_server import LiveDemo, copy_of, live_demo, load_demo, neutral_page


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was looked at."""
    for line in browser_tally.lines():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def leave_url() -> Iterator[str]:
    with neutral_page() as address:
        yield address


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load_demo(tmp_path_factory.mktemp("demo") / "instance")


@pytest.fixture(scope="module")
def demo(
    loaded_demo: Path, leave_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveDemo]:
    folder = copy_of(loaded_demo, tmp_path_factory.mktemp("copy") / "instance")
    with live_demo(folder, leave_url) as running:
        yield running


@pytest.fixture
def own_demo(loaded_demo: Path, leave_url: str, tmp_path: Path) -> Iterator[LiveDemo]:
    """A demo for this test alone, which changes much in it."""
    with live_demo(copy_of(loaded_demo, tmp_path / "instance"), leave_url) as running:
        yield running


@pytest.fixture
def own_visitor(chromium: Browser, own_demo: LiveDemo) -> Visitor:
    return Visitor(chromium, own_demo)


@pytest.fixture(scope="module")
def visitor(chromium: Browser, demo: LiveDemo) -> Visitor:
    return Visitor(chromium, demo)
