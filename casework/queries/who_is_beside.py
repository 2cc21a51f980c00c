"""Who works with her, in words she can use: since when, who stands in, who it was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.people import Staff
from casework.queries.closeness import SERVICE_ZONE, service_day
from casework.rules.access import FamilyViewer
from casework.rules.hours import said
from casework.rules.messages import Sentence

CHANGED_LATELY = timedelta(days=60)  # for so long the page says who it was before


@dataclass(frozen=True)
class StandsIn:
    """Somebody who stands in, from one day to another, both included."""

    name: str
    phone: str
    first_day: date
    last_day: date | None
    now: bool


@dataclass(frozen=True)
class WhoIsBeside:
    """Her caseworker, who stands in, her advocates, and what changed lately."""

    worker: str
    phone: str
    hours: Sentence | None
    since: date | None
    before: str  # who it was before, if that changed lately
    meet_by: date | None  # the three of them meet by this day, if she wants that
    stand_ins: tuple[StandsIn, ...]
    advocates: tuple[tuple[str, str], ...]  # name and organisation


def who_is_beside(session: Session, viewer: FamilyViewer, now: datetime) -> WhoIsBeside:
    """Who works with the signed-in reader."""
    rows = session.execute(
        select(Allocation, Staff)
        .join(Staff, Staff.id == Allocation.staff_id)
        .where(
            Allocation.case_id == viewer.case_id,
            Allocation.member_id == viewer.member_id,
            or_(Allocation.ends_at.is_(None), Allocation.ends_at > now - CHANGED_LATELY),
        )
        .order_by(Allocation.starts_at, Allocation.id)
    ).all()
    lasting = [
        (row, staff)
        for row, staff in rows
        if (row.ends_at is None or row.ends_at > now) and staff.ended_at is None
    ]
    leads = [
        (row, staff)
        for row, staff in lasting
        if row.role == "caseworker" and not row.cover and row.starts_at <= now
    ]
    lead, worker = leads[-1] if leads else (None, None)
    meets = lead is not None and lead.meet_by is not None and lead.meet_by >= service_day(now)
    return WhoIsBeside(
        worker=worker.full_name if worker else "",
        phone=worker.phone if worker else "",
        hours=said(worker.answers) if worker else None,
        since=_day(lead.starts_at) if lead else None,
        before=_before([(row, staff) for row, staff in rows if not row.cover], lead, now),
        meet_by=lead.meet_by if lead is not None and meets else None,
        stand_ins=tuple(
            StandsIn(
                name=staff.full_name,
                phone=staff.phone,
                first_day=_day(row.starts_at),
                last_day=_last_day(row.ends_at),
                now=row.starts_at <= now,
            )
            for row, staff in lasting
            if row.cover
        ),
        advocates=tuple(
            (staff.full_name, staff.organisation)
            for row, staff in lasting
            if row.role == "advocate" and row.starts_at <= now
        ),
    )


def _before(rows: list[tuple[Allocation, Staff]], lead: Allocation | None, now: datetime) -> str:
    ended = [
        staff.full_name
        for row, staff in rows
        if row.role == "caseworker" and row.ends_at is not None and row.ends_at <= now
    ]
    return ended[-1] if ended and lead is not None else ""


def _day(moment: datetime) -> date:
    return moment.astimezone(SERVICE_ZONE).date()


def _last_day(end: datetime | None) -> date | None:
    # An end is not part of the period.
    return None if end is None else _day(end - timedelta(seconds=1))
