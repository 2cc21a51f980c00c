"""What a worker does with the outbox: take one message, decide again, and record its end.

Each function is one short transaction. The row alone decides: it is taken with FOR UPDATE SKIP
LOCKED (on SQLite there is one writer at a time), and what is being handed over is written down
and committed before anybody outside is spoken to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, not_, select, text
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.actions.outbox_decide import Send, decide
from casework.actions.outbox_switch import stop_for_burst
from casework.models.outbox import OutboxMessage
from casework.queries.outbox_facts import sending_stopped, stopped
from casework.rules.access import SystemActor
from casework.rules.contact_plan import TaskKind
from casework.rules.events import Event
from casework.rules.sending import (
    BURST_PERIOD,
    LEASE,
    LOOK_AGAIN,
    PHONE_INSTEAD,
    PRINT,
    Purpose,
    State,
    Why,
    next_try,
)

WORKER = SystemActor("worker")


@dataclass(frozen=True)
class Taken:
    """A message that this worker holds until the end of the lease."""

    case_id: str
    id: str
    member_id: str
    reference: str
    attempts: int
    purpose: str
    channel: str
    started_at: datetime | None = None
    to: str = ""
    code: str = ""
    language: str = "en"
    worker_name: str = ""
    lost: bool = False  # another worker's hand-over, cut off before its answer


@dataclass(frozen=True)
class Turned:
    """A message that was looked at and is not handed over now."""

    case_id: str
    id: str
    channel: str
    state: str
    why: str


@dataclass(frozen=True)
class Stopped:
    """Nothing leaves: somebody, or the burst limit, stopped everything."""


def take_next(
    session: Session, *, owner: str, burst: int, now: datetime
) -> Taken | Turned | Stopped | None:
    """Take the message that has waited longest, and decide about it; None if none is due."""
    row = session.scalar(
        select(OutboxMessage)
        .where(OutboxMessage.wake_at <= now, not_(stopped()))
        .order_by(OutboxMessage.wake_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return Stopped() if sending_stopped(session) else None
    # What is decided is written once, with the end of this transaction.
    with session.no_autoflush:
        return _taken(session, row, owner, burst, now)


def _taken(
    session: Session, row: OutboxMessage, owner: str, burst: int, now: datetime
) -> Taken | Turned | Stopped:
    if row.task == PRINT:
        return _on_paper(session, row, now)
    if row.state == State.SENDING.value:
        return _lost(row, owner, now)
    _one_at_a_time(session, row)
    verdict = decide(session, row, now)
    if not isinstance(verdict, Send):
        _record_end(session, row, now)
        return Turned(row.case_id, row.id, row.channel, row.state, row.why)
    if _too_many(session, burst, now):
        stop_for_burst(session, now=now)
        return Stopped()
    row.state = State.SENDING.value
    row.why = ""
    row.held_until = None
    row.started_at = now
    row.attempts += 1
    row.owner = owner
    row.wake_at = now + LEASE
    row.language = verdict.language
    return Taken(
        case_id=row.case_id,
        id=row.id,
        member_id=row.member_id,
        reference=row.reference,
        attempts=row.attempts,
        purpose=row.purpose,
        channel=row.channel,
        started_at=now,
        to=verdict.to,
        code=row.code or "",
        language=verdict.language,
        worker_name=verdict.worker_name,
    )


def _one_at_a_time(session: Session, row: OutboxMessage) -> None:
    """Two workers never decide about the same person at the same moment: each would see
    nothing of what the other is about to send."""
    if session.connection().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:who, 1))"),
            {"who": row.member_id},
        )


def _on_paper(session: Session, row: OutboxMessage, now: datetime) -> Turned:
    """Somebody printed and posted this letter; or it lies there still, and may or may not."""
    if row.task_done_at is not None:
        row.state = State.SENT.value
        row.started_at = row.task_done_at
        _over(row, now)
    elif decide(session, row, now) is not None:
        row.state = State.SENDING.value
        row.task = PRINT
        row.wake_at = now + LOOK_AGAIN
    _record_end(session, row, now)
    return Turned(row.case_id, row.id, row.channel, row.state, row.why)


def _lost(row: OutboxMessage, owner: str, now: datetime) -> Taken:
    """The worker that held it fell silent. It is asked about, never simply sent again."""
    row.owner = owner
    row.wake_at = now + LEASE
    return Taken(
        case_id=row.case_id,
        id=row.id,
        member_id=row.member_id,
        reference=row.reference,
        attempts=row.attempts,
        purpose=row.purpose,
        channel=row.channel,
        started_at=row.started_at,
        lost=True,
    )


def _too_many(session: Session, burst: int, now: datetime) -> bool:
    lately = (
        select(OutboxMessage.id)
        .where(OutboxMessage.started_at > now - BURST_PERIOD)
        .limit(burst)
        .subquery()
    )
    return (session.scalar(select(func.count()).select_from(lately)) or 0) >= burst


def taken_by_receiver(session: Session, *, taken: Taken, receipt: str, now: datetime) -> str:
    """The receiver took it. Like the others here it answers the state the row has then, or ""
    if somebody else has settled it."""
    row = _held_by_us(session, taken, also=(State.UNCERTAIN.value,))
    if row is None:
        return ""
    row.state = State.SENT.value
    row.why = ""
    row.task = ""
    row.receipt = receipt[:120]
    _over(row, now)
    _record_end(session, row, now)
    return row.state


def waits_on_paper(session: Session, *, taken: Taken, now: datetime) -> str:
    """A letter lies ready to be printed by the team's support worker."""
    row = _held_by_us(session, taken)
    if row is None:
        return ""
    row.task = PRINT
    row.wake_at = now + LOOK_AGAIN
    return row.state


def not_taken(session: Session, *, taken: Taken, again: bool, why: str, now: datetime) -> str:
    """The receiver's answer proves that it did not take it. It is tried again later, or a
    person phones instead."""
    row = _held_by_us(session, taken)
    if row is None:
        return ""
    pause = next_try(row.purpose, row.attempts) if again else None
    if pause is not None:
        row.state = State.QUEUED.value
        row.wake_at = now + pause
        row.owner = ""
        row.started_at = None  # nothing reached anybody: it counts in no limit
        return row.state
    row.state = State.REFUSED.value
    row.why = why
    row.task = _instead(row)
    _over(row, now)
    _record_end(session, row, now)
    return row.state


def never_known(session: Session, *, taken: Taken, now: datetime) -> str:
    """The hand-over was cut off before its answer, and nobody can say what came of it."""
    row = _held_by_us(session, taken)
    if row is None:
        return ""
    row.state = State.UNCERTAIN.value
    row.why = Why.CUT_OFF.value
    row.task = _instead(row)
    _over(row, now)
    _record_end(session, row, now)
    return row.state


def _held_by_us(session: Session, taken: Taken, also: tuple[str, ...] = ()) -> OutboxMessage | None:
    """The row, if it still stands as it did when it was taken."""
    return session.scalar(
        select(OutboxMessage)
        .where(
            OutboxMessage.case_id == taken.case_id,
            OutboxMessage.id == taken.id,
            OutboxMessage.attempts == taken.attempts,
            OutboxMessage.state.in_([State.SENDING.value, *also]),
        )
        .with_for_update()
    )


def _over(row: OutboxMessage, now: datetime) -> None:
    row.wake_at = None
    row.held_until = None
    row.code = None
    row.ended_at = now


def _record_end(session: Session, row: OutboxMessage, now: datetime) -> None:
    """The audit says what became of it, once it is over. While it waits, its row does."""
    if row.ended_at is None:
        return
    sent = row.state == State.SENT.value
    note(
        session,
        WORKER,
        row.case_id,
        Event.OUTBOX_SENT if sent else Event.OUTBOX_ENDED,
        now,
        member_id=row.member_id,
        outbox_id=row.id,
        purpose=row.purpose,
        channel=row.channel,
        **({} if sent else {"state": row.state, "why": row.why}),
    )


def _instead(row: OutboxMessage) -> str:
    """What a person does where no message went: never ring her about what she left to somebody
    else."""
    shared = row.purpose == Purpose.SHARED.value
    return TaskKind.TELL_OTHER.value if shared else PHONE_INSTEAD
