"""A family member's timeline: everything she can fetch about updates starts here.

Her own pages (queries.own_page) and staff who look as her (queries.as_reader) hand in rows;
what they mean for her is worked out here, the same for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Deceased
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.closeness import service_day
from casework.queries.knowledge import ReaderFacts, entry_of
from casework.queries.named_contact import beside
from casework.queries.own_clocks import ShownClock
from casework.queries.own_promises import missed_promise, next_promise, promises_of
from casework.queries.own_rows import EntryRow
from casework.queries.own_words import OwnWords, released_words, words_of_entries
from casework.rules.errors import NotFound
from casework.rules.knowledge import Entry, Knowledge, Known, Reader, Standing, known_to
from casework.rules.messages import Sentence
from casework.rules.sources import source_sentence
from casework.rules.update_kinds import KindWords, NextEvent, kind_of, next_event, words_for
from casework.rules.update_kinds.hearing import merged

PAGE_SIZE = 20  # entries


@dataclass(frozen=True)
class Step:
    """One date of a hearing that moved, in the order in which they were given."""

    day: date | None  # None: the new date is not known yet
    time: time | None
    reason: str  # message id: why it moved, or that no reason was given; "" for the first date


@dataclass(frozen=True)
class Item:
    """One entry as it stands for this reader. What she may not read is not in it."""

    id: str
    kind: str
    strand: str
    standing: Standing
    day: date
    subject: str  # message id: names the subject, never the result
    hard: bool
    words: KindWords | None  # None while only the label shows
    own_words: OwnWords | None
    source: Sentence | None  # who told us, as she reads it
    author: str  # first name of who posted it, or ""
    published_at: datetime
    promise_on: date | None
    corrects: Item | None = None  # the entry that this one puts right
    corrected_by: str | None = None  # id of the entry that puts this one right
    moved_by: str | None = None
    moved: tuple[Step, ...] = ()
    event: NextEvent | None = None  # the day that it names, if it names one
    told: bool = False
    shown: bool = False  # she has been shown it before

    @property
    def month(self) -> date:
        """The first day of the month it happened in; entries are grouped by it."""
        return self.day.replace(day=1)


@dataclass(frozen=True)
class Upcoming:
    """Something that lies ahead, from an entry she knows of."""

    update_id: str
    event: NextEvent


@dataclass(frozen=True)
class Timeline:
    """One page of a reader's timeline."""

    upcoming: tuple[Upcoming, ...]
    items: tuple[Item, ...]
    page: int
    pages: int
    next_promise: date | None
    clocks: tuple[ShownClock, ...] = ()
    missed_promise: date | None = None


@dataclass(frozen=True)
class Loaded:
    """The rows of one reader, and what she knows of them."""

    knowledge: Knowledge
    updates: Mapping[str, Update | EntryRow]
    audiences: Mapping[str, Audience | EntryRow]
    # The fields opened so far; as long as this is in use and no longer.
    opened: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)

    def fields_of(self, update: Update | EntryRow) -> dict[str, Any]:
        """The typed fields of one of these entries; opened once."""
        known = self.opened.get(update.id)
        if known is None:
            known = self.opened[update.id] = update.fields or {}
        return known

    def entries(self) -> list[Entry]:
        """Them as the rule of knowledge sees them."""
        pairs = ((one, self.audiences[one.id]) for one in self.updates.values())
        return [entry_of(update, audience, _moment(update)) for update, audience in pairs]


@dataclass(frozen=True)
class Selected:
    """Which of the entries she knows stand on one page."""

    shown: tuple[Known, ...]
    page: int
    pages: int
    strand: str | None = None


@dataclass(frozen=True)
class Around:
    """What stands on a page beside the entries' own rows."""

    own_words: Mapping[str, OwnWords]
    authors: Mapping[str, str]  # staff id -> first name of whoever she may know
    next_promise: date | None
    today: date
    missed_promise: date | None = None


def loaded_from(
    reader: Reader, rows: Sequence[tuple[Update | EntryRow, Audience | EntryRow]]
) -> Loaded:
    """What a reader knows of these rows; the same for her own pages and for a preview."""
    entries = [entry_of(update, audience, _moment(update)) for update, audience in rows]
    return Loaded(
        knowledge=known_to(reader, entries),
        updates={update.id: update for update, _ in rows},
        audiences={update.id: audience for update, audience in rows},
    )


def _moment(update: Update | EntryRow) -> datetime:
    return update.published_at or update.created_at


def select_page(
    loaded: Loaded,
    *,
    page: int = 1,
    strand: str | None = None,
    standings: frozenset[Standing] | None = None,
    page_size: int = PAGE_SIZE,
) -> Selected:
    """One page of what she knows, newest first; all strands or one. A page that is not there
    is the nearest one."""
    known = [
        one
        for one in loaded.knowledge.known
        if (strand is None or loaded.updates[one.entry.id].strand == strand)
        and (standings is None or one.standing in standings)
    ]
    pages = max(1, -(-len(known) // page_size))
    page = min(max(1, page), pages)
    shown = tuple(known[(page - 1) * page_size : page * page_size])
    return Selected(shown, page, pages, strand)


def assemble(loaded: Loaded, selected: Selected, around: Around) -> Timeline:
    """The timeline out of everything that was read for it. Here sealed fields are opened."""
    return Timeline(
        upcoming=lying_ahead(loaded, around.today, selected.strand),
        items=_items(loaded, selected.shown, around, closed_in_list=True),
        page=selected.page,
        pages=selected.pages,
        next_promise=around.next_promise,
        missed_promise=around.missed_promise,
    )


def build_timeline(
    session: Session,
    loaded: Loaded,
    member: FamilyMember | ReaderFacts,
    *,
    now: datetime,
    page: int = 1,
    strand: str | None = None,
    standings: frozenset[Standing] | None = None,
    page_size: int = PAGE_SIZE,
) -> Timeline:
    """The timeline out of loaded rows, with what stands around them."""
    selected = select_page(
        loaded, page=page, strand=strand, standings=standings, page_size=page_size
    )
    shown = [one.entry.id for one in selected.shown]
    words = released_words(session, member.case_id, shown)
    today = service_day(now)
    promises = promises_of(session, member.case_id, member.id, today)
    around = Around(
        own_words=words_of_entries(words, member),
        authors=beside(session, member.case_id, member.id, now).first_names,
        next_promise=next_promise(promises, loaded.knowledge, today, member.pauses),
        today=today,
        missed_promise=missed_promise(promises, loaded.knowledge, today, member.pauses),
    )
    return assemble(loaded, selected, around)


def build_item(
    session: Session,
    loaded: Loaded,
    member: FamilyMember | ReaderFacts,
    update_id: str,
    now: datetime,
) -> Item:
    """One entry in full out of loaded rows: for the reader, and for staff who look as her.

    NotFound if she does not know of it: held, withdrawn before she knew, somebody else's, or
    never there.
    """
    known = loaded.knowledge.find(update_id)
    if known is None:
        raise NotFound
    words = released_words(session, member.case_id, [update_id])
    around = Around(
        own_words=words_of_entries(words, member),
        authors=beside(session, member.case_id, member.id, now).first_names,
        next_promise=None,
        today=service_day(now),
    )
    return _items(loaded, (known,), around, closed_in_list=False)[0]


def lying_ahead(loaded: Loaded, today: date, strand: str | None = None) -> tuple[Upcoming, ...]:
    """What lies ahead, soonest first. A date that moved counts only as it is now."""
    replaced = {
        one.entry.moves_id or one.entry.corrects_id
        for one in loaded.knowledge.known
        if one.standing is not Standing.WITHDRAWN
    }
    found = []
    for one in loaded.knowledge.known:
        update = loaded.updates[one.entry.id]
        if one.standing is not Standing.OPEN or one.entry.id in replaced:
            continue
        if kind_of(update.kind).ahead is None:
            continue  # most kinds: nothing of them has to be opened
        if strand is not None and update.strand != strand:
            continue
        event = next_event(update.kind, _fields_with_original(loaded, update))
        if event is not None and event.day >= today:
            found.append(Upcoming(update.id, event))
    return tuple(sorted(found, key=lambda one: (*one.event.order, one.update_id)))


def _chain(loaded: Loaded, update: Update | EntryRow) -> list[Update | EntryRow]:
    """The entry and what it moves, back to the first date given. Only entries addressed to
    this reader are in ``loaded``; one that moves a held entry is held itself."""
    chain = [update]
    seen = {update.id}
    while chain[-1].moves_id and chain[-1].moves_id not in seen:
        earlier = loaded.updates.get(chain[-1].moves_id)
        if earlier is None:
            break
        seen.add(earlier.id)
        chain.append(earlier)
    return chain


def _fields_with_original(loaded: Loaded, update: Update | EntryRow) -> dict[str, object]:
    """The entry's fields, on top of those of the hearing that it moves.

    A moved date says only what is new; court and kind of hearing are those of the original.
    """
    return merged(loaded.fields_of(one) for one in reversed(_chain(loaded, update)))


def _event(loaded: Loaded, update: Update | EntryRow) -> NextEvent | None:
    return next_event(update.kind, _fields_with_original(loaded, update))


def _trail(loaded: Loaded, update: Update | EntryRow) -> tuple[Step, ...]:
    """A moved date keeps its trail: was, is now, and why."""
    steps = []
    for one in reversed(_chain(loaded, update)):
        if one.state == "withdrawn":
            continue
        event = next_event(one.kind, loaded.fields_of(one))
        reason = _reason(one.kind, loaded.fields_of(one)) if one.moves_id else ""
        steps.append(Step(event.day if event else None, event.time if event else None, reason))
    return tuple(steps)


def _reason(kind: str, fields: Mapping[str, Any]) -> str:
    field = kind_of(kind).field_named("reason")
    choice = field.choice(fields.get("reason")) if field else None
    return choice.card if choice else ""


def _items(
    loaded: Loaded, shown: Sequence[Known], around: Around, *, closed_in_list: bool
) -> tuple[Item, ...]:
    corrected = {
        one.entry.corrects_id: one.entry.id
        for one in reversed(loaded.knowledge.known)
        if one.entry.corrects_id
    }
    moved = {
        one.entry.moves_id: one.entry.id
        for one in reversed(loaded.knowledge.known)
        if one.entry.moves_id
    }

    def item(one: Known, nested: bool = False) -> Item:
        update = loaded.updates[one.entry.id]
        kind = kind_of(update.kind)
        readable = one.standing is Standing.OPEN or (
            not closed_in_list and one.standing in (Standing.MAIN, Standing.ALL)
        )
        earlier = loaded.knowledge.find(update.corrects_id) if update.corrects_id else None
        return Item(
            id=update.id,
            kind=update.kind,
            strand=update.strand,
            standing=one.standing,
            day=one.entry.occurred_on,
            subject=kind.subject,
            hard=one.entry.hard,
            words=words_for(update.kind, _fields_with_original(loaded, update))
            if readable
            else None,
            own_words=around.own_words.get(update.id)
            if one.standing in (Standing.OPEN, Standing.ALL) and readable
            else None,
            source=source_sentence(update.source_role) if readable else None,
            moved=_trail(loaded, update) if readable and update.moves_id else (),
            event=_event(loaded, update) if readable and kind.ahead else None,
            author=around.authors.get(update.published_by or "", ""),
            published_at=one.entry.published_at,
            promise_on=update.promise_on,
            corrects=item(earlier, nested=True) if earlier and not nested else None,
            corrected_by=corrected.get(update.id),
            moved_by=moved.get(update.id),
            told=one.entry.told_at is not None,
            shown=loaded.audiences[update.id].shown_at is not None,
        )

    return tuple(item(one) for one in shown)


def called(session: Session, case_id: str) -> tuple[str, ...]:
    """What the family calls the person or people who died."""
    rows = session.scalars(
        select(Deceased).where(Deceased.case_id == case_id).order_by(Deceased.id)
    )
    return tuple(row.called or "" for row in rows)
