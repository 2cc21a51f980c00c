"""Other help with money: all of it for staff, and what somebody has looked up for families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.clocks import FactCheck
from casework.rules.other_money import OTHER_HELP, OtherHelp, in_force


@dataclass(frozen=True)
class HelpRow:
    """One kind of help, and when somebody last looked it up."""

    help: OtherHelp
    checked_on: date | None
    checked_source: str
    still_so: bool
    shown: bool  # families see it


def all_help(session: Session, today: date) -> tuple[HelpRow, ...]:
    """Every row, with the check that holds: of two of one day, the one written later; of
    two of one moment, the one that hides it."""
    rows = session.scalars(
        select(FactCheck)
        .where(FactCheck.fact.in_([one.fact for one in OTHER_HELP.values()]))
        .order_by(FactCheck.checked_on, FactCheck.added_at, FactCheck.still_so.desc(), FactCheck.id)
    )
    last = {row.fact: row for row in rows}
    return tuple(_row(one, last.get(one.fact), today) for one in OTHER_HELP.values())


def shown_help(session: Session, today: date) -> tuple[HelpRow, ...]:
    """What a family may be shown: looked up within a year, and still so."""
    return tuple(row for row in all_help(session, today) if row.shown)


def _row(one: OtherHelp, check: FactCheck | None, today: date) -> HelpRow:
    if check is None:
        return HelpRow(one, None, "", False, False)
    shown = in_force(check.checked_on, check.still_so, today)
    return HelpRow(one, check.checked_on, check.source, check.still_so, shown)
