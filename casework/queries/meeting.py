"""Meetings with chair and panel held for one person, and who may speak there for her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Review
from casework.models.meeting import ReviewMeeting
from casework.models.referral import ProgressPermission
from casework.queries.messages import staff_names
from casework.queries.review_say import require_beside
from casework.rules.access import FamilyViewer, StaffViewer


@dataclass(frozen=True)
class MeetingView:
    """One meeting, as whoever stands beside her reads it."""

    id: str
    review_id: str
    review: str
    with_whom: str
    held_on: date
    who: str
    agreed: str
    told_on: date | None
    recorded_by: str
    version: int


@dataclass(frozen=True)
class ProgressView:
    """That a worker may ask the chair how it is going for her."""

    id: str
    review_id: str
    given_at: datetime
    on_her_page: bool


def meetings_of(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[MeetingView, ...]:
    """The newest first; NotFound for whoever does not stand beside her in a review."""
    require_beside(session, viewer, case_id, member_id, now)
    rows = session.execute(
        select(ReviewMeeting, Review.label, Review.area)
        .join(
            Review,
            (Review.case_id == ReviewMeeting.case_id) & (Review.id == ReviewMeeting.review_id),
        )
        .where(ReviewMeeting.case_id == case_id, ReviewMeeting.member_id == member_id)
        .order_by(ReviewMeeting.held_on.desc(), ReviewMeeting.recorded_at.desc())
    ).all()
    names = staff_names(session, (row.recorded_by for row, _, _ in rows))
    return tuple(
        MeetingView(
            id=row.id,
            review_id=row.review_id,
            review=f"{label}, {area}",
            with_whom=row.with_whom,
            held_on=row.held_on,
            who=row.who or "",
            agreed=row.agreed or "",
            told_on=row.told_on,
            recorded_by=names.get(row.recorded_by, ""),
            version=row.version,
        )
        for row, label, area in rows
    )


def permissions_of_hers(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> dict[str, ProgressView]:
    """By review: whether a worker may ask the chair for her."""
    require_beside(session, viewer, case_id, member_id, now)
    return _permissions(session, case_id, member_id)


def own_permissions(session: Session, viewer: FamilyViewer) -> dict[str, ProgressView]:
    """The same for herself."""
    return _permissions(session, viewer.case_id, viewer.member_id)


def _permissions(session: Session, case_id: str, member_id: str) -> dict[str, ProgressView]:
    rows = session.scalars(
        select(ProgressPermission)
        .where(
            ProgressPermission.case_id == case_id,
            ProgressPermission.member_id == member_id,
            ProgressPermission.ended_at.is_(None),
        )
        .order_by(ProgressPermission.given_at, ProgressPermission.id)
    )
    return {
        row.review_id: ProgressView(row.id, row.review_id, row.given_at, row.recorded_by is None)
        for row in rows
    }
