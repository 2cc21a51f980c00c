"""Whose support was to end after something that has come: for the page *today*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from casework.models.case import Case, Deceased, Review
from casework.models.choices import MemberChoice
from casework.models.updates import Update
from casework.queries.closeness import service_day
from casework.rules.choices import Support
from casework.rules.support_ends import INQUEST_IS_OVER, EndFacts, came_on

_HERE = ZoneInfo("Europe/London")


def support_ends(
    session: Session, wishes: Sequence[MemberChoice], now: datetime
) -> list[tuple[MemberChoice, datetime]]:
    """The wishes whose time has come, and since when. ``wishes``: the newest of each person."""
    waiting = [
        row
        for row in wishes
        if row.value.get("state") == Support.ENDING.value and row.value.get("after")
    ]
    if not waiting:
        return []
    facts = _facts(session, sorted({row.case_id for row in waiting}))
    today = service_day(now)
    found = []
    for row in waiting:
        day = came_on(str(row.value["after"]), facts[row.case_id])
        if day is not None and day <= today:
            found.append((row, datetime.combine(day, time(), _HERE)))
    return found


def _facts(session: Session, cases: Sequence[str]) -> dict[str, EndFacts]:
    """A statement for each kind of fact, however many cases there are."""
    died = _days(
        session,
        select(Deceased.case_id, func.min(Deceased.died_on))
        .where(Deceased.case_id.in_(cases))
        .group_by(Deceased.case_id),
    )
    trial = _days(session, select(Case.id, Case.proceedings_until).where(Case.id.in_(cases)))
    inquest = _days(
        session,
        select(Update.case_id, func.max(Update.occurred_on))
        .where(
            Update.case_id.in_(cases),
            Update.state == "published",
            Update.kind.in_(sorted(INQUEST_IS_OVER)),
        )
        .group_by(Update.case_id),
    )
    reviews = session.execute(
        select(Review.case_id, Review.finished_on).where(Review.case_id.in_(cases))
    ).all()
    return {
        case_id: EndFacts(
            died_on=died.get(case_id),
            trial_over_on=trial.get(case_id),
            inquest_over_on=inquest.get(case_id),
            reviews_finished_on=tuple(day for of, day in reviews if of == case_id),
        )
        for case_id in cases
    }


def _days(session: Session, statement: Select[str, date | None]) -> dict[str, date | None]:
    return {case_id: day for case_id, day in session.execute(statement)}
