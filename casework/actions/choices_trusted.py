"""Somebody whom she trusts is told instead of her: asked for, spoken about, confirmed, ended.

It starts only after a worker has spoken with her and looked at flags and walls, and after the
person has typed in a code. She ends it with one tap.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, require_in
from casework.actions.codes import pepper
from casework.actions.contact_points import index_of, normalised
from casework.actions.outbox import look_again, queue_code
from casework.models.base import new_id
from casework.models.choices import TrustedPerson
from casework.models.family import FamilyMember
from casework.queries.closeness import require_fully_close
from casework.queries.safety import shared_with_barred
from casework.queries.scope import visible_member
from casework.rules import codes
from casework.rules.access import FamilyViewer, StaffViewer, TrustedViewer
from casework.rules.choice_contacts import CHECKED_HOW
from casework.rules.contact_kinds import INSTRUCTION_KINDS
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import BY_TAG
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission
from casework.rules.sending import Purpose
from casework.rules.trusted import known_subjects

CODE_LIFE = timedelta(minutes=30)
TRIES = 5
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
    language: str = "",
) -> str:
    """She names somebody. Nothing goes to that person yet; a worker speaks with her first.

    ``language`` is what that person reads and is sent; "" for hers.
    """
    return _named(session, viewer, viewer.member_id, name, channel, value, subjects, language, now)


def ask_for(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    name: str,
    channel: str,
    value: str,
    subjects: Iterable[str],
    how: str,
    now: datetime,
    language: str = "",
) -> str:
    """The same on her word, in a contact of this kind: for somebody who has no page."""
    visible_member(session, viewer, case_id, member_id, now)
    require_fully_close(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    refuse_unknown(how, INSTRUCTION_KINDS, "how")
    member = FamilyViewer(case_id=case_id, member_id=member_id)
    typed = (name, channel, value, subjects, language)
    return _named(session, member, viewer.actor_id, *typed, now, viewer)


def _named(
    session: Session,
    member: FamilyViewer,
    asked_by: str,
    name: str,
    channel: str,
    value: str,
    subjects: Iterable[str],
    language: str,
    now: datetime,
    recorder: StaffViewer | None = None,
) -> str:
    wanted = known_subjects(subjects)
    hers = found(session.get(FamilyMember, (member.case_id, member.member_id))).language
    errors = {}
    if not name.strip():
        errors["name"] = Sentence(N_("Write a name."))
    if not wanted:
        errors["subjects"] = Sentence(N_("Choose one of these."))
    if channel not in ("text", "email"):
        errors["channel"] = Sentence(N_("Choose one of these."))
    if (language or hers) not in BY_TAG:
        errors["language"] = Sentence(N_("Choose one of these."))
    if errors:
        raise Invalid(errors)
    try:
        clean = normalised(channel, value)
    except Invalid:
        raise Invalid({"value": Sentence(_VALUE)}) from None
    row = TrustedPerson(
        case_id=member.case_id,
        member_id=member.member_id,
        name=name.strip()[:200],
        channel=channel,
        value=clean,
        value_index=index_of(channel, clean),
        subjects=" ".join(one.value for one in wanted),
        state="asked",
        asked_at=now,
        asked_by=asked_by,
        language=language or hers,
    )
    session.add(row)
    session.flush()
    _note(session, recorder or member, row, now)
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


def end_for(
    session: Session, *, viewer: StaffViewer, case_id: str, trusted_id: str, now: datetime
) -> None:
    """The same on her word, or because it is not safe any more."""
    row = _of_hers(session, viewer, case_id, trusted_id, now)
    if row.state not in OPEN:
        return
    row.state = "ended"
    row.ended_at = now
    _note(session, viewer, row, now)
    look_again(session, case_id=row.case_id, member_id=row.member_id, now=now)


def end_by_him(session: Session, *, viewer: TrustedViewer, now: datetime) -> None:
    """He does not want to be told any more: from this moment nothing is his to read."""
    row = found(session.get(TrustedPerson, (viewer.case_id, viewer.trusted_id)))
    if row.state != "confirmed":
        raise NotFound
    facts = {"member_id": row.member_id, "trusted_id": row.id, "state": "ended"}
    # Recorded first: once it has ended, nothing of the case is his to write to.
    note(session, viewer, row.case_id, Event.TRUSTED_PERSON_SET, now, **facts)
    session.flush()
    row.state = "ended"
    row.ended_at = now


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
    row = _of_hers(session, viewer, case_id, trusted_id, now)
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
    if agreed:
        _send_code(session, row, now)


def send_code_again(
    session: Session, *, viewer: StaffViewer, case_id: str, trusted_id: str, now: datetime
) -> None:
    """A new code to that person; the old one ends."""
    row = _of_hers(session, viewer, case_id, trusted_id, now)
    if row.state == "spoken":
        _send_code(session, row, now)
        _note(session, viewer, row, now)


def confirm(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    trusted_id: str,
    code: str,
    now: datetime,
) -> bool:
    """The person reads out the code that came; a worker types it. False for a wrong one.

    From then on that person is told of these subjects, and of nothing else.
    """
    row = _of_hers(session, viewer, case_id, trusted_id, now)
    if row.state != "spoken":
        return row.state == "confirmed"
    plain = codes.read_spoken_code(code)
    open_still = row.code_until is not None and now < row.code_until and row.code_tries < TRIES
    if plain is None or not open_still or not codes.same(_hash(row, plain), row.code_hash):
        row.code_tries += 1
        _note(session, viewer, row, now)
        return False
    row.state = "confirmed"
    row.confirmed_at = now
    row.code_hash = ""
    _note(session, viewer, row, now)
    look_again(session, case_id=row.case_id, member_id=row.member_id, now=now)
    return True


def _of_hers(
    session: Session, viewer: StaffViewer, case_id: str, trusted_id: str, now: datetime
) -> TrustedPerson:
    row = locked(session, found(session.get(TrustedPerson, (case_id, trusted_id))))
    visible_member(session, viewer, case_id, row.member_id, now)
    require_fully_close(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    return row


def _send_code(session: Session, row: TrustedPerson, now: datetime) -> None:
    plain = codes.new_spoken_code()
    row.code_hash = _hash(row, plain)
    row.code_until = now + CODE_LIFE
    row.code_tries = 0
    queue_code(
        session,
        case_id=row.case_id,
        member_id=row.member_id,
        purpose=Purpose.CONTACT_CODE,
        about=new_id(),
        code=plain,
        channel=row.channel,
        to=row.value,
        now=now,
    )


def _hash(row: TrustedPerson, plain: str) -> str:
    return codes.keyed_hash(pepper(), "trusted", row.case_id, row.member_id, row.id, plain)


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


__all__ = [
    "ask",
    "ask_for",
    "confirm",
    "end",
    "end_by_him",
    "end_for",
    "send_code_again",
    "spoken",
]
