"""The table of kinds, and the questions everybody asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from casework.rules.errors import NotFound
from casework.rules.messages import Sentence
from casework.rules.update_kinds.after_sentence import AFTER_SENTENCE
from casework.rules.update_kinds.court import COURT
from casework.rules.update_kinds.likeliest import at_first
from casework.rules.update_kinds.police import POLICE
from casework.rules.update_kinds.reading import check, load
from casework.rules.update_kinds.speaking import KindWords, NextEvent, event_of, speak
from casework.rules.update_kinds.strand_lists import INQUEST, MONEY, REVIEW, WITH_US
from casework.rules.update_kinds.types import Reveals, UpdateKind

LIKELIEST = 5


def _closed(direct: frozenset[str], table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found = direct
    while True:
        more = found.union(*(table.get(slug, frozenset()) for slug in found))
        if more == found:
            return found
        found = more


def build(kinds: Iterable[UpdateKind]) -> dict[str, UpdateKind]:
    """The kinds by slug, with every `reveals` closed: what a revealed kind reveals counts."""
    listed = tuple(kinds)
    direct = {kind.slug: kind.reveals.always for kind in listed}

    def close(rule: Reveals) -> Reveals:
        return replace(
            rule,
            always=_closed(rule.always, direct),
            by_value={value: _closed(told, direct) for value, told in rule.by_value.items()},
            otherwise=_closed(rule.otherwise, direct),
        )

    return {kind.slug: replace(kind, reveals=close(kind.reveals)) for kind in listed}


# Within each strand in the order in which things usually happen.
KINDS: dict[str, UpdateKind] = build(
    (
        *POLICE,
        *COURT,
        *AFTER_SENTENCE,
        *INQUEST,
        *REVIEW,
        *MONEY,
        *WITH_US,
    )
)

TOLD_FIRST: frozenset[str] = frozenset(slug for slug, kind in KINDS.items() if kind.told_first)


def kind_of(slug: str) -> UpdateKind:
    """The kind with this slug; NotFound for one that is not in the table."""
    kind = KINDS.get(slug)
    if kind is None:
        raise NotFound
    return kind


def check_fields(
    kind_slug: str, raw: Mapping[str, str], today: date
) -> tuple[dict[str, object], list[tuple[str, Sentence]]]:
    """What to keep of the typed fields, as JSON goes, and what needs another look."""
    return check(kind_of(kind_slug), raw, today)


def load_fields(kind_slug: str, stored: Mapping[str, object]) -> dict[str, object]:
    """Stored fields with their types."""
    return load(kind_of(kind_slug), stored)


def words_for(kind_slug: str, fields: Mapping[str, object]) -> KindWords:
    """What an update with these stored fields says."""
    return speak(kind_of(kind_slug), fields)


def next_event(kind_slug: str, fields: Mapping[str, object]) -> NextEvent | None:
    """The day that an update with these stored fields names; the caller compares it with
    today."""
    return event_of(kind_of(kind_slug), fields)


def five_likeliest(
    last_kinds: Sequence[str],
    offered: Iterable[UpdateKind] | None = None,
    homicide_kind: str = "",
) -> tuple[UpdateKind, ...]:
    """The kinds to offer first, from the kinds of the latest updates, newest first, and then
    from how a case of this kind usually begins.

    ``offered`` are the kinds that this writer may publish at all; every kind if not given.
    """
    possible = {kind.slug: kind for kind in (KINDS.values() if offered is None else offered)}
    wanted = [
        slug
        for last in last_kinds
        if last in KINDS
        for slug in KINDS[last].usual_next
        if slug in possible
    ]
    first = at_first(homicide_kind, frozenset(last_kinds))
    wanted.extend(slug for slug in first if slug in possible)
    wanted.extend(possible)
    return tuple(possible[slug] for slug in dict.fromkeys(wanted))[:LIKELIEST]


def search(query: str, translate: Callable[[str], str] = str) -> tuple[UpdateKind, ...]:
    """The kinds that hold every word of the query, in English or in the staff's language; first
    the one that is called so, then those whose label has the words, then the others."""
    parts = query.casefold().split()
    asked = " ".join(parts)

    def rank(kind: UpdateKind) -> tuple[bool, bool]:
        labels = {kind.staff_label.casefold(), translate(kind.staff_label).casefold()}
        has_words = any(all(part in label for part in parts) for label in labels)
        return asked not in labels, not has_words

    found = (
        kind
        for kind in KINDS.values()
        if all(part in _searchable(kind, translate) for part in parts)
    )
    return tuple(sorted(found, key=rank))


def _searchable(kind: UpdateKind, translate: Callable[[str], str]) -> str:
    texts = (kind.staff_label, kind.staff_search)
    return " ".join((*texts, *(translate(text) for text in texts))).casefold()
