"""Walls between relatives: each keeps her own pages, and nothing is shared."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.access import refresh, wall_between
from casework.actions.checks import found, note, require_in, shorter
from casework.models.family import ContactPoint, Wall
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


def set_wall(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_a: str,
    member_b: str,
    reason: str,
    now: datetime,
) -> str:
    """Wall two relatives from each other; the wall's id. A wall in force is set once only.

    The viewer must see both. A number or address that both share is no longer safe.
    """
    visible_member(session, viewer, case_id, member_a, now)
    visible_member(session, viewer, case_id, member_b, now)
    require_in(session, viewer, case_id, Permission.WALL_SET)
    if member_a == member_b:
        raise Invalid({"member_b": Sentence(S_("Choose two different people."))})
    there = wall_between(session, case_id, member_a, member_b)
    if there is not None:
        return there.id
    row = Wall(
        case_id=case_id,
        member_a=member_a,
        member_b=member_b,
        reason=shorter(reason, "reason", 2000) or None,
        set_by=viewer.staff_id,
        set_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.WALL_SET,
        now,
        wall_id=row.id,
        members=sorted((member_a, member_b)),
    )
    _distrust(session, viewer, case_id, member_a, member_b, now)
    _refresh_both(session, viewer, row, now)
    return row.id


def end_wall(
    session: Session, *, viewer: StaffViewer, case_id: str, wall_id: str, now: datetime
) -> None:
    """End a wall. What was shared before stays unsafe until staff confirm it again."""
    row = found(session.get(Wall, (case_id, wall_id)))
    visible_member(session, viewer, case_id, row.member_a, now)
    visible_member(session, viewer, case_id, row.member_b, now)
    require_in(session, viewer, case_id, Permission.WALL_SET)
    if row.ended_at is not None:
        return
    row.ended_by = viewer.staff_id
    row.ended_at = now
    note(
        session,
        viewer,
        case_id,
        Event.WALL_ENDED,
        now,
        wall_id=row.id,
        members=sorted((row.member_a, row.member_b)),
    )
    _refresh_both(session, viewer, row, now)


def _refresh_both(session: Session, viewer: StaffViewer, row: Wall, now: datetime) -> None:
    # A wall between a guardian and her child closes the child's door, its end may open it.
    for member_id in (row.member_a, row.member_b):
        refresh(session, viewer=viewer, case_id=row.case_id, member_id=member_id, now=now)


def _distrust(
    session: Session, viewer: StaffViewer, case_id: str, first: str, second: str, now: datetime
) -> None:
    """What both are reached by is safe for neither. Audited on its own."""
    rows = session.scalars(
        select(ContactPoint).where(
            ContactPoint.case_id == case_id,
            ContactPoint.member_id.in_([first, second]),
            ContactPoint.retired_at.is_(None),
        )
    ).all()
    of = {one: {row.value_index for row in rows if row.member_id == one} for one in (first, second)}
    shared = [row for row in rows if row.value_index in of[first] & of[second]]
    for row in shared:
        row.safe_since = None
        row.safe_checked_by = None
    if shared:
        note(
            session,
            viewer,
            case_id,
            Event.CONTACT_POINTS_DISTRUSTED,
            now,
            members=sorted((first, second)),
            contact_point_ids=sorted(row.id for row in shared),
        )
