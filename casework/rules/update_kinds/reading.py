"""From what was typed to what is kept: one clear sentence for each field that needs work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from casework.rules.courts import COURTS
from casework.rules.messages import S_, Sentence
from casework.rules.update_kinds.types import (
    OTHER,
    PERIOD_UNITS,
    Field,
    FieldType,
    Period,
    UpdateKind,
    When,
)

FAR_BACK = 40  # years; an older date is a slip of the finger
FAR_AHEAD = 5  # years

# Nothing that only confuses a page, a seal or a printer: control characters, marks that turn
# the direction of text around, and half pairs.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})")
_LONG_NUMBER = 4  # digits; nothing asked for here needs more

Read = tuple[object, Sentence | None]


def check(
    kind: UpdateKind, raw: Mapping[str, str], today: date
) -> tuple[dict[str, object], list[tuple[str, Sentence]]]:
    """The fields to keep, and one sentence for each field that needs another look.

    Never raises, whatever was typed. What is kept goes into JSON as it is. A field that does
    not apply to the answers given is left out.
    """
    clean: dict[str, object] = {}
    errors: dict[str, Sentence] = {}
    for field in kind.fields:
        if not applies(field, clean):
            continue
        value, problem = read_field(field, raw, today)
        if problem is not None:
            errors[field.name] = problem
        elif value is not None:
            clean[field.name] = value
    typed = load(kind, clean)
    for one in kind.checks:
        for name, sentence in one(typed, today):
            errors.setdefault(name, sentence)
    for name in errors:
        clean.pop(name, None)
    return clean, list(errors.items())


def applies(field: Field, clean: Mapping[str, object]) -> bool:
    """Whether the answers so far make this field one to fill in."""
    if field.shown_when is None:
        return True
    other, answers = field.shown_when
    return clean.get(other) in answers


def read_field(field: Field, raw: Mapping[str, str], today: date) -> Read:
    """One field out of its inputs: the value to keep, or what to do about it."""
    typed = {name: tidy(raw.get(name, "")) for name in field.inputs}
    if not any(typed.values()):
        return None, _missing(field) if field.required else None
    return _READERS[field.type](field, typed, today)


def tidy(text: object) -> str:
    """The text without unseen characters and without spaces around or doubled."""
    return " ".join(_UNSEEN.sub(" ", str(text)).split())


def _missing(field: Field) -> Sentence:
    return Sentence(_MISSING.get(field.type, S_("Fill this in.")))


_MISSING = {
    FieldType.DATE: S_("Type the day, the month and the year, for example 9 12 2025."),
    FieldType.TIME: S_("Type the time with hours and minutes, for example 10:30."),
    FieldType.CHOICE: S_("Choose one of the answers."),
    FieldType.YES_NO: S_("Choose yes or no."),
    FieldType.COURT: S_("Choose a court, or type the name of another place."),
    FieldType.PERIOD: S_("Type the years, the months or the days as numbers."),
    FieldType.NUMBER: S_("Type a number, for example 3."),
}


def _number(text: str) -> int | None:
    # isdecimal: digits of other scripts count, but "²" does not.
    return int(text) if text.isdecimal() and len(text) <= _LONG_NUMBER else None


def _text(field: Field, typed: Mapping[str, str], today: date) -> Read:
    return _limited(field, typed[field.name])


def _limited(field: Field, text: str) -> Read:
    if len(text) > field.max_length:
        return None, Sentence(
            S_("Make this shorter: at most %(most)s letters."), {"most": field.max_length}
        )
    return text, None


def _date(field: Field, typed: Mapping[str, str], today: date) -> Read:
    day, month, year = (_number(typed[name]) for name in field.inputs)
    if day is None or month is None or year is None:
        return None, Sentence(_MISSING[FieldType.DATE])
    if year < 1000:
        return None, Sentence(S_("Type the year with four digits, for example 2026."))
    try:
        found = date(year, month, day)
    except ValueError:
        return None, Sentence(S_("There is no such day. Look again at the day and the month."))
    return found.isoformat(), _outside(field, found, today)


def _outside(field: Field, found: date, today: date) -> Sentence | None:
    if found.year < today.year - FAR_BACK:
        return Sentence(S_("This is very long ago. Look again at the year."))
    if found.year > today.year + FAR_AHEAD:
        return Sentence(S_("This is very far ahead. Look again at the year."))
    if field.when is When.PAST and found > today:
        return Sentence(S_("This day is still to come. Type today or an earlier day."))
    if field.when is When.AHEAD and found < today:
        return Sentence(S_("This day has passed. Type today or a later day."))
    return None


def _time(field: Field, typed: Mapping[str, str], today: date) -> Read:
    parts = _CLOCK.fullmatch(typed[field.name])
    hour, minute = (int(parts[1]), int(parts[2])) if parts else (99, 99)
    try:
        return time(hour, minute).strftime("%H:%M"), None
    except ValueError:
        return None, Sentence(_MISSING[FieldType.TIME])


def _choice(field: Field, typed: Mapping[str, str], today: date) -> Read:
    slug = typed[field.name]
    if field.choice(slug) is None:
        return None, Sentence(_MISSING[field.type])
    return slug, None


def _court(field: Field, typed: Mapping[str, str], today: date) -> Read:
    slug, other = (typed[name] for name in field.inputs)
    place = COURTS.get(slug)
    if place is not None and (not field.place_kinds or place.kind in field.place_kinds):
        return place.name, None
    if slug not in ("", OTHER) or not other:
        return None, Sentence(_MISSING[FieldType.COURT])
    return _limited(field, other)


def _period(field: Field, typed: Mapping[str, str], today: date) -> Read:
    numbers: dict[str, int] = {}
    for unit, name in zip(PERIOD_UNITS, field.inputs, strict=True):
        number = _number(typed[name] or "0")
        if number is None or number > field.highest:
            return None, Sentence(_MISSING[FieldType.PERIOD])
        numbers[unit] = number
    if not any(numbers.values()):
        return None, Sentence(_MISSING[FieldType.PERIOD])
    return numbers, None


def _count(field: Field, typed: Mapping[str, str], today: date) -> Read:
    number = _number(typed[field.name])
    if number is None or not field.lowest <= number <= field.highest:
        return None, Sentence(
            S_("Type a number from %(lowest)s to %(highest)s."),
            {"lowest": field.lowest, "highest": field.highest},
        )
    return number, None


_READERS = {
    FieldType.TEXT: _text,
    FieldType.PHRASE: _text,
    FieldType.COUNTRY: _text,
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.CHOICE: _choice,
    FieldType.YES_NO: _choice,
    FieldType.COURT: _court,
    FieldType.PERIOD: _period,
    FieldType.NUMBER: _count,
}


def load(kind: UpdateKind, stored: Mapping[str, object]) -> dict[str, object]:
    """Stored fields with their types: dates, times and periods. What cannot be read is left
    out, so that one damaged value never takes a page down."""
    typed: dict[str, object] = {}
    for field in kind.fields:
        value = load_value(field, stored.get(field.name))
        if value is not None:
            typed[field.name] = value
    return typed


def load_value(field: Field, stored: object) -> object | None:
    """One stored value with its type; None if it is missing or damaged."""
    if stored is None or stored == "":
        return None
    try:
        if field.type is FieldType.DATE:
            return date.fromisoformat(str(stored))
        if field.type is FieldType.TIME:
            return time.fromisoformat(str(stored))
        if field.type is FieldType.PERIOD and isinstance(stored, Mapping):
            return Period(**{unit: int(stored.get(unit, 0)) for unit in PERIOD_UNITS})
        if field.type is FieldType.NUMBER:
            return int(str(stored))
    except (TypeError, ValueError):
        return None
    return None if field.type is FieldType.PERIOD else str(stored)
