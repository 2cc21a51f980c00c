"""A family member's timeline: everything she can fetch about updates starts here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Deceased
from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.models.updates import Audience, Update
from casework.queries.knowledge import entry_of, reader_of
from casework.queries.own_words import OwnWords, words_of_entries
from casework.queries.scope import updates_addressed_to
from casework.rules.access import FamilyViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import Knowledge, Known, Reader, Standing, known_to
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
    facts: tuple[Sentence, ...]  # what was said about it: the reason, or that none was given


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


@dataclass(frozen=True)
class _Loaded:
    """The rows of one reader, and what she knows of them."""

    knowledge: Knowledge
    updates: dict[str, Update]
    audiences: dict[str, Audience]
    authors: dict[str, str] | None = None  # staff id -> first name; None: not asked for yet


def _load_own(session: Session, viewer: FamilyViewer, reader: Reader) -> _Loaded:
    # The author's name comes along: one statement less on every page.
    rows = session.execute(
        updates_addressed_to(viewer)
        .add_columns(Staff.full_name)
        .outerjoin(Staff, Staff.id == Update.published_by)
    ).all()
    loaded = loaded_from(reader, [(update, audience) for update, audience, _ in rows])
    authors = {
        update.published_by: name.split()[0]
        for update, _, name in rows
        if update.published_by and name
    }
    return replace(loaded, authors=authors)


def loaded_from(reader: Reader, rows: Sequence[tuple[Update, Audience]]) -> _Loaded:
    """What a reader knows of these rows; the same for her own pages and for a preview."""
    entries = [entry_of(update, audience, _moment(update)) for update, audience in rows]
    return _Loaded(
        knowledge=known_to(reader, entries),
        updates={update.id: update for update, _ in rows},
        audiences={update.id: audience for update, audience in rows},
    )


def _moment(update: Update) -> datetime:
    return update.published_at or update.created_at


def member_of(session: Session, viewer: FamilyViewer) -> FamilyMember:
    """The signed-in reader's own row."""
    member = session.get(FamilyMember, (viewer.case_id, viewer.member_id))
    if member is None:
        raise NotFound
    return member


def knowledge_of_viewer(session: Session, viewer: FamilyViewer) -> Knowledge:
    """What the signed-in reader knows."""
    member = member_of(session, viewer)
    return _load_own(session, viewer, reader_of(member, viewer.session_id)).knowledge


def timeline(
    session: Session,
    viewer: FamilyViewer,
    *,
    now: datetime,
    page: int = 1,
    strand: str | None = None,
    standings: frozenset[Standing] | None = None,
    page_size: int = PAGE_SIZE,
) -> Timeline:
    """One page of her timeline, newest first; all strands or one.

    Costs the same number of statements whatever the length: her row, her entries, the words of
    one page, who posted them, her next promise.
    """
    member = member_of(session, viewer)
    loaded = _load_own(session, viewer, reader_of(member, viewer.session_id))
    return build_timeline(
        session,
        loaded,
        member,
        now=now,
        page=page,
        strand=strand,
        standings=standings,
        page_size=page_size,
    )


def build_timeline(
    session: Session,
    loaded: _Loaded,
    member: FamilyMember,
    *,
    now: datetime,
    page: int = 1,
    strand: str | None = None,
    standings: frozenset[Standing] | None = None,
    page_size: int = PAGE_SIZE,
) -> Timeline:
    """The timeline out of loaded rows: for the reader, and for staff who look as her."""
    known = [
        one
        for one in loaded.knowledge.known
        if (strand is None or loaded.updates[one.entry.id].strand == strand)
        and (standings is None or one.standing in standings)
    ]
    pages = max(1, -(-len(known) // page_size))
    page = min(max(1, page), pages)
    shown = known[(page - 1) * page_size : page * page_size]
    return Timeline(
        upcoming=_upcoming(loaded, now.date(), strand),
        items=_items(session, loaded, shown, member, closed_in_list=True),
        page=page,
        pages=pages,
        next_promise=_next_promise(session, member, loaded, now.date()),
    )


def one_update(session: Session, viewer: FamilyViewer, update_id: str) -> Item:
    """One entry on its own page, as far as she chose to open it. NotFound if she does not
    know of it: held, withdrawn before she knew, somebody else's, or never there."""
    member = member_of(session, viewer)
    loaded = _load_own(session, viewer, reader_of(member, viewer.session_id))
    return build_item(session, loaded, member, update_id)


def build_item(
    session: Session, loaded: _Loaded, member: FamilyMember, update_id: str
) -> Item:
    """One entry in full out of loaded rows: for the reader, and for staff who look as her."""
    known = loaded.knowledge.find(update_id)
    if known is None:
        raise NotFound
    return _items(session, loaded, [known], member, closed_in_list=False)[0]


def _upcoming(loaded: _Loaded, today: date, strand: str | None) -> tuple[Upcoming, ...]:
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


def _chain(loaded: _Loaded, update: Update) -> list[Update]:
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


def _fields_with_original(loaded: _Loaded, update: Update) -> dict[str, object]:
    """The entry's fields, on top of those of the hearing that it moves.

    A moved date says only what is new; court and kind of hearing are those of the original.
    """
    return merged(one.fields or {} for one in reversed(_chain(loaded, update)))


def _trail(loaded: _Loaded, update: Update) -> tuple[Step, ...]:
    """A moved date keeps its trail: was, is now, and why."""
    steps = []
    for one in reversed(_chain(loaded, update)):
        if one.state == "withdrawn":
            continue
        event = next_event(one.kind, one.fields or {})
        facts = words_for(one.kind, one.fields or {}).facts if one.moves_id else ()
        steps.append(Step(event.day if event else None, event.time if event else None, facts))
    return tuple(steps)


def _next_promise(
    session: Session, member: FamilyMember, loaded: _Loaded, today: date
) -> date | None:
    """The next day by which we said we would be in touch. A promise that hangs on an entry
    she does not know of is not hers to see yet."""
    rows = session.execute(
        select(Promise.due_on, Promise.update_id)
        .where(
            Promise.case_id == member.case_id,
            Promise.member_id == member.id,
            Promise.kept_at.is_(None),
            Promise.due_on >= today,
        )
        .order_by(Promise.due_on)
    )
    for due_on, update_id in rows:
        if update_id is None or loaded.knowledge.find(update_id) is not None:
            return due_on
    return None


def _items(
    session: Session,
    loaded: _Loaded,
    shown: Sequence[Known],
    member: FamilyMember,
    *,
    closed_in_list: bool,
) -> tuple[Item, ...]:
    case_id = member.case_id
    visible = {one.entry.id for one in loaded.knowledge.known}
    own_words = words_of_entries(session, case_id, [one.entry.id for one in shown], member)
    authors = loaded.authors
    if authors is None:
        authors = _authors(session, [loaded.updates[one.entry.id].published_by for one in shown])
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
            own_words=own_words.get(update.id)
            if one.standing in (Standing.OPEN, Standing.ALL) and readable
            else None,
            source=source_sentence(update.source_role) if readable else None,
            moved=_trail(loaded, update) if readable and update.moves_id else (),
            author=authors.get(update.published_by or "", ""),
            published_at=one.entry.published_at,
            promise_on=update.promise_on,
            corrects=item(earlier, nested=True) if earlier and not nested else None,
            corrected_by=corrected.get(update.id),
            moved_by=moved.get(update.id),
            told=one.entry.told_at is not None,
            shown=loaded.audiences[update.id].shown_at is not None,
        )

    assert visible.issuperset(one.entry.id for one in shown)
    return tuple(item(one) for one in shown)


def _authors(session: Session, staff_ids: Iterable[str | None]) -> dict[str, str]:
    """First names of the workers whom the reader may know (row security hides the others)."""
    wanted = sorted({staff_id for staff_id in staff_ids if staff_id})
    if not wanted:
        return {}
    rows = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(wanted)))
    return {staff_id: full_name.split()[0] for staff_id, full_name in rows if full_name}


def called(session: Session, case_id: str) -> tuple[str, ...]:
    """What the family calls the person or people who died."""
    rows = session.scalars(
        select(Deceased).where(Deceased.case_id == case_id).order_by(Deceased.id)
    )
    return tuple(row.called or "" for row in rows)


