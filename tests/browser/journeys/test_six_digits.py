"""Six digits read out on the phone: they count in the browser that asked, and in no other."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browser_hand import Company, Hand, second_ways, ways
from tests.support.browser_office import add_member, read_out, walk_in


def number_on(hand: Hand) -> str:
    return hand.find("[data-request-number]").inner_text()


def ask(hand: Hand) -> str:
    """From the way in to the number she reads to the person on the phone."""
    hand.go("/k")
    hand.press("a[href$='/k/n']")
    hand.at("six_digits")
    return number_on(hand)


def type_digits(hand: Hand, digits: str) -> None:
    hand.fill("code", digits)
    hand.send()


@second_ways
def test_digits_open_only_the_browser_that_asked(people: Company) -> None:
    maryam, hers, other = people.come("Maryam"), people.nobody(), people.nobody()
    name = f"Nell O'Hara-Flood {people.way.number}"
    person = add_member(maryam, "Sam", name)
    number = ask(hers)
    assert ask(other) != number
    digits = read_out(maryam, person, number)
    type_digits(other, digits)
    expect(other.find("[role=alert]").first).to_be_visible()
    other.at("six_digits")
    type_digits(hers, digits)
    walk_in(hers)


@ways
def test_asking_for_digits_says_nothing_about_anybody(people: Company) -> None:
    """Whoever asks is shown letters and figures, the same page for everybody."""
    one, two = people.come("Kieran"), people.nobody()
    number = ask(one)
    assert ask(two) != number
    assert one.main().replace(number, "") == two.main().replace(number_on(two), "")
    one.go("/t")
    one.at("updates")
