"""What one reader knows: the one function from which everything she can fetch is computed.

A person tells hard news first. Until staff record that she was told, or she has chosen to read
first, a told-first entry is *held*: it does not exist for her. Whatever would let her guess it
is held with it. The list, what happens next, counts, order, strand pages, print, letters and
previews all start from `known_to`; nothing reads updates around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """How an entry stands for a reader who may know that it exists."""

    OPEN = "open"  # plain news: shown as it is
    LABEL = "label"  # hard news: its subject only, until she chooses
    MAIN = "main"  # she asked for the main point, in this session
    ALL = "all"  # she asked for all of it, in this session
    ASKED = "asked"  # she asked her worker to tell her
    KEPT = "kept"  # she keeps it for later
    UNWANTED = "unwanted"  # she does not want to know this
    WITHDRAWN = "withdrawn"  # only "an entry was withdrawn" is left


class HeldWhy(StrEnum):
    """Why an entry is held, for staff; the reader never learns that it is."""

    NOT_TOLD = "not_told"  # a person tells her first, and nobody has recorded doing so
    WITNESS = "witness"  # it is about evidence, and she has still to give hers
    GIVES_AWAY = "gives_away"  # it would give away hard news that she does not know
    WORDS_GIVE_AWAY = "words_give_away"  # the writer said that the words would
    FOLLOWS_HELD = "follows_held"  # it corrects or moves an entry that is held
    PAUSED = "paused"  # she has paused everything; it is on a list when she comes back


@dataclass(frozen=True)
class Reader:
    """What decides a reader's knowledge, beside the entries themselves."""

    read_first: bool = False
    witness: bool = False  # flagged as a witness whose evidence is not yet given
    knew_before: frozenset[str] = frozenset()  # kinds of hard news known before the record
    session_id: str = ""
    subjects: Mapping[str, str] = field(default_factory=dict, hash=False)  # her choice by subject
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()  # from, until, in UTC
    paused: bool = False  # one of them is in force as she looks

    def reads_first(self, subject: str) -> bool:
        """Whether she said that she may read hard news of this subject before she is told."""
        chosen = self.subjects.get(subject, "")
        return chosen == "tell_me" or (not chosen and self.read_first)

    def in_a_pause(self, moment: datetime) -> tuple[datetime, datetime | None] | None:
        """The pause in which this moment lies."""
        for since, until in self.pauses:
            if since <= moment and (until is None or moment < until):
                return since, until
        return None


@dataclass(frozen=True)
class Entry:
    """An update addressed to the reader, as far as knowledge depends on it."""

    id: str
    kind: str
    occurred_on: date
    published_at: datetime
    told_first: bool
    hard: bool
    gives_away: frozenset[str] = frozenset()  # kinds of told-first news it would reveal
    subject: str = ""  # slug of rules.choices.Subject, by which she chooses
    about_evidence: bool = False
    words_give_away: bool = False
    withdrawn: bool = False
    corrects_id: str | None = None
    moves_id: str | None = None
    # A clock is no update: it hangs on the news that started it, and shares its fate.
    hangs_on: str | None = None
    told_at: datetime | None = None
    choice: str = ""
    opened_in_session: str | None = None


@dataclass(frozen=True)
class Known:
    """An entry that the reader may know of, and how it stands for her."""

    entry: Entry
    standing: Standing


@dataclass(frozen=True)
class Knowledge:
    """Everything a reader knows, newest first, and what is held from her and why."""

    known: tuple[Known, ...]
    held: dict[str, HeldWhy]

    def find(self, entry_id: str) -> Known | None:
        """The known entry with this id; None if there is none or it is held."""
        return next((known for known in self.known if known.entry.id == entry_id), None)


_CHOSEN = {
    "ask": Standing.ASKED,
    "keep": Standing.KEPT,
    "no": Standing.UNWANTED,
}


def known_to(reader: Reader, entries: Iterable[Entry]) -> Knowledge:
    """What this reader knows of the entries addressed to her.

    Pure: the same entries and reader give the same knowledge, in every page, print and preview.
    """
    everything = sorted(entries, key=lambda entry: (entry.published_at, entry.id))
    held = _directly_held(reader, everything)
    _hold_what_would_tell(reader, everything, held)
    visible = [entry for entry in everything if entry.id not in held]
    # Newest first by the day it happened. The moment of publication breaks ties only among
    # entries that she knows, so the order cannot point at a gap.
    visible.sort(key=lambda entry: (entry.occurred_on, entry.published_at, entry.id), reverse=True)
    withdrawn = _withdrawn(everything)
    return Knowledge(
        known=tuple(Known(entry, _standing(reader, entry, withdrawn)) for entry in visible),
        held=held,
    )


def _directly_held(reader: Reader, entries: list[Entry]) -> dict[str, HeldWhy]:
    held: dict[str, HeldWhy] = {}
    for entry in entries:
        if reader.witness and entry.about_evidence:
            # Told or not: a witness hears nothing about evidence before she has given hers.
            held[entry.id] = HeldWhy.WITNESS
        elif _waits_for_a_person(reader, entry):
            held[entry.id] = HeldWhy.NOT_TOLD
        elif reader.paused and _waits_in_this_pause(reader, entry):
            held[entry.id] = HeldWhy.PAUSED
    return held


def _waits_for_a_person(reader: Reader, entry: Entry) -> bool:
    """Neither looking only when she wants to nor keeping a subject lifts this."""
    by_a_person = entry.hard and reader.subjects.get(entry.subject) == "person"
    if entry.told_at is not None or not (entry.told_first or by_a_person):
        return False
    return not reader.reads_first(entry.subject)


def _waits_in_this_pause(reader: Reader, entry: Entry) -> bool:
    """Published in the pause that is in force. What she was told in person in spite of it, by
    her own word, is not hidden from her."""
    pause = reader.in_a_pause(entry.published_at)
    return pause is not None and pause == reader.pauses[-1] and entry.told_at is None


def has_learned(entry: Entry) -> bool:
    """Whether she knows what it says: a person told her, or she opened it herself. A label
    that she may open, keeps or does not want to open has told her nothing yet."""
    return entry.told_at is not None or entry.choice in ("main", "all")


def _hold_what_would_tell(reader: Reader, entries: list[Entry], held: dict[str, HeldWhy]) -> None:
    """Hold what would give away news that she has not learned, until nothing more has to be."""
    changed = True
    while changed:
        changed = False
        learned = [
            entry
            for entry in entries
            if entry.told_first and entry.id not in held and has_learned(entry)
        ]
        # Whoever knows of a charge knows that there was an arrest.
        known_kinds = reader.knew_before.union(
            *({entry.kind} | entry.gives_away for entry in learned)
        )
        unlearned = [
            entry
            for entry in entries
            if entry.id in held or (entry.told_first and not has_learned(entry))
        ]
        for entry in entries:
            if entry.id not in held:
                why = _why_it_would_tell(reader, entry, unlearned, held, known_kinds)
                if why is not None:
                    held[entry.id] = why
                    changed = True


def _why_it_would_tell(
    reader: Reader,
    entry: Entry,
    unlearned: list[Entry],
    held: dict[str, HeldWhy],
    known_kinds: frozenset[str],
) -> HeldWhy | None:
    if held.keys() & {entry.corrects_id, entry.moves_id, entry.hangs_on}:
        return HeldWhy.FOLLOWS_HELD
    if entry.told_at is not None:
        return None  # a person has told her this very entry
    before = [
        other
        for other in unlearned
        if other.id != entry.id and other.published_at <= entry.published_at
    ]
    if entry.words_give_away and before:
        return HeldWhy.WORDS_GIVE_AWAY
    if reader.reads_first(entry.subject) and entry.hard:
        # Only its subject shows until she opens it, and opening is hers to choose. What a
        # witness may not hear yet is not hers to choose.
        evidence = [other for other in before if held.get(other.id) is HeldWhy.WITNESS]
        told = any(other.kind in entry.gives_away for other in evidence)
        return HeldWhy.GIVES_AWAY if told else None
    if entry.gives_away - known_kinds:
        return HeldWhy.GIVES_AWAY
    if any(other.kind in entry.gives_away for other in before):
        return HeldWhy.GIVES_AWAY
    return None


def _withdrawn(entries: list[Entry]) -> frozenset[str]:
    """What was withdrawn, and what corrects it: a correction repeats the words that had to go.
    What hangs on it goes as well."""
    gone = {entry.id for entry in entries if entry.withdrawn}
    while True:
        follows = (entry for entry in entries if gone & {entry.corrects_id, entry.hangs_on})
        more = {entry.id for entry in follows} - gone
        if not more:
            return frozenset(gone)
        gone |= more


def _standing(reader: Reader, entry: Entry, withdrawn: frozenset[str]) -> Standing:
    if entry.id in withdrawn:
        return Standing.WITHDRAWN
    if entry.choice in _CHOSEN:
        return _CHOSEN[entry.choice]
    if not entry.choice and (kept := _kept_by_choice(reader, entry)) is not None:
        return kept
    if not entry.hard:
        return Standing.OPEN
    opened = bool(entry.opened_in_session) and entry.opened_in_session == reader.session_id
    if opened and entry.choice in ("main", "all"):
        return Standing(entry.choice)
    return Standing.LABEL


_BY_SUBJECT = {
    "keep": Standing.KEPT,
    "other": Standing.KEPT,  # somebody else is told instead; it is there when she asks
    "not_know": Standing.UNWANTED,
}


def _kept_by_choice(reader: Reader, entry: Entry) -> Standing | None:
    """What she chose for the whole subject, or that it waited in a pause that is over: its
    subject line only, until she picks it. An answer about the one entry comes before."""
    by_subject = _BY_SUBJECT.get(reader.subjects.get(entry.subject, ""))
    if by_subject is not None:
        return by_subject
    if entry.told_at is None and reader.in_a_pause(entry.published_at) is not None:
        return Standing.KEPT
    return None


def to_be_told(reader: Reader, entry: Entry) -> bool:
    """Whether a person has this to tell her now, before it shows.

    Not while everything is paused, not what she keeps, does not want to know or leaves to
    somebody else, and not evidence to a witness: then nobody rings her about it.
    """
    if reader.paused or reader.subjects.get(entry.subject, "") in _BY_SUBJECT:
        return False
    if reader.witness and entry.about_evidence:
        return False
    return _waits_for_a_person(reader, entry)
