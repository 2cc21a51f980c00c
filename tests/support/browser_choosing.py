"""What is chosen about contact through pages, and what would have left the machine."""

from __future__ import annotations

import re
import time

from tests.support.browser_hand import Hand
from tests.support.browser_office import on_her_page

FRIEND = "07700 900 457"
PATIENCE = 40.0  # seconds until the worker beside the demo has looked
SIX = re.compile(r"\b\d{6}\b")


def left_for(hand: Hand, ending: str) -> list[str]:
    """The texts of messages that would have left to numbers or addresses ending like this."""
    hand.go("/staff/outbox")
    hand.at("demo_outbox")
    found = []
    for line in hand.find("[data-kind=message]").all():
        if line.locator("h2").inner_text().strip().endswith(ending):
            found.append(line.locator("[data-part=text]").inner_text())
    return found


def wait_for_one(hand: Hand, ending: str, more_than: int = 0) -> str:
    """The newest of them, once there are more than so many."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = left_for(hand, ending)
        if len(found) > more_than:
            return found[0]
        time.sleep(1)
    raise AssertionError(f"nothing left for …{ending}")


def code_for(hand: Hand, ending: str, more_than: int = 0) -> str:
    """The six digits that would have left there."""
    text = wait_for_one(hand, ending, more_than)
    found = SIX.search(text)
    assert found is not None, text
    return found[0]


def texts_go_to(desk: Hand, family: str, name: str, number: str) -> None:
    """To this number, and to nothing else that a worker had written down before."""
    on_her_page(desk, family, name, "/ways", "ways")
    while desk.find("form[action$='/end'] button").count():
        desk.press("form[action$='/end'] button")
        desk.at("ways")
    desk.choose("channel", "text")
    desk.fill("value", number)
    desk.tick("[name=said_safe]")
    desk.press("form:has([name=said_safe]) button")
    desk.find("[data-kind=way]", number[-3:]).first.wait_for()


def names_a_friend(hand: Hand, called: str = "Aisha", number: str = FRIEND) -> None:
    """Somebody who is told of court and police instead of her."""
    hand.go("/c/trust")
    hand.fill("name", called)
    hand.choose("channel", "text")
    hand.fill("value", number)
    hand.tick("[name=subjects][value=court_police]")
    hand.press("form:has([name=subjects]) button")
    hand.find("[data-kind=trusted][data-state=asked]", called).first.wait_for()


def worker_agrees(desk: Hand, name: str) -> None:
    """A worker spoke with her about it; a code goes to that person."""
    desk.go("/staff/")
    desk.press("[data-kind=trusted][data-state=mine] a", name)
    desk.at("trusted_spoken")
    desk.choose("how", "in_person")
    desk.choose("agreed", "yes")
    desk.press("form:has([name=agreed]) button")
    desk.at("her_choices")


def friend_confirms(desk: Hand, family: str, name: str, number: str = FRIEND) -> None:
    """The friend reads out the code that came; the worker types it."""
    code = code_for(desk, number[-3:])
    on_her_page(desk, family, name, "/choices", "her_choices")
    desk.press("[data-kind=trusted] a", "Type the code")
    desk.at("trusted_code")
    desk.fill("code", code)
    desk.press("form:has([name=code]) button")
    desk.find("[data-kind=trusted][data-state=confirmed]").first.wait_for()


def friend_comes_in(friend: Hand, desk: Hand, number: str = FRIEND, so_far: int = 1) -> None:
    """The friend signs in with a code of their own."""
    friend.go("/k/m")
    friend.fill("where", number)
    friend.send()
    friend.at("sent_code")
    friend.fill("code", code_for(desk, number[-3:], so_far))
    friend.send()
    friend.at("leaving_quickly")
    friend.send()
    friend.at("shared")


def pause_everything(hand: Hand) -> int:
    """From wherever she is; how many taps it took."""
    hand.press(hand.page.locator("footer a[href='/c/pause']"))
    hand.at("pause")
    hand.press("form button")
    hand.find("[data-state=paused]").first.wait_for()
    return 2
