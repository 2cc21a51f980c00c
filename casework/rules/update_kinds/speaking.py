"""From kept fields to what a family reads. Sentences only: the language comes later."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from casework.rules.messages import N_, NP_, Country, Phrase, Sentence
from casework.rules.update_kinds.reading import load
from casework.rules.update_kinds.types import (
    Field,
    Fields,
    FieldType,
    Period,
    Sensitivity,
    UpdateKind,
)


@dataclass(frozen=True)
class KindWords:
    """What one update says, to be put into the reader's language.

    ``main_point`` is for a reader who wants no more than that; the rest is *all of it*.
    """

    headline: Sentence
    main_point: Sentence
    facts: tuple[Sentence, ...]
    explanation: Sentence
    whats_next: Sentence | None
    may_do: tuple[Sentence, ...]
    may_ask: tuple[Sentence, ...]
    sensitivity: Sensitivity

    def everything(self) -> tuple[Sentence, ...]:
        """All sentences, in the order of a page; for letters, previews and tests."""
        after = (self.whats_next,) if self.whats_next else ()
        return (
            self.headline,
            self.main_point,
            *self.facts,
            self.explanation,
            *after,
            *self.may_do,
            *self.may_ask,
        )


@dataclass(frozen=True)
class NextEvent:
    """Something on a day to come. ``time`` and ``place`` only if they are known."""

    day: datetime.date
    time: datetime.time | None
    place: str | None
    sentence: Sentence

    @property
    def order(self) -> tuple[datetime.date, datetime.time]:
        """Sorts by day, and on one day an event without a time comes first."""
        return self.day, self.time or datetime.time.min


def speak(kind: UpdateKind, fields: Mapping[str, object]) -> KindWords:
    """The words of an update of this kind with these stored fields."""
    typed = load(kind, fields)
    general, says = kind.says, kind.says_for(typed)
    whats_next = general.whats_next if says.whats_next is None else says.whats_next
    may_do = general.may_do if says.may_do is None else says.may_do
    may_ask = general.may_ask if says.may_ask is None else says.may_ask
    return KindWords(
        headline=Sentence(says.headline),
        main_point=Sentence(says.main_point or says.headline),
        facts=facts_of(kind, typed, fields),
        explanation=Sentence(says.explanation),
        whats_next=Sentence(whats_next) if whats_next else None,
        may_do=tuple(Sentence(text) for text in may_do or ()),
        may_ask=tuple(Sentence(text) for text in may_ask or ()),
        sensitivity=says.sensitivity or kind.sensitivity,
    )


def facts_of(kind: UpdateKind, typed: Fields, stored: Fields) -> tuple[Sentence, ...]:
    """How the fields read on the card, in the order of the form."""
    facts = list(kind.more_facts(stored)) if kind.more_facts else []
    for field in kind.fields:
        value = typed.get(field.name)
        fact = None if value is None else _fact(field, value)
        if fact is not None:
            facts.append(fact)
    return tuple(facts)


def _fact(field: Field, value: object) -> Sentence | None:
    choice = field.choice(value)
    if choice is not None:
        return Sentence(choice.card) if choice.card else None
    if not field.show or field.type in (FieldType.CHOICE, FieldType.YES_NO):
        return None
    return Sentence(field.show, {"value": _said(field, value)})


def _said(field: Field, value: object) -> object:
    """A value as it can be put into another language, as far as it can."""
    if isinstance(value, Period):
        return length_of(value)
    if field.type is FieldType.COUNTRY:
        return Country(str(value))
    if field.type is FieldType.PHRASE:
        offered = field.offered(str(value))
        return Sentence(offered) if offered else Phrase(str(value))
    return value


_UNITS = (
    ("years", NP_("%(n)s year", "%(n)s years")),
    ("months", NP_("%(n)s month", "%(n)s months")),
    ("days", NP_("%(n)s day", "%(n)s days")),
)


def length_of(period: Period) -> Sentence:
    """A period in words: 17 years, 3 months and 10 days."""
    parts = [
        Sentence(one, {"n": number}, plural=many)
        for unit, (one, many) in _UNITS
        if (number := getattr(period, unit))
    ]
    if len(parts) == 3:
        return Sentence(
            N_("%(first)s, %(second)s and %(third)s"),
            {"first": parts[0], "second": parts[1], "third": parts[2]},
        )
    if len(parts) == 2:
        return Sentence(N_("%(first)s and %(second)s"), {"first": parts[0], "second": parts[1]})
    return parts[0] if parts else Sentence(_UNITS[2][1][0], {"n": 0}, plural=_UNITS[2][1][1])


def event_of(kind: UpdateKind, fields: Mapping[str, object]) -> NextEvent | None:
    """The day that this update puts into the calendar, if it names one."""
    ahead = kind.ahead
    if ahead is None:
        return None
    typed = load(kind, fields)
    day = typed.get(ahead.day)
    if not isinstance(day, datetime.date):
        return None
    clock, place = typed.get(ahead.time), typed.get(ahead.place) or fields.get(ahead.place)
    chosen = ahead.by_value.get(str(fields.get(ahead.by_field, "")))
    return NextEvent(
        day=day,
        time=clock if isinstance(clock, datetime.time) else None,
        place=str(place) if place else None,
        sentence=Sentence(chosen or ahead.sentence or kind.says_for(typed).headline),
    )
