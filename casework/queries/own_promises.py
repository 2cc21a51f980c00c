"""What we promised her and have not kept: the next day, and a day that went by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.models.contact import Promise
from casework.queries.closeness import service_day
from casework.queries.documents import Document, Reading
from casework.rules.choice_topics import pauses_from_text
from casework.rules.knowledge import Knowledge

PROMISES = Document(
    select(Promise.due_on, Promise.update_id)
    .where(
        Promise.case_id == bindparam("case_id"),
        Promise.member_id == bindparam("member_id"),
        Promise.kept_at.is_(None),
        Promise.due_on >= bindparam("promised_from"),
    )
    .order_by(Promise.due_on, Promise.id)
)
_READ_PROMISES = Reading(PROMISES)


MISSED_SHOWS = timedelta(days=28)  # afterwards a person has long spoken with her about it


def next_promise(document: str, knowledge: Knowledge, today: date, pauses: str) -> date | None:
    """The next day by which we said we would be in touch. A promise that hangs on an entry
    she does not know of is not hers to see yet."""
    promised = _promised(document, knowledge, pauses)
    return next((day for day in promised if day >= today), None)


def missed_promise(document: str, knowledge: Knowledge, today: date, pauses: str) -> date | None:
    """The last day by which we said we would be in touch, and were not."""
    promised = _promised(document, knowledge, pauses)
    return max((day for day in promised if day < today), default=None)


def _promised(document: str, knowledge: Knowledge, pauses: str) -> list[date]:
    """Nobody is in touch on a day that lies in her own pause: it is neither said nor missed."""
    hers = [
        due_on
        for due_on, update_id in PROMISES.rows(document)
        if update_id is None or knowledge.find(update_id) is not None
    ]
    paused = pauses_from_text(pauses)
    return [day for day in hers if not any(_lies_in(day, *pause) for pause in paused)]


def _lies_in(day: date, since: datetime, until: datetime | None) -> bool:
    return service_day(since) <= day and (until is None or day < service_day(until))


def promises_of(session: Session, case_id: str, member_id: str, today: date) -> str:
    """Her open promises, to be asked by the functions above."""
    since = today - MISSED_SHOWS
    asked = {"case_id": case_id, "member_id": member_id, "promised_from": since}
    return _READ_PROMISES.read(session, asked)[0]
