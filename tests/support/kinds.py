"""Answers to the forms of the kinds, out of the table itself: a new kind is filled in too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from casework.rules.courts import places
from casework.rules.update_kinds import KINDS, Field, FieldType, UpdateKind, When, check_fields

_SHIFT = {When.PAST: -3, When.AHEAD: 30, When.ANY: 10}
_SIMPLE = {
    FieldType.TIME: "10:30",
    FieldType.NUMBER: "3",
    FieldType.TEXT: "Something plain",
    FieldType.PHRASE: "Something plain",
    FieldType.COUNTRY: "Spain",
}


def day(name: str, value: date) -> dict[str, str]:
    """A day as the form sends it."""
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


def filled(field: Field, today: date, answer: str = "") -> dict[str, str]:
    """A good answer to one field."""
    if field.type is FieldType.DATE:
        return day(field.name, today + timedelta(days=_SHIFT[field.when]))
    if field.type is FieldType.COURT:
        return {field.name: places(field.place_kinds)[0].slug}
    if field.type is FieldType.PERIOD:
        return {f"{field.name}-years": "17", f"{field.name}-months": "1"}
    return {field.name: answer or _SIMPLE.get(field.type) or field.choices[-1].slug}


def good_raw(kind: UpdateKind, today: date, outcome: str = "") -> dict[str, str]:
    """Every field of a kind filled in, for one outcome."""
    raw: dict[str, str] = {}
    for field in kind.fields:
        raw.update(filled(field, today, outcome if field.name == kind.decided_by else ""))
    return raw


def good_fields(kind: UpdateKind, today: date, outcome: str = "") -> dict[str, object]:
    """The same as it is kept."""
    clean, errors = check_fields(kind.slug, good_raw(kind, today, outcome), today)
    assert not errors, (kind.slug, outcome, errors)
    return clean


def outcomes_of(kind: UpdateKind) -> tuple[str, ...]:
    """The answers that choose what it says; the empty one for a kind that always says the same."""
    return tuple(kind.outcomes) or ("",)


def every_outcome(
    kinds: Mapping[str, UpdateKind] = KINDS,
) -> Iterator[tuple[UpdateKind, str]]:
    """All kinds with all their outcomes."""
    for kind in kinds.values():
        for outcome in outcomes_of(kind):
            yield kind, outcome
