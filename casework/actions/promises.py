"""We said we would be in touch by a day, even if there is no news."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, note, require_in
from casework.models.contact import Promise
from casework.queries.closeness import service_day
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


def make(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    due_on: date,
    update_id: str | None = None,
    now: datetime,
) -> str:
    """Promise her contact by a day; the promise's id."""
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    if due_on < service_day(now):
        raise Invalid({"due_on": Sentence(S_("Choose today or a day to come."))})
    row = Promise(
        case_id=case_id,
        member_id=member_id,
        update_id=update_id,
        due_on=due_on,
        made_by=viewer.staff_id,
        made_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.PROMISE_MADE,
        now,
        promise_id=row.id,
        member_id=member_id,
    )
    return row.id


def keep(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    promise_id: str,
    member_id: str | None = None,
    now: datetime,
) -> None:
    """We were in touch as we said. Keeping it twice changes nothing.

    With ``member_id`` only a promise to this person counts: a contact with one relative keeps
    no promise to another.
    """
    row = found(session.get(Promise, (case_id, promise_id)))
    if member_id is not None and row.member_id != member_id:
        raise NotFound
    visible_member(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    if row.kept_at is not None:
        return
    row.kept_at = now
    row.kept_by = viewer.staff_id
    note(
        session,
        viewer,
        case_id,
        Event.PROMISE_KEPT,
        now,
        promise_id=row.id,
        member_id=row.member_id,
    )
