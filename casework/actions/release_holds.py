"""Criminal proceedings begin: what relatives let a review read waits for a check."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.models.release_checks import HOLD_RELEASES
from casework.queries.safety import rows_of
from casework.rules.access import StaffViewer
from casework.rules.events import Event


def hold_releases(session: Session, *, viewer: StaffViewer, case_id: str, now: datetime) -> None:
    """While proceedings are active, every release that stands and was never checked waits, also
    those of relatives whom this worker does not see (docs/sources.md, Trials)."""
    session.flush()
    held = rows_of(session, HOLD_RELEASES, {"p_case_id": case_id})
    if held:
        note(session, viewer, case_id, Event.VIEW_RELEASES_HELD, now, count=len(held))
