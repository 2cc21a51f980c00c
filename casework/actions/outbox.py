"""Putting messages into the outbox, in the transaction of the change that causes them.

What rolls back leaves nothing behind. Imports, migrations, restores and the loading of a demo
never queue anything: only a session that was opened for a person at work may
(``allow_sending``).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, text, update
from sqlalchemy.orm import Session

from casework.actions.outbox_shared import told_instead
from casework.models.base import new_id
from casework.models.choices import TrustedPerson
from casework.models.outbox import OutboxMessage
from casework.queries.outbox_facts import choices_now, sent_moments
from casework.rules.contact_plan import Happening, TaskKind, plan
from casework.rules.sending import WAITING, Purpose, Settled, State, settle
from casework.rules.update_kinds import KINDS

_MAY_LEAVE = "messages_may_leave"
_FIRST = timedelta(days=30)  # a code is looked at before all news that waits


def allow_sending(session: Session) -> None:
    """This session is a person's at work: what it changes may be told to families."""
    session.info[_MAY_LEAVE] = True


def may_leave(session: Session) -> bool:
    """Whether this session may queue messages at all."""
    return bool(session.info.get(_MAY_LEAVE))


def queue(
    session: Session,
    *,
    case_id: str,
    member_id: str,
    happening: Happening,
    about: str,
    now: datetime,
) -> str | None:
    """Queue one message about what happened; the row's id, or None where nothing may leave.

    ``about`` is the id of the update or the message: the same change queues once. The plan is
    asked now, so that staff read what will happen, and again at the moment of sending.
    """
    if not may_leave(session):
        return None
    there = _there(session, case_id, member_id, Purpose.NEWS, about)
    if there is not None:
        return there
    choices = choices_now(session, case_id, member_id, now)
    sent = sent_moments(session, case_id, member_id, now)
    row = new_row(session, case_id, member_id, Purpose.NEWS, about, now)
    row.kind = happening.kind
    row.subject = happening.subject.value
    row.hard = happening.hard
    row.happened_at = happening.at or now
    decided = plan(choices, happening, sent, now)
    row.ready_at = decided.shows_at or now
    put(row, settle(decided, now), now)
    session.add(row)
    if decided.task is TaskKind.TELL_OTHER and row.kind in KINDS:  # his page shows only those
        _queue_shared(session, row, now)
    wake(session)
    return row.id


def _queue_shared(session: Session, hers: OutboxMessage, now: datetime) -> None:
    """Somebody is told instead of her: that something is on his own page goes to his contact."""
    named = told_instead(session, hers.case_id, hers.member_id, hers.subject)
    for slot, trusted in enumerate(named):
        to_trusted(session, hers, trusted, slot, now)


def to_trusted(
    session: Session, hers: OutboxMessage, trusted: TrustedPerson, slot: int, now: datetime
) -> OutboxMessage:
    """What is said to him in place of this message to her."""
    row = new_row(session, hers.case_id, hers.member_id, Purpose.SHARED, hers.about, now)
    row.kind, row.subject, row.hard = hers.kind, hers.subject, True
    row.channel, row.to = trusted.channel, trusted.value
    row.contact_point_id = trusted.id
    row.slot = slot
    row.wake_at = now
    session.add(row)
    return row


def queue_code(
    session: Session,
    *,
    case_id: str,
    member_id: str,
    purpose: Purpose,
    about: str,
    code: str,
    channel: str,
    contact_point_id: str | None = None,
    to: str | None = None,
    now: datetime,
) -> str | None:
    """Queue a code that somebody asked for this minute; the row's id.

    It goes to a contact point of hers, or to the address ``to`` (somebody she trusts, who
    confirms it). The code stays sealed in the row until it has left.
    """
    if not may_leave(session):
        return None
    there = _there(session, case_id, member_id, purpose, about)
    if there is not None:
        return there
    row = new_row(session, case_id, member_id, purpose, about, now)
    row.channel = channel
    row.contact_point_id = contact_point_id
    row.to = to
    row.code = code
    row.wake_at = now - _FIRST
    session.add(row)
    wake(session)
    return row.id


def put(row: OutboxMessage, settled: Settled, now: datetime) -> None:
    """Write what was decided into the row."""
    row.state = settled.state.value
    row.why = settled.why
    row.held_until = settled.held_until
    row.wake_at = settled.wake_at
    row.channel = settled.channel
    row.contact_point_id = settled.contact_id
    row.task = settled.task
    if settled.state is State.CANCELLED:
        row.ended_at = now


def look_again(session: Session, *, case_id: str, member_id: str, now: datetime) -> None:
    """Her choices, her contacts or her access changed: what waits is decided again at once."""
    _look_again(
        session, now, OutboxMessage.case_id == case_id, OutboxMessage.member_id == member_id
    )


def look_again_about(
    session: Session, *, case_id: str, about: Iterable[str], now: datetime
) -> None:
    """An entry was withdrawn, moved or told: what waits about it is decided again at once."""
    ids = sorted(set(about))
    if ids:
        _look_again(session, now, OutboxMessage.case_id == case_id, OutboxMessage.about.in_(ids))


def _look_again(session: Session, now: datetime, *which: ColumnElement[bool]) -> None:
    session.execute(
        update(OutboxMessage)
        .where(
            *which,
            OutboxMessage.state.in_(sorted(WAITING)),
            or_(OutboxMessage.wake_at.is_(None), OutboxMessage.wake_at > now),
        )
        .values(wake_at=now)
        .execution_options(
            synchronize_session=False,
            no_audit_because="it is only looked at earlier; the change that asks is recorded",
        )
    )
    wake(session)


def wake(session: Session) -> None:
    """Wake the workers when this transaction commits. The row alone decides; this only saves
    them waiting for their next look.

    On PostgreSQL it leaves a job for Procrastinate, in this transaction and once in it. The
    function is all that the pages' roles may do there.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text("SELECT wake_workers()"))


def _there(
    session: Session, case_id: str, member_id: str, purpose: Purpose, about: str
) -> str | None:
    return session.scalar(
        select(OutboxMessage.id).where(
            OutboxMessage.case_id == case_id,
            OutboxMessage.member_id == member_id,
            OutboxMessage.purpose == purpose.value,
            OutboxMessage.about == about,
        )
    )


def new_row(
    session: Session, case_id: str, member_id: str, purpose: Purpose, about: str, now: datetime
) -> OutboxMessage:
    """A row of the outbox, by whoever works in this session; not added to it yet."""
    who = session.info.get("staff_id") or session.info.get("member_id") or "worker"
    return OutboxMessage(
        case_id=case_id,
        id=new_id(),
        member_id=member_id,
        purpose=purpose.value,
        about=about,
        happened_at=now,
        ready_at=now,
        queued_at=now,
        queued_by=str(who),
        state=State.QUEUED.value,
        reference=secrets.token_hex(16),
        slot=0,
    )
