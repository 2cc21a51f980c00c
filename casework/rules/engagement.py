"""Whether somebody was offered support, and what she made of it: states as a table of changes.

One register per family member and process. It is history: nobody changes an entry, the newest
one says how things stand. Whether she takes part in a review is no state here: that is her own
answer and nobody else's (``rules.review_say``).
Source: docs/sources.md, Engagement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.rules.messages import S_

LONGEST_REASON = 1000  # characters


class Process(StrEnum):
    """What somebody can be offered. ``ADVOCACY`` is the offer of an advocate."""

    SUPPORT = "support"
    ADVOCACY = "advocacy"
    INQUEST = "inquest"
    VICTIM_CONTACT = "victim_contact"
    COMPENSATION = "compensation"


PROCESSES: dict[Process, str] = {
    Process.SUPPORT: S_("Our support"),
    Process.ADVOCACY: S_("An advocate for the review"),
    Process.INQUEST: S_("Help with the inquest"),
    Process.VICTIM_CONTACT: S_("The victim contact scheme"),
    Process.COMPENSATION: S_("Help with compensation"),
}

# The process of an allocation (rules.reach) in which an advocate works with this register.
ALLOCATED_FOR: dict[Process, str] = {
    Process.ADVOCACY: "review",
    Process.INQUEST: "inquest",
    Process.COMPENSATION: "compensation",
}


class Engagement(StrEnum):
    """How things stand between one person and one process."""

    NOT_YET_OFFERED = "not_yet_offered"
    OFFERED = "offered_waiting"
    ENGAGING = "engaging"
    DECLINED = "declined"
    DECLINED_ASK_AGAIN = "declined_revisit"
    ASKED_NO_MORE = "asked_no_more"
    PAUSED = "paused"
    ENDED = "ended"
    NOT_REACHED = "unable_to_contact"
    NOT_OFFERED_SIO = "not_offered_sio_decision"


@dataclass(frozen=True)
class State:
    """A state: its words, whether staff see it as one of three plain buttons, whether somebody
    counts as having been offered, and to which states it may change."""

    label: str
    to: frozenset[Engagement]
    plain: bool = False
    offered: bool = True


_E = Engagement
_ANSWERS = frozenset({_E.ENGAGING, _E.DECLINED, _E.DECLINED_ASK_AGAIN, _E.ASKED_NO_MORE})

# Only she can bring back what she asked us not to offer again: she engages, or asks about it.
STATES: dict[Engagement, State] = {
    _E.NOT_YET_OFFERED: State(
        S_("Not offered yet"),
        _ANSWERS | {_E.OFFERED, _E.NOT_REACHED, _E.NOT_OFFERED_SIO},
        offered=False,
    ),
    _E.OFFERED: State(
        S_("Offered, waiting for an answer"),
        _ANSWERS | {_E.OFFERED, _E.NOT_REACHED, _E.NOT_OFFERED_SIO},
        plain=True,
    ),
    _E.ENGAGING: State(
        S_("Engaging"),
        frozenset(
            {
                _E.PAUSED,
                _E.ENDED,
                _E.DECLINED,
                _E.DECLINED_ASK_AGAIN,
                _E.ASKED_NO_MORE,
                _E.NOT_REACHED,
                _E.NOT_OFFERED_SIO,
            }
        ),
        plain=True,
    ),
    _E.DECLINED: State(
        S_("Declined"),
        _ANSWERS - {_E.DECLINED} | {_E.OFFERED, _E.NOT_OFFERED_SIO},
        plain=True,
    ),
    _E.DECLINED_ASK_AGAIN: State(
        S_("Declined, ask again on a day they chose"), _ANSWERS | {_E.OFFERED, _E.NOT_OFFERED_SIO}
    ),
    _E.ASKED_NO_MORE: State(
        S_("Asked not to be asked again"), frozenset({_E.ENGAGING, _E.NOT_OFFERED_SIO})
    ),
    _E.PAUSED: State(
        S_("Paused"),
        frozenset(
            {
                _E.ENGAGING,
                _E.ENDED,
                _E.DECLINED,
                _E.DECLINED_ASK_AGAIN,
                _E.ASKED_NO_MORE,
                _E.NOT_OFFERED_SIO,
            }
        ),
    ),
    _E.ENDED: State(S_("Ended"), frozenset({_E.OFFERED, _E.ENGAGING, _E.NOT_OFFERED_SIO})),
    _E.NOT_REACHED: State(
        S_("Could not be reached"),
        _ANSWERS | {_E.OFFERED, _E.NOT_REACHED, _E.NOT_OFFERED_SIO},
        offered=False,
    ),
    # The senior investigating officer decides; it holds until that is taken back.
    _E.NOT_OFFERED_SIO: State(
        S_("Not offered: the senior investigating officer decided"),
        frozenset({_E.NOT_YET_OFFERED, _E.OFFERED}),
    ),
}

# Optional, and never asked for twice (docs/sources.md, Engagement).
REASONS: dict[str, str] = {
    "not_ready": S_("Not ready"),
    "enough_support": S_("Has enough support already"),
    "private_tension": S_("Private, or tension in the family"),
    "busy_with_trial": S_("Too much with the trial"),
    "do_not_trust": S_("Does not trust us or services"),
    "no_reminder": S_("Does not want to be reminded"),
    "language_or_access": S_("Language, or hard to come to"),
    "safety": S_("It would not be safe"),
    "other": S_("Another reason"),
}

# Who can stand beside a family in a review (docs/sources.md, Engagement).
ADVOCACY_ORGANISATIONS: dict[str, str] = {
    "aafda": "AAFDA",
    "victim_support": "Victim Support",
    "hundred_families": "Hundred Families",
    "other": S_("Another organisation"),
}


@dataclass(frozen=True)
class Entry:
    """What the register says of one moment. ``on`` is the day it happened."""

    state: Engagement
    on: date
    reply_by: date | None = None
    ask_again_on: date | None = None


# After these nobody stands beside her in the process: an advocate no longer sees her.
NO_LONGER = frozenset(
    {
        _E.DECLINED,
        _E.DECLINED_ASK_AGAIN,
        _E.ASKED_NO_MORE,
        _E.ENDED,
        _E.NOT_OFFERED_SIO,
    }
)

NOTHING_YET = Engagement.NOT_YET_OFFERED


def standing(history: Sequence[Entry]) -> Entry | None:
    """The newest entry. ``history`` is in the order in which it was recorded."""
    return history[-1] if history else None


def state_of(history: Sequence[Entry]) -> Engagement:
    """How things stand; nothing recorded means not offered yet."""
    newest = standing(history)
    return newest.state if newest else NOTHING_YET


def may_change(now_is: Engagement, to: Engagement) -> bool:
    """Whether the register can go from one state to another."""
    return to in STATES[now_is].to


def choices_from(now_is: Engagement) -> tuple[Engagement, ...]:
    """What can be recorded next, the plain answers first, in the order of the table."""
    possible = [state for state in STATES if may_change(now_is, state)]
    return tuple(sorted(possible, key=lambda state: not STATES[state].plain))


def was_offered(history: Sequence[Entry]) -> bool:
    """Whether anybody ever offered it, or it was decided that nobody does."""
    return any(STATES[entry.state].offered for entry in history)


def due_to_ask(entry: Entry | None, today: date) -> bool:
    """Whether the day has come that she chose to be asked again: never before, and never for
    somebody who said no more."""
    if entry is None or entry.state is not Engagement.DECLINED_ASK_AGAIN:
        return False
    return entry.ask_again_on is not None and entry.ask_again_on <= today


def reply_is_late(entry: Entry | None, today: date) -> bool:
    """Whether an offer waits longer than the day by which an answer was hoped for."""
    if entry is None or entry.state is not Engagement.OFFERED:
        return False
    return entry.reply_by is not None and entry.reply_by < today


def days_without_offer(
    history: Sequence[Entry], *, notified_on: date, review_decided_on: date | None, today: date
) -> int | None:
    """Days since somebody could have been offered an advocate and was not; None once she was.

    It counts from the day on which the service was told of the death, or on which a review was
    decided, whichever came first: an early offer is taken up more often.
    """
    if was_offered(history):
        return None
    begun = min(day for day in (notified_on, review_decided_on) if day is not None)
    return max((today - begun).days, 0)
