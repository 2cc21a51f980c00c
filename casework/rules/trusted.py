"""Somebody told about some subjects instead of her: where it stands, and what he may read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casework.rules.choices import CHOOSABLE, Subject, subject_of
from casework.rules.knowledge import Entry, Reader, Standing, has_learned, known_to
from casework.rules.messages import N_
from casework.rules.update_kinds import kind_of

# She is never told why one was not taken: a reason could tell her of a flag or a wall.
STATES: dict[str, str] = {
    "asked": N_("A worker speaks with you first. Nothing goes to this person before."),
    "spoken": N_("It waits until this person has typed in a code that we sent."),
    "confirmed": N_("This person is told instead of you."),
    "refused": N_("We cannot do this. Your worker can talk with you about somebody else."),
    "ended": N_("This has ended. Nothing goes to this person any more."),
}

_OTHER = "other"  # rules.choices.SubjectChoice.OTHER, as her own row keeps it


def known_subjects(slugs: Iterable[str]) -> tuple[Subject, ...]:
    """Those of them that she can choose by, in the order of the page."""
    wanted = set(slugs)
    return tuple(one for one in CHOOSABLE if one.value in wanted)


def shared_with(
    reader: Reader, entries: Sequence[Entry], subjects: Iterable[str]
) -> tuple[Entry, ...]:
    """Which of the entries addressed to her the person she trusts may read; newest first.

    ``reader`` is she, as she stands now, and ``entries`` are all of hers: what is held from her
    for any reason is found by the rule of her own pages and by no other.
    """
    his = frozenset(one.value for one in known_subjects(subjects))
    instead = frozenset(one for one in his if reader.subjects.get(one) == _OTHER)
    found = {
        known.entry.id
        for known in known_to(reader, entries).known
        if known.entry.subject in his - instead and _is_read(known.entry, known.standing)
    }
    found |= _instead_of_her(reader, entries, instead)
    shown = [entry for entry in entries if entry.id in found]
    return tuple(
        sorted(shown, key=lambda one: (one.occurred_on, one.published_at, one.id), reverse=True)
    )


def _is_read(entry: Entry, standing: Standing) -> bool:
    """She was told it in person, or has opened it; or it is no hard news. What she keeps, asked
    to be told or does not want to know stands otherwise, and is not his."""
    if standing not in (Standing.OPEN, Standing.LABEL, Standing.MAIN, Standing.ALL):
        return False
    return has_learned(entry) or not (entry.hard or entry.told_first)


def _instead_of_her(
    reader: Reader, entries: Sequence[Entry], instead: frozenset[str]
) -> frozenset[str]:
    """What he is told instead of her: as if she might read it, and nothing besides.

    Evidence stays held from a witness. An entry that gives away hard news of a subject in which
    he is not told instead is held from him until she knows that news.
    """
    if not instead:
        return frozenset()
    as_if = replace(
        reader,
        subjects={**reader.subjects, **dict.fromkeys(instead, "tell_me")},
        pauses=(),
        paused=False,
    )
    # What he may read gives nothing away to him: it counts as opened.
    opened = [
        replace(entry, choice="all") if entry.subject in instead else entry for entry in entries
    ]
    found = {
        known.entry.id: known.entry
        for known in known_to(as_if, opened).known
        if known.entry.subject in instead and known.standing is not Standing.WITHDRAWN
    }
    known_kinds = reader.knew_before.union(
        *({one.kind} | one.gives_away for one in entries if one.told_first and has_learned(one))
    )
    secret = [
        one
        for one in entries
        if one.subject not in instead and (one.told_first or one.hard) and not has_learned(one)
    ]
    tells = {
        one.id
        for one in found.values()
        if any(not _is_his(kind, instead) for kind in one.gives_away - known_kinds)
        or (one.words_give_away and any(_before(other, one) for other in secret))
    }
    while True:
        # What corrects or moves something that is held says the same again.
        gone = {one.id for one in entries} - (found.keys() - tells)
        more = {
            one.id
            for one in found.values()
            if one.id not in tells and gone & {one.corrects_id, one.moves_id}
        }
        if not more:
            return frozenset(found.keys() - tells)
        tells |= more


def _is_his(kind: str, instead: frozenset[str]) -> bool:
    return subject_of(kind_of(kind)).value in instead


def _before(earlier: Entry, later: Entry) -> bool:
    return earlier.id != later.id and earlier.published_at <= later.published_at
