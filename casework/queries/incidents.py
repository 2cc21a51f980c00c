"""Incidents of a team leader's region: what went wrong, who saw it, and the sealed copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.models.updates import Audience, Incident, Update, Withdrawal
from casework.queries.people import called_of, deceased_called
from casework.rules.access import StaffViewer, may
from casework.rules.errors import NotFound
from casework.rules.roles import Permission, Role


@dataclass(frozen=True)
class IncidentLine:
    """An incident in the list."""

    case_id: str
    incident_id: str
    kind: str
    deceased_called: str
    opened_at: datetime
    opened_by: str  # name
    closed_at: datetime | None


@dataclass(frozen=True)
class SawIt:
    """Somebody to whom the entry was sent, and whether it was shown to her."""

    member_id: str
    called: str
    told_at: datetime | None
    shown_at: datetime | None


@dataclass(frozen=True)
class IncidentPage:
    """One incident. ``ground`` and ``reason`` only for the leader named for the sealed copy."""

    case_id: str
    incident_id: str
    kind: str
    version: int
    deceased_called: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    closed_by: str
    note: str
    update_id: str | None
    update_kind: str
    published_at: datetime | None
    writer: str
    people: tuple[SawIt, ...]
    withdrawal_id: str | None  # only for the named leader
    ground: str
    reason: str


def _visible(viewer: StaffViewer) -> Select[Incident]:
    regions = sorted(
        held.region_id for held in viewer.roles if held.role == Role.TEAM_LEADER and held.region_id
    )
    return (
        select(Incident).join(Case, Case.id == Incident.case_id).where(Case.region_id.in_(regions))
    )


def visible_incident(
    session: Session, viewer: StaffViewer, case_id: str, incident_id: str
) -> Incident:
    """The incident, or NotFound for everybody but a team leader of its region."""
    if not may(viewer, Permission.INCIDENT_READ):
        raise NotFound
    row = session.scalar(
        _visible(viewer).where(Incident.case_id == case_id, Incident.id == incident_id)
    )
    if row is None:
        raise NotFound
    return row


def incidents(session: Session, viewer: StaffViewer) -> tuple[IncidentLine, ...]:
    """Those of the viewer's regions: open ones first, the latest at the top."""
    if not may(viewer, Permission.INCIDENT_READ):
        raise NotFound
    rows = session.scalars(_visible(viewer).order_by(Incident.opened_at.desc(), Incident.id)).all()
    called = deceased_called(session, {row.case_id for row in rows})
    names = staff_names(session, {row.opened_by for row in rows})
    lines = (
        IncidentLine(
            case_id=row.case_id,
            incident_id=row.id,
            kind=row.kind,
            deceased_called=called.get(row.case_id, ""),
            opened_at=row.opened_at,
            opened_by=names.get(row.opened_by, ""),
            closed_at=row.closed_at,
        )
        for row in rows
    )
    return tuple(sorted(lines, key=lambda line: line.closed_at is not None))


def incident_page(
    session: Session, viewer: StaffViewer, case_id: str, incident_id: str
) -> IncidentPage:
    """One incident, and who saw it."""
    row = visible_incident(session, viewer, case_id, incident_id)
    update = session.get(Update, (case_id, row.update_id)) if row.update_id else None
    mine = withdrawal_for(session, viewer, case_id, row.withdrawal_id)
    staff = {row.opened_by, row.closed_by, update.published_by if update else None}
    names = staff_names(session, {one for one in staff if one})
    return IncidentPage(
        case_id=case_id,
        incident_id=row.id,
        kind=row.kind,
        version=row.version,
        deceased_called=deceased_called(session, [case_id]).get(case_id, ""),
        opened_at=row.opened_at,
        opened_by=names.get(row.opened_by, ""),
        closed_at=row.closed_at,
        closed_by=names.get(row.closed_by or "", ""),
        note=row.note or "",
        update_id=row.update_id,
        update_kind=update.kind if update else "",
        published_at=update.published_at if update else None,
        writer=names.get(update.published_by or "", "") if update else "",
        people=_saw_it(session, case_id, row.update_id),
        withdrawal_id=mine.id if mine else None,
        ground=mine.ground if mine else "",
        reason=(mine.reason or "") if mine else "",
    )


def withdrawal_for(
    session: Session, viewer: StaffViewer, case_id: str, withdrawal_id: str | None
) -> Withdrawal | None:
    """The withdrawal, if this viewer is the one leader named for its sealed copy."""
    if withdrawal_id is None or not may(viewer, Permission.SEALED_COPY_OPEN):
        return None
    return session.scalar(
        select(Withdrawal).where(
            Withdrawal.case_id == case_id,
            Withdrawal.id == withdrawal_id,
            Withdrawal.named_leader == viewer.staff_id,
        )
    )


def _saw_it(session: Session, case_id: str, update_id: str | None) -> tuple[SawIt, ...]:
    """Those it was sent to; those to whom it was shown come first."""
    rows = session.execute(
        select(Audience, FamilyMember)
        .join(
            FamilyMember,
            and_(FamilyMember.case_id == Audience.case_id, FamilyMember.id == Audience.member_id),
        )
        .where(
            Audience.case_id == case_id,
            Audience.update_id == update_id,
            Audience.addressed.is_(True),
        )
        .order_by(Audience.shown_at, FamilyMember.joined_at, FamilyMember.id)
    ).all()
    people = (
        SawIt(member.id, called_of(member), audience.told_at, audience.shown_at)
        for audience, member in rows
    )
    return tuple(sorted(people, key=lambda one: one.shown_at is None))


def staff_names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Names of members of staff, in the order of their names."""
    rows = session.execute(
        select(Staff.id, Staff.full_name).where(Staff.id.in_(sorted(ids))).order_by(Staff.full_name)
    )
    return {staff_id: name for staff_id, name in rows}
