"""How much each worker of a region has: people and not only cases, languages, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.case import Allocation, Case
from casework.models.family import FamilyMember, Wall
from casework.models.people import Staff, StaffRole
from casework.queries.caseload import CASEWORKER_ROLES
from casework.queries.people import PersonLine, lines_of
from casework.queries.scope import in_force, members_visible_to
from casework.rules.access import StaffViewer
from casework.rules.roles import Permission, Role


@dataclass(frozen=True)
class WorkerLoad:
    """One worker. ``covering``: people for whom she only stands in; they count as well.

    ``conflicts``: references of cases in which she works on both sides of a wall.
    """

    staff_id: str
    name: str
    role: str
    languages: tuple[str, ...]
    people: int
    cases: int
    covering: int
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class TeamLoad:
    """The workers, who has least first; and the people beside whom nobody stands."""

    workers: tuple[WorkerLoad, ...]
    nobody: tuple[PersonLine, ...]


def team_load(session: Session, viewer: StaffViewer, now: datetime) -> TeamLoad:
    """The regions that this viewer leads."""
    regions = sorted(viewer.regions_with(Permission.TEAM_LOAD) or ())
    staff = session.execute(
        select(Staff, StaffRole.role)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(
            StaffRole.region_id.in_(regions),
            StaffRole.role.in_([one.value for one in CASEWORKER_ROLES]),
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
        )
        .order_by(Staff.full_name, StaffRole.role)
    ).all()
    rows = _allocations(session, regions, now)
    walled = _both_sides(session, regions, now)
    workers = {
        person.id: _load(person, role, [row for row in rows if row[0] == person.id], walled)
        for person, role in staff
    }
    return TeamLoad(
        workers=tuple(sorted(workers.values(), key=lambda one: (one.people, one.name.casefold()))),
        nobody=_nobody(session, viewer, regions, rows, now),
    )


_Row = Row[str, str, str, bool]


def _allocations(session: Session, regions: list[str], now: datetime) -> Sequence[_Row]:
    return session.execute(
        select(Allocation.staff_id, Allocation.case_id, Allocation.member_id, Allocation.cover)
        .join(Case, Case.id == Allocation.case_id)
        .join(
            FamilyMember,
            and_(
                FamilyMember.case_id == Allocation.case_id,
                FamilyMember.id == Allocation.member_id,
            ),
        )
        .where(
            Case.region_id.in_(regions),
            Allocation.role == Role.CASEWORKER.value,
            FamilyMember.state == "active",
            in_force(Allocation.starts_at, Allocation.ends_at, now),
        )
    ).all()


def _both_sides(session: Session, regions: list[str], now: datetime) -> dict[str, tuple[str, ...]]:
    """Who works with two relatives who are kept apart, and in which cases."""
    one, other = aliased(Allocation), aliased(Allocation)
    rows = session.execute(
        select(one.staff_id, Case.reference)
        .join(Wall, and_(Wall.case_id == one.case_id, Wall.member_a == one.member_id))
        .join(
            other,
            and_(
                other.case_id == Wall.case_id,
                other.member_id == Wall.member_b,
                other.staff_id == one.staff_id,
            ),
        )
        .join(Case, Case.id == Wall.case_id)
        .where(
            Case.region_id.in_(regions),
            Wall.ended_at.is_(None),
            in_force(one.starts_at, one.ends_at, now),
            in_force(other.starts_at, other.ends_at, now),
        )
        .distinct()
        .order_by(Case.reference)
    )
    found: dict[str, tuple[str, ...]] = {}
    for staff_id, reference in rows:
        found[staff_id] = (*found.get(staff_id, ()), reference)
    return found


def _load(
    person: Staff, role: str, rows: Iterable[_Row], walled: dict[str, tuple[str, ...]]
) -> WorkerLoad:
    mine = list(rows)
    lasting = {(case_id, member_id) for _, case_id, member_id, cover in mine if not cover}
    people = {(case_id, member_id) for _, case_id, member_id, _ in mine}
    return WorkerLoad(
        staff_id=person.id,
        name=person.full_name,
        role=role,
        languages=tuple(person.languages.split()),
        people=len(people),
        cases=len({case_id for case_id, _ in people}),
        covering=len(people - lasting),
        conflicts=walled.get(person.id, ()),
    )


def _nobody(
    session: Session, viewer: StaffViewer, regions: list[str], rows: Sequence[_Row], now: datetime
) -> tuple[PersonLine, ...]:
    held = {(case_id, member_id) for _, case_id, member_id, _ in rows}
    members = session.scalars(
        members_visible_to(viewer, now).where(
            FamilyMember.state == "active",
            FamilyMember.access == "open",
            FamilyMember.case_id.in_(select(Case.id).where(Case.region_id.in_(regions))),
        )
    )
    alone = [member for member in members if (member.case_id, member.id) not in held]
    return lines_of(session, viewer, alone, now)
