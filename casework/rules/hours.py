"""When a worker answers: days and times, said in the reader's own language.

Kept as one short text, ``12345 09:00-17:00``: the days of the week from Monday, 1, to Sunday,
7; then from when to when, on the clock of the United Kingdom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from casework.rules.messages import N_, S_, Sentence

WEEK: dict[str, str] = {
    "1": S_("Monday"),
    "2": S_("Tuesday"),
    "3": S_("Wednesday"),
    "4": S_("Thursday"),
    "5": S_("Friday"),
    "6": S_("Saturday"),
    "7": S_("Sunday"),
}
_WHOLE: dict[str, str] = {
    "12345": N_("Monday to Friday from %(opens)s to %(closes)s."),
    "1234567": N_("Every day from %(opens)s to %(closes)s."),
}
# translators: days are names of days, as "Monday, Tuesday and Thursday".
_LISTED = N_("%(days)s, from %(opens)s to %(closes)s.")

_STORED = re.compile(r"([1-7]{1,7}) ([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)")


@dataclass(frozen=True)
class Weekdays:
    """Days of the week by number, Monday is 1: named and joined as the reader's language does."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Hours:
    """The days on which somebody answers, and from when to when."""

    days: tuple[int, ...]
    opens: time
    closes: time

    @property
    def sentence(self) -> Sentence:
        """One whole sentence."""
        times = {"opens": self.opens, "closes": self.closes}
        whole = _WHOLE.get("".join(map(str, self.days)))
        if whole is not None:
            return Sentence(whole, times)
        return Sentence(_LISTED, {"days": Weekdays(self.days), **times})

    @property
    def stored(self) -> str:
        """As it is kept."""
        return f"{''.join(map(str, self.days))} {self.opens:%H:%M}-{self.closes:%H:%M}"


def hours_of(days: Iterable[str], opens: time, closes: time) -> Hours | None:
    """The hours as somebody chose them; None without a day, or where the end is no end."""
    numbers = tuple(sorted({int(day) for day in days if day in WEEK}))
    return Hours(numbers, opens, closes) if numbers and opens < closes else None


def read_hours(stored: str) -> Hours | None:
    """What is kept, or None where nothing that can be read is."""
    match = _STORED.fullmatch(stored)
    if match is None or int(match[2]) > 23 or int(match[4]) > 23:
        return None
    opens, closes = time(int(match[2]), int(match[3])), time(int(match[4]), int(match[5]))
    return hours_of(match[1], opens, closes)


def said(stored: str) -> Sentence | None:
    """What is kept as a sentence."""
    hours = read_hours(stored)
    return hours.sentence if hours is not None else None
