"""The message to somebody who is told instead: that something new stands on his page.

It goes to the contact that he confirmed, says what every message says, and is decided again at
the moment of sending by the rule of his own pages. It never goes to her, and none of her limits
counts it: she hears nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.contact_points import index_of
from casework.models.choices import TrustedPerson
from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.updates import Update
from casework.queries.shared_updates import may_be_sent_to, sent_about
from casework.rules.contact_plan import HeldBecause, Unsaid
from casework.rules.contact_times import Times, first_moment
from casework.rules.sending import LEFT, LOOK_AGAIN, Purpose, Why
from casework.rules.trusted import known_subjects


@dataclass(frozen=True)
class Waits:
    """It is held because of ``why`` and looked at again at ``until``."""

    why: str
    until: datetime


def told_instead(
    session: Session, case_id: str, member_id: str, subject: str
) -> list[TrustedPerson]:
    """The confirmed people whom she named for this subject, in a fixed order."""
    rows = session.scalars(
        select(TrustedPerson)
        .where(
            TrustedPerson.case_id == case_id,
            TrustedPerson.member_id == member_id,
            TrustedPerson.state == "confirmed",
        )
        .order_by(TrustedPerson.asked_at, TrustedPerson.id)
    )
    return [
        row
        for row in rows
        if subject in {one.value for one in known_subjects(row.subjects.split())}
    ]


def language_of(session: Session, row: OutboxMessage, member: FamilyMember) -> str:
    """The language of somebody told instead of her, to whom this message goes."""
    trusted = session.get(TrustedPerson, (row.case_id, row.contact_point_id or ""))
    return trusted.language if trusted is not None else member.language


def still_named(session: Session, row: OutboxMessage) -> str | None:
    """The language of whom a code to an address of its own goes to, while she names that person:
    a worker spoke with her, nobody ended it, and it is not the contact of somebody barred."""
    index = index_of(row.channel, row.to or "")
    return session.scalars(
        select(TrustedPerson.language)
        .where(
            TrustedPerson.case_id == row.case_id,
            TrustedPerson.member_id == row.member_id,
            TrustedPerson.value_index == index,
            TrustedPerson.state.in_(("spoken", "confirmed")),
        )
        .order_by(TrustedPerson.asked_at.desc(), TrustedPerson.id)
    ).first()


def why_not(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> str | Waits | None:
    """Why it does not leave at this moment: for good, for a time; None if it does."""
    trusted_id = row.contact_point_id or ""
    if member.access != "open":
        return Unsaid.NOT_A_RECIPIENT.value
    if not may_be_sent_to(session, row.case_id, trusted_id):
        return Why.CONTACT_NOT_USABLE.value
    update = session.get(Update, (row.case_id, row.about))
    if update is None or update.state != "published":
        return Why.WITHDRAWN.value
    if not sent_about(session, row.case_id, trusted_id, row.about, now):
        return Waits(Why.OTHER_NEWS.value, now + LOOK_AGAIN)
    if _has_left(session, row):
        return Why.JOINED.value
    moment = first_moment(Times(time_zone=member.time_zone), (), now)
    if moment is not None and moment > now:
        return Waits(HeldBecause.QUIET_HOURS.value, moment)
    return None


def _has_left(session: Session, row: OutboxMessage) -> bool:
    """A message has left to him since this one could have, and said the same."""
    found = session.scalar(
        select(OutboxMessage.id)
        .where(
            OutboxMessage.case_id == row.case_id,
            OutboxMessage.member_id == row.member_id,
            OutboxMessage.purpose == Purpose.SHARED.value,
            OutboxMessage.contact_point_id == row.contact_point_id,
            OutboxMessage.id != row.id,
            OutboxMessage.state.in_(sorted(LEFT)),
            OutboxMessage.started_at >= row.ready_at,
        )
        .limit(1)
    )
    return found is not None
