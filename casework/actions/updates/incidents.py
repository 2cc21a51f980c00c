"""Incidents: a team leader follows one up and closes it with a note."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions import audit
from casework.queries.incidents import visible_incident
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, Refused, Stale
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence


def close_incident(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    incident_id: str,
    version: int,
    note: str,
    now: datetime,
) -> None:
    """Close it, with what was done. A closed incident stays as it is."""
    incident = visible_incident(session, viewer, case_id, incident_id)
    if incident.closed_at is not None:
        raise Refused(Sentence(S_("This incident is closed already.")))
    if incident.version != version:
        raise Stale(theirs={"note": incident.note or ""}, mine={"note": note})
    if not note.strip():
        raise Invalid({"note": Sentence(S_("Write what was done."))})
    incident.note = note.strip()
    incident.closed_by = viewer.staff_id
    incident.closed_at = now
    audit.record(
        session,
        chain=case_id,
        actor=viewer,
        event=Event.INCIDENT_CLOSED,
        facts={"incident_id": incident.id},
        now=now,
    )
