"""Asking for a different worker, complaining, and the answer: past her worker, to a leader.

The trail of these stands in the chain of the service and never in that of the case: whoever
reads what happened in a case learns nothing of it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from casework.actions.access_log import AccessNotLogged
from casework.actions.checks import (
    found,
    locked,
    note,
    refuse_unknown,
    require,
    required,
    same_version,
    shorter,
)
from casework.models.asking import Concern
from casework.models.audit import SERVICE_CHAIN
from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.queries.concerns import concern_row
from casework.queries.database import CaseworkSession, short_transaction
from casework.queries.people import called_of
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.concerns import CONCERNS, LONGEST, ConcernKind
from casework.rules.errors import Invalid, Refused
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.roles import Permission


def send(session: Session, *, viewer: FamilyViewer, kind: str, text: str, now: datetime) -> str:
    """She asks, or complains; the id. Her worker is told nothing."""
    refuse_unknown(kind, list(CONCERNS), "kind")
    clean = text.strip()
    if len(clean) > LONGEST:
        sentence = N_("This is longer than one message can be. Please send it in two parts.")
        raise Invalid({"text": Sentence(sentence)})
    if CONCERNS[ConcernKind(kind)].needs_text and not clean:
        raise Invalid({"text": Sentence(N_("Write what went wrong."))})
    member = found(
        session.scalar(
            select(FamilyMember).where(
                FamilyMember.case_id == viewer.case_id,
                FamilyMember.id == viewer.member_id,
                FamilyMember.state == "active",
                FamilyMember.access == "open",
            )
        )
    )
    row = Concern(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        region_id=session.get_one(Case, viewer.case_id).region_id,
        kind=kind,
        text=clean,
        name=member.name or called_of(member),
        language=viewer.writes_in,
        sent_at=now,
    )
    session.add(row)
    _note(session, viewer, row, Event.CONCERN_SENT, now, kind=kind)
    return row.id


def mark_read(
    session: Session, *, viewer: StaffViewer, case_id: str, concern_id: str, now: datetime
) -> None:
    """A team leader has read it. She sees that."""
    require(viewer, Permission.CONCERN_ANSWER)
    row = concern_row(session, viewer, case_id, concern_id, now)
    if row.read_at is not None:
        return
    row.read_at, row.read_by = now, viewer.staff_id
    _note(session, viewer, row, Event.CONCERN_READ, now)


def answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    concern_id: str,
    text: str,
    language: str,
    version: int,
    now: datetime,
) -> None:
    """Answer it, once. What was answered is not written over."""
    require(viewer, Permission.CONCERN_ANSWER)
    row = locked(session, concern_row(session, viewer, case_id, concern_id, now))
    if row.answered_at is not None:
        raise Refused(Sentence(S_("This was answered already.")))
    words = required(text, "text", S_("Write your answer."), longest=LONGEST)
    same_version(row, version, theirs={"text": row.answer or ""}, mine={"text": text})
    row.answer = words
    row.answer_language = shorter(language, "language", 20)
    row.answered_at, row.answered_by = now, viewer.staff_id
    if row.read_at is None:
        row.read_at, row.read_by = now, viewer.staff_id
    _note(session, viewer, row, Event.CONCERN_ANSWERED, now)


def note_opened(
    factory: sessionmaker[CaseworkSession], viewer: StaffViewer, concern_id: str, now: datetime
) -> None:
    """A team leader opens the page of one of them: kept, in a transaction of its own, before
    the page is shown. Raises AccessNotLogged if that fails."""
    try:
        with short_transaction(factory, side="staff", staff_id=viewer.staff_id, now=now) as session:
            note(session, viewer, SERVICE_CHAIN, Event.CONCERN_OPENED, now, concern_id=concern_id)
    except SQLAlchemyError as error:
        raise AccessNotLogged("concern") from error


def _note(
    session: Session,
    viewer: FamilyViewer | StaffViewer,
    row: Concern,
    event: Event,
    now: datetime,
    **facts: object,
) -> None:
    note(session, viewer, SERVICE_CHAIN, event, now, concern_id=row.id, **facts)
