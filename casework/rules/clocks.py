"""How a clock is counted, how that is said, and when it needs a person. Pure.

Working days are asked of the caller: the rules know no calendar of bank holidays.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import ClockKind, Hardness, Rule, Unit
from casework.rules.messages import N_, NP_, Sentence
from casework.rules.update_kinds import KINDS

# Whether a day is a working day in England and Wales.
IsWorkingDay = Callable[[date], bool]

# A stated limit that nobody read is never counted for a family (docs/sources.md, Clocks).
COUNTABLE = frozenset({"V", "V2"})
# Days before the day on which staff are shown it.
SHOWN_BEFORE = {Hardness.HARD: 28, Hardness.SOFT: 14, Hardness.EXPECTATION: 7}


class How(StrEnum):
    """Where the day that a family sees comes from."""

    COMPUTED = "computed"  # counted by a rule
    LETTER = "letter"  # printed in a letter to her
    TOLD = "told"  # the office that decides said so


@dataclass(frozen=True)
class Counted:
    """A day, and the rule that gave it."""

    rule: Rule
    due_on: date


def rules_of(kind: ClockKind, added: Iterable[Rule]) -> tuple[Rule, ...]:
    """Every version, the latest last; of one day the one added later comes later."""
    numbered = enumerate((*kind.rules, *added))
    return tuple(
        rule for _, rule in sorted(numbered, key=lambda pair: (pair[1].valid_from, pair[0]))
    )


def rule_on(kind: ClockKind, started_on: date, added: Iterable[Rule] = ()) -> Rule | None:
    """The version in force on the day from which is counted; None if there is none."""
    in_force = [
        rule
        for rule in rules_of(kind, added)
        if rule.valid_from <= started_on and not rule.only_noted
    ]
    return in_force[-1] if in_force else None


def noted_on(kind: ClockKind, started_on: date) -> tuple[Rule, ...]:
    """What was read about another length and is not used: staff look at it and decide."""
    return tuple(rule for rule in kind.rules if rule.only_noted and rule.valid_from <= started_on)


def count(
    kind: ClockKind, started_on: date, is_working: IsWorkingDay, added: Iterable[Rule] = ()
) -> Counted | None:
    """The day, and the rule. None where no rule may be counted by for a family: the day is
    then one that a person reads in a letter or is told."""
    rule = rule_on(kind, started_on, added)
    if rule is None or kind.only_from_letter or rule.confidence not in COUNTABLE:
        return None
    due_on = later(started_on, rule.length, rule.unit, is_working)
    if kind.rolls_back:
        due_on = working_day_at_or_before(due_on, is_working)
    return Counted(rule, due_on)


def later(day: date, length: int, unit: Unit, is_working: IsWorkingDay) -> date:
    """The day that lies so much later; the first day itself is not counted."""
    if unit is Unit.DAYS:
        return day + timedelta(days=length)
    if unit is Unit.WORKING_DAYS:
        left = length
        while left:
            day += timedelta(days=1)
            left -= is_working(day)
        return day
    return _months_later(day, length * (12 if unit is Unit.YEARS else 1))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day: 31 August and 6 months, 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def working_day_at_or_before(day: date, is_working: IsWorkingDay) -> date:
    """The day itself, or the last working day before it."""
    while not is_working(day):
        day -= timedelta(days=1)
    return day


_LENGTHS = {
    Unit.DAYS: NP_("%(n)s day", "%(n)s days"),
    Unit.WORKING_DAYS: NP_("%(n)s working day", "%(n)s working days"),
    Unit.MONTHS: NP_("%(n)s month", "%(n)s months"),
    Unit.YEARS: NP_("%(n)s year", "%(n)s years"),
}
_NOT_COUNTED = {
    How.LETTER: N_("This day is printed in the letter."),
    How.TOLD: N_("The office that decides told us this day."),
}
_SHUT = N_("If it falls on a day when offices are shut, we say the working day before.")


def length_in_words(length: int, unit: Unit) -> Sentence:
    """28 days, 10 working days."""
    one, many = _LENGTHS[unit]
    return Sentence(one, {"n": length}, plural=many)


def how_worked_out(
    kind: ClockKind, how: How, *, started_on: date, length: int, unit: str
) -> tuple[Sentence, ...]:
    """How the day was worked out, as the family reads it."""
    if how is not How.COMPUTED:
        return (Sentence(_NOT_COUNTED[how]),)
    counted = Sentence(
        kind.counted, {"length": length_in_words(length, Unit(unit)), "day": started_on}
    )
    return (counted, Sentence(_SHUT)) if kind.rolls_back else (counted,)


def gives_away(kind: ClockKind) -> frozenset[str]:
    """Told-first news that this clock would give away, with what follows from it."""
    return kind.reveals.union(*(KINDS[slug].gives_away({}) for slug in kind.reveals))


def started_by(update_kind: str, fields: Mapping[str, object]) -> tuple[tuple[ClockKind, str], ...]:
    """The clocks that an update of this kind with these answers starts, and the field that
    holds the day."""
    return tuple(
        (kind, start.day)
        for kind in CLOCKS.values()
        for start in kind.starts
        if start.kind == update_kind
        and (start.only_if is None or fields.get(start.only_if[0]) == start.only_if[1])
    )


def is_soon(kind: ClockKind, due_on: date, today: date) -> bool:
    """Whether staff are shown that the day comes near, or has gone by."""
    return due_on <= today + timedelta(days=SHOWN_BEFORE[kind.hardness])


def runs_out_in(due_on: date, first: date, last: date | None) -> bool:
    """Whether the day lies in a stretch of time; ``last`` None means that it has no end yet."""
    return due_on >= first and (last is None or due_on <= last)


def needs_a_person(kind: ClockKind, due_on: date, first: date, last: date | None) -> bool:
    """Whether a worker has to decide in person, because a right would end while nothing may
    be sent: in a pause, in a time she keeps clear, or while the news is held from her.

    Such a clock is never dropped and never sent against a choice; it becomes a task.
    """
    return kind.hardness is Hardness.HARD and runs_out_in(due_on, first, last)
