"""Which areas a partnership officer reads; given and taken by whoever manages accounts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require
from casework.actions.proposals import record_proposal
from casework.models.audit import SERVICE_CHAIN
from casework.models.partnership import PartnershipArea
from casework.models.people import StaffRole
from casework.queries.partnership import area_review, areas_on_record
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role


def give_area(
    session: Session, *, viewer: StaffViewer, staff_id: str, area: str, now: datetime
) -> str:
    """The reviews kept under this name are hers to read; the row's id. Only for an officer, and
    only a name that a review on record has: another spelling would be an area without any."""
    require(viewer, Permission.ACCOUNT_MANAGE)
    name = area.strip()
    refuse_unknown(name, areas_on_record(session), "area")
    officer = session.scalar(
        select(StaffRole.id).where(
            StaffRole.staff_id == staff_id,
            StaffRole.role == Role.PARTNERSHIP_OFFICER.value,
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
    )
    if officer is None:
        raise Invalid({"area": Sentence(S_("Give the role of a partnership officer first."))})
    there = session.scalar(
        select(PartnershipArea.id).where(
            PartnershipArea.staff_id == staff_id,
            PartnershipArea.area == name,
            in_force(PartnershipArea.starts_at, PartnershipArea.ends_at, now),
        )
    )
    if there is not None:
        return there
    row = PartnershipArea(staff_id=staff_id, area=name, starts_at=now, set_by=viewer.staff_id)
    session.add(row)
    _noted(session, viewer, row, "given", now)
    return row.id


def end_area(session: Session, *, viewer: StaffViewer, area_id: str, now: datetime) -> None:
    """She reads the reviews of this area no more."""
    require(viewer, Permission.ACCOUNT_MANAGE)
    row = found(session.get(PartnershipArea, area_id))
    if row.ends_at is None:
        row.ends_at = now
        _noted(session, viewer, row, "ended", now)


def propose_for_area(
    session: Session,
    *,
    viewer: StaffViewer,
    review_id: str,
    kind: str,
    value: str,
    for_date: date | None,
    now: datetime,
) -> str:
    """One proposal about a review of her areas; its id. NotFound for any other review."""
    require(viewer, Permission.AREA_PROPOSE)
    review = area_review(session, viewer, review_id, now)
    return record_proposal(
        session,
        viewer=viewer,
        case_id=review.case_id,
        review_id=review.id,
        kind=kind,
        value=value,
        for_date=for_date,
        now=now,
    )


def _noted(
    session: Session, viewer: StaffViewer, row: PartnershipArea, state: str, now: datetime
) -> None:
    note(
        session,
        viewer,
        SERVICE_CHAIN,
        Event.AREA_GIVEN,
        now,
        staff_id=row.staff_id,
        state=state,
    )
