"""Days in court: what she plans, who is beside her, the way there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import (
    locked,
    note,
    refuse_unknown,
    require_in,
    required,
    same_version,
    shorter,
)
from casework.models.court_days import BesideDay, DayPlan, WayThere
from casework.models.people import Staff
from casework.queries.court_days import case_hearing, staff_for
from casework.queries.her_days import own_day
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.court_days import (
    GOING,
    INTERPRETER,
    LONGEST_WISHES,
    MOST_SEATS,
    STATEMENTS,
    Beside,
    Part,
)
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import LANGUAGES
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission

_CHOOSE = Sentence(N_("Choose one of these."))


def plan(
    session: Session,
    *,
    viewer: FamilyViewer,
    hearing_id: str,
    going: str,
    seats: int,
    interpreter: str,
    statement: str,
    wishes: str,
    version: int,
    now: datetime,
) -> None:
    """She says what she plans for a hearing that she knows of. She can change it at any time."""
    own_day(session, viewer, hearing_id, now=now)  # NotFound for what she does not know
    row = _plan_row(session, viewer.case_id, viewer.member_id, hearing_id, version)
    _fill(row, going, seats, interpreter, statement, wishes)
    row.said_by, row.set_by, row.set_at = "family", viewer.member_id, now
    session.add(row)
    _note_plan(session, viewer, row, now)


def plan_for(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    hearing_id: str,
    going: str,
    seats: int,
    interpreter: str,
    statement: str,
    wishes: str,
    version: int,
    now: datetime,
) -> None:
    """The same, written down by a worker on her word. Her page says that a worker did."""
    _of_hearing(session, viewer, case_id, member_id, hearing_id, now)
    require_in(session, viewer, case_id, Permission.DAY_PLAN)
    row = _plan_row(session, case_id, member_id, hearing_id, version)
    _fill(row, going, seats, interpreter, statement, wishes)
    row.said_by, row.set_by, row.set_at = "staff", viewer.staff_id, now
    session.add(row)
    _note_plan(session, viewer, row, now)


def set_beside(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    hearing_id: str,
    part: str,
    on: date | None,
    how: str,
    staff_id: str,
    where: str,
    now: datetime,
) -> str:
    """Name who is beside her on a day, or that she wants nobody; the row's id. Whoever is named
    anew takes the place of whoever was named before."""
    _of_hearing(session, viewer, case_id, member_id, hearing_id, now)
    require_in(session, viewer, case_id, Permission.DAY_PLAN)
    refuse_unknown(part, set(Part), "part")
    refuse_unknown(how, set(Beside), "how")
    if part == Part.DAY and on is None:
        raise Invalid({"on": Sentence(S_("Type which day it is."))})
    day = on if part == Part.DAY else None
    row = session.scalar(
        select(BesideDay).where(
            BesideDay.case_id == case_id,
            BesideDay.member_id == member_id,
            BesideDay.hearing_id == hearing_id,
            BesideDay.part == part,
            BesideDay.on.is_(None) if day is None else BesideDay.on == day,
        )
    )
    if row is None:
        row = BesideDay(
            case_id=case_id, member_id=member_id, hearing_id=hearing_id, part=part, on=day
        )
    else:
        row = locked(session, row)
    row.how = how
    row.staff_id = row.called = row.where = None
    if how == Beside.SOMEBODY:
        choices = {one.staff_id for one in staff_for(session, viewer, case_id, now)}
        refuse_unknown(staff_id, choices, "staff_id")
        row.staff_id = staff_id
        row.called = session.get_one(Staff, staff_id).full_name.split()[0]
        row.where = shorter(where, "where", 200)
    row.set_by, row.set_at = viewer.staff_id, now
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.BESIDE_SET,
        now,
        update_id=hearing_id,
        member_id=member_id,
        kind=part,
    )
    return row.id


def write_way(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    hearing_id: str,
    language: str,
    text: str,
    now: datetime,
) -> str:
    """The way there in one language; the row's id. Written again, it takes the earlier place."""
    case_hearing(session, viewer, case_id, hearing_id, now)
    require_in(session, viewer, case_id, Permission.DAY_PLAN)
    refuse_unknown(language, {one.base for one in LANGUAGES}, "language")
    clean = required(text, "text", S_("Write how to get there."), longest=2000)
    row = session.scalar(
        select(WayThere).where(
            WayThere.case_id == case_id,
            WayThere.hearing_id == hearing_id,
            WayThere.language == language,
        )
    )
    if row is None:
        row = WayThere(case_id=case_id, hearing_id=hearing_id, language=language)
    else:
        row = locked(session, row)
    row.text = clean
    row.set_by, row.set_at = viewer.staff_id, now
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.WAY_THERE_SET,
        now,
        update_id=hearing_id,
        language=language,
    )
    return row.id


def _of_hearing(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    hearing_id: str,
    now: datetime,
) -> None:
    """NotFound, unless the hearing is addressed to this person and both are in scope."""
    found = case_hearing(session, viewer, case_id, hearing_id, now)
    if member_id not in {one.member_id for one in found.people}:
        raise NotFound


def _plan_row(
    session: Session, case_id: str, member_id: str, hearing_id: str, version: int
) -> DayPlan:
    row = session.get(DayPlan, (case_id, member_id, hearing_id))
    if row is None:
        return DayPlan(case_id=case_id, member_id=member_id, hearing_id=hearing_id)
    row = locked(session, row)
    same_version(row, version, theirs={}, mine={})
    return row


def _fill(
    row: DayPlan, going: str, seats: int, interpreter: str, statement: str, wishes: str
) -> None:
    if going not in GOING:
        raise Invalid({"going": _CHOOSE})
    if interpreter not in ("", *INTERPRETER):
        raise Invalid({"interpreter": _CHOOSE})
    if statement not in ("", *STATEMENTS):
        raise Invalid({"statement": _CHOOSE})
    if not 0 <= seats <= MOST_SEATS:
        raise Invalid({"seats": _CHOOSE})
    if len(wishes.strip()) > LONGEST_WISHES:
        raise Invalid({"wishes": Sentence(N_("Make this a little shorter, or write to us."))})
    row.going, row.seats = going, seats
    row.interpreter, row.statement = interpreter, statement
    row.wishes = wishes.strip() or None


def _note_plan(
    session: Session, viewer: FamilyViewer | StaffViewer, row: DayPlan, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.DAY_PLANNED,
        now,
        update_id=row.hearing_id,
        member_id=row.member_id,
        choice=row.going,
    )
