"""What we promised her and have not kept: the next day, and a day that went by."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.models.contact import Promise
from casework.queries.documents import Document, Reading
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


def next_promise(document: str, knowledge: Knowledge, today: date) -> date | None:
    """The next day by which we said we would be in touch. A promise that hangs on an entry
    she does not know of is not hers to see yet."""
    return next((day for day in _promised(document, knowledge) if day >= today), None)


def missed_promise(document: str, knowledge: Knowledge, today: date) -> date | None:
    """The last day by which we said we would be in touch, and were not."""
    return max((day for day in _promised(document, knowledge) if day < today), default=None)


def _promised(document: str, knowledge: Knowledge) -> list[date]:
    return [
        due_on
        for due_on, update_id in PROMISES.rows(document)
        if update_id is None or knowledge.find(update_id) is not None
    ]


def promises_of(session: Session, case_id: str, member_id: str, today: date) -> str:
    """Her open promises, to be asked by the functions above."""
    since = today - MISSED_SHOWS
    asked = {"case_id": case_id, "member_id": member_id, "promised_from": since}
    return _READ_PROMISES.read(session, asked)[0]
