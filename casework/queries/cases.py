"""Cases: the list, one case with its reviews and people, and cases that may be the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Case, Deceased, Review
from casework.models.family import Wall
from casework.models.people import Region
from casework.queries.closeness import service_day
from casework.queries.people import PersonLine, people_of_case
from casework.queries.scope import cases_visible_to, permitted, visible_case
from casework.rules.access import StaffViewer, may
from casework.rules.duplicates import may_be_same_death
from casework.rules.errors import NotFound
from casework.rules.release import proceedings_active
from casework.rules.roles import Permission, Role, permissions_of


@dataclass(frozen=True)
class CaseLine:
    """A case in a list."""

    case_id: str
    reference: str
    deceased_called: str
    died_on: date | None
    homicide_kind: str
    domestic: bool
    region_name: str
    opened_at: datetime
    proceedings_active: bool


@dataclass(frozen=True)
class DeceasedView:
    """The person who died."""

    id: str
    called: str
    formal_name: str
    spoken_of: str
    died_on: date | None
    version: int


@dataclass(frozen=True)
class ReviewView:
    """A review of the death."""

    id: str
    kind: str
    label: str
    area: str
    decided_on: date | None
    finished_on: date | None
    version: int


@dataclass(frozen=True)
class WallLine:
    """A wall between two people of the case, both of whom the viewer may see."""

    id: str
    member_a: str
    name_a: str
    member_b: str
    name_b: str
    reason: str
    set_at: datetime


@dataclass(frozen=True)
class CasePage:
    """One case as staff see it; of its people only those in the viewer's scope."""

    case_id: str
    reference: str
    region_id: str
    region_name: str
    homicide_kind: str
    domestic: bool
    notified_by: str
    notified_at: datetime
    opened_at: datetime
    proceedings_from: date | None
    proceedings_until: date | None
    proceedings_active: bool
    deceased: tuple[DeceasedView, ...]
    reviews: tuple[ReviewView, ...]
    people: tuple[PersonLine, ...]
    walls: tuple[WallLine, ...]
    version: int


@dataclass(frozen=True)
class RegionChoice:
    """A region in which the viewer may open a case."""

    id: str
    name: str


def cases_list(session: Session, viewer: StaffViewer, now: datetime) -> tuple[CaseLine, ...]:
    """The cases in the viewer's scope, the newest first. Three statements.

    Empty for whoever has no cases but only people, such as an advocate.
    """
    if not may(viewer, Permission.CASE_READ):
        return ()
    here = permitted(viewer, Permission.CASE_READ, Case.id)
    cases = session.scalars(cases_visible_to(viewer, now).where(here)).all()
    lines = _lines(session, list(cases), now)
    return tuple(sorted(lines, key=lambda line: (line.opened_at, line.case_id), reverse=True))


def cases_to_write_in(session: Session, viewer: StaffViewer, now: datetime) -> tuple[CaseLine, ...]:
    """Cases in which the viewer may write an update, the newest first: an advocate as well, who
    opens no page of a case."""
    here = permitted(viewer, Permission.UPDATE_WRITE, Case.id)
    cases = session.scalars(cases_visible_to(viewer, now).where(here)).all()
    lines = _lines(session, list(cases), now)
    return tuple(sorted(lines, key=lambda line: (line.opened_at, line.case_id), reverse=True))


def case_page(session: Session, viewer: StaffViewer, case_id: str, now: datetime) -> CasePage:
    """One case, or NotFound."""
    case = visible_case(session, viewer, case_id, now)
    if not may(viewer.within(case.region_id), Permission.CASE_READ):
        raise NotFound
    people = people_of_case(session, viewer, case_id, now)
    region = session.get(Region, case.region_id)
    reviews = session.scalars(
        select(Review).where(Review.case_id == case_id).order_by(Review.label, Review.id)
    )
    return CasePage(
        case_id=case.id,
        reference=case.reference,
        region_id=case.region_id,
        region_name=region.name if region else "",
        homicide_kind=case.homicide_kind,
        domestic=case.domestic,
        notified_by=case.notified_by,
        notified_at=case.notified_at,
        opened_at=case.opened_at,
        proceedings_from=case.proceedings_from,
        proceedings_until=case.proceedings_until,
        proceedings_active=proceedings_active(
            case.proceedings_from, case.proceedings_until, service_day(now)
        ),
        deceased=tuple(_deceased_view(row) for row in _deceased(session, [case_id])),
        reviews=tuple(
            ReviewView(
                row.id,
                row.kind,
                row.label,
                row.area,
                row.decided_on,
                row.finished_on,
                row.version,
            )
            for row in reviews
        ),
        people=people,
        walls=_walls(session, case_id, {one.member_id: one.name for one in people}),
        version=case.version,
    )


def possible_duplicates(
    session: Session,
    viewer: StaffViewer,
    *,
    called: str,
    formal_name: str,
    died_on: date | None,
    now: datetime,
) -> tuple[CaseLine, ...]:
    """Cases in the viewer's scope that may be about the same death.

    Names are sealed, so they are opened and compared here; a scope holds hundreds, not
    millions.
    """
    names = tuple(name for name in (called, formal_name) if name.strip())
    cases = {case.id: case for case in session.scalars(cases_visible_to(viewer, now))}
    alike = {
        row.case_id
        for row in _deceased(session, cases)
        if may_be_same_death(
            names=names,
            died_on=died_on,
            other_names=tuple(name for name in (row.called, row.formal_name) if name),
            other_died_on=row.died_on,
        )
    }
    return tuple(_lines(session, [cases[case_id] for case_id in sorted(alike)], now))


def regions_to_open_in(session: Session, viewer: StaffViewer) -> tuple[RegionChoice, ...]:
    """Regions for which the viewer holds a role that opens cases."""
    ids = regions_holding(viewer, Permission.CASE_OPEN)
    rows = session.scalars(
        select(Region)
        .where(Region.id.in_(sorted(ids)), Region.ended_at.is_(None))
        .order_by(Region.name)
    )
    return tuple(RegionChoice(row.id, row.name) for row in rows)


def regions_holding(viewer: StaffViewer, permission: Permission) -> frozenset[str]:
    """Regions for which one of the viewer's roles holds this permission."""
    return frozenset(
        held.region_id
        for held in viewer.roles
        if held.region_id and permission in permissions_of(frozenset({Role(held.role)}))
    )


def _lines(session: Session, cases: list[Case], now: datetime) -> list[CaseLine]:
    people: dict[str, list[Deceased]] = {}
    for row in _deceased(session, [case.id for case in cases]):
        people.setdefault(row.case_id, []).append(row)
    regions = {
        row.id: row.name
        for row in session.scalars(
            select(Region).where(Region.id.in_(sorted({case.region_id for case in cases})))
        )
    }
    return [
        CaseLine(
            case_id=case.id,
            reference=case.reference,
            deceased_called=", ".join(row.called or "" for row in people.get(case.id, [])),
            died_on=next((row.died_on for row in people.get(case.id, [])), None),
            homicide_kind=case.homicide_kind,
            domestic=case.domestic,
            region_name=regions.get(case.region_id, ""),
            opened_at=case.opened_at,
            proceedings_active=proceedings_active(
                case.proceedings_from, case.proceedings_until, service_day(now)
            ),
        )
        for case in cases
    ]


def _deceased(session: Session, case_ids: Iterable[str]) -> list[Deceased]:
    return list(
        session.scalars(
            select(Deceased).where(Deceased.case_id.in_(sorted(case_ids))).order_by(Deceased.id)
        )
    )


def _deceased_view(row: Deceased) -> DeceasedView:
    return DeceasedView(
        row.id, row.called or "", row.formal_name or "", row.spoken_of, row.died_on, row.version
    )


def _walls(session: Session, case_id: str, names: dict[str, str]) -> tuple[WallLine, ...]:
    rows = session.scalars(
        select(Wall)
        .where(Wall.case_id == case_id, Wall.ended_at.is_(None))
        .order_by(Wall.set_at, Wall.id)
    )
    return tuple(
        WallLine(
            row.id,
            row.member_a,
            names[row.member_a],
            row.member_b,
            names[row.member_b],
            row.reason or "",
            row.set_at,
        )
        for row in rows
        if row.member_a in names and row.member_b in names
    )
