"""Ways to reach a family member, and whether each is safe."""

from __future__ import annotations

from datetime import datetime

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import (
    found,
    locked,
    note,
    refuse_unknown,
    require_in,
    required,
    same_version,
)
from casework.models.family import ContactPoint
from casework.models.sealing import key_ring
from casework.queries.safety import shared_with_barred
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.choice_contacts import CHECKED_HOW
from casework.rules.contact_kinds import CHANNELS, VOICEMAIL
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

_HOME = "GB"  # a number without a country code is a British one
_SHARED = S_(
    "Somebody to be kept apart from uses the same. Ask whether it is safe,"
    " then tick the box to go on."
)


def add_contact_point(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    channel: str,
    value: str,
    voicemail: str = "nothing",
    said_safe: bool = False,
    confirm_shared: bool = False,
    now: datetime,
) -> str:
    """Add a way to reach her; its id. The same one again is not added twice.

    If a suspect or somebody walled from her is reached in the same way, it is not taken for
    safe unless staff confirm it (field ``confirm_shared``).
    """
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    refuse_unknown(channel, CHANNELS, "channel")
    refuse_unknown(voicemail, VOICEMAIL, "voicemail")
    clean = normalised(channel, value)
    index = index_of(channel, clean)
    _check_shared(session, case_id, member_id, index, said_safe, confirm_shared)
    there = session.scalar(
        select(ContactPoint).where(
            ContactPoint.case_id == case_id,
            ContactPoint.member_id == member_id,
            ContactPoint.channel == channel,
            ContactPoint.value_index == index,
            ContactPoint.retired_at.is_(None),
        )
    )
    if there is not None:
        return there.id
    row = ContactPoint(
        case_id=case_id,
        member_id=member_id,
        channel=channel,
        value=clean,
        value_index=index,
        voicemail=voicemail,
        safe_since=now if said_safe else None,
        safe_checked_by=viewer.staff_id if said_safe else None,
    )
    session.add(row)
    _note(session, viewer, row, Event.CONTACT_POINT_ADDED, now)
    return row.id


def retire_contact_point(
    session: Session, *, viewer: StaffViewer, case_id: str, contact_point_id: str, now: datetime
) -> None:
    """It is used no more, and kept."""
    row = _visible(session, viewer, case_id, contact_point_id, now)
    if row.retired_at is not None:
        return
    row.retired_at = now
    _note(session, viewer, row, Event.CONTACT_POINT_RETIRED, now)


def confirm_safe(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    contact_point_id: str,
    voicemail: str,
    confirm_shared: bool = False,
    checked_how: str = "",
    version: int,
    now: datetime,
) -> None:
    """She was asked, and it is safe.

    A contact that was reported on a page may have been typed in by whoever holds her phone: it
    is checked in person, or on another contact that is still safe (``checked_how``).
    """
    row = locked(session, _visible(session, viewer, case_id, contact_point_id, now))
    refuse_unknown(voicemail, VOICEMAIL, "voicemail")
    if row.by_her:
        refuse_unknown(checked_how, CHECKED_HOW, "checked_how")
        row.checked_how = checked_how
    same_version(row, version, theirs={"voicemail": row.voicemail}, mine={"voicemail": voicemail})
    _check_shared(session, case_id, row.member_id, row.value_index, True, confirm_shared)
    row.safe_since = now
    row.safe_checked_by = viewer.staff_id
    row.voicemail = voicemail
    _note(session, viewer, row, Event.CONTACT_POINT_CONFIRMED, now)


def normalised(channel: str, value: str) -> str:
    """The value in the one form in which it is kept, or Invalid."""
    typed = required(value, "value", S_("Write the number or the address."), longest=500)
    if channel == "letter":
        lines = (" ".join(line.split()) for line in typed.splitlines())
        return "\n".join(line for line in lines if line)
    if channel == "email":
        try:
            return validate_email(typed, check_deliverability=False).normalized
        except EmailNotValidError:
            raise Invalid(
                {"value": Sentence(S_("Write an email address, such as name@example.org."))}
            ) from None
    try:
        number = phonenumbers.parse(typed, _HOME)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise Invalid(
            {"value": Sentence(S_("Write a phone number, with the country code if not British."))}
        )
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def index_of(channel: str, clean: str) -> str:
    """The blind index. Calls and texts share one: the same phone is the same phone."""
    purpose = {"call": "phone", "text": "phone"}.get(channel, channel)
    return key_ring().blind_index(f"contact.{purpose}", clean.casefold())


def _check_shared(
    session: Session,
    case_id: str,
    member_id: str,
    index: str,
    said_safe: bool,
    confirmed: bool,
) -> None:
    if said_safe and not confirmed and shared_with_barred(session, case_id, member_id, index):
        raise Invalid({"confirm_shared": Sentence(_SHARED)})


def _visible(
    session: Session, viewer: StaffViewer, case_id: str, contact_point_id: str, now: datetime
) -> ContactPoint:
    row = found(session.get(ContactPoint, (case_id, contact_point_id)))
    visible_member(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.MEMBER_ADD)
    return row


def _note(
    session: Session, viewer: StaffViewer, row: ContactPoint, event: Event, now: datetime
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
