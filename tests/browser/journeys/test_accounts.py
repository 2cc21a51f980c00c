"""Staff come by a link that works once, with a passkey; lost and ended ones open nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browser_hand import KEYS, TOUCH, Company, Hand
from tests.support.browser_office import confirm_role
from tests.support.browser_passkey import add_authenticator

# Passkeys need scripts; without them the pages say so (test_passkeys).
with_scripts = pytest.mark.parametrize(
    "way", [pytest.param(TOUCH, id="scripts-320"), pytest.param(KEYS, id="keys-scripts-320")]
)


def invite(hand: Hand, name: str, email: str, role: str) -> str:
    """Make the link, and read it off the page."""
    hand.go("/staff/accounts/new")
    hand.at("account_new")
    hand.fill("full_name", name)
    hand.fill("phone", "01632 960155")
    hand.fill("email", email)
    hand.select("role", role)
    region = hand.find("[name=region_id] option", "Northern dales")
    hand.select("region_id", region.get_attribute("value") or "")
    hand.send()
    hand.at("account_link")
    return hand.find("#link").inner_text()


def enrol(hand: Hand, link: str) -> None:
    hand.go(link)
    hand.send()
    hand.at("me")


def sign_in(hand: Hand) -> None:
    hand.go("/staff/in")
    hand.at("sign_in")
    hand.send()


def confirm_renewal(hand: Hand, name: str) -> str:
    """A leader who has met her confirms it, and hands the new link over."""
    hand.go("/staff/")
    hand.press("[data-kind=renewal] a", name)
    hand.at("renewal")
    hand.tick("[name=met]")
    hand.send()
    hand.at("renewal_link")
    return hand.find("#link").inner_text()


@with_scripts
def test_invited_enrolled_lost_renewed_and_ended(people: Company) -> None:
    priya, ruth, new = people.come("Priya"), people.come("Ruth"), people.nobody()
    number = people.way.number
    name = f"Bronwen Ap-Rhys {'abcd'[number - 1]}"
    link = invite(priya, name, f"bronwen{number}@example.org", "caseworker")
    add_authenticator(new.page)
    enrol(new, link)
    expect(new.find("[data-state=second_passkey_asked]")).to_be_visible()
    new.press("form[action$='/out'] button")
    new.at("sign_in")
    sign_in(new)
    new.at("today")
    expect(new.find("[data-state=role_waits]")).to_be_visible()
    expect(new.find("nav a[href$='/cases']")).to_have_count(0)
    confirm_role(ruth, name)
    new.go("/staff/")
    new.press("nav a[href$='/cases']")
    new.at("cases")

    priya.go("/staff/accounts")
    priya.press("a", name)
    priya.at("account")
    account = priya.page.url
    priya.press("a[href$='/renew']")
    priya.at("account_renew")
    priya.tick("[name=sure]")
    priya.send()
    priya.page.locator("main:not([data-page=account_renew])").wait_for()
    again = confirm_renewal(ruth, name)
    assert again != link
    # The lost passkey's sign-in has ended, and it opens nothing.
    new.go("/staff/cases")
    new.at("sign_in")
    sign_in(new)
    expect(new.find("[role=alert], .sum").first).to_be_visible()
    new.go(link)
    expect(new.find("form[data-passkey]")).to_have_count(0)
    other = people.nobody()
    add_authenticator(other.page)
    enrol(other, again)

    priya.go(account)
    priya.press("a[href$='/end']")
    priya.at("account_end")
    priya.tick("[name=sure]")
    priya.send()
    priya.page.wait_for_url(lambda url: not url.endswith("/end"))
    other.go("/staff/")
    other.at("sign_in")
    sign_in(other)
    expect(other.find("[role=alert], .sum").first).to_be_visible()
