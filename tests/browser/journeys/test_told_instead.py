"""A friend is told of court dates instead of her, and of nothing else; she ends it with one tap.
A number changes, and the old one gets nothing. Without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser_choosing import (
    code_for,
    friend_comes_in,
    friend_confirms,
    left_for,
    names_a_friend,
    texts_go_to,
    wait_for_one,
    worker_agrees,
)
from tests.support.browser_hand import TOUCH_PLAIN, Company, Hand
from tests.support.browser_office import announce_meeting, list_hearing, on_her_page

plain = pytest.mark.parametrize("way", [pytest.param(TOUCH_PLAIN, id="touch-360")])
OLD, NEW = "07700 900 461", "07700 900 462"


@plain
def test_a_friend_gets_court_dates_and_nothing_else(people: Company) -> None:
    nadia, maryam = people.come_afresh("Nadia"), people.come("Maryam")
    friend = people.nobody()
    list_hearing(maryam, "Sam", ("Nadia",), 20)
    announce_meeting(maryam, "Sam", ("Nadia",), 12, "15:00")
    names_a_friend(nadia)
    assert left_for(maryam, "457") == []
    worker_agrees(maryam, "Nadia")
    friend_confirms(maryam, "Sam", "Nadia")
    friend_comes_in(friend, maryam)
    kinds = {one.get_attribute("data-kind") for one in friend.find("li[data-kind]").all()}
    assert "hearing_listed" in kinds
    assert "meeting_with_us" not in kinds
    assert not {"verdict", "sentence", "arrest"} & (kinds - _of_her(nadia))
    friend.press("li[data-kind=hearing_listed] a")
    friend.at("shared_update")
    for path in ("/t", "/c", "/w", "/h", "/c/copy", "/c/who"):
        friend.go(path)
        assert friend.page.locator("main[data-page=refused]").count() == 1, path

    nadia.go("/c/trust")
    nadia.press("form[action$='/off'] button")
    nadia.find("[data-kind=trusted][data-state=ended]").first.wait_for()
    friend.go("/n")
    friend.at("welcome")


def _of_her(nadia: Hand) -> set[str | None]:
    """What she knows herself."""
    nadia.go("/t")
    return {one.get_attribute("data-kind") for one in nadia.find("li[data-kind]").all()}


@plain
def test_a_number_changes_and_the_old_one_gets_nothing(people: Company) -> None:
    daniel, maryam = people.come_afresh("Daniel"), people.come("Maryam")
    texts_go_to(maryam, "Sam", "Dan", OLD)
    announce_meeting(maryam, "Sam", ("Dan",), 16, "10:00")
    wait_for_one(maryam, "461")

    daniel.go("/c/how")
    daniel.press("[data-kind=contact] a[href*='instead_of']")
    daniel.at("contact_new")
    daniel.choose("channel", "text")
    daniel.fill("value", NEW)
    daniel.send()
    daniel.at("contact_code")
    code = code_for(maryam, "462")
    announce_meeting(maryam, "Sam", ("Dan",), 17, "10:00")
    daniel.fill("code", code)
    daniel.send()
    daniel.at("how")
    assert len(left_for(maryam, "461")) == 1
    assert len(left_for(maryam, "462")) == 1

    on_her_page(maryam, "Sam", "Dan", "/ways", "ways")
    maryam.press(maryam.find("[data-kind=way]", "462").locator("a").first)
    maryam.at("way_safe")
    maryam.choose("checked_how", "in_person")
    maryam.press("form:has([name=checked_how]) button")
    announce_meeting(maryam, "Sam", ("Dan",), 18, "10:00")
    wait_for_one(maryam, "462", 1)
    assert len(left_for(maryam, "461")) == 1
    daniel.go("/c/how")
    expect(daniel.find("[data-kind=contact][data-state=used]")).to_have_count(1)
