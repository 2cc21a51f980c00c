"""Pages that exist only once something has been begun: for the walks over all pages.

All of it is done through the pages themselves, by relatives and staff of the demo.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.browser_hand import Hand
from tests.support.browser_office import on_her_page, open_family
from tests.support.browser_say import let_chair_know


def begin_what_can_be_begun(page: Page, *, language: str = "en") -> None:
    """What one relative can begin on her own: an application that a relative may see, a number,
    somebody told instead of her."""
    hand = Hand(page)
    apply_for_compensation(hand)
    name_somebody_instead(hand)
    give_a_number(hand)
    if language == "en":
        pause_and_come_back(hand)


def apply_for_compensation(hand: Hand) -> None:
    """Begin an application, and let a relative see where it stands."""
    hand.go("/f")
    hand.press("a[href='/f/n']")
    hand.at("money_new")
    hand.page.locator("main [name=route]").first.check()
    hand.tick("[name=read]")
    hand.send()
    hand.at("claim")
    hand.press("a[href$='/w']")
    hand.at("claim_shared")
    hand.fill("named", "My brother Dan")
    hand.fill("signed", "his sister")
    hand.press("form:has([name=named]) button")
    hand.page.locator("main").get_by_text("My brother Dan").first.wait_for()


def name_somebody_instead(hand: Hand) -> None:
    """A friend who is told about some subjects."""
    hand.go("/c/trust")
    hand.at("trusted")
    hand.fill("name", "Aisha")
    hand.choose("channel", "text")
    hand.fill("value", "07700 900 457")
    hand.tick(hand.find("[name=subjects]").first)
    hand.press("form:has([name=subjects]) button")
    hand.page.locator("main").get_by_text("Aisha").first.wait_for()


def give_a_number(hand: Hand) -> None:
    """A number that waits for the code that went there."""
    hand.go("/c/how/new")
    hand.at("contact_new")
    hand.choose("channel", "text")
    hand.fill("value", "07700 900 456")
    hand.send()
    hand.page.locator("main:not([data-page=contact_new])").wait_for()


def pause_and_come_back(hand: Hand) -> None:
    """A pause, and what waited when it ends."""
    hand.go("/c/pause")
    hand.at("pause")
    hand.press("form:has([name=which]) button")
    hand.page.locator("main").wait_for()
    hand.go("/c/pause")
    hand.press("form[action$='/off'] button, form:not(:has([name=which])) button")
    hand.at("came_back")


def say_something_to_a_review(hand: Hand, text: str) -> None:
    """An answer, words of her own, and a reader for them."""
    hand.go("/r")
    hand.at("reviews")
    hand.press("h2 a")
    hand.at("review")
    hand.choose("answer", "take_part")
    hand.press("form:has([name=answer]) button")
    let_chair_know(hand)
    hand.press("a[href$='/w']")
    hand.at("views")
    hand.page.locator("main [name=topic]").first.check()
    hand.fill("text", text)
    hand.press("form:has([name=text]) button")
    hand.at("view")
    hand.press("form[action$='/ok'] button")
    hand.at("view")
    while hand.find("form[action$='/on']").count():
        before = hand.find("form[action$='/on']").count()
        hand.press("form[action$='/on'] button")
        hand.at("view")
        assert hand.find("form[action$='/on']").count() < before, "a reader is offered again"


def open_the_report(hand: Hand) -> None:
    """The report that she was let read, open in this session."""
    hand.go("/r")
    hand.press("h2 a")
    hand.at("review")
    hand.press("[data-kind=progress] a[href*='/d/']")
    hand.at("draft")
    hand.press("form[action$='/o'] button")
    hand.at("draft_text")


def review_that_she_answered(leader: Page, worker: Page) -> None:
    """A review of Sam's death, and what Jasmine answered when her worker asked."""
    ruth, maryam = Hand(leader), Hand(worker)
    open_family(ruth, "Sam")
    ruth.press("a[href$='/processes/new']")
    ruth.at("review_new")
    ruth.choose("kind", "domestic")
    ruth.select("label", "DARDR")
    ruth.fill("area", "Westmoor (an invented area)")
    ruth.send()
    ruth.at("case")
    on_her_page(maryam, "Sam", "Jasmine", "/say", "say")
    maryam.press("a[href*='/say/']")
    maryam.at("say_answer")
    maryam.choose("answer", "keep_informed")
    maryam.send()
    maryam.at("say")


def keep_a_sum(page: Page) -> None:
    """Her worker writes down what the letter of the scheme says."""
    hand = Hand(page)
    on_her_page(hand, "Sam", "Nadia", "/money", "claims")
    hand.press("h2 a")
    hand.at("claim")
    hand.press("a[href$='/sum']")
    hand.at("claim_sums")
    hand.page.locator("main [name=outcome]").first.check()
    hand.fill("pounds", "5500")
    hand.press("form:has([name=outcome]) button")
    hand.page.locator("main [data-kind=sum], main[data-page=claim]").first.wait_for()


def lose_a_passkey(page: Page, name: str) -> None:
    """Whoever manages accounts says that somebody lost hers."""
    hand = Hand(page)
    hand.go("/staff/accounts")
    hand.press("a", name)
    hand.at("account")
    hand.press("a[href$='/renew']")
    hand.at("account_renew")
    hand.tick("[name=sure]")
    hand.send()
    hand.page.locator("main:not([data-page=account_renew])").wait_for()


def ask_for_a_role(page: Page, name: str) -> None:
    """Whoever manages accounts asks for a role that a leader has to confirm."""
    hand = Hand(page)
    hand.go("/staff/accounts")
    hand.press("a", name)
    hand.at("account")
    hand.press("a[href$='/roles']")
    hand.at("account_role")
    hand.select("role", "advocate")
    hand.send()
    hand.page.locator("[data-kind=role_asked]").wait_for()


def ask_for_a_code_by_message(page: Page) -> None:
    """As far as the page where it is typed."""
    page.goto("/k/m")
    page.locator("main [name=where]").fill("07700 900 458")
    page.locator("main form button").first.click()
    page.locator("main[data-page=sent_code]").wait_for()
