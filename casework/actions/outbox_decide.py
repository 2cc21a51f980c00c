"""The decision at the moment of sending: nothing of what was true at queueing is trusted.

Membership, walls, suspects, death, the entry itself, her choices and the hour are all looked at
again, in the transaction that takes the message.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.outbox import put
from casework.actions.outbox_reminders import remind_instead, settle_reminder, still_reminds
from casework.actions.outbox_shared import language_of, still_named, why_not
from casework.models.contact import Message
from casework.models.family import ContactPoint, FamilyMember
from casework.models.her_say import ViewAnswer
from casework.models.outbox import OutboxMessage
from casework.queries.clock_holds import runs_out_at
from casework.queries.named_contact import named_contact
from casework.queries.outbox_facts import (
    choices_now,
    happening_of,
    is_known,
    is_replaced,
    sent_moments,
    still_addressed,
)
from casework.queries.view_answers import answer_is_known
from casework.rules import view_answers
from casework.rules.choices import Subject
from casework.rules.codes import SPOKEN_LIFE
from casework.rules.contact_plan import (
    Choices,
    Happening,
    HeldBecause,
    Plan,
    SafeContact,
    TaskKind,
    Unsaid,
    plan,
)
from casework.rules.sending import LOOK_AGAIN, PHONE_INSTEAD, Purpose, Settled, State, Why, settle
from casework.rules.update_kinds import KINDS

# Held like this, nothing of it stands on her page yet.
_NOT_SHOWN = frozenset(
    {
        HeldBecause.PERSON_FIRST.value,
        HeldBecause.EVIDENCE.value,
        HeldBecause.PAUSED.value,
        Why.OTHER_NEWS.value,
    }
)


@dataclass(frozen=True)
class Send:
    """It may leave now: where to, in which language, in whose name."""

    to: str
    language: str
    worker_name: str = ""


def decide(session: Session, row: OutboxMessage, now: datetime) -> Send | None:
    """Send it now, or None once the row says why not and when it is looked at again."""
    member = session.get(FamilyMember, (row.case_id, row.member_id))
    if member is None or member.state != "active":
        return _end(row, Unsaid.NOT_A_RECIPIENT.value, now)
    if row.purpose == Purpose.SHARED.value:
        return _shared(session, row, member, now)
    if Purpose(row.purpose).is_code:
        return _code(session, row, member, now)
    if member.access != "open":
        return _end(row, Unsaid.NOT_A_RECIPIENT.value, now)
    if row.task_done_at is not None:
        return _end(row, Why.TOLD.value, now)
    if row.purpose == Purpose.REMINDER.value:
        return _reminder(session, row, member, now)
    return _news(session, row, member, now)


def _reminder(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> Send | None:
    settled = settle_reminder(session, row, member, now)
    if settled.state is State.CANCELLED:
        return _end(row, settled.why, now)
    if settled.why == Why.NOT_YET.value:
        row.ready_at = settled.held_until or row.ready_at
    put(row, settled, now)
    if settled.state is not State.QUEUED:
        remind_instead(session, row, now)
        return None
    return _to(session, row, choices_now(session, row.case_id, row.member_id, now), now)


def _news(session: Session, row: OutboxMessage, member: FamilyMember, now: datetime) -> Send | None:
    happening = _happening(session, row, member, now)
    if not isinstance(happening, Happening):
        return _end(row, happening.value, now)
    choices = choices_now(session, row.case_id, row.member_id, now)
    sent = sent_moments(session, row.case_id, row.member_id, now, beside=row.id)
    settled = settle(_planned(session, row, choices, happening, sent, now), now)
    if settled.state is State.QUEUED and not _shows(session, row, member, now):
        settled = Settled(State.HELD, Why.OTHER_NEWS.value, wake_at=now + LOOK_AGAIN)
    if row.why in _NOT_SHOWN and settled.why not in _NOT_SHOWN:
        row.ready_at = now
    if settled.channel and any(moment >= row.ready_at for moment in sent):
        # A message has left since this one could have, and said the same.
        return _end(row, Why.JOINED.value, now)
    put(row, settled, now)
    if settled.state is not State.QUEUED:
        return None
    return _to(session, row, choices, now)


def _planned(
    session: Session,
    row: OutboxMessage,
    choices: Choices,
    happening: Happening,
    sent: tuple[datetime, ...],
    now: datetime,
) -> Plan:
    """What may happen now. A right that would end while she hears nothing becomes a person's to
    decide about with her; where a person acts already, or it leaves now, nothing is asked."""
    decided = plan(choices, happening, sent, now)
    acts = decided.task is not None and decided.task is not TaskKind.BEAR_IN_MIND
    if acts or any(say.not_before <= now for say in decided.says):
        return decided
    ends = runs_out_at(session, row.case_id, row.member_id, row.about)
    if ends is None:
        return decided
    return plan(choices, replace(happening, runs_out_at=ends), sent, now)


def _happening(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> Happening | Why:
    """What it is about, as it stands now; or why there is nothing to say about it any more."""
    if row.kind not in KINDS:
        return _other(session, row)
    hers = still_addressed(session, row.case_id, row.member_id, row.about)
    if hers is None:
        return Why.WITHDRAWN
    update, audience = hers
    if audience.told_at is not None:
        return Why.TOLD
    if audience.shown_at is not None:
        return Why.SEEN
    if is_replaced(session, row.case_id, row.member_id, row.about):
        return Why.REPLACED
    return happening_of(update, audience)


def _other(session: Session, row: OutboxMessage) -> Happening | Why:
    if row.kind == view_answers.KIND:
        return _answer(session, row)
    message = session.get(Message, (row.case_id, row.about))
    if message is not None and message.member_id != row.member_id:
        return Why.WITHDRAWN
    return Happening(row.kind, Subject(row.subject), hard=row.hard, at=row.happened_at)


def _answer(session: Session, row: OutboxMessage) -> Happening | Why:
    """What the chair answered her: while it is released, and nobody has told her of it."""
    answer = session.get(ViewAnswer, (row.case_id, row.about))
    if answer is None or answer.member_id != row.member_id or answer.released_at is None:
        return Why.WITHDRAWN
    if answer.told_at is not None:
        return Why.TOLD
    return view_answers.happening(answer.released_at, answer.told_at)


def _shows(session: Session, row: OutboxMessage, member: FamilyMember, now: datetime) -> bool:
    """Nothing is said about an entry, or an answer, that her page does not show."""
    if row.kind == view_answers.KIND:
        return answer_is_known(session, member, row.about, now)
    return row.kind not in KINDS or is_known(session, member, row.about, now)


def _to(session: Session, row: OutboxMessage, choices: Choices, now: datetime) -> Send | None:
    address = _address(session, row, choices.usable)
    if not address:
        return _end(row, Why.CONTACT_NOT_USABLE.value, now)
    named = None
    if choices.say_worker_name:
        named = named_contact(session, row.case_id, row.member_id, now)
    return Send(
        to=address,
        language=choices.language,
        worker_name=named.first_name if named else "",
    )


def _shared(
    session: Session, row: OutboxMessage, member: FamilyMember, now: datetime
) -> Send | None:
    """To somebody who is told instead of her, while he is."""
    if not still_reminds(session, row, member, now):
        return _end(row, Why.NOT_ASKED_FOR.value, now)
    why = why_not(session, row, member, now)
    if isinstance(why, str):
        return _end(row, why, now)
    if why is not None:
        row.state, row.why = State.HELD.value, why.why
        row.held_until = row.wake_at = why.until
        return None
    return Send(to=row.to or "", language=language_of(session, row, member))


def _code(session: Session, row: OutboxMessage, member: FamilyMember, now: datetime) -> Send | None:
    """A code she asked for: no hours and no pause hold it, and an old one is worth nothing."""
    if now - row.queued_at >= SPOKEN_LIFE:
        row.task = PHONE_INSTEAD
        return _end(row, Why.EXPIRED.value, now, State.REFUSED)
    if row.purpose == Purpose.SIGN_IN_CODE.value and member.access != "open":
        return _end(row, Unsaid.NOT_A_RECIPIENT.value, now)
    if row.to:
        language = still_named(session, row)
        if language is None:
            return _end(row, Why.CONTACT_NOT_USABLE.value, now)
        return Send(to=row.to, language=language)
    # The code that confirms a contact is the one message that goes to an unconfirmed one.
    asked = row.purpose == Purpose.SIGN_IN_CODE.value
    choices = choices_now(session, row.case_id, row.member_id, now) if asked else None
    address = _address(session, row, choices.usable_when_asked if choices else None)
    if not address:
        return _end(row, Why.CONTACT_NOT_USABLE.value, now)
    return Send(to=address, language=member.language)


def _address(session: Session, row: OutboxMessage, usable: tuple[SafeContact, ...] | None) -> str:
    """Where it goes, while it may: never to a contact that is retired, and, but for the code
    that confirms it, never to one that is not confirmed and still said to be safe."""
    point = session.get(ContactPoint, (row.case_id, row.contact_point_id or ""))
    if point is None or point.member_id != row.member_id:
        return ""
    if usable is None:
        return "" if point.retired_at is not None else point.value or ""
    if point.id not in {one.id for one in usable}:
        return ""
    return point.value or ""


def _end(
    row: OutboxMessage, why: str, now: datetime, state: State = State.CANCELLED
) -> Send | None:
    row.state = state.value
    row.why = why
    row.wake_at = None
    row.held_until = None
    row.code = None
    row.ended_at = now
    return None
