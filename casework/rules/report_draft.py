"""The draft report of a review: who may read it when, what is withheld, what became of a remark.

A draft reaches nobody until whoever stands beside a person lets that person read it. She
chooses how, or that she does not want to. Source: docs/sources.md, Reviews; 2016 guidance s. 6.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.rules.messages import N_, S_

LONGEST_SECTION = 60_000  # characters
LONGEST_HEADING = 160  # characters
SOMEBODY_ELSE = "other"  # a relative whom the person who recorded the section may not see


class How(StrEnum):
    """How she wants to read it. Nothing chosen is an answer too: nobody presses her."""

    WITH_ADVOCATE = "with_advocate"
    ALONE = "alone"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True)
class HowWords:
    """What she chooses, what follows, and what staff call it."""

    label: str
    follows: str
    staff_label: str


HOWS: dict[How, HowWords] = {
    How.WITH_ADVOCATE: HowWords(
        N_("With somebody beside me"),
        N_("We agree on a day with you. From that day it opens here as well."),
        S_("With somebody beside them, by appointment"),
    ),
    How.ALONE: HowWords(
        N_("Alone, at my own pace"),
        N_("You open it when you choose, a part at a time. You can still ring us."),
        S_("Alone"),
    ),
    How.NOT_WANTED: HowWords(
        N_("I do not want to read it"),
        N_("It stays closed, and nobody asks you again. You can change your mind."),
        S_("They do not want to read it"),
    ),
}


class Outcome(StrEnum):
    """What came of the day on which it was to be read together."""

    READ = "read"
    PART = "part"
    MOVED = "moved"
    NOT_READ = "not_read"


OUTCOMES: dict[Outcome, str] = {
    Outcome.READ: S_("They read what they wanted to"),
    Outcome.PART: S_("They read a part and want to go on"),
    Outcome.MOVED: S_("Another day was agreed"),
    Outcome.NOT_READ: S_("They did not want to read it"),
}


class Became(StrEnum):
    """What the report did with a remark of hers."""

    CHANGED = "changed"
    PARTLY = "partly"
    NOT_CHANGED = "not_changed"


@dataclass(frozen=True)
class BecameWords:
    """What she reads, and what staff choose."""

    says: str
    staff_label: str


BECAME: dict[Became, BecameWords] = {
    Became.CHANGED: BecameWords(
        N_("The report was changed after what you said."), S_("The report was changed")
    ),
    Became.PARTLY: BecameWords(
        N_("A part of the report was changed after what you said."),
        S_("A part of it was changed"),
    ),
    Became.NOT_CHANGED: BecameWords(
        N_("The report stays as it was here. This is why."), S_("It was not changed")
    ),
}


class Stand(StrEnum):
    """How things stand with one reader and one draft."""

    NOT_RELEASED = "not_released"  # nobody has let her read it: it is not there for her
    ENDED = "ended"  # it was closed again
    NOT_WANTED = "not_wanted"
    CHOOSE = "choose"  # she has not said how
    OVER = "over"  # the time for reading has passed
    WAITS_CHECK = "waits_check"  # nobody has asked the investigation yet
    WAITS_DAY = "waits_day"  # with somebody beside her, and that day has not come
    MAY_OPEN = "may_open"


@dataclass(frozen=True)
class Reading:
    """What decides whether the words show to one reader. Days are those of the service."""

    permitted: bool
    ended: bool
    how: str = ""
    read_until: date | None = None
    appointment_on: date | None = None
    proceedings_active: bool = False
    proceedings_from: date | None = None
    checked_on: date | None = None


def check_holds(reading: Reading) -> bool:
    """Whether proceedings do not stand against it: there are none, or somebody asked the
    senior investigating officer or the prosecutor since they began."""
    if not reading.proceedings_active:
        return True
    if reading.checked_on is None:
        return False
    return reading.proceedings_from is None or reading.checked_on >= reading.proceedings_from


def reading_of(reading: Reading, today: date) -> Stand:
    """How it stands with this reader today. Only MAY_OPEN shows any word of the report."""
    if not reading.permitted:
        return Stand.NOT_RELEASED
    if reading.ended:
        return Stand.ENDED
    if reading.read_until is not None and reading.read_until < today:
        return Stand.OVER
    if reading.how == How.NOT_WANTED:
        return Stand.NOT_WANTED
    if reading.how not in set(How):
        return Stand.CHOOSE
    if not check_holds(reading):
        return Stand.WAITS_CHECK
    if reading.how == How.WITH_ADVOCATE:
        day = reading.appointment_on
        return Stand.MAY_OPEN if day is not None and day <= today else Stand.WAITS_DAY
    return Stand.MAY_OPEN


def withheld(about: Collection[str], walled_from: Collection[str]) -> bool:
    """Whether a section stays away from a reader: it speaks of somebody she is kept apart
    from, or of a relative whose name was not recorded while she is kept apart from anybody."""
    if not walled_from:
        return False
    return SOMEBODY_ELSE in about or not set(about).isdisjoint(walled_from)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a section: what stands between empty lines. The first is number 1."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return tuple(part.strip() for part in parts if part.strip())


_ITS_NUMBER = re.compile(
    r"^\s*(?:(?:section|chapter|part)\s+)?(?:\d+(?:\.\d+)*|[ivx]+(?=[.):]))[.):]?\s+", re.IGNORECASE
)


def unnumbered(heading: str) -> str:
    """A heading without the number that it came with: a number that is missing would tell that
    a section was left out. What is nothing but a number stays."""
    left = _ITS_NUMBER.sub("", heading, count=1)
    return left or heading


def headed(body: str) -> tuple[str, str]:
    """Heading and words of a section that came as one text: its first line, where it stands
    alone and more follows; otherwise no heading, and all of it."""
    first, *more = paragraphs(body) or ("",)
    alone = "\n" not in first and len(first) <= LONGEST_HEADING
    if not more or not alone:
        return "", body
    return unnumbered(first), "\n\n".join(more)
