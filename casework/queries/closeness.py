"""How close a worker is to a person: beside her in everything, or through one process only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.case import Allocation, Case
from casework.queries.scope import Column, allocated_to, in_force
from casework.queries.scope import beside_fully as beside_fully
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound

SERVICE_ZONE = ZoneInfo("Europe/London")


def service_day(now: datetime) -> date:
    """The calendar day of the service at this moment."""
    return now.astimezone(SERVICE_ZONE).date()


def start_of(day: date) -> datetime:
    """The moment at which a day of the service begins."""
    return datetime(day.year, day.month, day.day, tzinfo=SERVICE_ZONE).astimezone(UTC)


def receives_messages(
    viewer: StaffViewer, now: datetime, case_id: Column, member_id: Column
) -> ColumnElement[bool]:
    """Her messages go to her caseworker; to an advocate only where she has nobody else."""
    other = aliased(Allocation)
    somebody_else = (
        select(other.id)
        .where(
            other.case_id == case_id,
            other.member_id == member_id,
            other.process == "",
            in_force(other.starts_at, other.ends_at, now),
        )
        .exists()
    )
    only_me = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
        )
        .exists()
    )
    return or_(beside_fully(viewer, now, case_id, member_id), and_(only_me, ~somebody_else))


def fully_close(
    session: Session, viewer: StaffViewer, case_id: str, member_ids: Iterable[str], now: datetime
) -> frozenset[str]:
    """Those of these people whom the viewer works with in everything."""
    wanted = list(member_ids)
    if viewer.wide_regions and session.scalar(
        select(Case.id).where(Case.id == case_id, Case.region_id.in_(sorted(viewer.wide_regions)))
    ):
        return frozenset(wanted)
    return frozenset(
        session.scalars(
            select(Allocation.member_id).where(
                allocated_to(viewer, now),
                Allocation.process == "",
                Allocation.case_id == case_id,
                Allocation.member_id.in_(wanted),
            )
        )
    )


def require_fully_close(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """NotFound for whoever stands beside her through one process only."""
    if not fully_close(session, viewer, case_id, [member_id], now):
        raise NotFound
