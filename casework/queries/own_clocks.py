"""A family member's clocks: what she may see of them, worked out by rules.knowledge.

A clock goes through the same function as the news it hangs on. A clock of held news is held,
one of withdrawn news is gone, and one of hard news shows only while she has that news open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from casework.models.clocks import Clock
from casework.queries.documents import Document
from casework.rules.choices import SUBJECT_BY_STRAND
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import Hardness
from casework.rules.clocks import How, gives_away, how_worked_out
from casework.rules.knowledge import Entry, HeldWhy, Knowledge, Reader, Standing, known_to
from casework.rules.messages import Sentence

_OPEN = (Standing.OPEN, Standing.MAIN, Standing.ALL)
_KEPT_AWAY = ("keep", "other")


@dataclass(frozen=True, slots=True)
class ClockRow:
    """What of a clock's row decides what she sees of it."""

    id: str
    kind: str
    update_id: str | None
    started_on: date
    length: int
    unit: str
    due_on: date
    how: str
    confirmed_at: datetime


@dataclass(frozen=True)
class ShownClock:
    """A day by which something can be asked or expected, as she reads it."""

    id: str
    due_on: date
    says: Sentence
    how: tuple[Sentence, ...]
    update_id: str | None
    strand: str
    hardness: Hardness


OWN_CLOCKS = Document(
    select(*(getattr(Clock, name) for name in ClockRow.__dataclass_fields__))
    .where(
        Clock.case_id == bindparam("case_id"),
        Clock.member_id == bindparam("member_id"),
        Clock.state == "confirmed",
        Clock.due_on >= bindparam("today"),
    )
    .order_by(Clock.due_on, Clock.id)
)


def shown_clocks(
    reader: Reader, entries: Iterable[Entry], clocks: Iterable[ClockRow]
) -> tuple[ShownClock, ...]:
    """Those that she may see, the nearest first."""
    wanted = [clock for clock in clocks if _for_family(clock.kind)]
    if not wanted:
        return ()
    everything = list(entries)
    knowledge = known_to(reader, [*everything, *(as_entry(clock) for clock in wanted)])
    return tuple(
        _shown(clock) for clock in wanted if _stands_open(reader, knowledge, everything, clock)
    )


def held_clocks(
    reader: Reader, entries: Iterable[Entry], clocks: Iterable[ClockRow]
) -> dict[str, HeldWhy]:
    """Those that are held from her and why, by id: for staff, who then decide in person."""
    wanted = list(clocks)
    knowledge = known_to(reader, [*entries, *(as_entry(clock) for clock in wanted)])
    ids = {clock.id for clock in wanted}
    return {clock_id: why for clock_id, why in knowledge.held.items() if clock_id in ids}


def as_entry(clock: ClockRow) -> Entry:
    """The clock as the rule of knowledge sees it."""
    return Entry(
        id=clock.id,
        kind="clock",
        occurred_on=clock.due_on,
        published_at=clock.confirmed_at,
        told_first=False,
        hard=False,
        gives_away=gives_away(CLOCKS[clock.kind]),
        hangs_on=clock.update_id,
        subject=SUBJECT_BY_STRAND[CLOCKS[clock.kind].strand].value,
    )


def _for_family(kind: str) -> bool:
    return kind in CLOCKS and bool(CLOCKS[kind].says)


def _stands_open(
    reader: Reader, knowledge: Knowledge, entries: list[Entry], clock: ClockRow
) -> bool:
    own = knowledge.find(clock.id)
    if own is None or own.standing not in (Standing.OPEN, Standing.KEPT):
        return False
    if own.standing is Standing.KEPT and reader.subjects.get(own.entry.subject) in _KEPT_AWAY:
        return False  # confirmed in a pause that is over, it shows; kept by her choice, it does not
    if clock.update_id is None:
        return True
    parent = knowledge.find(clock.update_id)
    if parent is None or parent.standing not in _OPEN:
        return False
    # What it was counted from was put right since: somebody looks at it again first.
    return not any(
        entry.corrects_id == clock.update_id and entry.published_at > clock.confirmed_at
        for entry in entries
    )


def _shown(clock: ClockRow) -> ShownClock:
    kind = CLOCKS[clock.kind]
    return ShownClock(
        id=clock.id,
        due_on=clock.due_on,
        says=Sentence(kind.says),
        how=how_worked_out(
            kind,
            How(clock.how),
            started_on=clock.started_on,
            length=clock.length,
            unit=clock.unit,
        ),
        update_id=clock.update_id,
        strand=kind.strand.value,
        hardness=kind.hardness,
    )
