"""The worker's round: take one message, hand it over, write down what came of it.

Between the two short transactions nothing is held in the database. Whatever ends this process
in between leaves a row that says *sending*, and whose lease runs out.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session, sessionmaker

from casework.actions import outbox_work
from casework.actions.codes_sent import answer_request
from casework.actions.outbox_work import Stopped, Taken, Turned
from casework.actions.replies import place_next
from casework.queries.database import CaseworkSession, open_session
from casework.rules.languages import Language, spoken_in
from casework.rules.messages import Sentence
from casework.rules.messages_out import subject, words
from casework.rules.sending import BURST, LEASE, State, Why
from casework.sending.port import Accepted, Answer, NotTaken, OnPaper, Outgoing, Receiver, Unknown

Translate = Callable[[str, str], str]  # (text, language) -> the text in that language
Speaks = Callable[[str], Language]  # tag of what she reads -> what we say it in

ASK_FOR = timedelta(hours=1)  # how long a receiver is asked what became of a message

_log = logging.getLogger("casework.sending")


@dataclass(frozen=True)
class Desk:
    """Everything that a round works with."""

    factory: sessionmaker[CaseworkSession]
    receivers: Mapping[str, Receiver]
    translate: Translate
    clock: Callable[[], datetime]
    owner: str
    burst: int = BURST
    replies: bool = False  # whether a text can be answered
    speaks: Speaks = spoken_in  # the language in which somebody is written to


@dataclass(frozen=True)
class Done:
    """What became of one message in this round."""

    id: str
    channel: str
    state: str
    why: str = ""
    reference: str = ""


def run_until_idle(
    desk: Desk, *, most: int | None = None, told: threading.Event | None = None
) -> tuple[list[Done], bool]:
    """Work until nothing is due, or so many messages are done, or somebody is ``told`` to end;
    and whether all is stopped."""
    done: list[Done] = []
    take_in(desk)
    while (most is None or len(done) < most) and not (told and told.is_set()):
        one = step(desk)
        if isinstance(one, Stopped):
            return done, True
        if one is None:
            return done, False
        done.append(one)
    return done, False


def take_in(desk: Desk) -> None:
    """What came in since: codes asked for, and texts. Each in a transaction of its own."""
    now = desk.clock()
    with _session(desk, now) as session:
        while answer_request(session, now=now):
            session.commit()
        while place_next(session, now=now):
            session.commit()


def step(desk: Desk) -> Done | Stopped | None:
    """One message; None if nothing is due."""
    now, begun = desk.clock(), time.monotonic()
    with _session(desk, now) as session:
        found = outbox_work.take_next(session, owner=desk.owner, burst=desk.burst, now=now)
        session.commit()
    if found is None or isinstance(found, Stopped):
        return found
    if isinstance(found, Turned):
        return Done(found.id, found.channel, found.state, found.why)
    if time.monotonic() - begun > LEASE.total_seconds() / 2:
        # This machine stood still. Somebody else may be looking after the message by now.
        return _settle(desk, found, NotTaken(again=True))
    return _settle(desk, found, _answer(desk, found))


def _answer(desk: Desk, taken: Taken) -> Answer | None:
    receiver = desk.receivers.get(taken.channel)
    if receiver is None:
        # Of a message that somebody else was handing over, not even that can be said.
        return Unknown() if taken.lost else None
    try:
        if taken.lost:
            return receiver.look_up(taken.reference) if receiver.looks_up else Unknown()
        return receiver.hand_over(_written(desk, taken))
    except Exception as error:
        # A fault of ours in the middle of a hand-over: nobody can say how far it came.
        _log.error("a hand-over broke off", extra={"error_class": type(error).__name__})
        return Unknown()


def _written(desk: Desk, taken: Taken) -> Outgoing:
    return outgoing(taken, desk.translate, replies=desk.replies, speaks=desk.speaks)


def outgoing(
    taken: Taken, translate: Translate, *, replies: bool = False, speaks: Speaks = spoken_in
) -> Outgoing:
    """The words of a message, in her language. Only a text says how to end texts."""
    language = speaks(taken.language)
    said = words(
        taken.purpose,
        code=taken.code,
        worker=taken.worker_name,
        replies=replies and taken.channel == "text",
    )
    return Outgoing(
        reference=taken.reference,
        to=taken.to,
        subject=in_words(subject(taken.purpose), language.tag, translate),
        text=in_words(said, language.tag, translate),
        language=language.base,
        direction=language.direction,
    )


def in_words(sentence: Sentence, tag: str, translate: Translate) -> str:
    """Plain text without marks of direction: they would cost room, and a code is copied."""
    text = translate(sentence.msgid, tag)
    return text % sentence.params if sentence.params else text


def _settle(desk: Desk, taken: Taken, answer: Answer | None) -> Done:
    now = desk.clock()
    with _session(desk, now) as session:
        state, why = _write(desk, session, taken, answer, now)
        session.commit()
    return Done(taken.id, taken.channel, state, why, taken.reference)


def _write(
    desk: Desk, session: Session, taken: Taken, answer: Answer | None, now: datetime
) -> tuple[str, str]:
    if isinstance(answer, Accepted):
        receipt = answer.receipt
        return outbox_work.taken_by_receiver(session, taken=taken, receipt=receipt, now=now), ""
    if isinstance(answer, OnPaper):
        return outbox_work.waits_on_paper(session, taken=taken, now=now), "print"
    if answer is None or isinstance(answer, NotTaken):
        again = answer is not None and answer.again
        why = Why.NO_RECEIVER if answer is None else (Why.NOT_REACHED if again else Why.NOT_TAKEN)
        state = outbox_work.not_taken(session, taken=taken, again=again, why=why.value, now=now)
        return state, why.value
    if _can_be_asked(desk, taken, now):
        return State.SENDING.value, Why.CUT_OFF.value
    return outbox_work.never_known(session, taken=taken, now=now), Why.CUT_OFF.value


def _can_be_asked(desk: Desk, taken: Taken, now: datetime) -> bool:
    """Whether the receiver may still say: then the lease runs out, and it is asked."""
    receiver = desk.receivers.get(taken.channel)
    if receiver is None or not receiver.looks_up or taken.started_at is None:
        return False
    return now - taken.started_at < ASK_FOR


def _session(desk: Desk, now: datetime) -> CaseworkSession:
    return open_session(desk.factory, write=True, side="worker", now=now)
