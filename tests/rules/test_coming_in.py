"""What she is shown on the way in, and how devices are named."""

from __future__ import annotations

import pytest

from casework.rules.coming_in import (
    DEVICES,
    Step,
    TurnedAway,
    device_of,
    next_step,
    turned_away_sentence,
)


@pytest.mark.parametrize(
    ("answered", "leaving", "privacy", "expected"),
    [
        (False, False, False, Step.OWN_DEVICE),
        (False, True, True, Step.OWN_DEVICE),
        (True, False, False, Step.LEAVING_QUICKLY),
        (True, True, False, Step.PRIVACY),
        (True, True, True, None),
    ],
)
def test_steps_come_in_order_and_once(
    answered: bool, leaving: bool, privacy: bool, expected: Step | None
) -> None:
    """The device at each sign-in, the rest once."""
    found = next_step(device_answered=answered, leaving_seen=leaving, privacy_seen=privacy)
    assert found is expected


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148", "phone"),
        ("Mozilla/5.0 (Linux; Android 9; SM-A105) Chrome/120 Mobile Safari/537.36", "phone"),
        ("Mozilla/5.0 (Linux; Android 13; SM-X200) Chrome/120 Safari/537.36", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Firefox/128.0", "computer"),
        ("", ""),
    ],
)
def test_devices_are_named_coarsely(agent: str, device: str) -> None:
    """Enough to know it again, too little to follow it."""
    assert device_of(agent) == device
    assert device == "" or device in DEVICES


@pytest.mark.parametrize("wait", ["", "minute", "five_minutes", "quarter"])
def test_every_refusal_says_what_to_do(wait: str) -> None:
    """Whole sentences with a number to call, and no reason."""
    sentence = turned_away_sentence(TurnedAway(wait), "0808 157 0123")
    assert sentence.params == {"phone": "0808 157 0123"}
    assert "%(phone)s" in sentence.msgid
    for word in ("expired", "used", "unknown", "wrong", "person"):
        assert word not in sentence.msgid.lower()
