"""Rights of one person that end on a day: what the contact plan asks.

No scope: the caller is the service itself, and hands nothing of this to anybody. A right that
would end while nothing may be sent is never dropped and never sent against a choice. It becomes
a worker's task.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.clocks import Clock
from casework.queries.closeness import start_of
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import Hardness
from casework.rules.clocks import needs_a_person

RUNNING = ("waiting", "confirmed")


@dataclass(frozen=True)
class RunningClock:
    """What the contact plan asks of a clock: a right that ends on a day."""

    clock_id: str
    kind: str
    due_on: date


def hard_clocks(session: Session, case_id: str, member_id: str) -> tuple[RunningClock, ...]:
    """Rights of hers that end on a day, whether or not she has been shown it: the contact
    plan asks `needs_a_person` whether one ends while nothing may be sent. No scope: the caller
    is the service itself, and hands nothing of this to anybody."""
    rows = session.scalars(
        select(Clock)
        .where(Clock.case_id == case_id, Clock.member_id == member_id, Clock.state.in_(RUNNING))
        .order_by(Clock.due_on, Clock.id)
    )
    return tuple(
        RunningClock(row.id, row.kind, row.due_on)
        for row in rows
        if row.due_on is not None
        and row.kind in CLOCKS
        and CLOCKS[row.kind].hardness is Hardness.HARD
    )


def runs_out_at(session: Session, case_id: str, member_id: str, update_id: str) -> datetime | None:
    """The moment at which the first of her rights ends that hang on this entry: what the
    contact plan takes as ``Happening.runs_out_at``. None if none does. No scope, as above."""
    days = session.scalars(
        select(Clock.due_on)
        .where(
            Clock.case_id == case_id,
            Clock.member_id == member_id,
            Clock.update_id == update_id,
            Clock.state.in_(RUNNING),
            Clock.due_on.is_not(None),
            Clock.kind.in_([k.slug for k in CLOCKS.values() if k.hardness is Hardness.HARD]),
        )
        .order_by(Clock.due_on)
        .limit(1)
    ).all()
    return start_of(days[0] + timedelta(days=1)) if days and days[0] is not None else None


def end_in_a_hold(
    session: Session, case_id: str, member_id: str, first: date, last: date | None
) -> tuple[RunningClock, ...]:
    """Her rights that would end between these days, in which nothing may be sent to her."""
    return tuple(
        clock
        for clock in hard_clocks(session, case_id, member_id)
        if needs_a_person(CLOCKS[clock.kind], clock.due_on, first, last)
    )
