"""What follows a published entry as a new draft: a correction, or a date that moved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.updates.drafts import start_draft, words_of
from casework.models.updates import Update, UpdateWords
from casework.queries.scope import visible_update
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.update_kinds import kind_of

MOVING_KIND = "hearing_moved"


def start_correction(
    session: Session, *, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Update:
    """A draft filled with what was said, to be put right. The wrong entry stays as it is."""
    wrong = visible_update(session, viewer, case_id, update_id, now)
    update = start_draft(
        session,
        viewer=viewer,
        case_id=case_id,
        kind_slug=wrong.kind,
        now=now,
        corrects_id=wrong.id,
        moves_id=wrong.moves_id,
        review_id=wrong.review_id,
    )
    update.fields = dict(wrong.fields or {})
    update.source_role = wrong.source_role
    update.official_source = wrong.official_source
    update.occurred_on = wrong.occurred_on
    for row in words_of(session, wrong):
        if row.text:
            mine = UpdateWords(
                case_id=case_id,
                update_id=update.id,
                language=row.language,
                written_by=viewer.staff_id,
                written_at=now,
            )
            mine.text = row.text
            session.add(mine)
    session.flush()
    return update


def start_move(
    session: Session, *, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> Update:
    """A draft that moves the date of a hearing. The kind asks for what is new only."""
    hearing = visible_update(session, viewer, case_id, update_id, now)
    if not kind_of(hearing.kind).is_hearing:
        raise NotFound
    return start_draft(
        session,
        viewer=viewer,
        case_id=case_id,
        kind_slug=MOVING_KIND,
        now=now,
        moves_id=hearing.id,
    )
