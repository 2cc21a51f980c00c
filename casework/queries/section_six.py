"""The fifteen expectations of one review, for whoever stands beside a person and for the chair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.clocks import FactCheck
from casework.models.safety_checks import SafetyCheck
from casework.models.section_six_checks import SEEN_BY_CHAIR, SEEN_OF_HER
from casework.queries.closeness import service_day
from casework.queries.review_say import reviews_of
from casework.queries.safety import rows_of
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.review_say import Answer
from casework.rules.section_six import EXPECTATIONS, Expectation, Happened, Item, checklist

_ANSWER = "answer:"
_DECLINED = "advocate_declined"


@dataclass(frozen=True)
class ShownItem:
    """One expectation as it stands, and whether its source was looked up."""

    item: Item
    confirmed: bool


@dataclass(frozen=True)
class SourceRow:
    """One expectation, and when somebody last looked it up."""

    expectation: Expectation
    checked_on: date | None
    checked_source: str
    still_so: bool


def checklist_of(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    now: datetime,
) -> tuple[ShownItem, ...]:
    """All fifteen for one person and review; NotFound for whoever does not stand beside her."""
    reviews = reviews_of(session, viewer, case_id, member_id, now)
    if review_id not in {one.id for one in reviews}:
        raise NotFound
    values = {"p_case_id": case_id, "p_review_id": review_id, "p_member_id": member_id}
    rows = _seen(session, SEEN_OF_HER, values).get(member_id, [])
    return _shown(rows, confirmed_expectations(session))


def checklist_for_chair(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, now: datetime
) -> dict[str, tuple[ShownItem, ...]]:
    """By the id of a person known to the chair: all fifteen. Nobody else exists for it. Whoever
    calls has checked that the viewer chairs the review; the database asks again."""
    values = {
        "p_case_id": case_id,
        "p_review_id": review_id,
        "p_staff_id": viewer.staff_id,
        "p_at": now,
    }
    seen = _seen(session, SEEN_BY_CHAIR, values)
    confirmed = confirmed_expectations(session)
    return {member_id: _shown(rows, confirmed) for member_id, rows in sorted(seen.items())}


def confirmed_expectations(session: Session) -> frozenset[str]:
    """The expectations whose source somebody looked up, and found to be so."""
    return frozenset(row.expectation.fact for row in sources(session) if row.still_so)


def sources(session: Session) -> tuple[SourceRow, ...]:
    """Every expectation with the check that holds: the newest; of two of one moment, the one
    that says no."""
    rows = session.scalars(
        select(FactCheck)
        .where(FactCheck.fact.in_([one.fact for one in EXPECTATIONS]))
        .order_by(FactCheck.checked_on, FactCheck.added_at, FactCheck.still_so.desc(), FactCheck.id)
    )
    last = {row.fact: row for row in rows}
    return tuple(
        SourceRow(one, kept.checked_on, kept.source, kept.still_so)
        if (kept := last.get(one.fact))
        else SourceRow(one, None, "", False)
        for one in EXPECTATIONS
    )


_Rows = list[tuple[str, date]]


def _seen(session: Session, check: SafetyCheck, values: dict[str, Any]) -> dict[str, _Rows]:
    found: dict[str, _Rows] = {}
    for member_id, event, at in rows_of(session, check, values):
        if at is not None:
            found.setdefault(member_id, []).append((event, _day(at)))
    return found


def _day(at: str) -> date:
    """A day as the database wrote it, or the service's day of a moment."""
    if len(at) == len("2026-03-02"):
        return date.fromisoformat(at)
    moment = datetime.fromisoformat(at)
    return service_day(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _shown(rows: Iterable[tuple[str, date]], confirmed: frozenset[str]) -> tuple[ShownItem, ...]:
    kept = list(rows)
    said = [event.removeprefix(_ANSWER) for event, _ in kept if event.startswith(_ANSWER)]
    items = checklist(
        [Happened(event, day) for event, day in kept],
        answer=Answer(said[0]) if said else None,
        advocate_declined=any(event == _DECLINED for event, _ in kept),
    )
    return tuple(ShownItem(one, one.expectation.fact in confirmed) for one in items)
