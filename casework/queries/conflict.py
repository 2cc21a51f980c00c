"""Who sits on the panel of a review, or checks its report, and so must not read what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.case import Allocation, Review
from casework.models.conflict import ReviewConflict
from casework.models.contact import Message
from casework.models.people import Staff
from casework.queries.scope import Column, allocated_to, beside_fully, in_force, visible_case
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound


@dataclass(frozen=True)
class SeatView:
    """One seat, as whoever leads the team sees it."""

    id: str
    review_id: str
    review: str
    staff_id: str
    name: str
    seat: str
    starts_at: datetime
    ends_at: datetime | None
    open: bool


def walled_cases(viewer: StaffViewer, now: datetime) -> Select[str]:
    """The cases in a review of which this worker sits on the other side now."""
    return select(ReviewConflict.case_id).where(
        ReviewConflict.staff_id == viewer.staff_id,
        in_force(ReviewConflict.starts_at, ReviewConflict.ends_at, now),
    )


def not_walled(viewer: StaffViewer, now: datetime, case_id: Column) -> ColumnElement[bool]:
    """For lists: rows of cases in which she holds no such seat."""
    return case_id.not_in(walled_cases(viewer, now))


def beside_in_review(
    viewer: StaffViewer, now: datetime, case_id: Column, member_id: Column
) -> ColumnElement[bool]:
    """Works with her in everything or in the review, and holds no seat in one of the case: she
    reads what this person says to it, and what is answered."""
    in_a_review = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.process == "review",
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
        )
        .correlate_except(Allocation)
        .exists()
    )
    fully = beside_fully(viewer, now, case_id, member_id)
    return and_(or_(fully, in_a_review), not_walled(viewer, now, case_id))


def is_walled(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> bool:
    """Whether what is said to a review of this case is closed to her."""
    mine = walled_cases(viewer, now).where(ReviewConflict.case_id == case_id)
    return session.scalar(mine.limit(1)) is not None


def require_no_seat(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> None:
    """NotFound for whoever holds a seat in a review of the case."""
    if is_walled(session, viewer, case_id, now):
        raise NotFound


def walled_among(
    session: Session, viewer: StaffViewer, case_ids: Iterable[str], now: datetime
) -> frozenset[str]:
    """Those of these cases in which she holds a seat."""
    wanted = ReviewConflict.case_id.in_(sorted(set(case_ids)))
    return frozenset(session.scalars(walled_cases(viewer, now).where(wanted)))


def messages_open_to(viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """Every message, but for whoever holds a seat in a review of the case: then those between
    her and an advocate are closed, except what the viewer wrote herself."""
    return or_(
        Message.staff_id == viewer.staff_id,
        not_walled(viewer, now, Message.case_id),
        ~_with_an_advocate(),
    )


def _with_an_advocate() -> ColumnElement[bool]:
    """Written by an advocate of a review, or by her while an advocate got her messages: one
    who was her caseworker as well, or who stood beside her alone."""
    beside, fully = aliased(Allocation), aliased(Allocation)
    got_hers = or_(
        ~_full_at(fully).exists(), _full_at(fully).where(fully.staff_id == beside.staff_id).exists()
    )
    to_the_advocate = and_(
        Message.from_family.is_(True),
        in_force(beside.starts_at, beside.ends_at, Message.sent_at),
        got_hers,
    )
    return (
        select(beside.id)
        .where(
            beside.case_id == Message.case_id,
            beside.member_id == Message.member_id,
            beside.process == "review",
            or_(beside.staff_id == Message.staff_id, to_the_advocate),
        )
        .correlate_except(beside)
        .exists()
    )


def _full_at(fully: type[Allocation]) -> Select[str]:
    """Who worked with her in everything when the message was sent."""
    return (
        select(fully.id)
        .where(
            fully.case_id == Message.case_id,
            fully.member_id == Message.member_id,
            fully.process == "",
            in_force(fully.starts_at, fully.ends_at, Message.sent_at),
        )
        .correlate_except(fully)
    )


def seats(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[SeatView, ...]:
    """Every seat ever recorded for the reviews of a case, those held now first."""
    visible_case(session, viewer, case_id, now)
    rows = session.execute(
        select(ReviewConflict, Staff.full_name, Review.label, Review.area)
        .join(Staff, Staff.id == ReviewConflict.staff_id)
        .join(Review, Review.id == ReviewConflict.review_id)
        .where(ReviewConflict.case_id == case_id, Review.case_id == case_id)
        .order_by(ReviewConflict.starts_at, ReviewConflict.id)
    )
    found = [
        SeatView(
            id=row.id,
            review_id=row.review_id,
            review=f"{label}, {area}",
            staff_id=row.staff_id,
            name=name,
            seat=row.seat,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            open=row.ends_at is None or row.ends_at > now,
        )
        for row, name, label, area in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.open))


def could_sit(session: Session, now: datetime) -> dict[str, str]:
    """Names of everybody who works here, by id."""
    rows = session.execute(
        select(Staff.id, Staff.full_name)
        .where(or_(Staff.ended_at.is_(None), Staff.ended_at > now))
        .order_by(Staff.full_name, Staff.id)
    )
    return {staff_id: name for staff_id, name in rows}
