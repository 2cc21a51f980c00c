"""What somebody who is told instead may read: everything on his pages starts here.

What she knows is worked out from all her entries by the rule of her own pages, without their
texts; only the entries that the rule lets through are then read. Her worker's own sentences were
written to her, and stay hers; so does everybody's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Boolean, Date, String, select, text
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.safety_checks import SafetyCheck
from casework.models.trusted_checks import TRUSTED_ENTRIES, TRUSTED_READER
from casework.models.updates import Update
from casework.queries.closeness import service_day
from casework.queries.knowledge import ReaderFacts, entry_of, is_paused, reader_of
from casework.queries.own_rows import EntryRow
from casework.queries.timeline import (
    PAGE_SIZE,
    Around,
    Item,
    Loaded,
    Selected,
    Timeline,
    assemble,
    select_page,
)
from casework.rules.access import TrustedViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import Entry, Knowledge, Known, Standing
from casework.rules.trusted import shared_with

_TYPES: dict[str, Any] = {
    "evidence_hold": Boolean,
    "gives_away_held": Boolean,
    "about_evidence": Boolean,
    "occurred_on": Date,
    "published_at": UtcDateTime,
    "created_at": UtcDateTime,
    "told_at": UtcDateTime,
}
_READER = (
    "member_id", "language", "time_zone", "hard_news", "evidence_hold", "knew_before",
    "subject_choices", "pauses", "subjects",
)  # fmt: skip
_ENTRY = (
    "id", "kind", "state", "occurred_on", "published_at", "created_at", "gives_away",
    "gives_away_held", "about_evidence", "corrects_id", "moves_id", "told_at", "choice",
    "opened_in_session",
)  # fmt: skip
# What of an entry's row his pages need. Of her answer to it nothing is read.
_READ = tuple(
    name
    for name in EntryRow.__dataclass_fields__
    if name not in ("told_at", "shown_at", "choice", "opened_in_session")
)


def door_open(session: Session, case_id: str, trusted_id: str) -> bool:
    """Whether he may read anything at this moment: confirmed by him, ended by nobody, she is
    there, and no flag and no wall concerns his contact."""
    return bool(_ask(session, TRUSTED_READER, _READER, case_id, trusted_id))


def may_be_sent_to(session: Session, case_id: str, trusted_id: str) -> bool:
    """The same, asked by the worker that sends, who may read every row that it depends on."""
    named = {"case_id": case_id, "trusted_id": trusted_id}
    return bool(_ask(session, TRUSTED_READER, _READER, **named, by_worker=True))


def her_zone(session: Session, case_id: str, trusted_id: str) -> str | None:
    """Her time zone, for his pages; None while his door is closed."""
    found = _ask(session, TRUSTED_READER, _READER, case_id, trusted_id)
    return found[0].time_zone if found else None


def shared_entries(session: Session, viewer: TrustedViewer, now: datetime) -> tuple[Entry, ...]:
    """The entries that he may read now, newest first; nothing of them is opened."""
    ask = partial(_ask, session, case_id=viewer.case_id, trusted_id=viewer.trusted_id)
    found = ask(TRUSTED_READER, _READER)
    if not found:
        raise NotFound
    return _shared(viewer.case_id, found[0], ask(TRUSTED_ENTRIES, _ENTRY), now)


def sent_about(
    session: Session, case_id: str, trusted_id: str, update_id: str, now: datetime
) -> bool:
    """Whether he may read this entry now; asked by the worker that sends, before it does."""
    ask = partial(_ask, session, case_id=case_id, trusted_id=trusted_id, by_worker=True)
    found = ask(TRUSTED_READER, _READER)
    if not found:
        return False
    entries = _shared(case_id, found[0], ask(TRUSTED_ENTRIES, _ENTRY), now)
    return any(one.id == update_id for one in entries)


def _shared(case_id: str, her: Any, rows: Sequence[Any], now: datetime) -> tuple[Entry, ...]:
    facts = ReaderFacts(
        case_id=case_id,
        id=her.member_id,
        language=her.language,
        reads="",
        hard_news=her.hard_news,
        evidence_hold=her.evidence_hold,
        knew_before=her.knew_before,
        subject_choices=her.subject_choices,
        pauses=her.pauses,
        paused=is_paused(her.pauses, now),
    )
    entries = [entry_of(row, row, row.published_at or row.created_at) for row in rows]
    return shared_with(reader_of(facts), entries, her.subjects.split())


def shared_page(
    session: Session, viewer: TrustedViewer, *, now: datetime, page: int = 1
) -> Timeline:
    """One page of what is shared with him, and what lies ahead in it."""
    loaded = _loaded(session, viewer, now)
    return assemble(loaded, select_page(loaded, page=page, page_size=PAGE_SIZE), _around(now))


def shared_item(session: Session, viewer: TrustedViewer, update_id: str, *, now: datetime) -> Item:
    """One of these entries, or NotFound."""
    loaded = _loaded(session, viewer, now)
    known = loaded.knowledge.find(update_id)
    if known is None:
        raise NotFound
    item = assemble(loaded, Selected((known,), 1, 1), _around(now)).items[0]
    # What she can do or ask is hers.
    words = replace(item.words, may_do=(), may_ask=()) if item.words else None
    return replace(item, words=words)


def _around(now: datetime) -> Around:
    return Around(own_words={}, authors={}, next_promise=None, today=service_day(now))


def _loaded(session: Session, viewer: TrustedViewer, now: datetime) -> Loaded:
    entries = shared_entries(session, viewer, now)
    rows = session.execute(
        select(*(getattr(Update, name) for name in _READ)).where(
            Update.case_id == viewer.case_id,
            Update.id.in_([one.id for one in entries]),
            Update.state == "published",
        )
    )
    found = {
        row.id: replace(
            EntryRow(
                **row._mapping, told_at=None, shown_at=None, choice="", opened_in_session=None
            ),
            promise_on=None,  # it was promised to her
        )
        for row in rows
    }
    known = tuple(Known(one, Standing.OPEN) for one in entries if one.id in found)
    return Loaded(knowledge=Knowledge(known=known, held={}), updates=found, audiences=found)


def _ask(
    session: Session,
    check: SafetyCheck,
    columns: Sequence[str],
    case_id: str,
    trusted_id: str,
    *,
    by_worker: bool = False,
) -> Sequence[Any]:
    session.flush()
    if session.connection().dialect.name == "postgresql" and not by_worker:
        # Name and parameters are those of the table of checks, never anybody's input.
        statement = f"SELECT * FROM {check.name}(:p_case_id, :p_trusted_id)"  # noqa: S608
    else:
        (statement,) = check.on_sqlite
    typed = text(statement).columns(**{name: _TYPES.get(name, String) for name in columns})
    return session.execute(typed, {"p_case_id": case_id, "p_trusted_id": trusted_id}).all()
