"""The chair of a review as the service sees it: who chairs, what was recorded, copies taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from casework.models.case import Allocation, Review
from casework.models.chair import PackCopy, ReviewChair, ReviewProposal
from casework.models.family import FamilyMember
from casework.models.people import Staff, StaffRole
from casework.queries.closeness import beside_fully
from casework.queries.conflict import not_walled
from casework.queries.scope import allocated_to, in_force, members_visible_to
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.proposals import ProposalState, value_of
from casework.rules.roles import Role


@dataclass(frozen=True)
class ChairName:
    """Somebody with an account for chairs."""

    staff_id: str
    name: str


@dataclass(frozen=True)
class Invitation:
    """Who chairs, or chaired, one review."""

    id: str
    name: str
    starts_at: datetime
    ends_at: datetime | None
    invited_by: str


@dataclass(frozen=True)
class Proposal:
    """What was recorded, and what became of it inside."""

    case_id: str
    id: str
    review_id: str
    label: str
    area: str
    kind: str
    value: str
    body: str
    for_date: date | None
    readers: tuple[str, ...]  # names of those whom the viewer works with
    by: str
    proposed_at: datetime
    state: str
    decided_by: str
    note: str

    @property
    def is_section(self) -> bool:
        """Whether it is a section of a draft report, with its words."""
        return (self.kind, self.value) == ("draft", "section") and bool(self.body)


@dataclass(frozen=True)
class Copy:
    """One copy of the pack: who took it, when, and the digest that tells it from another."""

    name: str
    form: str
    taken_at: datetime
    digest: str


@dataclass(frozen=True)
class ReviewOutside:
    """All that stands around one review outside the family."""

    case_id: str
    id: str
    label: str
    area: str
    invitations: tuple[Invitation, ...]
    proposals: tuple[Proposal, ...]
    copies: tuple[Copy, ...]


def works_in_review(
    viewer: StaffViewer, now: datetime, case_id: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Whether she stands beside somebody of the case in a review: in everything, or in that."""
    advocate = (
        select(Allocation.id)
        .where(
            allocated_to(viewer, now),
            Allocation.process == "review",
            Allocation.case_id == FamilyMember.case_id,
            Allocation.member_id == FamilyMember.id,
        )
        .correlate_except(Allocation)
        .exists()
    )
    fully = beside_fully(viewer, now, FamilyMember.case_id, FamilyMember.id)
    return (
        select(FamilyMember.id)
        .where(
            FamilyMember.case_id == case_id,
            or_(advocate, fully),
            not_walled(viewer, now, FamilyMember.case_id),
        )
        .correlate_except(FamilyMember)
        .exists()
    )


def require_beside_review(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, now: datetime
) -> Review:
    """The review, or NotFound for whoever stands beside nobody in it, or sits on its panel."""
    row = session.scalar(
        select(Review).where(
            Review.case_id == case_id,
            Review.id == review_id,
            works_in_review(viewer, now, Review.case_id),
        )
    )
    if row is None:
        raise NotFound
    return row


def chairs_to_invite(session: Session, now: datetime) -> tuple[ChairName, ...]:
    """Everybody with an account for chairs, by name."""
    rows = session.execute(
        select(Staff.id, Staff.full_name)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(
            StaffRole.role == Role.CHAIR.value,
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
        )
        .order_by(Staff.full_name, Staff.id)
    )
    return tuple(ChairName(staff_id, name) for staff_id, name in rows)


def review_outside(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, now: datetime
) -> ReviewOutside:
    """Who chairs the review, what was recorded of it, and which copies went."""
    row = require_beside_review(session, viewer, case_id, review_id, now)
    invitations = session.scalars(
        select(ReviewChair)
        .where(ReviewChair.case_id == case_id, ReviewChair.review_id == review_id)
        .order_by(ReviewChair.starts_at.desc(), ReviewChair.id)
    ).all()
    copies = session.scalars(
        select(PackCopy)
        .where(PackCopy.case_id == case_id, PackCopy.review_id == review_id)
        .order_by(PackCopy.taken_at.desc(), PackCopy.id)
    ).all()
    names = _names(
        session,
        {
            *(one.staff_id for one in invitations),
            *(one.invited_by for one in invitations),
            *(one.taken_by for one in copies),
        },
    )
    return ReviewOutside(
        case_id,
        review_id,
        row.label,
        row.area,
        tuple(
            Invitation(
                one.id,
                names.get(one.staff_id, ""),
                one.starts_at,
                one.ends_at if one.ends_at and one.ends_at <= now else None,
                names.get(one.invited_by, ""),
            )
            for one in invitations
        ),
        proposals(session, viewer, now, case_id=case_id, review_id=review_id),
        tuple(
            Copy(names.get(one.taken_by, ""), one.form, one.taken_at, one.digest) for one in copies
        ),
    )


def proposals(
    session: Session,
    viewer: StaffViewer,
    now: datetime,
    *,
    case_id: str = "",
    review_id: str = "",
) -> tuple[Proposal, ...]:
    """What was recorded of one review, the newest first; without one, all that waits for
    somebody to pass it on, in the reviews that the viewer works in."""
    asked = (
        select(ReviewProposal, Review)
        .join(
            Review,
            (Review.case_id == ReviewProposal.case_id) & (Review.id == ReviewProposal.review_id),
        )
        .where(works_in_review(viewer, now, ReviewProposal.case_id))
    )
    if review_id:
        asked = asked.where(
            ReviewProposal.case_id == case_id, ReviewProposal.review_id == review_id
        ).order_by(ReviewProposal.proposed_at.desc(), ReviewProposal.id)
    else:
        asked = asked.where(ReviewProposal.state == ProposalState.PROPOSED.value).order_by(
            ReviewProposal.proposed_at, ReviewProposal.id
        )
    rows = session.execute(asked).all()
    people = {one.proposed_by for one, _ in rows} | {one.decided_by or "" for one, _ in rows}
    names = _names(session, people)
    called = _own_people(session, viewer, {row.case_id for row, _ in rows if row.readers}, now)
    return tuple(_proposal(row, review, names, called) for row, review in rows)


def recorded_behind(
    session: Session, viewer: StaffViewer, case_id: str, review_id: str, kind: str, now: datetime
) -> Proposal | None:
    """The newest words that were recorded and taken over into an update of this kind, to be
    read beside its form; None where there are none, or the viewer stands beside nobody there."""
    for one in proposals(session, viewer, now, case_id=case_id, review_id=review_id):
        value = value_of(one.kind, one.value)
        taken = one.state == ProposalState.RELEASED and value and value.update_kind == kind
        if one.body and taken:
            return one
    return None


def _own_people(
    session: Session, viewer: StaffViewer, case_ids: set[str], now: datetime
) -> dict[str, str]:
    """Names of the viewer's own people in these cases: of anybody else nothing is said."""
    if not case_ids:
        return {}
    rows = session.scalars(
        members_visible_to(viewer, now).where(FamilyMember.case_id.in_(sorted(case_ids)))
    )
    return {row.id: row.name or "" for row in rows}


def _proposal(
    row: ReviewProposal, review: Review, names: dict[str, str], called: dict[str, str]
) -> Proposal:
    return Proposal(
        case_id=row.case_id,
        id=row.id,
        review_id=row.review_id,
        label=review.label,
        area=review.area,
        kind=row.kind,
        value=row.value,
        body=row.body or "",
        for_date=row.for_date,
        readers=tuple(sorted(called[one] for one in row.readers.split() if one in called)),
        by=names.get(row.proposed_by, ""),
        proposed_at=row.proposed_at,
        state=row.state,
        decided_by=names.get(row.decided_by or "", ""),
        note=row.note or "",
    )


def _names(session: Session, staff_ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted(set(staff_ids) - {""})
    if not wanted:
        return {}
    rows = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(wanted)))
    return {staff_id: name for staff_id, name in rows}
