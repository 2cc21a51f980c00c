"""Her own days in court: the hearings that she knows of, her plan, and who is beside her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.court_days import BesideDay, DayPlan, WayThere
from casework.queries.hearings import Hearing, hearings_of
from casework.queries.own_clocks import ShownClock
from casework.queries.own_page import OwnDates, read_dates
from casework.queries.timeline import Upcoming, lying_ahead
from casework.rules.access import FamilyViewer
from casework.rules.court_days import (
    Beside,
    Part,
    beside_sentence,
    gaps,
    nobody_yet,
    statement_asked,
)
from casework.rules.errors import NotFound
from casework.rules.knowledge import Standing
from casework.rules.languages import reads_in
from casework.rules.messages import Sentence


@dataclass(frozen=True)
class OwnPlan:
    """What she plans; empty until she answers."""

    going: str = ""
    seats: int = 0
    interpreter: str = ""
    statement: str = ""
    wishes: str = ""
    set_at: datetime | None = None
    by_staff: bool = False  # a worker wrote it down for her
    version: int = 0


@dataclass(frozen=True)
class BesideLine:
    """Who is beside her on one day, and where they meet."""

    sentence: Sentence
    where: str


@dataclass(frozen=True)
class Way:
    """The way there in a worker's words."""

    text: str
    language: str


@dataclass(frozen=True)
class OwnDay:
    """One hearing on its own page."""

    hearing: Hearing
    plan: OwnPlan
    beside: tuple[BesideLine, ...]
    way: Way | None
    asks_statement: bool


@dataclass(frozen=True)
class OwnDays:
    """Her days to come: hearings, what else is planned, days by which something can be asked."""

    hearings: tuple[tuple[Hearing, OwnPlan], ...]
    others: tuple[Upcoming, ...]  # a meeting, a visit: whatever lies ahead and is no hearing
    clocks: tuple[ShownClock, ...]


def own_days(session: Session, viewer: FamilyViewer, *, now: datetime) -> OwnDays:
    """Everything ahead that she knows of, soonest first."""
    dates = read_dates(session, viewer, now=now)
    ahead = _ahead(dates)
    plans = _plans(session, viewer, ahead)
    heard = {one.update_id for one in ahead}
    every = lying_ahead(dates.loaded, dates.today)
    return OwnDays(
        hearings=tuple((one, plans.get(one.hearing_id, OwnPlan())) for one in ahead),
        others=tuple(one for one in every if one.update_id not in heard),
        clocks=dates.clocks,
    )


def own_day(session: Session, viewer: FamilyViewer, hearing_id: str, *, now: datetime) -> OwnDay:
    """One hearing that lies ahead, or NotFound: held, gone by, withdrawn, somebody else's."""
    dates = read_dates(session, viewer, now=now)
    hearing = next((one for one in _ahead(dates) if one.hearing_id == hearing_id), None)
    if hearing is None:
        raise NotFound
    plan = _plans(session, viewer, [hearing]).get(hearing_id, OwnPlan())
    return OwnDay(
        hearing=hearing,
        plan=plan,
        beside=_beside(session, viewer, hearing, plan),
        way=_way(session, viewer, hearing_id, reads_in(dates.facts.language, dates.facts.reads)),
        asks_statement=statement_asked(hearing.hearing_type),
    )


def day_of_update(
    session: Session, viewer: FamilyViewer, update_id: str, *, now: datetime
) -> tuple[str | None, tuple[ShownClock, ...]]:
    """For the page of an update: the hearing ahead that it tells of, if it does, and the
    clocks that hang on it."""
    dates = read_dates(session, viewer, now=now)
    hearing = next((one.hearing_id for one in _ahead(dates) if one.update_id == update_id), None)
    return hearing, tuple(one for one in dates.clocks if one.update_id == update_id)


def _ahead(dates: OwnDates) -> list[Hearing]:
    """Only what she may read as it stands; what is withdrawn is left out with its moves."""
    open_ids = frozenset(
        one.entry.id for one in dates.loaded.knowledge.known if one.standing is Standing.OPEN
    )
    found = hearings_of(dates.loaded.updates.values(), open_ids)
    return [one for one in found if one.event.day >= dates.today]


def _plans(
    session: Session, viewer: FamilyViewer, hearings: Sequence[Hearing]
) -> dict[str, OwnPlan]:
    if not hearings:
        return {}
    rows = session.scalars(
        select(DayPlan).where(
            DayPlan.case_id == viewer.case_id,
            DayPlan.member_id == viewer.member_id,
            DayPlan.hearing_id.in_([one.hearing_id for one in hearings]),
        )
    )
    return {row.hearing_id: plan_of(row) for row in rows}


def plan_of(row: DayPlan) -> OwnPlan:
    """The plan out of its row."""
    return OwnPlan(
        going=row.going,
        seats=row.seats,
        interpreter=row.interpreter,
        statement=row.statement,
        wishes=row.wishes or "",
        set_at=row.set_at,
        by_staff=row.said_by == "staff",
        version=row.version,
    )


def _beside(
    session: Session, viewer: FamilyViewer, hearing: Hearing, plan: OwnPlan
) -> tuple[BesideLine, ...]:
    rows = session.scalars(
        select(BesideDay).where(
            BesideDay.case_id == viewer.case_id,
            BesideDay.member_id == viewer.member_id,
            BesideDay.hearing_id == hearing.hearing_id,
        )
    ).all()
    order = {Part.FIRST: 0, Part.DAY: 1, Part.VERDICT: 2}
    lines = [
        (
            (order[Part(row.part)], row.on or date.min),
            BesideLine(
                beside_sentence(Part(row.part), Beside(row.how), name=row.called or "", day=row.on),
                row.where or "",
            ),
        )
        for row in rows
    ]
    covered = frozenset(row.part for row in rows)
    lines += [
        ((order[part], date.min), BesideLine(nobody_yet(part), ""))
        for part in gaps(hearing.hearing_type, covered, plan.going)
    ]
    return tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _way(
    session: Session, viewer: FamilyViewer, hearing_id: str, languages: Sequence[str]
) -> Way | None:
    """In the first of her languages in which it was written, else as it was written."""
    rows = session.scalars(
        select(WayThere)
        .where(WayThere.case_id == viewer.case_id, WayThere.hearing_id == hearing_id)
        .order_by(WayThere.set_at, WayThere.id)
    ).all()
    found = {row.language: row for row in rows}
    chosen = next((found[tag] for tag in languages if tag in found), rows[0] if rows else None)
    return Way(chosen.text or "", chosen.language) if chosen and chosen.text else None
