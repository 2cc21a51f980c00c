"""Numbers of offers over a whole area, so that no group of fewer than five can be made out.

A cell below five is not shown. Two tables of the same area never differ by a group below five
either, so that nobody can subtract yesterday's from today's: a new table comes out only where
every difference that a reader could work out is nothing or at least five; until then the last
one stands. No total is shown, and nothing of an area with a single family, for that would be
numbers of one review.
Source: docs/sources.md, Engagement; the smallest number is this product's own rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from casework.rules.engagement import Engagement
from casework.rules.messages import S_

SMALLEST = 5  # people
FEWEST_FAMILIES = 2
# The first day from which quarters are counted. Fixed, so that every day works out the same tables.
FIRST_QUARTER = date(2025, 1, 1)

_E = Engagement
# The three numbers, and which states of the register each counts.
CELLS: dict[str, frozenset[Engagement]] = {
    "offered": frozenset({_E.OFFERED}),
    "engaging": frozenset({_E.ENGAGING, _E.PAUSED}),
    "declined": frozenset({_E.DECLINED, _E.DECLINED_ASK_AGAIN, _E.ASKED_NO_MORE}),
}
LABELS: dict[str, str] = {
    "offered": S_("Offered an advocate, no answer yet"),
    "engaging": S_("Have an advocate"),
    "declined": S_("Declined an advocate"),
}

Table = Mapping[str, int | None]  # None: fewer than five, or nobody


@dataclass(frozen=True)
class Counted:
    """What was counted at the end of one quarter. ``families``: cases with anybody counted."""

    until: date
    people: Mapping[str, int]  # by cell
    families: int


@dataclass(frozen=True)
class Published:
    """A table that may be read, and the quarter that it is about."""

    until: date
    cells: Table


def cells_of(states: Mapping[str, int]) -> dict[str, int]:
    """Numbers by state of the register, as numbers by cell."""
    return {
        cell: sum(states.get(state.value, 0) for state in counted)
        for cell, counted in CELLS.items()
    }


def published(history: Sequence[Counted]) -> Published | None:
    """The newest table that may be read; None while there is none. ``history`` is in the order
    of the quarters, from the first one on."""
    tables = all_published(history)
    return tables[-1] if tables else None


def all_published(history: Sequence[Counted]) -> tuple[Published, ...]:
    """Every table that came out, one after the other."""
    out: list[tuple[Mapping[str, int], Published]] = []
    for counted in history:
        shown = _shown(counted)
        if shown is None:
            continue
        if all(_safe_beside(counted.people, shown.cells, true, before) for true, before in out):
            out.append((counted.people, shown))
    return tuple(table for _, table in out)


def quarter_ends(today: date) -> tuple[date, ...]:
    """The days on which a quarter had ended, up to today: the first day of the next one."""
    days: list[date] = []
    day = FIRST_QUARTER
    while True:
        month = day.month + 3
        day = date(day.year + (month > 12), month - 12 if month > 12 else month, 1)
        if day > today:
            return tuple(days)
        days.append(day)


def _shown(counted: Counted) -> Published | None:
    if counted.families < FEWEST_FAMILIES:
        return None
    cells = {
        cell: number if number >= SMALLEST else None for cell, number in counted.people.items()
    }
    return Published(counted.until, cells) if any(cells.values()) else None


def _safe_beside(
    now_true: Mapping[str, int], now: Table, then_true: Mapping[str, int], then: Published
) -> bool:
    """Whether nobody who holds both tables can make out a group below five.

    Every sum of cells that are shown in both is compared. A cell that was shown and is hidden
    now, or the other way, must have moved by at least five.
    """
    both = [cell for cell in CELLS if now[cell] is not None and then.cells[cell] is not None]
    moved = {cell: now_true[cell] - then_true[cell] for cell in CELLS}
    for group in _groups(both):
        if 0 < abs(sum(moved[cell] for cell in group)) < SMALLEST:
            return False
    one_side = [cell for cell in CELLS if (now[cell] is None) != (then.cells[cell] is None)]
    return all(abs(moved[cell]) >= SMALLEST for cell in one_side)


def _groups(cells: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for size in range(1, len(cells) + 1):
        yield from combinations(cells, size)
