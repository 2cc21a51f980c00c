"""How a translation ends: released, stopped, let go with what it is of, or forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions import commitments
from casework.actions.checks import note
from casework.models.translation_checks import FORGET_TRANSLATIONS
from casework.models.translations import Translation
from casework.queries.safety import run_check
from casework.rules.access import StaffViewer
from casework.rules.events import Event
from casework.rules.peoples_words import WITH_THEM, About, State, same_words


def release_row(
    session: Session, viewer: StaffViewer, row: Translation, text: str, now: datetime
) -> None:
    """Whom it is for may read it from now on; whoever calls has checked who asks."""
    row.result = text
    row.state = State.RELEASED.value
    row.released_at = now
    row.released_by = viewer.staff_id
    note(
        session,
        viewer,
        row.case_id,
        Event.TRANSLATION_RELEASED,
        now,
        translation_id=row.id,
        language=row.to_language,
        **commitments.to_case_text(session, row.case_id, text),
    )


def stop_row(session: Session, viewer: StaffViewer, row: Translation, now: datetime) -> None:
    """Nobody works on it any more; whoever calls has checked who asks."""
    row.state = State.STOPPED.value
    row.result = None
    row.note = None
    note(session, viewer, row.case_id, Event.TRANSLATION_STOPPED, now, translation_id=row.id)


def settle(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    about: About,
    about_id: str,
    language: str,
    text: str,
    now: datetime,
) -> None:
    """These words stand in this language now. A checked translation that says the same was
    released with them; any other is no longer waited for. Whoever calls has checked who asks."""
    rows = session.scalars(
        select(Translation).where(
            Translation.case_id == case_id,
            Translation.about == about.value,
            Translation.about_id == about_id,
            Translation.to_language == language,
            Translation.state.in_([one.value for one in WITH_THEM]),
        )
    ).all()
    for row in rows:
        if row.state == State.CHECKED and same_words(row.result or "", text):
            release_row(session, viewer, row, text, now)
        else:
            stop_row(session, viewer, row, now)


def follow_english(session: Session, case_id: str, view_id: str, wording: int) -> None:
    """A view got English beside the same words, and the number ``wording`` by it: what was made
    from those words is still of them."""
    session.execute(
        update(Translation)
        .where(
            Translation.case_id == case_id,
            Translation.about == About.VIEW.value,
            Translation.about_id == view_id,
            Translation.wording == wording - 1,
        )
        .values(wording=wording)
    )


def forget_withdrawn(session: Session, case_id: str) -> None:
    """Nothing stays of the translations of what is published no more, or says other words now."""
    run_check(session, FORGET_TRANSLATIONS, p_case_id=case_id)
    for row in list(session.identity_map.values()):
        if isinstance(row, Translation) and row.case_id == case_id:
            session.expire(row)
