"""What is said to a review and what comes back, through the pages: for the walks over all pages."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.browser_hand import Hand
from tests.support.browser_office import on_her_page


def let_chair_know(hand: Hand) -> None:
    """After her answer: the chair may know of her."""
    hand.at("review")
    hand.choose("tell", "yes")
    hand.press("form[action$='/c'] button")
    hand.at("review")


def answer_what_she_said(page: Page, family: str, name: str, *, release: bool) -> None:
    """The chair's answer to the first view that was released, and whether she has it."""
    hand = Hand(page)
    on_her_page(hand, family, name, "/say", "say")
    hand.press("[data-kind=view] a[href$='/a']")
    hand.at("say_reply")
    hand.choose("verdict", "will_ask")
    hand.fill("words", "We will ask the surgery.")
    hand.send()
    hand.at("say")
    if not release:
        return
    hand.press("[data-kind=reply] a")
    hand.at("say_reply_release")
    hand.press("form:has([name=translation]) button")
    hand.at("say")


def write_down_what_waits(page: Page, family: str, name: str) -> None:
    """Something said aloud that nobody has read back yet, and a question nobody was shown."""
    hand = Hand(page)
    on_her_page(hand, family, name, "/say", "say")
    _say_aloud(hand)
    hand.press("a[href$='/list']")
    hand.at("say_list")
    hand.fill("text", "Did anybody ask him on his own?")
    hand.press("form:has([name=added_by]) button")
    hand.at("say_list")
    hand.find("[data-kind=question][data-state=proposed]").first.wait_for()


def approve_with_a_child(page: Page, family: str, name: str) -> None:
    """Words of a child, through a specialist, read back and approved together."""
    hand = Hand(page)
    on_her_page(hand, family, name, "/say", "say")
    _say_aloud(hand, specialist="Asha Rahman, child bereavement worker")
    hand.press("[data-kind=view] a[href$='/ok']")
    hand.at("say_approve")
    hand.page.locator("main [name=how]").first.check()
    hand.press("form:has([name=how]) button")
    hand.at("say")
    hand.find("[data-kind=view][data-state=approved] a[href$='/on']").first.wait_for()


def _say_aloud(hand: Hand, specialist: str = "") -> None:
    hand.press("a[href$='/new']")
    hand.at("say_new")
    hand.page.locator("main [name=topic]").first.check()
    hand.fill("text", "He was kind to me.")
    if specialist:
        hand.fill("specialist", specialist)
    hand.press("form:has([name=topic]) button")
    hand.at("say")
