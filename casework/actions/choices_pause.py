"""Coming back from a pause: she picks from what waited, and nothing comes as a flood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.models.updates import Audience
from casework.queries.own_pause import waited
from casework.rules.access import FamilyViewer
from casework.rules.events import Event

SHOW = "show"  # kept beside her answers about one entry: it stands in her list again


def pick(
    session: Session, *, viewer: FamilyViewer, update_ids: Iterable[str], now: datetime
) -> int:
    """Put these back among her updates; how many it were. Hard news still shows its subject
    only. What she does not pick stays with what she keeps for later."""
    there = {item.id for item in waited(session, viewer, now)}
    wanted = sorted(there & set(update_ids))
    rows = session.scalars(
        select(Audience).where(
            Audience.case_id == viewer.case_id,
            Audience.member_id == viewer.member_id,
            Audience.update_id.in_(wanted),
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
        )
    ).all()
    for row in rows:
        row.choice = SHOW
        row.choice_at = now
        note(
            session,
            viewer,
            viewer.case_id,
            Event.CHOICE_RECORDED,
            now,
            update_id=row.update_id,
            choice=SHOW,
        )
    return len(rows)
