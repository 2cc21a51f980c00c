"""Her own word about how she is reached: a contact changed, is not safe, is confirmed by code.

From the moment she reports a change the old contact gets nothing. The new one is used only
after its code was typed in and a worker checked it (actions.contact_points.confirm_safe).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note
from casework.actions.codes import pepper
from casework.actions.contact_points import index_of, normalised
from casework.actions.outbox import look_again, queue_code
from casework.models.base import new_id
from casework.models.family import ContactPoint
from casework.queries.contact_choices import BY_CODE
from casework.rules import codes
from casework.rules.access import FamilyViewer
from casework.rules.choice_contacts import OWN_CHANNELS, OWN_VOICEMAIL
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, Sentence
from casework.rules.sending import Purpose

CODE_LIFE = timedelta(minutes=30)
TRIES = 5
_WRONG = N_("This is not the code, or it has run out. You can ask for a new one.")
_VALUE = {
    "email": N_("Write an email address, such as name@example.org."),
    "letter": N_("Write the whole address."),
}
_NUMBER = N_("Write a phone number, with the country code if not British.")


def report(
    session: Session,
    *,
    viewer: FamilyViewer,
    channel: str,
    value: str,
    voicemail: str = "nothing",
    instead_of: str = "",
    now: datetime,
) -> str:
    """A new way to reach her; its id. ``instead_of`` names the contact that it replaces, which
    gets nothing from this moment. A code goes to a number or an address that can carry one."""
    errors = {}
    if channel not in OWN_CHANNELS:
        errors["channel"] = Sentence(N_("Choose one of these."))
    if voicemail not in OWN_VOICEMAIL:
        errors["voicemail"] = Sentence(N_("Choose one of these."))
    if errors:
        raise Invalid(errors)
    try:
        clean = normalised(channel, value)
    except Invalid:
        raise Invalid({"value": Sentence(_VALUE.get(channel, _NUMBER))}) from None
    if instead_of:
        not_safe(session, viewer=viewer, contact_point_id=instead_of, now=now)
    index = index_of(channel, clean)
    there = session.scalar(
        select(ContactPoint).where(
            ContactPoint.case_id == viewer.case_id,
            ContactPoint.member_id == viewer.member_id,
            ContactPoint.channel == channel,
            ContactPoint.value_index == index,
            ContactPoint.retired_at.is_(None),
        )
    )
    if there is not None:
        return there.id
    row = ContactPoint(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        channel=channel,
        value=clean,
        value_index=index,
        voicemail=voicemail,
        by_her=True,
    )
    session.add(row)
    session.flush()
    _say(session, viewer, row, Event.CONTACT_POINT_ADDED, now)
    _send_code(session, viewer, row, now)
    return row.id


def not_safe(
    session: Session, *, viewer: FamilyViewer, contact_point_id: str, now: datetime
) -> None:
    """It is used no more, from this moment. What was on its way there is decided again."""
    row = _own(session, viewer, contact_point_id)
    if row.retired_at is not None:
        return
    row.retired_at = now
    _say(session, viewer, row, Event.CONTACT_POINT_RETIRED, now)
    look_again(session, case_id=viewer.case_id, member_id=viewer.member_id, now=now)


def set_voicemail(
    session: Session,
    *,
    viewer: FamilyViewer,
    contact_point_id: str,
    voicemail: str,
    now: datetime,
) -> None:
    """What may be left when nobody answers."""
    if voicemail not in OWN_VOICEMAIL:
        raise Invalid({"voicemail": Sentence(N_("Choose one of these."))})
    row = _own(session, viewer, contact_point_id)
    if row.retired_at is None and row.voicemail != voicemail:
        row.voicemail = voicemail
        _say(session, viewer, row, Event.VOICEMAIL_SET, now)


def send_code_again(
    session: Session, *, viewer: FamilyViewer, contact_point_id: str, now: datetime
) -> None:
    """A new code to a contact that waits for one; the old code ends."""
    row = _own(session, viewer, contact_point_id)
    if row.retired_at is None and row.by_her and row.confirmed_at is None:
        _send_code(session, viewer, row, now)


def type_code(
    session: Session, *, viewer: FamilyViewer, contact_point_id: str, typed: str, now: datetime
) -> bool:
    """Whether the code that went to a contact was typed in. Five tries, half an hour.

    A wrong one is counted, so the caller commits and then says so (`WRONG_CODE`).
    """
    row = locked(session, _own(session, viewer, contact_point_id))
    if row.retired_at is not None or not row.by_her:
        raise NotFound
    if row.confirmed_at is not None:
        return True
    plain = codes.read_spoken_code(typed)
    open_still = row.code_until is not None and now < row.code_until and row.code_tries < TRIES
    if plain is None or not open_still or not codes.same(_hash(row, plain), row.code_hash):
        row.code_tries += 1
        _say(session, viewer, row, Event.CONTACT_CODE_REFUSED, now)
        return False
    row.confirmed_at = now
    row.code_hash = ""
    _say(session, viewer, row, Event.CONTACT_CODE_TYPED, now)
    look_again(session, case_id=viewer.case_id, member_id=viewer.member_id, now=now)
    return True


WRONG_CODE = Sentence(_WRONG)


def _send_code(session: Session, viewer: FamilyViewer, row: ContactPoint, now: datetime) -> None:
    if row.channel not in BY_CODE:
        return
    plain = codes.new_spoken_code()
    row.code_hash = _hash(row, plain)
    row.code_until = now + CODE_LIFE
    row.code_tries = 0
    _say(session, viewer, row, Event.CONTACT_CODE_SENT, now)
    queue_code(
        session,
        case_id=row.case_id,
        member_id=row.member_id,
        purpose=Purpose.CONTACT_CODE,
        about=new_id(),  # each code is a message of its own
        code=plain,
        channel=row.channel,
        contact_point_id=row.id,
        now=now,
    )


def _hash(row: ContactPoint, plain: str) -> str:
    return codes.keyed_hash(pepper(), "contact", row.case_id, row.member_id, row.id, plain)


def _own(session: Session, viewer: FamilyViewer, contact_point_id: str) -> ContactPoint:
    row = found(session.get(ContactPoint, (viewer.case_id, contact_point_id)))
    if row.member_id != viewer.member_id:
        raise NotFound
    return row


def _say(
    session: Session, viewer: FamilyViewer, row: ContactPoint, event: Event, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        event,
        now,
        member_id=row.member_id,
        contact_point_id=row.id,
    )
