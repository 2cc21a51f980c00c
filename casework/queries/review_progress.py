"""How far a review is for one reader, and what is known of its publication.

Worked out of the entries that she knows (rules.knowledge) and has read, and of nothing else: a
piece of hard news that she keeps closed moves no stage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.models.case import Review
from casework.models.updates import Update
from casework.queries.closeness import service_day
from casework.queries.contact_choices import choices_of
from casework.queries.own_page import loaded_of, pauses_of_viewer
from casework.queries.own_promises import missed_promise, next_promise, promises_of
from casework.queries.own_rows import EntryRow
from casework.queries.review_say import own_review
from casework.queries.timeline import Loaded
from casework.rules.access import FamilyViewer
from casework.rules.knowledge import Known, Standing
from casework.rules.messages import Sentence
from casework.rules.review_progress import Progress, Said, progress_of
from casework.rules.update_kinds import KINDS, words_for

_READ = (Standing.OPEN, Standing.MAIN, Standing.ALL)
_PLANNED, _OUT = "review_publication", "review_published"


@dataclass(frozen=True)
class Publication:
    """What she was told about the report becoming public."""

    says: Sentence
    facts: tuple[Sentence, ...]
    day: date | None  # the day ahead
    kept_clear: bool  # she keeps that day clear
    update_id: str


@dataclass(frozen=True)
class OwnProgress:
    """Everything that her page says about how far it is."""

    progress: Progress
    look_again: date | None  # when a pause is looked at again
    unopened: bool  # there is news about it that she has not opened
    next_contact: date | None
    missed_contact: date | None
    publication: Publication | None


def own_progress(
    session: Session, viewer: FamilyViewer, review_id: str, now: datetime
) -> OwnProgress:
    """How far it is, or NotFound where she does not know of the review."""
    own_review(session, viewer, review_id)
    loaded, today = loaded_of(session, viewer), service_day(now)
    of_it = _of_the_review(session, viewer, loaded, review_id)
    read = [one for one in of_it if _has_read(one)]
    promises = promises_of(session, viewer.case_id, viewer.member_id, today)
    pauses = pauses_of_viewer(session, viewer)
    return OwnProgress(
        progress=progress_of(_said(loaded, one) for one in read),
        look_again=_look_again(loaded, read, today),
        unopened=any(one.standing is Standing.LABEL and not _has_read(one) for one in of_it),
        next_contact=next_promise(promises, loaded.knowledge, today, pauses),
        missed_contact=missed_promise(promises, loaded.knowledge, today, pauses),
        publication=_publication(session, viewer, loaded, read, now),
    )


def _of_the_review(
    session: Session, viewer: FamilyViewer, loaded: Loaded, review_id: str
) -> list[Known]:
    """What she knows about this review, the oldest first; what was corrected or moved stands
    no more. An entry that names no review speaks of the only one there is."""
    named = {
        update_id: review or ""
        for update_id, review in session.execute(
            select(Update.id, Update.review_id).where(
                Update.case_id == viewer.case_id, Update.strand == "review"
            )
        )
    }
    only = (
        session.scalar(
            select(func.count()).select_from(Review).where(Review.case_id == viewer.case_id)
        )
        == 1
    )
    there = [
        known
        for known in loaded.knowledge.known
        if known.entry.id in named
        and known.standing is not Standing.WITHDRAWN
        and (named[known.entry.id] == review_id or (only and not named[known.entry.id]))
    ]
    replaced = {one.entry.corrects_id for one in there} | {one.entry.moves_id for one in there}
    left = [one for one in there if one.entry.id not in replaced]
    return sorted(left, key=lambda one: (one.entry.occurred_on, one.entry.published_at))


def _has_read(known: Known) -> bool:
    """Open for everybody, or hard news that she was told or has opened before."""
    if known.standing in _READ:
        return True
    told = known.entry.told_at is not None or known.entry.choice in ("main", "all")
    return known.standing is Standing.LABEL and told


def _fields(loaded: Loaded, known: Known) -> dict[str, object]:
    row = loaded.updates[known.entry.id]
    return dict(loaded.fields_of(row) if isinstance(row, EntryRow) else row.fields or {})


def _said(loaded: Loaded, known: Known) -> Said:
    kind = KINDS[known.entry.kind]
    answer = str(_fields(loaded, known).get(kind.decided_by, "")) if kind.decided_by else ""
    return Said(known.entry.kind, answer, known.entry.occurred_on)


def _look_again(loaded: Loaded, read: Iterable[Known], today: date) -> date | None:
    paused = [one for one in read if one.entry.kind == "review_paused"]
    day = _day(_fields(loaded, paused[-1]).get("look_again")) if paused else None
    return day if day is not None and day >= today else None


def _publication(
    session: Session, viewer: FamilyViewer, loaded: Loaded, read: Iterable[Known], now: datetime
) -> Publication | None:
    about = [one for one in read if one.entry.kind in (_PLANNED, _OUT)]
    if not about:
        return None
    latest = about[-1]
    fields = _fields(loaded, latest)
    words = words_for(latest.entry.kind, fields)
    day = _day(fields.get("date")) if latest.entry.kind == _PLANNED else None
    if day is not None and day < service_day(now):
        day = None
    clear = day is not None and any(
        one.holds(day)
        for one in choices_of(session, viewer.case_id, viewer.member_id, now).clear_dates
    )
    return Publication(words.headline, words.facts, day, clear, latest.entry.id)


def _day(stored: object) -> date | None:
    try:
        return date.fromisoformat(str(stored))
    except ValueError:
        return None
