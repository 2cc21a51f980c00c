"""Giving somebody's name to an advocate's organisation: only what she saw, only once she agreed.

She is shown the exact words that would be passed on. Nothing is sent before she says yes, and
a yes that she takes back stops what has not been sent yet.
Source: docs/sources.md, Engagement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.rules.messages import S_

LONGEST_WORDS = 2000  # characters of what is passed on


class Stage(StrEnum):
    """How far a referral has come."""

    PREPARED = "prepared"
    AGREED = "agreed"
    NOT_WANTED = "not_wanted"
    TAKEN_BACK = "taken_back"
    SENT = "sent"
    ANSWERED = "answered"


STAGES: dict[Stage, str] = {
    Stage.PREPARED: S_("Prepared, waits for their answer"),
    Stage.AGREED: S_("They agreed, not sent yet"),
    Stage.NOT_WANTED: S_("They do not want it"),
    Stage.TAKEN_BACK: S_("They took their yes back"),
    Stage.SENT: S_("Sent, no answer yet"),
    Stage.ANSWERED: S_("The organisation has answered"),
}

# How she agreed: on her own page, or said to whoever works with her.
HERSELF, SAID = "herself", "said"

WAYS_SENT: dict[str, str] = {
    "secure_email": S_("Secure email"),
    "post": S_("Post"),
    "by_hand": S_("Given by hand"),
    "read_out": S_("Read out on the phone"),
}

OUTCOMES: dict[str, str] = {
    "taken_on": S_("They have an advocate for them"),
    "waiting_list": S_("They have to wait for an advocate"),
    "not_taken_on": S_("They cannot take it on"),
}


@dataclass(frozen=True)
class Moments:
    """What has happened to a referral, and when."""

    agreed_at: datetime | None = None
    refused_at: datetime | None = None
    sent_at: datetime | None = None
    withdrawn_at: datetime | None = None
    outcome: str = ""


def stage_of(moments: Moments) -> Stage:
    """How far it has come. What was sent was sent, even where she took her yes back later."""
    if moments.outcome:
        return Stage.ANSWERED
    if moments.sent_at is not None:
        return Stage.SENT
    if moments.withdrawn_at is not None:
        return Stage.TAKEN_BACK
    if moments.refused_at is not None:
        return Stage.NOT_WANTED
    return Stage.PREPARED if moments.agreed_at is None else Stage.AGREED


def may_send(moments: Moments) -> bool:
    """Whether it may leave now: she agreed, and has not taken that back."""
    return stage_of(moments) is Stage.AGREED


def may_answer(moments: Moments) -> bool:
    """Whether she can still say yes, or no."""
    return stage_of(moments) in (Stage.PREPARED, Stage.NOT_WANTED, Stage.TAKEN_BACK)
