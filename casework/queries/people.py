"""The people a worker works with, as pages show them: names opened, nothing else loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Deceased
from casework.models.family import FamilyMember, PersonFlag, Wall
from casework.models.people import Staff
from casework.queries.closeness import service_day
from casework.queries.scope import in_force, members_visible_to, visible_case
from casework.rules.access import StaffViewer
from casework.rules.family import ADULT_AGE, age_on
from casework.rules.languages import SOURCE


def works_in(session: Session, viewer: StaffViewer) -> frozenset[str]:
    """The languages that were recorded of the viewer: those she may write in."""
    spoken = session.scalar(select(Staff.languages).where(Staff.id == viewer.staff_id)) or ""
    return frozenset(spoken.split())


def writes_in(session: Session, viewer: StaffViewer, hers: str) -> str:
    """The language in which the viewer most likely writes to somebody who reads ``hers``.

    English kept as Urdu would go out as it is, and no translator would ever be asked for.
    """
    return hers if hers in works_in(session, viewer) else SOURCE


@dataclass(frozen=True)
class PersonLine:
    """One person in a list of people."""

    case_id: str
    member_id: str
    name: str
    called: str
    relationship: str
    language: str
    deceased_called: str
    flags: tuple[str, ...]
    walled: bool
    access: str  # open | closed
    state: str  # active | ended | died
    hard_news: str
    worker_id: str  # "" while nobody is allocated
    worker_name: str
    cover_name: str  # somebody stands in today
    mine: bool
    last_contact_at: datetime | None


@dataclass(frozen=True)
class WallView:
    """A wall, from the side of one person. The other is named only to who may see her."""

    id: str
    other_id: str | None
    other_name: str | None
    set_at: datetime


@dataclass(frozen=True)
class FlagView:
    """A flag in force."""

    id: str
    slug: str
    note: str
    set_at: datetime
    set_by: str  # name


def people_list(
    session: Session, viewer: StaffViewer, now: datetime, *, mine_only: bool = False
) -> tuple[PersonLine, ...]:
    """Everybody in the viewer's scope, her own people first, then by name."""
    rows = session.scalars(members_visible_to(viewer, now)).all()
    lines = lines_of(session, viewer, rows, now)
    if mine_only:
        lines = tuple(line for line in lines if line.mine)
    return lines


def people_of_case(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> tuple[PersonLine, ...]:
    """The people of one case whom this viewer may see."""
    visible_case(session, viewer, case_id, now)
    rows = session.scalars(
        members_visible_to(viewer, now).where(FamilyMember.case_id == case_id)
    ).all()
    return lines_of(session, viewer, rows, now)


def lines_of(
    session: Session, viewer: StaffViewer, members: Sequence[FamilyMember], now: datetime
) -> tuple[PersonLine, ...]:
    """One line for each of these members, in four statements whatever their number."""
    keys = [(member.case_id, member.id) for member in members]
    flags = flags_of(session, keys)
    walled = _walled(session, {case_id for case_id, _ in keys})
    deceased = deceased_called(session, {case_id for case_id, _ in keys})
    workers = _workers(session, keys, now)
    lines = []
    for member in members:
        key = (member.case_id, member.id)
        beside = workers.get(key, ())
        lead = next((w for w in beside if w.role == "caseworker" and not w.cover), None)
        lead = lead or next((w for w in beside if not w.cover), None)
        cover = next((w for w in beside if w.cover), None)
        lines.append(
            PersonLine(
                case_id=member.case_id,
                member_id=member.id,
                name=member.name or "",
                called=called_of(member),
                relationship=member.relationship,
                language=member.language,
                deceased_called=deceased.get(member.case_id, ""),
                flags=tuple(sorted(flag.slug for flag in flags.get(key, ()))),
                walled=key in walled,
                access=member.access,
                state=member.state,
                hard_news=member.hard_news,
                worker_id=lead.staff_id if lead else "",
                worker_name=lead.name if lead else "",
                cover_name=cover.name if cover else "",
                mine=any(w.staff_id == viewer.staff_id for w in beside),
                last_contact_at=member.last_contact_at,
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.mine, line.name.casefold())))


def called_of(member: FamilyMember) -> str:
    """What she likes to be called, or her name."""
    return member.called or member.name or ""


def is_minor(member: FamilyMember, flags: Iterable[str], now: datetime) -> bool:
    """Under 18, by flag or by birth date."""
    if "under_18" in flags:
        return True
    born = member.born_on
    return born is not None and age_on(born, service_day(now)) < ADULT_AGE


def deceased_called(session: Session, case_ids: Iterable[str]) -> dict[str, str]:
    """What each family calls the person who died; two names are joined."""
    rows = session.scalars(
        select(Deceased).where(Deceased.case_id.in_(sorted(case_ids))).order_by(Deceased.id)
    )
    found: dict[str, str] = {}
    for row in rows:
        name = row.called or row.formal_name or ""
        found[row.case_id] = f"{found[row.case_id]}, {name}" if row.case_id in found else name
    return found


def flags_of(
    session: Session, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], tuple[FlagView, ...]]:
    """The flags in force of each of these people."""
    rows = session.execute(
        select(PersonFlag, Staff.full_name)
        .outerjoin(Staff, Staff.id == PersonFlag.set_by)
        .where(
            tuple_(PersonFlag.case_id, PersonFlag.member_id).in_(keys),
            PersonFlag.ended_at.is_(None),
        )
        .order_by(PersonFlag.set_at, PersonFlag.id)
    ).all()
    found: dict[tuple[str, str], tuple[FlagView, ...]] = {}
    for flag, name in rows:
        key = (flag.case_id, flag.member_id)
        view = FlagView(flag.id, flag.flag, flag.note or "", flag.set_at, name or "")
        found[key] = (*found.get(key, ()), view)
    return found


def walls_around(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[WallView, ...]:
    """The walls of one person. Somebody out of the viewer's sight stays unnamed."""
    walls = session.scalars(
        select(Wall)
        .where(
            Wall.case_id == case_id,
            Wall.ended_at.is_(None),
            (Wall.member_a == member_id) | (Wall.member_b == member_id),
        )
        .order_by(Wall.set_at, Wall.id)
    ).all()
    others = [w.member_b if w.member_a == member_id else w.member_a for w in walls]
    seen = {
        member.id: member.name or ""
        for member in session.scalars(
            members_visible_to(viewer, now).where(
                FamilyMember.case_id == case_id, FamilyMember.id.in_(others)
            )
        )
    }
    return tuple(
        WallView(wall.id, other if other in seen else None, seen.get(other), wall.set_at)
        for wall, other in zip(walls, others, strict=True)
    )


def _walled(session: Session, case_ids: Iterable[str]) -> frozenset[tuple[str, str]]:
    rows = session.execute(
        select(Wall.case_id, Wall.member_a, Wall.member_b).where(
            Wall.case_id.in_(sorted(case_ids)), Wall.ended_at.is_(None)
        )
    )
    return frozenset((case_id, one) for case_id, first, second in rows for one in (first, second))


@dataclass(frozen=True)
class _Worker:
    staff_id: str
    name: str
    role: str
    cover: bool


def _workers(
    session: Session, keys: Sequence[tuple[str, str]], now: datetime
) -> dict[tuple[str, str], tuple[_Worker, ...]]:
    rows = session.execute(
        select(Allocation, Staff.full_name)
        .join(Staff, Staff.id == Allocation.staff_id)
        .where(
            tuple_(Allocation.case_id, Allocation.member_id).in_(keys),
            in_force(Allocation.starts_at, Allocation.ends_at, now),
        )
        .order_by(Allocation.starts_at, Allocation.id)
    ).all()
    found: dict[tuple[str, str], tuple[_Worker, ...]] = {}
    for row, name in rows:
        key = (row.case_id, row.member_id)
        found[key] = (*found.get(key, ()), _Worker(row.staff_id, name, row.role, row.cover))
    return found


def member_names(
    session: Session, viewer: StaffViewer, case_id: str, now: datetime
) -> dict[str, str]:
    """Ids and names of the people of a case whom the viewer may see, for choosing one."""
    rows = session.scalars(
        members_visible_to(viewer, now)
        .where(FamilyMember.case_id == case_id)
        .order_by(FamilyMember.joined_at, FamilyMember.id)
    )
    return {row.id: row.name or "" for row in rows}
