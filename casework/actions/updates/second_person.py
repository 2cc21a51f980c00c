"""The second person gives a draft back to its writer, with a note."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions import audit
from casework.models.updates import Update
from casework.queries.scope import in_case, visible_update
from casework.rules.access import StaffViewer, may
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


def send_back(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    note: str,
    now: datetime,
) -> Update:
    """Back to the writer, who sees the note above her form. Nobody else ever does."""
    update = visible_update(session, viewer, case_id, update_id, now)
    if (
        update.state != "waiting_second"
        or update.created_by == viewer.staff_id
        or not may(in_case(session, viewer, case_id), Permission.UPDATE_RELEASE_SECOND)
    ):
        raise NotFound
    if not note.strip():
        raise Invalid({"note": Sentence(S_("Write what has to change."))})
    update.state = "draft"
    update.sent_to_second_at = None
    update.returned_note = note.strip()
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.UPDATE_RETURNED,
        facts={"update_id": update.id, "kind": update.kind},
        now=now,
    )
    return update
