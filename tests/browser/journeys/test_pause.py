"""She pauses everything, ten things happen, she comes back and picks two; two taps do it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser_choosing import left_for, pause_everything
from tests.support.browser_hand import TOUCH_PLAIN, Company
from tests.support.browser_office import announce_meeting

plain = pytest.mark.parametrize("way", [pytest.param(TOUCH_PLAIN, id="touch-360")])
TEN = 10
PAGES = (
    "/t", "/t/1", "/t/parts", "/t/print", "/l", "/d", "/f", "/w", "/h", "/o", "/g", "/m", "/r",
    "/b", "/v", "/s", "/c", "/c/all", "/c/what", "/c/when", "/c/much", "/c/how", "/c/end",
    "/c/who", "/c/copy", "/c/m", "/c/past", "/c/trust", "/c/look", "/c/in", "/c/q/0",
)  # fmt: skip


@plain
def test_she_pauses_ten_things_wait_and_she_picks_two(people: Company) -> None:
    nadia, maryam = people.come_afresh("Nadia"), people.come("Maryam")
    nadia.go("/t")
    before = nadia.find("[data-kind=meeting_with_us]").count()
    sent = len(left_for(maryam, ""))
    assert pause_everything(nadia) == 2
    nadia.choose("breaks", "do_not_tell")
    nadia.press("form:has([name=breaks]) button")
    for number in range(TEN):
        announce_meeting(maryam, "Sam", ("Nadia",), 10 + number, "15:00")

    nadia.go("/t")
    assert nadia.find("[data-kind=meeting_with_us]").count() == before
    nadia.go("/c/m")
    assert "15:00" not in nadia.main()
    assert len(left_for(maryam, "")) == sent

    nadia.go("/c/pause")
    nadia.press("form[action$='/off'] button")
    nadia.at("came_back")
    waiting = nadia.find("[name=picked]")
    expect(waiting).to_have_count(TEN)
    picked = [waiting.nth(place).get_attribute("value") for place in (0, 4)]
    for place in (0, 4):
        nadia.tick(waiting.nth(place))
    nadia.press("form:has([name=picked]) button")
    nadia.at("updates")
    for update_id in picked:
        entry = nadia.page.locator(f"#e-{update_id}")
        expect(entry).to_have_attribute("data-state", "open")
    nadia.go("/l")
    expect(nadia.find("[data-kind=meeting_with_us]")).to_have_count(TEN - 2)
    assert len(left_for(maryam, "")) == sent


@plain
def test_everything_is_paused_within_two_taps_of_any_page(people: Company) -> None:
    daniel = people.come_afresh("Daniel")
    for path in PAGES:
        daniel.go(path)
        link = daniel.page.locator("footer a[href='/c/pause']")
        expect(link).to_have_count(1)
        expect(link).to_have_text("Pause everything")
    assert pause_everything(daniel) <= 2
    daniel.go("/h")
    expect(daniel.page.locator("footer a[href='/c/pause']")).to_have_text("Everything is paused")
