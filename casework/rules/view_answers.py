"""What the chair or the panel answers to a view that was released to them.

An answer is a proposal until whoever stands beside her releases it to her; where she chose
that a person tells her first, a person does. What is unanswered stays visible as unanswered.
Source: docs/sources.md, Reviews.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.rules.choices import Subject
from casework.rules.contact_plan import Happening
from casework.rules.knowledge import Entry
from casework.rules.messages import N_, S_


class Verdict(StrEnum):
    """What became of her point."""

    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"
    WILL_ASK = "will_ask"


class Answerer(StrEnum):
    """Who answers."""

    CHAIR = "chair"
    PANEL = "panel"


# For whoever writes an answer down.
VERDICTS: dict[Verdict, str] = {
    Verdict.TAKEN_UP: S_("Taken up"),
    Verdict.NOT_TAKEN_UP: S_("Not taken up"),
    Verdict.WILL_ASK: S_("The review will ask about it"),
}
ANSWERERS: dict[Answerer, str] = {Answerer.CHAIR: S_("The chair"), Answerer.PANEL: S_("The panel")}

# For her: before the chair's or the panel's own words.
SAID: dict[Verdict, str] = {
    Verdict.TAKEN_UP: N_("Your point was taken up."),
    Verdict.NOT_TAKEN_UP: N_("Your point was not taken up. This is the reason they gave."),
    Verdict.WILL_ASK: N_("They will ask about your point."),
}
ANSWERED_BY: dict[Answerer, str] = {
    Answerer.CHAIR: N_("The chair of the review answered."),
    Answerer.PANEL: N_("The panel answered."),
}
NO_ANSWER = N_("There is no answer to this yet.")

# Where it was taken up, or why it was not, is never left out; what will be asked may be.
NEEDS_WORDS = frozenset({Verdict.TAKEN_UP, Verdict.NOT_TAKEN_UP})
LONGEST_ANSWER = 5_000  # characters


KIND = "view_answer"  # as the outbox and the rule of knowledge call it
ABOUT = N_("About the review")


@dataclass(frozen=True)
class Answered:
    """One released answer, as far as it decides whether she knows of it."""

    id: str
    released_on: date
    released_at: datetime
    told_at: datetime | None = None


def entries(answers: Iterable[Answered]) -> list[Entry]:
    """The answers as the rule of knowledge sees them (rules.knowledge): about a review, and to
    be told by a person first where she chose that for reviews."""
    return [
        Entry(
            id=one.id,
            kind=KIND,
            occurred_on=one.released_on,
            published_at=one.released_at,
            told_first=False,
            hard=True,
            subject=Subject.REVIEW.value,
            told_at=one.told_at,
        )
        for one in answers
    ]


def happening(released_at: datetime, told_at: datetime | None) -> Happening:
    """A released answer, as far as contact depends on it: like hard news of a review."""
    return Happening(KIND, Subject.REVIEW, hard=True, at=released_at, told=told_at is not None)
