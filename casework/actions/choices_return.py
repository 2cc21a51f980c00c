"""Coming back: the lasting reference of a letter, typed by whoever holds it, opens nothing.

It reaches whoever works with her now, or the team leader, as something to do: speak with her on
a contact that is checked again, and give a fresh code. Nothing has to be told again.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.actions.checks import note, require_in
from casework.actions.limits import Tries
from casework.models.audit import SERVICE_CHAIN
from casework.models.choices import ReturnRequest
from casework.models.letters import LetterReference
from casework.queries.database import set_context
from casework.queries.letters import reference_lookup
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.events import Event
from casework.rules.letters import read_reference
from casework.rules.roles import Permission


def ask(session: Session, *, typed: str, network: str, now: datetime) -> str:
    """Write down that the holder of this reference wants to come back.

    Answers "" or the pause to be told to this network; never whether there is such a reference.
    Run in a transaction of its own, so that every try is counted.
    """
    tries = Tries(session, network, now)
    if wait := tries.begin():
        return wait
    reference = read_reference(typed)
    if reference is None:
        return ""
    lookup = reference_lookup(reference)
    set_context(session, lookup=lookup)
    row = session.scalar(select(LetterReference).where(LetterReference.lookup == lookup))
    if row is None:
        tries.wrong()
        return ""
    asked = ReturnRequest(
        case_id=row.case_id, member_id=row.member_id, how="reference", asked_at=now
    )
    session.add(asked)
    session.flush()
    audit.record(
        session,
        chain=SERVICE_CHAIN,
        actor=SystemActor("return"),
        event=Event.RETURN_ASKED,
        facts={"return_id": asked.id},
        now=now,
    )
    return ""


def answer(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """A worker has spoken with her: what she asked for is done."""
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    rows = session.scalars(
        select(ReturnRequest).where(
            ReturnRequest.case_id == case_id,
            ReturnRequest.member_id == member_id,
            ReturnRequest.answered_at.is_(None),
        )
    ).all()
    for row in rows:
        row.answered_at = now
        row.answered_by = viewer.staff_id
        note(session, viewer, case_id, Event.RETURN_ANSWERED, now, return_id=row.id)
