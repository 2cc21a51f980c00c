"""Somebody whom she trusts is told instead of her: asked for, spoken about, confirmed, ended.

It starts only after a worker has spoken with her and looked at flags and walls, and after the
person has typed in a code. She ends it with one tap.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, require_in
from casework.actions.contact_points import index_of, normalised
from casework.actions.outbox import look_again
from casework.models.choices import TrustedPerson
from casework.queries.closeness import require_fully_close
from casework.queries.safety import shared_with_barred
from casework.queries.scope import visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.choice_contacts import CHECKED_HOW
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission
from casework.rules.trusted import known_subjects

OPEN = frozenset({"asked", "spoken", "confirmed"})
_VALUE = N_("Write a phone number or an email address that reaches this person.")
_BARRED = S_("This cannot be done. Somebody who may receive nothing is reached in the same way.")


def ask(
    session: Session,
    *,
    viewer: FamilyViewer,
    name: str,
    channel: str,
    value: str,
    subjects: Iterable[str],
    now: datetime,
) -> str:
    """She names somebody. Nothing goes to that person yet; a worker speaks with her first."""
    wanted = known_subjects(subjects)
    errors = {}
    if not name.strip():
        errors["name"] = Sentence(N_("Write a name."))
    if not wanted:
        errors["subjects"] = Sentence(N_("Choose one of these."))
    if channel not in ("text", "email"):
        errors["channel"] = Sentence(N_("Choose one of these."))
    if errors:
        raise Invalid(errors)
    try:
        clean = normalised(channel, value)
    except Invalid:
        raise Invalid({"value": Sentence(_VALUE)}) from None
    row = TrustedPerson(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        name=name.strip()[:200],
        channel=channel,
        value=clean,
        value_index=index_of(channel, clean),
        subjects=" ".join(one.value for one in wanted),
        state="asked",
        asked_at=now,
        asked_by=viewer.member_id,
    )
    session.add(row)
    session.flush()
    _note(session, viewer, row, now)
    return row.id


def end(session: Session, *, viewer: FamilyViewer, trusted_id: str, now: datetime) -> None:
    """One tap: from this moment nothing goes to that person."""
    row = found(session.get(TrustedPerson, (viewer.case_id, trusted_id)))
    if row.member_id != viewer.member_id:
        raise NotFound
    if row.state not in OPEN:
        return
    row.state = "ended"
    row.ended_at = now
    _note(session, viewer, row, now)
    look_again(session, case_id=row.case_id, member_id=row.member_id, now=now)


def spoken(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    trusted_id: str,
    agreed: bool,
    how: str,
    now: datetime,
) -> None:
    """A worker spoke with *her*, on a contact that is safe, and looked at flags and walls.

    ``agreed`` False is a refusal, and gives her no reason.
    """
    row = locked(session, found(session.get(TrustedPerson, (case_id, trusted_id))))
    visible_member(session, viewer, case_id, row.member_id, now)
    require_fully_close(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    refuse_unknown(how, CHECKED_HOW, "how")
    if row.state != "asked":
        return
    barred = shared_with_barred(session, case_id, row.member_id, row.value_index)
    if agreed and barred:
        raise Invalid({"agreed": Sentence(_BARRED)})
    row.state = "spoken" if agreed else "refused"
    row.spoken_at = now
    row.spoken_by = viewer.staff_id
    row.spoken_how = how
    _note(session, viewer, row, now)


def _note(
    session: Session, viewer: FamilyViewer | StaffViewer, row: TrustedPerson, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.TRUSTED_PERSON_SET,
        now,
        member_id=row.member_id,
        trusted_id=row.id,
        state=row.state,
    )


__all__ = ["ask", "end", "spoken"]
