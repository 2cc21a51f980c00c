"""A family member's own pages: what is read for them, and what they say.

Reading and saying are apart. An `OwnPage` holds everything that its words depend on, still
sealed; two that are equal say the same, so that a page need not be put into words again while
nothing of it has changed. What she knows is worked out by rules.knowledge from the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.queries.closeness import service_day
from casework.queries.documents import Reading
from casework.queries.kept import Kept
from casework.queries.knowledge import ReaderFacts, facts_of, reader_of
from casework.queries.named_contact import STANDING_BESIDE, Beside, beside_from
from casework.queries.own_clocks import OWN_CLOCKS, ClockRow, ShownClock, shown_clocks
from casework.queries.own_promises import (
    MISSED_SHOWS,
    PROMISES,
    missed_promise,
    next_promise,
)
from casework.queries.own_rows import OWN_ENTRIES, EntryRow
from casework.queries.own_words import (
    AT_MOST,
    RELEASED,
    asked_for,
    released_words,
    words_of_entries,
)
from casework.queries.sessions import SignedInMember
from casework.queries.timeline import (
    PAGE_SIZE,
    Around,
    Item,
    Loaded,
    Selected,
    Timeline,
    assemble,
    build_item,
    build_timeline,
    loaded_from,
    select_page,
)
from casework.rules.access import FamilyViewer
from casework.rules.errors import NotFound
from casework.rules.knowledge import Knowledge, Known, Standing


@dataclass(frozen=True)
class OwnPage:
    """Everything that one page of her timeline is made of. Equal pages say the same."""

    viewer: FamilyViewer
    facts: ReaderFacts
    # What is held is no part of it: a page does not take longer because something waits that
    # its reader knows nothing of.
    known: tuple[tuple[Known, EntryRow], ...]
    entries: str  # all rows, and only where clocks hang on them
    words: str
    beside: Beside
    next_promise: date | None
    missed_promise: date | None
    clocks: str
    today: date
    asked: tuple[str | None, int]  # strand and page
    # Worked out of the above.
    loaded: Loaded = field(compare=False, repr=False)
    selected: Selected = field(compare=False, repr=False)

    def timeline(self) -> Timeline:
        """The page in sentences. Here sealed fields are opened, of the entries on it."""
        around = Around(
            own_words=words_of_entries(self.words, self.facts),
            authors=self.beside.first_names,
            next_promise=self.next_promise,
            today=self.today,
            missed_promise=self.missed_promise,
        )
        strand = self.asked[0]
        clocks = _clocks(self.viewer, self.facts, self.loaded, self.clocks)
        shown = tuple(one for one in clocks if strand is None or one.strand == strand)
        return replace(assemble(self.loaded, self.selected, around), clocks=shown)

    @property
    def never_shown(self) -> list[str]:
        """Open entries on it that she has not been shown before."""
        audiences = self.loaded.audiences
        return [
            one.entry.id
            for one in self.selected.shown
            if one.standing is Standing.OPEN and audiences[one.entry.id].shown_at is None
        ]


def member_of(session: Session, viewer: FamilyViewer) -> FamilyMember:
    """The signed-in reader's own row."""
    member = session.get(FamilyMember, (viewer.case_id, viewer.member_id))
    if member is None:
        raise NotFound
    return member


def _facts(session: Session, viewer: FamilyViewer) -> ReaderFacts:
    # While a page is only read, the gate found them in this very transaction.
    known = viewer.facts if isinstance(viewer, SignedInMember) else None
    if known is not None and session.info.get("read_only"):
        return known
    return facts_of(member_of(session, viewer))


_ENTRIES = Reading(OWN_ENTRIES)
_PAGE = Reading(OWN_ENTRIES, RELEASED, STANDING_BESIDE, PROMISES, OWN_CLOCKS)
_DATES = Reading(OWN_ENTRIES, OWN_CLOCKS)

# Rows with their types and what she knows of them; nothing in it has been opened.
_Seen = tuple[tuple[Known, EntryRow], ...]
_known: Kept[tuple[Loaded, _Seen]] = Kept(most=500)
# Which entries stood on a page when it was read last. Only a guess at whose words to ask for.
_stood: Kept[tuple[str, ...]] = Kept(most=500)


def _key(viewer: FamilyViewer) -> tuple[str, ...]:
    return (viewer.case_id, viewer.member_id, viewer.session_id)


def _load(viewer: FamilyViewer, facts: ReaderFacts, entries: str) -> Loaded:
    found, _ = _worked_out(viewer, facts, entries)
    # With its own book of opened fields, which ends with this page.
    return Loaded(found.knowledge, found.updates, found.audiences)


def _worked_out(viewer: FamilyViewer, facts: ReaderFacts, entries: str) -> tuple[Loaded, _Seen]:
    def work_out() -> tuple[Loaded, _Seen]:
        rows = [EntryRow(*values) for values in OWN_ENTRIES.rows(entries)]
        by_id = {row.id: row for row in rows}
        found = loaded_from(reader_of(facts, viewer.session_id), [(row, row) for row in rows])
        return found, tuple((one, by_id[one.entry.id]) for one in found.knowledge.known)

    return _known.get(_key(viewer), (facts, entries), work_out)


def _read(session: Session, viewer: FamilyViewer, facts: ReaderFacts) -> Loaded:
    asked = {"case_id": facts.case_id, "member_id": facts.id}
    return _load(viewer, facts, _ENTRIES.read(session, asked)[0])


def loaded_of(session: Session, viewer: FamilyViewer) -> Loaded:
    """Her rows and what she knows of them, for whatever is made of all of them."""
    return _read(session, viewer, _facts(session, viewer))


def pauses_of_viewer(session: Session, viewer: FamilyViewer) -> str:
    """The pauses of the signed-in reader, as her row has them."""
    return _facts(session, viewer).pauses


def knowledge_of_viewer(session: Session, viewer: FamilyViewer) -> Knowledge:
    """What the signed-in reader knows."""
    return _read(session, viewer, _facts(session, viewer)).knowledge


def read_page(
    session: Session,
    viewer: FamilyViewer,
    *,
    now: datetime,
    page: int = 1,
    strand: str | None = None,
    page_size: int = PAGE_SIZE,
) -> OwnPage:
    """One page of her timeline, read and not yet put into words.

    One statement, whatever the length. Which words belong on the page follows from what she
    knows of the entries; where that is not what it was the last time, they are a second one.
    """
    facts, today = _facts(session, viewer), service_day(now)
    place = (*_key(viewer), strand, page, page_size)
    guess = _stood.latest(place) or ()
    asked = {"case_id": facts.case_id, "member_id": facts.id, "today": today}
    asked["promised_from"] = today - MISSED_SHOWS
    entries, words, standing, promises, clocks = _PAGE.read(session, {**asked, **asked_for(guess)})
    loaded = _load(viewer, facts, entries)
    selected = select_page(loaded, page=page, strand=strand, page_size=page_size)
    shown = tuple(one.entry.id for one in selected.shown)
    if shown != guess:
        words = released_words(session, facts.case_id, shown)
    if len(shown) <= AT_MOST:
        _stood.get(place, shown, lambda: shown)
    return OwnPage(
        viewer=viewer,
        facts=facts,
        known=_worked_out(viewer, facts, entries)[1],
        entries=entries if OWN_CLOCKS.rows(clocks) else "",
        words=words,
        beside=beside_from(standing, now),
        next_promise=next_promise(promises, loaded.knowledge, today, facts.pauses),
        missed_promise=missed_promise(promises, loaded.knowledge, today, facts.pauses),
        clocks=clocks,
        today=today,
        asked=(strand, selected.page),
        loaded=loaded,
        selected=selected,
    )


def _clocks(
    viewer: FamilyViewer, facts: ReaderFacts, loaded: Loaded, clocks: str
) -> tuple[ShownClock, ...]:
    rows = [ClockRow(*values) for values in OWN_CLOCKS.rows(clocks)]
    if not rows:
        return ()
    return shown_clocks(reader_of(facts, viewer.session_id), loaded.entries(), rows)


@dataclass(frozen=True)
class OwnDates:
    """What she knows, and the clocks that she may see: for pages about days to come."""

    facts: ReaderFacts
    loaded: Loaded
    clocks: tuple[ShownClock, ...]
    today: date


def read_dates(session: Session, viewer: FamilyViewer, *, now: datetime) -> OwnDates:
    """Her entries and clocks; one statement."""
    facts, today = _facts(session, viewer), service_day(now)
    asked = {"case_id": facts.case_id, "member_id": facts.id, "today": today}
    entries, clocks = _DATES.read(session, asked)
    loaded = _load(viewer, facts, entries)
    return OwnDates(facts, loaded, _clocks(viewer, facts, loaded, clocks), today)


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
    """One page of her timeline, newest first; all strands or one, all standings or some."""
    facts = _facts(session, viewer)
    return build_timeline(
        session,
        _read(session, viewer, facts),
        facts,
        now=now,
        page=page,
        strand=strand,
        standings=standings,
        page_size=page_size,
    )


def one_update(session: Session, viewer: FamilyViewer, update_id: str, *, now: datetime) -> Item:
    """One entry on its own page, as far as she chose to open it, or NotFound."""
    facts = _facts(session, viewer)
    return build_item(session, _read(session, viewer, facts), facts, update_id, now)
