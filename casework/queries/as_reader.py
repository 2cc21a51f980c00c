"""A reader's timeline as staff see it: her own pages, computed the same way, and what is held.

Nothing here decides what she knows: rules.knowledge does, through queries.knowledge and
queries.timeline, exactly as for her own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.knowledge import (
    addressed_to_members,
    entry_of,
    reader_of,
    with_draft,
)
from casework.queries.own_rows import EntryRow
from casework.queries.own_words import OwnWords, words_for_reader
from casework.queries.people import called_of
from casework.queries.scope import reach_of, visible_member, visible_update
from casework.queries.timeline import (
    PAGE_SIZE,
    Item,
    Timeline,
    build_item,
    build_timeline,
    loaded_from,
)
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import Entry, HeldWhy, Knowledge, Reader, Standing, known_to

_LOOKING = "preview"  # stands in for the session in which she would open something


@dataclass(frozen=True)
class HeldEntry:
    """An entry that does not exist for her yet, and why. Staff see it beside her timeline."""

    update_id: str
    kind: str
    strand: str
    day: date
    published_at: datetime
    why: HeldWhy


@dataclass(frozen=True)
class Look:
    """How her pages look: whatever shows a preview shows it like this."""

    language: str
    theme: str
    text_size: str
    time_zone: str


@dataclass(frozen=True)
class AsReader:
    """Her timeline as she sees it, and what is held."""

    called: str
    look: Look
    timeline: Timeline
    held: tuple[HeldEntry, ...]


@dataclass(frozen=True)
class Preview:
    """A draft as one recipient would get it if it were released now.

    ``item`` is the entry in her list now, None while it is held (``held`` says why).
    ``label``, ``main`` and ``whole`` are what she meets later: once she was told, and as she
    opens it. ``label`` and ``main`` are there for hard news only.
    """

    member_id: str
    called: str
    look: Look
    held: HeldWhy | None
    timeline: Timeline
    item: Item | None
    label: Item | None
    main: Item | None
    whole: Item
    words_missing: bool  # own words exist, and none that she reads


def timeline_as(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    now: datetime,
    *,
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> AsReader:
    """Her timeline as she sees it now, and what is held from her and why.

    Everything addressed to her counts for what she knows. An advocate of one process is then
    shown the strands of that process only.
    """
    member = visible_member(session, viewer, case_id, member_id, now)
    rows = addressed_to_members(session, case_id, [member_id])[member_id]
    loaded = loaded_from(reader_of(member), rows)
    reach = reach_of(session, viewer, case_id, [member_id], now).get(member_id, frozenset())
    within = {update.id for update, _ in rows if update.strand in reach}
    loaded = replace(loaded, knowledge=_only(loaded.knowledge, within))
    held = (
        HeldEntry(
            update_id=update_id,
            kind=loaded.updates[update_id].kind,
            strand=loaded.updates[update_id].strand,
            day=_day(loaded.updates[update_id], now),
            published_at=loaded.updates[update_id].published_at or now,
            why=why,
        )
        for update_id, why in loaded.knowledge.held.items()
    )
    return AsReader(
        called=called_of(member),
        look=_look(member),
        timeline=build_timeline(session, loaded, member, now=now, page=page, page_size=page_size),
        held=tuple(sorted(held, key=lambda one: (one.day, one.published_at), reverse=True)),
    )


def _only(knowledge: Knowledge, within: Iterable[str]) -> Knowledge:
    wanted = frozenset(within)
    return Knowledge(
        known=tuple(one for one in knowledge.known if one.entry.id in wanted),
        held={key: why for key, why in knowledge.held.items() if key in wanted},
    )


def _day(update: Update | EntryRow, now: datetime) -> date:
    return update.occurred_on or (update.published_at or now).date()


def _look(member: FamilyMember) -> Look:
    return Look(member.language, member.theme, member.text_size, member.time_zone)


def preview(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    update_id: str,
    member_id: str,
    now: datetime,
) -> Preview:
    """The draft as this recipient would get it. NotFound for somebody it cannot go to."""
    update = visible_update(session, viewer, case_id, update_id, now)
    member = visible_member(session, viewer, case_id, member_id, now)
    reach = reach_of(session, viewer, case_id, [member_id], now).get(member_id, frozenset())
    if update.strand not in reach or member.state != "active":
        raise NotFound
    rows = [
        row
        for row in addressed_to_members(session, case_id, [member_id])[member_id]
        if row[0].id != update_id
    ]
    audience = _audience(session, update, member_id)
    entries = [entry_of(published, hers, now) for published, hers in rows]
    entries = with_draft(entries, update, audience, now)
    loaded = loaded_from(reader_of(member), [*rows, (update, audience)])
    as_it_is = replace(loaded, knowledge=known_to(reader_of(member), entries))
    # Everything addressed to her decides what she knows; the viewer is shown her own strands.
    within = {one.id for one, _ in rows if one.strand in reach} | {update_id}
    shown = replace(as_it_is, knowledge=_only(as_it_is.knowledge, within))
    later = replace(loaded, knowledge=_once_she_knows(member, entries, update_id))
    finish = _Finish(session, update, member)
    whole = finish(build_item(session, later, member, update_id, now))
    hard = whole.hard
    return Preview(
        member_id=member_id,
        called=called_of(member),
        look=_look(member),
        held=as_it_is.knowledge.held.get(update_id),
        timeline=build_timeline(session, shown, member, now=now),
        item=_listed(as_it_is.knowledge, whole),
        label=_closed(whole) if hard else None,
        main=replace(whole, standing=Standing.MAIN, own_words=None) if hard else None,
        whole=whole,
        words_missing=finish.words_missing,
    )


def _audience(session: Session, update: Update, member_id: str) -> Audience:
    """Her row for this draft; one that is never stored while she is not chosen."""
    row = session.get(Audience, (update.case_id, member_id, update.id))
    return row or Audience(
        case_id=update.case_id, member_id=member_id, update_id=update.id, choice=""
    )


def _once_she_knows(member: FamilyMember, entries: Sequence[Entry], update_id: str) -> Knowledge:
    """What she knows once she has been told everything and opens this entry whole."""
    reader: Reader = replace(reader_of(member, _LOOKING), witness=False)
    told = [
        replace(
            entry,
            told_at=entry.told_at or entry.published_at,
            choice="all" if entry.id == update_id else entry.choice,
            opened_in_session=_LOOKING if entry.id == update_id else None,
        )
        for entry in entries
    ]
    return known_to(reader, told)


def _listed(knowledge: Knowledge, whole: Item) -> Item | None:
    """The entry in her list as things are: open, closed, or not there at all."""
    known = knowledge.find(whole.id)
    if known is None:
        return None
    if known.standing is Standing.OPEN:
        return whole
    return replace(_closed(whole), standing=known.standing)


def _closed(whole: Item) -> Item:
    """Her subject line only: what is not open is not in the item at all."""
    return replace(
        whole, standing=Standing.LABEL, words=None, own_words=None, source=None, moved=()
    )


class _Finish:
    """Adds to an item of a draft what only a published one has: own words and who wrote it."""

    def __init__(self, session: Session, update: Update, member: FamilyMember) -> None:
        written = list(
            session.scalars(
                select(UpdateWords)
                .where(
                    UpdateWords.case_id == update.case_id,
                    UpdateWords.update_id == update.id,
                    UpdateWords.text_sealed.is_not(None),
                )
                .order_by(UpdateWords.written_at, UpdateWords.language)
            )
        )
        self.own_words: OwnWords | None = words_for_reader(written, member) if written else None
        self.words_missing = bool(written) and self.own_words is None
        # She is shown the name of somebody who stands, or stood, beside her; nobody else's.
        name = session.scalar(
            select(Staff.full_name)
            .join(Allocation, Allocation.staff_id == Staff.id)
            .where(
                Allocation.case_id == member.case_id,
                Allocation.member_id == member.id,
                Staff.id == update.created_by,
            )
            .limit(1)
        )
        self.author = name.split()[0] if name else ""

    def __call__(self, item: Item) -> Item:
        return replace(item, own_words=self.own_words, author=self.author)


__all__ = [
    "AsReader",
    "HeldEntry",
    "Look",
    "Preview",
    "preview",
    "timeline_as",
]
