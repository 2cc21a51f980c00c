"""Replies to texts: taken in without a question, placed by a worker, settled by a team leader.

A reply is placed only where its number is the confirmed, safe contact of exactly one person.
Anything else is a team leader's to read, and nobody guesses. Nothing is sent back by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from limits import RateLimitItemPerHour
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from casework.actions import choices_made, messages
from casework.actions.checks import found, note, require
from casework.actions.contact_points import index_of, normalised
from casework.actions.limits import SqlStorage
from casework.actions.outbox import wake
from casework.models.audit import SERVICE_CHAIN
from casework.models.case import Case
from casework.models.family import ContactPoint, FamilyMember
from casework.models.inbound import InboundText
from casework.models.sealing import key_ring
from casework.queries.contact_choices import answers_of
from casework.queries.replies import NEW, PLACED, SETTLED, UNPLACED, to_read
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.choices import Channel
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.roles import Permission
from casework.rules.stop_words import Word, word_of

WORKER = SystemActor("worker")
# Beyond this somebody plays with the gateway: a person writes a few texts, not hundreds.
PER_NUMBER = RateLimitItemPerHour(60, namespace="reply")
OVERALL = RateLimitItemPerHour(1000, namespace="replies")


def take_in(session: Session, *, receipt: str, sender: str, text: str, now: datetime) -> bool:
    """Write down one text as it came, whoever sent it. False for one that is there already, that
    names no number, or that is one of far too many; the caller answers the same in every case."""
    try:
        number = normalised("text", sender if sender.startswith("+") else f"+{sender}")
    except Invalid:
        return False
    words = text.replace("\x00", "").strip()[: messages.LONGEST]
    index = index_of("text", number)
    limiter = FixedWindowRateLimiter(SqlStorage(session, now))
    if not words or not limiter.hit(OVERALL, "all") or not limiter.hit(PER_NUMBER, index):
        return False
    row = InboundText(
        receipt=key_ring().blind_index("reply", receipt),
        value_index=index,
        sender=number,
        text=words,
        received_at=now,
        state=NEW,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    wake(session)
    return True


def place_next(session: Session, *, now: datetime) -> bool:
    """Place the text that has waited longest. False if there is none."""
    row = session.scalar(
        select(InboundText)
        .where(InboundText.state == NEW)
        .order_by(InboundText.received_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return False
    theirs = _whose(session, row.value_index)
    hers = _only_one(session, theirs, now)
    if hers is None:
        row.state = UNPLACED
        row.region_id = _one_region(session, (point.case_id for point in theirs))
        note(session, WORKER, SERVICE_CHAIN, Event.REPLY_UNPLACED, now, inbound_id=row.id)
    else:
        _give(session, row, *hers, now=now)
        row.state = PLACED
        _forget(row)
    return True


def settle(session: Session, *, viewer: StaffViewer, inbound_id: str, now: datetime) -> None:
    """A team leader read it and dealt with it: its words and its number are kept no longer."""
    require(viewer, Permission.REPLY_SETTLE)
    row = found(
        session.scalar(
            select(InboundText).where(InboundText.id == inbound_id, to_read(viewer)).limit(1)
        )
    )
    if row.state == SETTLED:
        return
    row.state = SETTLED
    row.settled_at = now
    row.settled_by = viewer.staff_id
    row.sender = None
    row.text = None
    note(session, viewer, SERVICE_CHAIN, Event.REPLY_SETTLED, now, inbound_id=row.id)


def _whose(session: Session, index: str) -> list[ContactPoint]:
    """Every contact in use that is this number, whether or not it may be used."""
    return list(
        session.scalars(
            select(ContactPoint).where(
                ContactPoint.value_index == index,
                ContactPoint.channel.in_([Channel.TEXT.value, Channel.CALL.value]),
                ContactPoint.retired_at.is_(None),
            )
        )
    )


def _only_one(
    session: Session, points: list[ContactPoint], now: datetime
) -> tuple[FamilyMember, ContactPoint] | None:
    """The one person whose number this is, with the contact; None where there is any doubt."""
    if len({(point.case_id, point.member_id) for point in points}) != 1:
        return None
    case_id, member_id = points[0].case_id, points[0].member_id
    member = session.get(FamilyMember, (case_id, member_id))
    if member is None or member.state != "active" or member.access != "open":
        return None
    contacts = answers_of(session, case_id, member_id, now).choices.contacts
    sure = {one.id for one in contacts if one.usable}
    # Of two rows for one phone, the one for texts: a STOP is about that.
    mine = sorted(
        (point for point in points if point.id in sure),
        key=lambda point: (point.channel != Channel.TEXT.value, point.id),
    )
    return (member, mine[0]) if mine else None


def _give(
    session: Session, row: InboundText, member: FamilyMember, point: ContactPoint, *, now: datetime
) -> None:
    text = row.text or ""
    word = word_of(text) if point.channel == Channel.TEXT.value else None
    answers = answers_of(session, member.case_id, member.id, now)
    stopped = any(one.id == point.id and one.stopped for one in answers.choices.contacts)
    if word is Word.STOP or (word is Word.START and stopped):
        choices_made.choose_by_text(
            session,
            case_id=member.case_id,
            member_id=member.id,
            contact_point_id=point.id,
            stopped=word is Word.STOP,
            words=text,
            now=now,
        )
        return
    messages.came_by_text(session, member=member, text=text, sent_at=row.received_at, now=now)


def _one_region(session: Session, case_ids: Iterable[str]) -> str:
    """The region of these cases, if it is one; "" where any team leader has to look."""
    ids = sorted(set(case_ids))
    regions = set(session.scalars(select(Case.region_id).where(Case.id.in_(ids)))) if ids else set()
    return regions.pop() if len(regions) == 1 else ""


def _forget(row: InboundText) -> None:
    """What was placed stands with her. Here only the receipt stays."""
    row.sender = None
    row.text = None
    row.value_index = ""
