"""Coming in: how long somebody stays signed in, what she is shown first, what she is told
when a code does not work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from casework.rules.messages import N_, Sentence


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts without a sign of life, and how long at most."""

    idle: timedelta
    total: timedelta


SHARED_DEVICE = Lifetime(idle=timedelta(minutes=15), total=timedelta(hours=12))
OWN_DEVICE = Lifetime(idle=timedelta(days=30), total=timedelta(days=30))
STAFF_DEVICE = Lifetime(idle=timedelta(minutes=30), total=timedelta(hours=12))

# The last-seen time is written at most this often.
TOUCH_EVERY = timedelta(minutes=1)


class Step(StrEnum):
    """A page that is shown once on the way in. The value is the endpoint's short name."""

    OWN_DEVICE = "own_device"
    LEAVING_QUICKLY = "leaving_quickly"
    PRIVACY = "privacy"
    SHARED_LEAVING = "shared_leaving"  # of somebody who is told instead: how to leave, once


def next_step(*, device_answered: bool, leaving_seen: bool, privacy_seen: bool) -> Step | None:
    """What she has not seen yet. The device is asked at each sign-in, the others once."""
    if not device_answered:
        return Step.OWN_DEVICE
    if not leaving_seen:
        return Step.LEAVING_QUICKLY
    if not privacy_seen:
        return Step.PRIVACY
    return None


# Devices in words, for the list of places where somebody is signed in.
DEVICES: dict[str, str] = {
    "phone": N_("A phone"),
    "tablet": N_("A tablet"),
    "computer": N_("A computer"),
}
UNKNOWN_DEVICE = N_("A phone or a computer")


def device_of(user_agent: str) -> str:
    """A coarse word for the device: enough to know it again, too little to follow it."""
    agent = user_agent.lower()
    if "ipad" in agent or "tablet" in agent or ("android" in agent and "mobile" not in agent):
        return "tablet"
    if "mobi" in agent or "iphone" in agent:
        return "phone"
    if any(word in agent for word in ("windows", "macintosh", "x11", "linux", "cros")):
        return "computer"
    return ""


class WayIn(StrEnum):
    """How somebody signed in."""

    LETTER_CODE = "letter_code"
    SPOKEN_CODE = "spoken_code"
    PASSKEY = "passkey"
    ENROLMENT_LINK = "enrolment_link"
    DEMO_CODE = "demo_code"


@dataclass(frozen=True)
class TurnedAway:
    """A try that did not open anything. ``wait`` names a pause; "" means the code itself.

    Wrong, used, expired, revoked and unknown codes are one and the same answer.
    """

    wait: str = ""


@dataclass(frozen=True)
class CameIn:
    """A session was begun. The token is known here and in the cookie, nowhere else."""

    token: str
    session_id: str
    language: str
    trusted: bool = False  # as somebody who is told instead of a family member


# Whole sentences, one per length of pause, so that no language has to decline a number.
_WAIT_SENTENCES: dict[str, str] = {
    "minute": N_(
        "There were several tries from here. Wait one minute, then type your code again. "
        "You can also call us on %(phone)s."
    ),
    "five_minutes": N_(
        "There were several tries from here. Wait five minutes, then type your code again. "
        "You can also call us on %(phone)s."
    ),
    "quarter": N_(
        "There were several tries from here. Wait fifteen minutes, then type your code again. "
        "You can also call us on %(phone)s."
    ),
}
_CODE_SENTENCE = N_(
    "This code does not work now. Check it and type it again. "
    "You can also ask us for a new code. Call us on %(phone)s."
)
_PASSKEY_SENTENCE = N_(
    "That did not work. Try once more, or use a code. You can also call us on %(phone)s."
)


def turned_away_sentence(turned: TurnedAway, phone: str, *, passkey: bool = False) -> Sentence:
    """What she reads, with what she can do."""
    if turned.wait:
        return Sentence(_WAIT_SENTENCES[turned.wait], {"phone": phone})
    return Sentence(_PASSKEY_SENTENCE if passkey else _CODE_SENTENCE, {"phone": phone})
