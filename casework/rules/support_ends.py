"""When that has come after which somebody wanted her support to end.

Nothing ends by itself: a worker is told that the day is there, asks, and records what she says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class EndFacts:
    """The days of a case on which something was over. ``reviews_finished_on`` has one entry for
    each review, None for one that goes on."""

    died_on: date | None = None
    trial_over_on: date | None = None
    inquest_over_on: date | None = None
    reviews_finished_on: tuple[date | None, ...] = ()


# The kinds of update that say that an inquest is over.
INQUEST_IS_OVER = frozenset({"inquest_concluded", "inquest_not_resumed"})


def came_on(after: str, facts: EndFacts) -> date | None:
    """The day on which it came (``choice_values.END_AFTER``); None while it has not, or while
    nobody knows."""
    if after == "trial":
        return facts.trial_over_on
    if after == "inquest":
        return facts.inquest_over_on
    if after == "anniversary":
        return _after_a_year(facts.died_on)
    if after == "review":
        finished = [day for day in facts.reviews_finished_on if day is not None]
        if not finished or len(finished) < len(facts.reviews_finished_on):
            return None
        return max(finished)
    return None


def _after_a_year(died_on: date | None) -> date | None:
    """The day after the first anniversary: on the day itself nobody is asked anything."""
    if died_on is None:
        return None
    leap_day = (died_on.month, died_on.day) == (2, 29)
    first = died_on.replace(year=died_on.year + 1, day=28 if leap_day else died_on.day)
    return first + timedelta(days=1)
