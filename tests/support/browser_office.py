"""What staff do through their pages, as verbs of the journeys."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.support.browser import data_page
from tests.support.browser_hand import Hand

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def path_of(hand: Hand) -> str:
    """Where this page is, without the machine."""
    return urlsplit(hand.page.url).path


def open_family(hand: Hand, called: str) -> None:
    """The case of somebody who died, by the name the family uses."""
    hand.go("/staff/cases")
    hand.press("a", called)
    hand.at("case")


def open_person(hand: Hand, family: str, name: str) -> str:
    """A relative's page; its path."""
    open_family(hand, family)
    hand.press("a", name)
    hand.at("person")
    return path_of(hand)


def on_her_page(hand: Hand, family: str, name: str, ending: str, page: str) -> str:
    """One of the things that can be done on a relative's page."""
    person = open_person(hand, family, name)
    hand.press(f"a[href$='{ending}']")
    hand.at(page)
    return person


def begin(hand: Hand, family: str, kind: str) -> None:
    """Begin an update: whose, then which kind."""
    hand.go("/staff/updates/new")
    hand.at("new_update")
    hand.press("a", family)
    found = hand.find(f"button[name=kind][value={kind}]")
    if not found.count():
        hand.fill("q", kind.replace("_", " "))
        hand.press("form[role=search] button")
    hand.press(hand.find(f"button[name=kind][value={kind}]").last)
    hand.at("edit_update")


def choose_recipients(hand: Hand, *names: str) -> None:
    """From the list of recipients to the page before the release."""
    hand.at("recipients")
    for line in hand.find("[data-kind=recipient]").all():
        box = line.locator("input[name=recipients]")
        if box.count():
            called = line.locator("strong").first.inner_text()
            hand.tick(box, called in names)
    hand.send()
    hand.at("release")


def look_as_each(hand: Hand) -> None:
    """Every preview that is asked for."""
    hand.at("release")
    waiting = hand.find("li:has([data-state=needs_preview]) a[href*='/preview/']")
    while waiting.count():
        before = waiting.count()
        hand.press(waiting)
        hand.at("preview")
        hand.press(hand.find("form button").last)
        hand.at("release")
        assert waiting.count() < before, "a preview that was looked at is asked for again"


def release(hand: Hand, state: str = "published") -> str:
    """Press the button of the release; the path of the update."""
    hand.at("release")
    hand.send()
    hand.at("update")
    hand.find(f"[data-state={state}]").first.wait_for()
    return path_of(hand)


def release_as_second(hand: Hand) -> str:
    """A second person takes the first that waits."""
    hand.go("/staff/")
    hand.press("[data-kind=to_release] a")
    return release(hand)


def write_meeting(hand: Hand, family: str, day: int, clock: str, words: str = "") -> None:
    """Fill in that we ring: nothing in it is hard, so one person is enough."""
    begin(hand, family, "meeting_with_us")
    hand.choose("how", "phone")
    hand.day("date", day, 3, 2026)
    hand.fill("time", clock)
    hand.choose("source_role", "us")
    if words:
        hand.fill("words-en", words)
    hand.send()


def announce_meeting(
    hand: Hand, family: str, names: tuple[str, ...], day: int, clock: str, words: str = ""
) -> str:
    """Write it and release it; the path of the update."""
    write_meeting(hand, family, day, clock, words)
    choose_recipients(hand, *names)
    look_as_each(hand)
    return release(hand)


def list_hearing(hand: Hand, family: str, names: tuple[str, ...], day: int) -> str:
    """A mention in court, released; the path of the update."""
    begin(hand, family, "hearing_listed")
    hand.select("court", "crown-leeds")
    hand.select("hearing_type", "mention")
    hand.day("date", day, 4, 2026)
    hand.fill("time", "10:30")
    hand.choose("confirmed", "may_change")
    hand.choose("source_role", "witness_care_unit")
    hand.send()
    choose_recipients(hand, *names)
    look_as_each(hand)
    return release(hand)


def open_case(hand: Hand, called: str) -> None:
    """A new case, told by the police today; it ends on the page of the case."""
    hand.go("/staff/cases/new")
    hand.at("open_case")
    hand.fill("called", called)
    hand.choose("homicide_kind", "murder")
    hand.choose("notified_by", "police")
    hand.day("notified_at", 2, 3, 2026)
    hand.send()
    if hand.find("[name=not_a_duplicate]").count():
        hand.tick("[name=not_a_duplicate]")
        hand.send()
    hand.at("case")


def add_member(hand: Hand, family: str, name: str, born: tuple[int, int, int] | None = None) -> str:
    """Somebody more in a family; the path of her page."""
    open_family(hand, family)
    hand.press("a[href$='/people/new']")
    hand.at("member_new")
    hand.fill("name", name)
    hand.select("relationship", "sister")
    if born:
        hand.day("born_on", *born)
    hand.send()
    hand.at("person")
    return path_of(hand)


def print_code(hand: Hand, person: str) -> str:
    """A code on paper, as it stands in the letter."""
    hand.go(f"{person}/code")
    hand.at("code")
    hand.choose("how", "printed")
    hand.press("form[action$='/code/letter'] button")
    hand.at("code_letter")
    found = CODE.search(hand.find("article.letter").inner_text())
    assert found is not None, "the letter holds no code"
    return found[0]


def read_out(hand: Hand, person: str, number: str) -> str:
    """Six digits for the browser that shows this number."""
    hand.go(f"{person}/code")
    hand.at("code")
    hand.fill("request_number", number)
    hand.press("form[action$='/code/digits'] button")
    hand.at("code_digits")
    return hand.find("output").inner_text()


def set_flag(hand: Hand, person: str, flag: str) -> None:
    """Something that staff have to know."""
    hand.go(f"{person}/flags")
    hand.at("flags")
    hand.choose("flag", flag)
    hand.fill("note_text", "The senior investigating officer said so today.")
    hand.press("form:has([name=flag]) button")
    hand.page.locator(f"main :is([data-flag={flag}])").first.wait_for()


def end_flag(hand: Hand, person: str, flag: str) -> None:
    """It holds no longer."""
    hand.go(f"{person}/flags")
    hand.at("flags")
    hand.press(f"[data-flag={flag}] form button")
    hand.page.locator("main").wait_for()


def type_code(hand: Hand, code: str) -> None:
    """Type a code where the way in asks for it, and send it."""
    hand.go("/k")
    hand.at("code")
    hand.fill("code", code)
    hand.send()


def walk_in(hand: Hand, own: bool = False) -> None:
    """From the question about the phone to her updates."""
    hand.at("own_device")
    hand.choose("own", "yes" if own else "no")
    hand.send()
    for name in ("leaving_quickly", "privacy"):
        hand.page.locator(f"main:is([data-page={name}], [data-page=updates])").wait_for()
        if data_page(hand.page) == name:
            hand.send()
    hand.at("updates")


def confirm_role(hand: Hand, name: str) -> None:
    """A leader who has met her confirms what the administrator asked for."""
    hand.go("/staff/")
    hand.press("[data-kind=role_request] a", name)
    hand.at("role_request")
    hand.tick("[name=met]")
    hand.send()
    hand.at("today")
