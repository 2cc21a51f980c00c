"""Days in court as staff see them: who plans to go, who is beside whom, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.court_days import BesideDay, DayPlan, WayThere
from casework.models.family import FamilyMember
from casework.models.people import Staff, StaffRole
from casework.models.updates import Update
from casework.queries.closeness import service_day
from casework.queries.hearings import Hearing, hearings_of
from casework.queries.her_days import OwnPlan, Way, plan_of
from casework.queries.knowledge import addressed_to_members, entry_of, reader_of
from casework.queries.people import called_of, deceased_called
from casework.queries.scope import (
    in_force,
    members_visible_to,
    reach_of,
    updates_visible_to,
    visible_case,
)
from casework.rules.access import StaffViewer, may
from casework.rules.court_addresses import address_of
from casework.rules.court_days import DAYS_BEFORE, Part, gaps
from casework.rules.errors import NotFound
from casework.rules.knowledge import known_to
from casework.rules.roles import Permission
from casework.rules.update_kinds import KINDS

_KINDS = sorted(slug for slug, kind in KINDS.items() if kind.is_hearing)


@dataclass(frozen=True)
class BesideView:
    """Who is beside one person on one day."""

    part: str
    on: date | None
    how: str
    called: str
    where: str


@dataclass(frozen=True)
class PersonDay:
    """One person at one hearing."""

    member_id: str
    called: str
    held: bool  # she does not know of the hearing yet
    plan: OwnPlan
    beside: tuple[BesideView, ...]
    gaps: tuple[Part, ...]


@dataclass(frozen=True)
class CaseHearing:
    """One hearing of a case, with everybody of the viewer's whom it was sent to."""

    case_id: str
    deceased_called: str
    hearing: Hearing
    people: tuple[PersonDay, ...]
    ways: tuple[Way, ...]

    @property
    def address(self) -> str:
        """What is noted for this court, for the worker who writes the way there; "" if nothing."""
        return address_of(self.hearing.event.place or "")

    def person(self, member_id: str) -> PersonDay:
        """One of them, or NotFound."""
        found = next((one for one in self.people if one.member_id == member_id), None)
        if found is None:
            raise NotFound
        return found


@dataclass(frozen=True)
class Gap:
    """A day on which nobody is named to be beside somebody."""

    case_id: str
    hearing: Hearing
    member_id: str
    member_called: str
    part: Part


@dataclass(frozen=True)
class StaffChoice:
    """Somebody who could be beside a person in court."""

    staff_id: str
    name: str


def case_hearings(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[CaseHearing, ...]:
    """The hearings of a case that lie ahead, soonest first."""
    visible_case(session, viewer, case_id, now)
    return _hearings(session, viewer, [case_id], now)


def case_hearing(
    session: Session, viewer: StaffViewer, case_id: str, hearing_id: str, now: datetime
) -> CaseHearing:
    """One of them, or NotFound."""
    for one in case_hearings(session, viewer, case_id, now):
        if one.hearing.hearing_id == hearing_id:
            return one
    raise NotFound


def gaps_ahead(session: Session, viewer: StaffViewer, now: datetime) -> tuple[Gap, ...]:
    """Days to cover within three weeks for which nobody is named, in everything in scope."""
    if not may(viewer, Permission.DAY_PLAN):
        return ()
    cases = session.scalars(
        updates_visible_to(viewer, now)
        .where(Update.state == "published", Update.kind.in_(_KINDS))
        .with_only_columns(Update.case_id)
        .distinct()
    ).all()
    last = service_day(now) + timedelta(days=DAYS_BEFORE)
    return tuple(
        Gap(one.case_id, one.hearing, person.member_id, person.called, part)
        for one in _hearings(session, viewer, cases, now)
        if one.hearing.event.day <= last
        for person in one.people
        for part in person.gaps
    )


def staff_for(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[StaffChoice, ...]:
    """Everybody of the case's region, and whoever is allocated in the case."""
    case = visible_case(session, viewer, case_id, now)
    regional = select(StaffRole.staff_id).where(
        StaffRole.region_id == case.region_id,
        StaffRole.role != "administrator",
        in_force(StaffRole.starts_at, StaffRole.ends_at, now),
    )
    allocated = select(Allocation.staff_id).where(
        Allocation.case_id == case_id, in_force(Allocation.starts_at, Allocation.ends_at, now)
    )
    rows = session.execute(
        select(Staff.id, Staff.full_name)
        .where(
            or_(Staff.id.in_(regional), Staff.id.in_(allocated)),
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
        )
        .order_by(Staff.full_name, Staff.id)
    )
    return tuple(StaffChoice(staff_id, name) for staff_id, name in rows)


def _hearings(
    session: Session, viewer: StaffViewer, case_ids: Sequence[str], now: datetime
) -> tuple[CaseHearing, ...]:
    today = service_day(now)
    called = deceased_called(session, case_ids)
    found = []
    for case_id in case_ids:
        rows = session.scalars(
            updates_visible_to(viewer, now).where(
                Update.case_id == case_id, Update.state == "published", Update.kind.in_(_KINDS)
            )
        ).all()
        ahead = [one for one in hearings_of(rows) if one.event.day >= today]
        if not ahead:
            continue
        strands = {row.id: row.strand for row in rows}
        people = _people(session, viewer, case_id, rows, now)
        for hearing in ahead:
            beside = _days_of(session, case_id, hearing)
            plans = _plans_of(session, case_id, hearing)
            listed = tuple(
                _person(hearing, member, held, plans, beside)
                for member, reach, held_ids, addressed in people
                if hearing.update_id in addressed and strands[hearing.update_id] in reach
                for held in (hearing.update_id in held_ids,)
            )
            if listed:
                ways = _ways(session, case_id, hearing)
                found.append(CaseHearing(case_id, called.get(case_id, ""), hearing, listed, ways))
    return tuple(sorted(found, key=lambda one: one.hearing.event.order))


_Person = tuple[FamilyMember, frozenset[str], frozenset[str], frozenset[str]]


def _people(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    rows: Iterable[Update],
    now: datetime,
) -> list[_Person]:
    """The viewer's people of the case: strands reached, ids held, ids addressed."""
    members = session.scalars(
        members_visible_to(viewer, now)
        .where(FamilyMember.case_id == case_id, FamilyMember.state == "active")
        .order_by(FamilyMember.joined_at, FamilyMember.id)
    ).all()
    ids = [member.id for member in members]
    reach = reach_of(session, viewer, case_id, ids, now)
    pairs = addressed_to_members(session, case_id, ids)
    found = []
    for member in members:
        entries = [entry_of(update, audience, now) for update, audience in pairs[member.id]]
        held = frozenset(known_to(reader_of(member), entries).held)
        addressed = frozenset(update.id for update, _ in pairs[member.id])
        found.append((member, reach.get(member.id, frozenset()), held, addressed))
    return found


def _person(
    hearing: Hearing,
    member: FamilyMember,
    held: bool,
    plans: dict[str, OwnPlan],
    beside: dict[str, tuple[BesideView, ...]],
) -> PersonDay:
    plan = plans.get(member.id, OwnPlan())
    days = beside.get(member.id, ())
    covered = frozenset(day.part for day in days)
    return PersonDay(
        member_id=member.id,
        called=called_of(member),
        held=held,
        plan=plan,
        beside=days,
        gaps=gaps(hearing.hearing_type, covered, plan.going),
    )


def _plans_of(session: Session, case_id: str, hearing: Hearing) -> dict[str, OwnPlan]:
    rows = session.scalars(
        select(DayPlan).where(DayPlan.case_id == case_id, DayPlan.hearing_id == hearing.hearing_id)
    )
    return {row.member_id: plan_of(row) for row in rows}


def _days_of(session: Session, case_id: str, hearing: Hearing) -> dict[str, tuple[BesideView, ...]]:
    rows = session.scalars(
        select(BesideDay)
        .where(BesideDay.case_id == case_id, BesideDay.hearing_id == hearing.hearing_id)
        .order_by(BesideDay.part, BesideDay.on, BesideDay.id)
    )
    found: dict[str, tuple[BesideView, ...]] = {}
    for row in rows:
        view = BesideView(row.part, row.on, row.how, row.called or "", row.where or "")
        found[row.member_id] = (*found.get(row.member_id, ()), view)
    return found


def _ways(session: Session, case_id: str, hearing: Hearing) -> tuple[Way, ...]:
    rows = session.scalars(
        select(WayThere)
        .where(WayThere.case_id == case_id, WayThere.hearing_id == hearing.hearing_id)
        .order_by(WayThere.language)
    )
    return tuple(Way(row.text or "", row.language) for row in rows)
