"""Codes by text and email, for somebody who asks on the sign-in page.

Asking only writes down the question. It does the same work and gives the same answer whether
or not anybody has that number. A worker finds out afterwards, and a code goes only to a contact
that is confirmed and still said to be safe.
"""

from __future__ import annotations

from datetime import datetime

from limits import RateLimitItemPerDay, RateLimitItemPerHour
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import trusted_codes
from casework.actions.checks import note
from casework.actions.codes import pepper
from casework.actions.codes_queued import queue_sign_in_code
from casework.actions.contact_points import index_of, normalised
from casework.actions.limits import SqlStorage, Tries
from casework.actions.outbox import allow_sending, queue_code, wake
from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import CodeRequest, OutboxMessage
from casework.queries.outbox_facts import choices_now
from casework.rules import codes
from casework.rules.access import SystemActor
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import N_, Sentence
from casework.rules.sending import PHONE_INSTEAD, Purpose, State, Why

# How many codes go to one number or address, whoever asks.
PER_CONTACT = (RateLimitItemPerHour(3, namespace="code"), RateLimitItemPerDay(8, namespace="code"))
# How many are sent in all: beyond it somebody is trying numbers.
OVERALL = RateLimitItemPerHour(200, namespace="codes")


def ask(session: Session, *, typed: str, token: str, network: str, now: datetime) -> str:
    """Write down that this browser asked; "" or the pause to be told to this network.

    Raises Invalid for what cannot be a number or an address, which says nothing about anybody.
    """
    channel = channel_of(typed)
    try:
        clean = normalised(channel, typed)
    except Invalid:
        sentence = Sentence(N_("Write a phone number, or an email address."))
        raise Invalid({"where": sentence}) from None
    if wait := Tries(session, network, now).begin():
        return wait
    session.add(
        CodeRequest(
            channel=channel,
            value_index=index_of(channel, clean),
            number=codes.request_number(pepper(), token),
            asked_at=now,
        )
    )
    wake(session)
    return ""


def channel_of(typed: str) -> str:
    """An address has an @; a number has none."""
    return "email" if "@" in typed else "text"


def answer_request(session: Session, *, now: datetime) -> bool:
    """Take the oldest question, and queue a code if it may be sent. False if there is none."""
    row = session.scalar(
        select(CodeRequest)
        .order_by(CodeRequest.asked_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return False
    session.delete(row)
    if now - row.asked_at >= codes.SPOKEN_LIFE or not _within_limits(session, row, now):
        return True
    found = _who(session, row, now)
    if len(found) == 1:
        _give(session, row, *found[0], now=now)
    for member, point in found if len(found) > 1 else ():
        _shared(session, row, member, point, now)
    if not found:
        trusted_codes.answer(session, row, now)
    return True


def _within_limits(session: Session, row: CodeRequest, now: datetime) -> bool:
    limiter = FixedWindowRateLimiter(SqlStorage(session, now))
    if not limiter.hit(OVERALL, "all"):
        return False
    return all([limiter.hit(limit, row.value_index) for limit in PER_CONTACT])


def _who(
    session: Session, row: CodeRequest, now: datetime
) -> list[tuple[FamilyMember, ContactPoint]]:
    """Whose usable contact this is, among those who may sign in."""
    rows = session.execute(
        select(FamilyMember, ContactPoint)
        .join(
            ContactPoint,
            (ContactPoint.case_id == FamilyMember.case_id)
            & (ContactPoint.member_id == FamilyMember.id),
        )
        .where(
            ContactPoint.value_index == row.value_index,
            ContactPoint.channel == row.channel,
            ContactPoint.retired_at.is_(None),
            FamilyMember.state == "active",
            FamilyMember.access == "open",
        )
        .order_by(FamilyMember.case_id, FamilyMember.id)
    )
    found = []
    for member, point in rows:
        choices = choices_now(session, member.case_id, member.id, now)
        if point.id in {one.id for one in choices.usable_when_asked}:
            found.append((member, point))
    return found


def _give(
    session: Session, row: CodeRequest, member: FamilyMember, point: ContactPoint, *, now: datetime
) -> None:
    code = queue_sign_in_code(
        session,
        row,
        side="family",
        case_id=member.case_id,
        person_id=member.id,
        member_id=member.id,
        contact_point_id=point.id,
        now=now,
    )
    if code is None:
        return
    note(
        session,
        SystemActor("worker"),
        member.case_id,
        Event.CODE_GIVEN,
        now,
        code_id=code.id,
        member_id=member.id,
        kind=code.kind,
        how=row.channel,
    )


def _shared(
    session: Session, row: CodeRequest, member: FamilyMember, point: ContactPoint, now: datetime
) -> None:
    """Two people with one number: a code would let either in as the other. A person helps."""
    allow_sending(session)
    queued = queue_code(
        session,
        case_id=member.case_id,
        member_id=member.id,
        purpose=Purpose.SIGN_IN_CODE,
        about=row.id,
        code="",
        channel=row.channel,
        contact_point_id=point.id,
        now=now,
    )
    message = session.get_one(OutboxMessage, (member.case_id, queued or ""))
    message.state = State.REFUSED.value
    message.why = Why.SHARED.value
    message.task = PHONE_INSTEAD
    message.wake_at = None
    message.code = None
    message.ended_at = now
    note(
        session,
        SystemActor("worker"),
        member.case_id,
        Event.OUTBOX_ENDED,
        now,
        member_id=member.id,
        outbox_id=message.id,
        purpose=message.purpose,
        channel=message.channel,
        state=message.state,
        why=message.why,
    )
