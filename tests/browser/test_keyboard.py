"""By keyboard alone: Tab, Enter, Space and the arrows. The focus is always seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Visitor, data_page
from tests.support.browser_measures import focus_now
from tests.support.browser_server import LiveDemo

MOST_STEPS = 60


class Keys:
    """Somebody who has no pointer. Every step looks at where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def tab_to(self, css: str) -> None:
        """Press Tab until the focus is there."""
        wanted = self.page.locator(css).first
        wanted.wait_for()
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            self.look()
            if wanted.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError(f"Tab never reaches {css} on {self.page.url}")

    def look(self) -> None:
        found = focus_now(self.page)
        if found is not None:
            self.faults += [f"{data_page(self.page)}: {fault}" for fault in found["faults"]]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def come_to(self, name: str) -> None:
        self.page.locator(f"main[data-page={name}]").wait_for()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_relative_needs_no_pointer(visitor: Visitor, demo: LiveDemo, javascript: bool) -> None:
    with visitor.page(javascript=javascript) as page:
        keys = Keys(page)
        page.goto("/")
        keys.tab_to("main .langs a[href$='lang=en']")
        keys.press("Enter")
        keys.come_to("code")
        keys.tab_to("[name=code]")
        page.keyboard.type(demo.person("Daniel").code)
        keys.press("Enter")
        keys.come_to("own_device")
        keys.tab_to("[name=own]:checked")
        keys.press("ArrowDown")
        expect(page.locator("[name=own][value=yes]")).to_be_checked()
        keys.press("ArrowUp", "Enter")
        for name in ("leaving_quickly", "privacy"):
            page.locator(f"main:is([data-page={name}], [data-page=updates])").wait_for()
            if data_page(page) == name:
                keys.tab_to("main form button")
                keys.press("Space")
        keys.come_to("updates")
        keys.tab_to("[data-kind=verdict] a")
        keys.press("Enter")
        keys.come_to("update")
        keys.tab_to("[name=choice]:checked")
        keys.press("ArrowDown")
        expect(page.locator("[name=choice][value=main]")).not_to_be_checked()
        keys.tab_to("main form button")
        keys.press("Enter")
        keys.come_to("update")
        keys.tab_to("main a[href='/w']")
        keys.press("Enter")
        keys.come_to("write")
        keys.tab_to("[name=text]")
        page.keyboard.type("Thank you for ringing.")
        keys.tab_to("main form button")
        keys.press("Enter")
        expect(page.locator("[data-kind=message]").first).to_contain_text("Thank you for ringing.")
        assert not keys.faults, "\n".join(keys.faults)


def test_a_caseworker_needs_no_pointer(visitor: Visitor, demo: LiveDemo) -> None:
    with visitor.page() as page:
        keys = Keys(page)
        page.goto("/staff/in/code")
        keys.tab_to("[name=code]")
        page.keyboard.type(demo.person("Maryam").code)
        keys.press("Enter")
        keys.come_to("today")
        keys.tab_to("[data-kind=to_tell] a")
        keys.press("Enter")
        keys.come_to("contact")
        keys.tab_to("[name=kind]:checked")
        keys.press("ArrowDown")
        keys.tab_to("[name=told_update_ids]")
        keys.press("Space")
        keys.tab_to("[name=note]")
        page.keyboard.type("Rang her. She will ring back.")
        keys.tab_to("main form .acts button")
        keys.press("Enter")
        keys.come_to("contact_log")
        assert not keys.faults, "\n".join(keys.faults)


def test_the_skip_link_leads_to_the_page(visitor: Visitor) -> None:
    with visitor.page() as page:
        page.goto("/k")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("address", ["/t", "/t/parts", "/h", "/c", "/c/look", "/c/in", "/w"])
def test_the_focus_is_seen_on_every_stop(visitor: Visitor, address: str) -> None:
    with visitor.page(state=visitor.state_of("Nadia")) as page:
        keys = Keys(page)
        page.goto(address)
        for direction in ("Tab", "Shift+Tab"):
            for _ in range(MOST_STEPS):
                page.keyboard.press(direction)
                if focus_now(page) is None:
                    break
                keys.look()
        assert not keys.faults, "\n".join(keys.faults)
