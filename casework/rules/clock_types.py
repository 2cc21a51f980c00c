"""What a kind of clock is made of. Adding one is adding an entry to rules.clock_table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.rules.strands import Strand

LONG_SINCE = date(1900, 1, 1)


class Unit(StrEnum):
    """What is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"  # of England and Wales
    MONTHS = "months"
    YEARS = "years"


class Hardness(StrEnum):
    """What it means when the day goes by."""

    HARD = "hard"  # a right may end
    SOFT = "soft"  # better before; later may still be possible
    EXPECTATION = "expectation"  # somebody else means to act by then


@dataclass(frozen=True)
class Rule:
    """One version: how long, since when, and where that was read."""

    id: str
    length: int
    unit: Unit
    confidence: str  # V | V2 | GK | ?
    source: str
    read_on: date
    valid_from: date = LONG_SINCE
    # Read somewhere and not used: a person adds it as a row once its text has been read.
    only_noted: bool = False


@dataclass(frozen=True)
class Start:
    """An update that starts the clock: its kind, and the field that holds the day. With
    ``only_if`` (a field and an answer) it does so with that answer alone."""

    kind: str
    day: str = "occurred_on"
    only_if: tuple[str, str] | None = None


@dataclass(frozen=True)
class ClockKind:
    """One kind of clock.

    ``says`` is what a family reads beside the day; ``counted`` how it was worked out, with
    ``%(length)s`` and ``%(day)s``. Without ``says`` only staff see it. ``reveals`` names the
    told-first news that such a clock would give away.
    """

    slug: str
    strand: Strand
    label: str
    hardness: Hardness
    counted: str
    rules: tuple[Rule, ...]
    says: str = ""
    starts: tuple[Start, ...] = ()
    reveals: frozenset[str] = frozenset()
    # Falls back to the working day before: an office that is shut takes no letter.
    rolls_back: bool = False
    # Never counted: the day is copied from the letter.
    only_from_letter: bool = False
    of_claim: bool = False  # belongs to an application for compensation
