"""Leaving quickly in Firefox."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest

from tests.support.browser_leaving import has_left, telling_lines, until, watch_for
from tests.support.browser_server import LiveDemo
from tests.support.firefox import BidiError, Firefox, running_firefox

pytestmark = pytest.mark.leave


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no-scripts"])
def firefox(request: pytest.FixtureRequest) -> Iterator[Firefox]:
    with running_firefox(javascript=request.param) as browser:
        yield browser


def text_of(firefox: Firefox) -> str | None:
    try:
        return firefox.visible_text()
    except BidiError:  # between two pages
        return None


def wait_for(firefox: Firefox, *names: str) -> str:
    """Wait for one of these pages."""
    found: list[str] = []

    def here() -> bool:
        try:
            found[:] = [name for name in names if firefox.nodes(f"main[data-page={name}]")]
        except BidiError:
            found[:] = []
        return bool(found) and firefox.is_complete()

    until(here, f"one of the pages {names}")
    return found[0]


def press(firefox: Firefox) -> None:
    firefox.click("main form button")


def come_in(firefox: Firefox, demo: LiveDemo) -> None:
    firefox.go(f"{demo.origin}/")
    firefox.click("main .langs a[href$='lang=en']")
    wait_for(firefox, "code")
    firefox.type("input[name=code]", demo.person("Nadia").code)
    press(firefox)
    wait_for(firefox, "own_device")
    press(firefox)
    while (name := wait_for(firefox, "leaving_quickly", "privacy", "updates")) != "updates":
        press(firefox)
        until(lambda name=name: not firefox.nodes(f"main[data-page={name}]"), "the next page")


def page_of(demo: LiveDemo, path: str) -> str:
    connection = http.client.HTTPConnection("localhost", demo.port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def main_of(firefox: Firefox) -> str:
    return firefox.read("document.querySelector('main').innerText")


def own_pages(firefox: Firefox, demo: LiveDemo) -> set[str]:
    firefox.go(demo.leave_url)
    come_in(firefox, demo)
    own = [main_of(firefox)]
    firefox.click(".tl a")
    wait_for(firefox, "update")
    own.append(main_of(firefox))
    return telling_lines(own, [page_of(demo, "/"), page_of(demo, "/k")])


def test_after_leaving_three_times_back_shows_nothing(firefox: Firefox, demo: LiveDemo) -> None:
    lines = own_pages(firefox, demo)
    firefox.click("form.leave button")
    until(lambda: has_left(text_of(firefox)), "the everyday page shows")
    assert firefox.url == demo.leave_url
    for _ in range(3):
        firefox.back()
        watch_for(lines, lambda: text_of(firefox))
    firefox.go(f"{demo.origin}/t")
    assert not firefox.nodes("main[data-page=updates]")


def test_without_leaving_back_shows_her_page_again(firefox: Firefox, demo: LiveDemo) -> None:
    # Without this the test above could pass because the text is never found.
    lines = own_pages(firefox, demo)
    firefox.go(demo.leave_url)
    firefox.back()
    until(lambda: any(line in (text_of(firefox) or "") for line in lines), "her page comes back")
    firefox.click("form.leave button")
    until(lambda: has_left(text_of(firefox)), "the everyday page shows")


def test_this_browser_does_bring_kept_pages_back(firefox: Firefox, demo: LiveDemo) -> None:
    firefox.go(demo.leave_url)
    firefox.read("document.querySelector('h1').textContent = 'Changed'")
    firefox.click("a")
    until(lambda: firefox.url.endswith("/tomorrow"), "the other page")
    firefox.back()
    until(lambda: "Changed" in (text_of(firefox) or ""), "the kept page comes back")
