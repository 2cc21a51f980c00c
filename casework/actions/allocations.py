"""Who stands beside whom: allocated, covered, handed over."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from casework.actions import promises
from casework.actions.checks import NOT_IN_ROLE, found, note, refuse_unknown, require_in, shorter
from casework.models.case import Allocation, Case
from casework.queries.caseload import holds_role, works_across_wall
from casework.queries.closeness import service_day
from casework.queries.known_already import is_written_down
from casework.queries.scope import in_case, in_force, visible_member
from casework.rules.access import StaffViewer, may
from casework.rules.errors import Invalid, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.reach import PROCESS_STRANDS
from casework.rules.roles import ALLOCATED_ROLES, Permission, Role

NOTE_LENGTH = 4000
_ACROSS = S_(
    "This worker works with somebody on the other side of a wall. Tick the box if it is right."
)
_NOT_HELD = S_("Choose somebody who holds this role in the region of the case.")
_HAS_SOMEBODY = S_("Somebody works with this person already. Hand over instead.")


def allocate(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    staff_id: str,
    role: str = "caseworker",
    process: str = "",
    confirm_conflict: bool = False,
    now: datetime,
) -> str:
    """The team leader puts somebody beside this person; the allocation's id.

    A person has one caseworker, and may have an advocate for each process.
    """
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.ALLOCATION_CHANGE)
    refuse_unknown(role, [one.value for one in ALLOCATED_ROLES], "role")
    if role == Role.ADVOCATE:
        refuse_unknown(process, PROCESS_STRANDS, "process")
    else:
        process = ""
    _check_worker(session, case_id, member_id, staff_id, role, confirm_conflict, now)
    there = _beside(session, case_id, member_id, role, process, now)
    if there is not None:
        if there.staff_id == staff_id:
            return there.id
        raise Invalid({"staff_id": Sentence(_HAS_SOMEBODY)})
    row = Allocation(
        case_id=case_id,
        member_id=member_id,
        staff_id=staff_id,
        role=role,
        process=process,
        starts_at=now,
        set_by=viewer.staff_id,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.ALLOCATED,
        now,
        member_id=member_id,
        staff_id=staff_id,
        role=role,
        process=process,
    )
    return row.id


def cover(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    staff_id: str,
    starts_at: datetime,
    ends_at: datetime,
    confirm_conflict: bool = False,
    now: datetime,
) -> str:
    """Somebody stands in while the caseworker is away; set by her or by the team leader."""
    _lead_or_leader(session, viewer, case_id, member_id, now)
    if ends_at <= starts_at or ends_at <= now:
        raise Invalid({"ends_at": Sentence(S_("The last day comes after the first day."))})
    lead = _beside(session, case_id, member_id, Role.CASEWORKER.value, "", now)
    if lead is not None and lead.staff_id == staff_id:
        raise Invalid({"staff_id": Sentence(S_("Choose somebody else than the caseworker."))})
    _check_worker(
        session, case_id, member_id, staff_id, Role.CASEWORKER.value, confirm_conflict, now
    )
    row = Allocation(
        case_id=case_id,
        member_id=member_id,
        staff_id=staff_id,
        role=Role.CASEWORKER.value,
        cover=True,
        starts_at=starts_at,
        ends_at=ends_at,
        set_by=viewer.staff_id,
    )
    session.add(row)
    note(session, viewer, case_id, Event.COVER_SET, now, member_id=member_id, staff_id=staff_id)
    return row.id


def hand_over(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    to_staff_id: str,
    text: str,
    meet_by: date | None = None,
    confirm_conflict: bool = False,
    now: datetime,
) -> str:
    """Her caseworker changes. ``text``: what the next one has to know first. It may be empty
    where what is already known was written down with her, because that goes along by itself.

    ``meet_by``: she wants the three of them to meet by this day; it becomes a promise.
    The new allocation starts as the old one ends, so nobody stands alone for a moment.
    """
    _lead_or_leader(session, viewer, case_id, member_id, now)
    words = shorter(text, "note", NOTE_LENGTH)
    if not words and not is_written_down(session, case_id, member_id):
        sentence = S_("Write what they do not want to have to say again.")
        raise Invalid({"note": Sentence(sentence)})
    if meet_by is not None and meet_by < service_day(now):
        raise Invalid({"meet_by": Sentence(S_("This day has gone by."))})
    old = _beside(session, case_id, member_id, Role.CASEWORKER.value, "", now)
    if old is not None and old.staff_id == to_staff_id:
        raise Invalid({"to_staff_id": Sentence(S_("Choose somebody else than the caseworker."))})
    _check_worker(
        session,
        case_id,
        member_id,
        to_staff_id,
        Role.CASEWORKER.value,
        confirm_conflict,
        now,
        field="to_staff_id",
    )
    row = Allocation(
        case_id=case_id,
        member_id=member_id,
        staff_id=to_staff_id,
        role=Role.CASEWORKER.value,
        starts_at=now,
        set_by=viewer.staff_id,
        handover_note=words or None,
        meet_by=meet_by,
    )
    session.add(row)
    if meet_by is not None:
        promises.make(
            session, viewer=viewer, case_id=case_id, member_id=member_id, due_on=meet_by, now=now
        )
    note(
        session,
        viewer,
        case_id,
        Event.HANDED_OVER,
        now,
        member_id=member_id,
        from_staff=old.staff_id if old else "",
        to_staff=to_staff_id,
    )
    # The old ones last, in one statement: once they end, the viewer may no longer see the
    # person, and row security would refuse what comes after.
    session.flush()
    session.execute(
        update(Allocation)
        .where(
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
            Allocation.role == Role.CASEWORKER.value,
            Allocation.id != row.id,
            or_(Allocation.ends_at.is_(None), Allocation.ends_at > now),
        )
        .values(ends_at=now)
    )
    return row.id


def end_allocation(
    session: Session, *, viewer: StaffViewer, case_id: str, allocation_id: str, now: datetime
) -> None:
    """The team leader ends an allocation. Ending support never ends membership."""
    row = found(session.get(Allocation, (case_id, allocation_id)))
    visible_member(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.ALLOCATION_CHANGE)
    if row.ends_at is not None and row.ends_at <= now:
        return
    note(
        session,
        viewer,
        case_id,
        Event.ALLOCATION_ENDED,
        now,
        member_id=row.member_id,
        staff_id=row.staff_id,
    )
    session.flush()
    row.ends_at = now
    session.flush()


def _lead_or_leader(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    visible_member(session, viewer, case_id, member_id, now)
    if may(in_case(session, viewer, case_id), Permission.ALLOCATION_CHANGE):
        return
    lead = _beside(session, case_id, member_id, Role.CASEWORKER.value, "", now)
    if lead is None or lead.staff_id != viewer.staff_id:
        raise Refused(Sentence(NOT_IN_ROLE))


def _beside(
    session: Session, case_id: str, member_id: str, role: str, process: str, now: datetime
) -> Allocation | None:
    return session.scalar(
        select(Allocation)
        .where(
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
            Allocation.role == role,
            Allocation.process == process,
            Allocation.cover.is_(False),
            in_force(Allocation.starts_at, Allocation.ends_at, now),
        )
        .order_by(Allocation.starts_at.desc(), Allocation.id)
        .limit(1)
    )


def _check_worker(
    session: Session,
    case_id: str,
    member_id: str,
    staff_id: str,
    role: str,
    confirmed: bool,
    now: datetime,
    field: str = "staff_id",
) -> None:
    region_id = session.get_one(Case, case_id).region_id
    if not holds_role(session, staff_id, role, region_id, now):
        raise Invalid({field: Sentence(_NOT_HELD)})
    if not confirmed and works_across_wall(session, case_id, member_id, staff_id, now):
        raise Invalid({"confirm_conflict": Sentence(_ACROSS)})
