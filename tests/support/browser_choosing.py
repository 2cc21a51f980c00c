"""What is chosen about contact through pages, and what would have left the machine."""

from __future__ import annotations

import re
import time

from tests.support.browser_hand import Hand

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


def pause_everything(hand: Hand) -> int:
    """From wherever she is; how many taps it took."""
    hand.press(hand.page.locator("footer a[href='/c/pause']"))
    hand.at("pause")
    hand.press("form button")
    hand.find("[data-state=paused]").first.wait_for()
    return 2
