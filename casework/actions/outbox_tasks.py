"""What people do instead of a message, or to finish one: phoned, told, printed and posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, require, require_in
from casework.actions.outbox import wake
from casework.models.outbox import OutboxMessage
from casework.queries.closeness import require_fully_close
from casework.queries.outbox import letters_to_print
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.events import Event
from casework.rules.roles import Permission
from casework.rules.sending import PRINT


def task_done(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    message_id: str,
    now: datetime,
) -> None:
    """Somebody did what the message could not. Said twice, it changes nothing."""
    visible_member(session, viewer, case_id, member_id, now)
    require_fully_close(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    row = found(session.get(OutboxMessage, (case_id, message_id)))
    if row.member_id != member_id or not row.task or row.task == PRINT:
        raise NotFound
    if row.task_done_at is not None:
        return
    _mark(session, viewer, [row], now, wake_held=row.ended_at is None)
    note(
        session,
        viewer,
        case_id,
        Event.OUTBOX_TASK_DONE,
        now,
        member_id=member_id,
        outbox_id=row.id,
        kind=row.task,
    )


def letters_posted(
    session: Session, *, viewer: StaffViewer, message_ids: Sequence[str], now: datetime
) -> int:
    """These letters were printed and posted; how many. The worker then writes down that they
    left."""
    require(viewer, Permission.POST_PRINT)
    wanted = frozenset(message_ids)
    lines = [one for one in letters_to_print(session, viewer, now) if one.message_id in wanted]
    rows = [session.get_one(OutboxMessage, (one.case_id, one.message_id)) for one in lines]
    for row in rows:
        _mark(session, viewer, [row], now, wake_held=True)
        note(
            session,
            viewer,
            row.case_id,
            Event.OUTBOX_TASK_DONE,
            now,
            member_id=row.member_id,
            outbox_id=row.id,
            kind=PRINT,
        )
    return len(rows)


def _mark(
    session: Session,
    viewer: StaffViewer,
    rows: list[OutboxMessage],
    now: datetime,
    *,
    wake_held: bool,
) -> None:
    for row in rows:
        values: dict[str, object] = {"task_done_at": now, "task_done_by": viewer.staff_id}
        session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.case_id == row.case_id, OutboxMessage.id == row.id)
            .values(**values, **({"wake_at": now} if wake_held else {}))
        )
    wake(session)
