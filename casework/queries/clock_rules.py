"""The rules by which clocks are counted, those added in the database among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.clocks import ClockRule
from casework.models.people import Staff
from casework.queries.working_days import is_working_day
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import ClockKind, Rule, Unit
from casework.rules.clocks import Counted, count


def counted_now(session: Session, kind: ClockKind, started_on: date) -> Counted | None:
    """The day by the rules as they are now, those added in the database among them."""
    return count(kind, started_on, is_working_day, added_rules(session, kind.slug))


def added_rules(session: Session, kind: str) -> tuple[Rule, ...]:
    """The versions added in the database, in the order in which they were."""
    rows = session.scalars(
        select(ClockRule)
        .where(ClockRule.kind == kind)
        .order_by(ClockRule.valid_from, ClockRule.added_at, ClockRule.id)
    )
    return tuple(as_rule(row) for row in rows)


def as_rule(row: ClockRule) -> Rule:
    """A row of the database as the rules see it."""
    return Rule(
        id=row.id,
        length=row.length,
        unit=Unit(row.unit),
        confidence=row.confidence,
        source=row.source,
        read_on=row.read_on,
        valid_from=row.valid_from,
    )


@dataclass(frozen=True)
class AddedRule:
    """A version added in the database, with who added it."""

    kind: ClockKind
    rule: Rule
    added_by: str
    added_at: datetime


def all_added_rules(session: Session) -> tuple[AddedRule, ...]:
    """The newest first. Rules of clocks hold nothing of any family."""
    rows = session.execute(
        select(ClockRule, Staff.full_name)
        .outerjoin(Staff, Staff.id == ClockRule.added_by)
        .order_by(ClockRule.added_at.desc(), ClockRule.id)
    )
    return tuple(
        AddedRule(CLOCKS[row.kind], as_rule(row), name or "", row.added_at)
        for row, name in rows
        if row.kind in CLOCKS
    )
