"""Whom a person could be given to: workers of her region, their languages and their load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, func, or_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Case
from casework.models.people import Staff, StaffRole
from casework.models.safety_checks import WORKS_ACROSS_WALL
from casework.queries.safety import ask
from casework.queries.scope import in_force, visible_member
from casework.rules.access import StaffViewer
from casework.rules.languages import words_tag
from casework.rules.roles import ALLOCATED_ROLES, Role

# Somebody who leads a team may carry people herself (docs/sources.md, Service).
CASEWORKER_ROLES = (Role.CASEWORKER, Role.TEAM_LEADER)


@dataclass(frozen=True)
class WorkerChoice:
    """A worker to whom this person could be given."""

    staff_id: str
    name: str
    organisation: str
    languages: tuple[str, ...]
    people: int | None  # how many she works with now; None where the viewer may not know
    speaks_hers: bool  # works in the language that this person reads
    across_wall: bool  # works with somebody on the other side of a wall


def holds_role(session: Session, staff_id: str, role: str, region_id: str, now: datetime) -> bool:
    """Whether she can be allocated under this role in this region.

    An advocate's organisation may work everywhere: her role needs no region.
    """
    if role not in ALLOCATED_ROLES:
        return False
    wanted = CASEWORKER_ROLES if role == Role.CASEWORKER else (Role.ADVOCATE,)
    region = StaffRole.region_id == region_id
    if role == Role.ADVOCATE:
        region = or_(region, StaffRole.region_id.is_(None))
    found = session.scalar(
        select(Staff.id)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(
            Staff.id == staff_id,
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
            StaffRole.role.in_([one.value for one in wanted]),
            region,
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
        .limit(1)
    )
    return found is not None


def works_across_wall(
    session: Session, case_id: str, member_id: str, staff_id: str, now: datetime
) -> bool:
    """Whether she works, or is about to work, with somebody walled from this person."""
    return bool(
        ask(
            session,
            WORKS_ACROSS_WALL,
            p_case_id=case_id,
            p_member_id=member_id,
            p_staff_id=staff_id,
            p_at=now,
        )
    )


def workers_for(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    now: datetime,
    *,
    role: str = "caseworker",
) -> tuple[WorkerChoice, ...]:
    """Workers of her region under this role; those who work in her language first."""
    member = visible_member(session, viewer, case_id, member_id, now)
    case = session.get_one(Case, case_id)
    wanted = CASEWORKER_ROLES if role == Role.CASEWORKER else (Role.ADVOCATE,)
    region = StaffRole.region_id == case.region_id
    if role == Role.ADVOCATE:
        region = or_(region, StaffRole.region_id.is_(None))
    staff = session.scalars(
        select(Staff)
        .where(
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
            Staff.id.in_(
                select(StaffRole.staff_id).where(
                    StaffRole.role.in_([one.value for one in wanted]),
                    region,
                    in_force(StaffRole.starts_at, StaffRole.ends_at, now),
                )
            ),
        )
        .order_by(Staff.full_name)
    ).all()
    # Only who sees the whole region counts rightly; anybody else is shown no number.
    counts = (
        _counts(session, [one.id for one in staff], now)
        if case.region_id in viewer.wide_regions
        else None
    )
    choices = [
        WorkerChoice(
            staff_id=one.id,
            name=one.full_name,
            organisation=one.organisation,
            languages=tuple(one.languages.split()),
            people=None if counts is None else counts.get(one.id, 0),
            speaks_hers=words_tag(member.language) in one.languages.split(),
            across_wall=works_across_wall(session, case_id, member_id, one.id, now),
        )
        for one in staff
    ]
    return tuple(sorted(choices, key=lambda one: (not one.speaks_hers, one.across_wall)))


def _counts(session: Session, staff_ids: list[str], now: datetime) -> dict[str, int]:
    rows = session.execute(
        select(Allocation.staff_id, func.count(distinct(Allocation.member_id)))
        .where(
            Allocation.staff_id.in_(staff_ids),
            in_force(Allocation.starts_at, Allocation.ends_at, now),
        )
        .group_by(Allocation.staff_id)
    )
    return {staff_id: count for staff_id, count in rows}
