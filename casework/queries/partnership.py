"""What a partnership officer reads: the reviews of an area, and numbers over the whole of it.

Nothing here asks for a person. The numbers are counted by the database and suppressed by
``rules.partnership`` before anybody sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from casework.models.area_numbers import AREA_NUMBERS, AREA_PROPOSALS
from casework.models.case import Review
from casework.models.partnership import PartnershipArea
from casework.queries.closeness import service_day, start_of
from casework.queries.safety import rows_of
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.partnership import Counted, Published, cells_of, published, quarter_ends
from casework.rules.roles import Role


@dataclass(frozen=True)
class AreaReview:
    """A review as its partnership may see it."""

    case_id: str  # for the database; no page shows it
    id: str
    kind: str
    label: str
    area: str
    decided_on: date | None
    finished_on: date | None


@dataclass(frozen=True)
class AreaPage:
    """One area: its reviews, and the numbers that may be read."""

    area: str
    reviews: tuple[AreaReview, ...]
    numbers: Published | None


@dataclass(frozen=True)
class MyProposal:
    """What an officer recorded, without what anybody here made of it but its state."""

    kind: str
    value: str
    for_date: date | None
    state: str


@dataclass(frozen=True)
class AreaHeld:
    """An area that an officer has, for whoever manages accounts."""

    id: str
    area: str
    starts_at: datetime


def areas_of(viewer: StaffViewer, now: datetime) -> Select[str]:
    """The names of her areas; none for anybody without the role."""
    if not viewer.holds(Role.PARTNERSHIP_OFFICER):
        return select(PartnershipArea.area).where(PartnershipArea.id == "")
    return select(PartnershipArea.area).where(
        PartnershipArea.staff_id == viewer.staff_id,
        in_force(PartnershipArea.starts_at, PartnershipArea.ends_at, now),
    )


def area_pages(session: Session, viewer: StaffViewer, now: datetime) -> tuple[AreaPage, ...]:
    """Every area of this officer, in alphabetical order."""
    areas = sorted(set(session.scalars(areas_of(viewer, now))))
    reviews = _reviews(session, viewer, now)
    return tuple(
        AreaPage(
            area,
            tuple(one for one in reviews if one.area == area),
            published(_history(session, area, now)),
        )
        for area in areas
    )


def area_review(session: Session, viewer: StaffViewer, review_id: str, now: datetime) -> AreaReview:
    """One review of her areas, or NotFound."""
    for one in _reviews(session, viewer, now):
        if one.id == review_id:
            return one
    raise NotFound


def my_proposals(session: Session, viewer: StaffViewer, review_id: str) -> tuple[MyProposal, ...]:
    """What she recorded of one review, the newest first."""
    values = {"p_review_id": review_id, "p_staff_id": viewer.staff_id}
    return tuple(
        MyProposal(kind, value, date.fromisoformat(day) if day else None, state)
        for kind, value, day, state in rows_of(session, AREA_PROPOSALS, values)
    )


def areas_on_record(session: Session) -> tuple[str, ...]:
    """The names that reviews are kept under, in alphabetical order. Whoever calls has checked
    who asks; on PostgreSQL nobody but an administrator gets any."""
    if session.get_bind().dialect.name == "postgresql":
        return tuple(sorted(session.scalars(text("SELECT unnest(casework_areas_on_record())"))))
    return tuple(sorted(set(session.scalars(select(Review.area)))))


def areas_held(session: Session, staff_id: str, now: datetime) -> tuple[AreaHeld, ...]:
    """The areas that an account has now. Row security leaves them to whoever manages accounts."""
    rows = session.scalars(
        select(PartnershipArea)
        .where(
            PartnershipArea.staff_id == staff_id,
            in_force(PartnershipArea.starts_at, PartnershipArea.ends_at, now),
        )
        .order_by(PartnershipArea.area, PartnershipArea.id)
    )
    return tuple(AreaHeld(row.id, row.area, row.starts_at) for row in rows)


def _reviews(session: Session, viewer: StaffViewer, now: datetime) -> tuple[AreaReview, ...]:
    rows = session.scalars(
        select(Review)
        .where(Review.area.in_(areas_of(viewer, now)))
        .order_by(Review.area, Review.decided_on, Review.id)
    )
    return tuple(
        AreaReview(
            row.case_id, row.id, row.kind, row.label, row.area, row.decided_on, row.finished_on
        )
        for row in rows
    )


def _history(session: Session, area: str, now: datetime) -> list[Counted]:
    found = []
    for until in quarter_ends(service_day(now)):
        values = {"p_area": area, "p_at": start_of(until)}
        states = {what: int(people) for what, people in rows_of(session, AREA_NUMBERS, values)}
        families = states.pop("cases", 0)
        found.append(Counted(until, cells_of(states), families))
    return found
