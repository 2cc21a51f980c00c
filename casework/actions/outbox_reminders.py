"""Reminders before a hearing, for those who asked: planned with the hearing or with the choice,
cancelled when the hearing moves, and decided again when one would leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.actions.outbox import may_leave, new_row, put, to_trusted, wake
from casework.actions.outbox_shared import told_instead
from casework.models.family import FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.updates import Audience, Update
from casework.queries.hearings import Hearing
from casework.queries.outbox_facts import (
    choices_now,
    happening_of,
    sent_moments,
    standing_for,
    still_addressed,
)
from casework.queries.reminders import hearings_addressed, is_followed, sitting_of
from casework.queries.safety import cancel_reminders
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.contact_plan import Choices, HeldBecause, TaskKind
from casework.rules.events import Event
from casework.rules.knowledge import Standing
from casework.rules.reminders import Sitting, asked_for, decided
from casework.rules.sending import LOOK_AGAIN, WAITING, Purpose, Settled, State, Why

WORKER = SystemActor("worker")
# The slot says how many days before, and in its tens how often it was planned: a reminder that
# ended is not begun again, and one that is asked for again is another.
_TEN = 10
# Those to somebody told instead begin here, a hundred for each of hers: below are news.
_HUNDRED = 100


def days_of(row: OutboxMessage) -> int:
    """How many days before the hearing this reminder is for."""
    return row.slot % _TEN


def plan_reminders(
    session: Session,
    *,
    case_id: str,
    member_ids: Iterable[str],
    now: datetime,
    update_id: str = "",
) -> None:
    """Plan what these people asked for, before the hearing of this entry or before all of them.

    Nothing is planned whose moment is over: whoever hears of a hearing on its eve has just heard.
    """
    if not may_leave(session):
        return
    asked = {one: choices_now(session, case_id, one, now) for one in dict.fromkeys(member_ids)}
    asked = {one: choices for one, choices in asked.items() if choices.remind}
    found = hearings_addressed(session, case_id, list(asked)) if asked else {}
    for member_id, choices in asked.items():
        zone = choices.times().zone
        sent = sent_moments(session, case_id, member_id, now)
        for hearing in found[member_id].values():
            if update_id and hearing.update_id != update_id:
                continue
            for days in choices.remind:
                if asked_for(sitting_of(hearing), days, zone) > now:
                    _plan(session, (case_id, member_id), choices, sent, hearing, days, now)
    if found:
        wake(session)


def cancel_moved(
    session: Session, *, viewer: StaffViewer, case_id: str, update_id: str, now: datetime
) -> None:
    """This entry, published at ``now``, moves or corrects another: nobody is reminded of that."""
    if not may_leave(session):
        return
    for message_id, member_id in cancel_reminders(session, case_id, update_id, now):
        note(
            session,
            viewer,
            case_id,
            Event.OUTBOX_ENDED,
            now,
            member_id=member_id,
            outbox_id=message_id,
            purpose=Purpose.REMINDER.value,
            channel="",
            state=State.CANCELLED.value,
            why=Why.MOVED.value,
        )


def settle_reminder(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> Settled:
    """What becomes of a reminder at this moment: nothing of its planning is trusted."""
    hers = still_addressed(session, row.case_id, row.member_id, row.about)
    if hers is None:
        return Settled(State.CANCELLED, Why.WITHDRAWN.value)
    hearing = hearings_addressed(session, row.case_id, [member.id])[member.id].get(row.about)
    if hearing is None or is_followed(session, row.case_id, row.about):
        return Settled(State.CANCELLED, Why.MOVED.value)
    choices = choices_now(session, row.case_id, row.member_id, now)
    sent = sent_moments(session, row.case_id, row.member_id, now, beside=row.id)
    sitting = sitting_of(hearing)
    settled = decided(choices, happening_of(*hers), sitting, days_of(row), sent, now)
    if settled.state is State.CANCELLED or settled.why in (Why.NOT_YET, HeldBecause.PAUSED):
        return settled
    standing = standing_for(session, member, row.about, now)
    if standing is None:
        return _rests(Why.OTHER_NEWS.value, sitting, now)
    if settled.state is State.QUEUED and standing is not Standing.OPEN:
        # What she said of this one entry holds a reminder as it holds the entry.
        unwanted = standing is Standing.UNWANTED
        why = HeldBecause.NOT_WANTED if unwanted else HeldBecause.KEPT
        return _rests(why.value, sitting, now)
    if settled.state is State.QUEUED and any(moment >= row.ready_at for moment in sent):
        return Settled(State.CANCELLED, Why.JOINED.value)
    return settled


def remind_instead(session: Session, row: OutboxMessage, now: datetime) -> None:
    """It is time for this reminder, and she left its subject to somebody else: he is reminded,
    each of them once. The task of a worker stays, as it does with news."""
    if row.task != TaskKind.TELL_OTHER.value:
        return
    first = _HUNDRED * (row.slot + 1)
    there = session.scalars(
        select(OutboxMessage.contact_point_id).where(
            OutboxMessage.case_id == row.case_id,
            OutboxMessage.member_id == row.member_id,
            OutboxMessage.purpose == Purpose.SHARED.value,
            OutboxMessage.about == row.about,
            OutboxMessage.slot >= first,
            OutboxMessage.slot < first + _HUNDRED,
        )
    ).all()
    named = told_instead(session, row.case_id, row.member_id, row.subject)
    fresh = [one for one in named if one.id not in there]
    for slot, trusted in enumerate(fresh, start=first + len(there)):
        his = to_trusted(session, row, trusted, slot, now)
        facts = {"member_id": row.member_id, "trusted_id": trusted.id, "outbox_id": his.id}
        note(session, WORKER, row.case_id, Event.TRUSTED_REMINDED, now, **facts)


def still_reminds(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> bool:
    """Whether a message to somebody told instead may still remind him: hers would, now."""
    if row.slot < _HUNDRED:
        return True
    hers = session.scalar(
        select(OutboxMessage).where(
            OutboxMessage.case_id == row.case_id,
            OutboxMessage.member_id == row.member_id,
            OutboxMessage.purpose == Purpose.REMINDER.value,
            OutboxMessage.about == row.about,
            OutboxMessage.slot == row.slot // _HUNDRED - 1,
        )
    )
    if hers is None:
        return False
    return settle_reminder(session, hers, member, now).task == TaskKind.TELL_OTHER.value


def _rests(why: str, sitting: Sitting, now: datetime) -> Settled:
    """It waits, and nobody is asked to tell her: who has to stands on the page of the day."""
    return Settled(State.HELD, why, wake_at=min(now + LOOK_AGAIN, sitting.begins))


def _plan(
    session: Session,
    whose: tuple[str, str],
    choices: Choices,
    sent: Sequence[datetime],
    hearing: Hearing,
    days: int,
    now: datetime,
) -> None:
    case_id, member_id = whose
    there = session.execute(
        select(OutboxMessage.slot, OutboxMessage.state).where(
            OutboxMessage.case_id == case_id,
            OutboxMessage.member_id == member_id,
            OutboxMessage.purpose == Purpose.REMINDER.value,
            OutboxMessage.about == hearing.update_id,
        )
    ).all()
    same = [(slot, state) for slot, state in there if slot % _TEN == days]
    if any(state in WAITING for _, state in same):
        return
    if any(state not in WAITING and state != State.CANCELLED.value for _, state in same):
        return  # it left already
    update = session.get_one(Update, (case_id, hearing.update_id))
    audience = session.get_one(Audience, (case_id, member_id, hearing.update_id))
    happening = happening_of(update, audience)
    settled = decided(choices, happening, sitting_of(hearing), days, sent, now)
    if settled.state is State.CANCELLED:
        return
    row = new_row(session, case_id, member_id, Purpose.REMINDER, hearing.update_id, now)
    row.kind, row.subject, row.hard = happening.kind, happening.subject.value, happening.hard
    row.slot = days + _TEN * len(same)
    row.ready_at = settled.held_until or now
    if settled.why != Why.NOT_YET.value:
        settled = Settled(State.QUEUED, wake_at=now)  # the worker looks at once at what she knows
    put(row, settled, now)
    session.add(row)
