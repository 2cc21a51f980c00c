"""What a kind of update is made of. Adding a kind is adding one `UpdateKind` to the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casework.rules.courts import slug_of, where_from
from casework.rules.messages import Sentence
from casework.rules.strands import Strand

Fields = Mapping[str, object]
# A check sees typed fields and today, and names each field that needs another look.
Check = Callable[[Fields, date], Iterable[tuple[str, Sentence]]]

PERIOD_UNITS = ("years", "months", "days")
OTHER = "other"  # a place that is not in the table


class FieldType(StrEnum):
    """How a field is typed in, checked and kept."""

    TEXT = "text"  # a name, a number, a place
    PHRASE = "phrase"  # some words that are no name
    COUNTRY = "country"
    DATE = "date"  # <name>-day, <name>-month, <name>-year
    TIME = "time"  # HH:MM
    CHOICE = "choice"
    COURT = "court"  # a slug of rules.courts, or "other" and <name>-other
    YES_NO = "yes_no"
    PERIOD = "period"  # <name>-years, <name>-months, <name>-days
    NUMBER = "number"


class When(StrEnum):
    """Which side of today a date may lie on."""

    ANY = "any"
    PAST = "past"  # today or before
    AHEAD = "ahead"  # today or after


class Sensitivity(StrEnum):
    """How hard the news is. Anything but plain shows its subject only, until she chooses."""

    PLAIN = "plain"
    HARD = "hard"
    VERY_HARD = "very_hard"


@dataclass(frozen=True)
class Period:
    """A length of time as a court says it."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True)
class Choice:
    """One answer: its label for staff, and how it reads on the card (nothing if empty)."""

    slug: str
    label: str
    card: str = ""


@dataclass(frozen=True)
class Field:
    """One typed field of a kind.

    ``show`` is how the value reads on the card, as a sentence with ``%(value)s``.
    ``shown_when`` names another field and the answers to it that make this one apply; when it
    does not apply, whatever was typed is left out.
    ``offers`` are phrases that staff may take over as they stand: the family reads these in
    its own language, and anything else as it was typed.
    """

    name: str
    type: FieldType
    label: str
    hint: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    offers: tuple[str, ...] = ()
    shown_when: tuple[str, frozenset[str]] | None = None
    show: str = ""
    when: When = When.ANY
    max_length: int = 120
    lowest: int = 1
    highest: int = 999
    place_kinds: frozenset[str] = frozenset()  # of rules.courts; empty offers them all

    @property
    def note(self) -> Sentence | None:
        """What staff read beside the answers about where these come from."""
        return where_from(self.place_kinds) if self.type is FieldType.COURT else None

    def choice(self, slug: object) -> Choice | None:
        """The answer with this slug."""
        return next((choice for choice in self.choices if choice.slug == slug), None)

    def offered(self, typed: str) -> str | None:
        """The offered phrase that was typed, in large letters or small."""
        plain = typed.strip(" .").casefold()
        return next((phrase for phrase in self.offers if phrase.casefold() == plain), None)

    def as_typed(self, stored: object) -> dict[str, str]:
        """A stored value as the inputs of the form that it came from."""
        if self.type is FieldType.DATE:
            parts = [part.lstrip("0") for part in str(stored).split("-")]
            return dict(zip(self.inputs, reversed(parts), strict=False))
        if self.type is FieldType.PERIOD and isinstance(stored, Mapping):
            return {f"{self.name}-{unit}": str(stored.get(unit, "")) for unit in PERIOD_UNITS}
        if self.type is FieldType.COURT:
            slug = slug_of(str(stored))
            return {self.name: slug} if slug else {self.name: OTHER, self.inputs[1]: str(stored)}
        return {self.name: str(stored)}

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the form's inputs for this field."""
        if self.type is FieldType.DATE:
            return tuple(f"{self.name}-{part}" for part in ("day", "month", "year"))
        if self.type is FieldType.PERIOD:
            return tuple(f"{self.name}-{unit}" for unit in PERIOD_UNITS)
        if self.type is FieldType.COURT:
            return (self.name, f"{self.name}-{OTHER}")
        return (self.name,)


@dataclass(frozen=True)
class Says:
    """What an update says to a family. None takes over what the kind says in general.

    ``main_point`` is one or two sentences for a reader who wants no more; the headline if
    empty. ``sensitivity`` of an outcome may make hard news very hard, never plain: whether a
    card is closed must not tell what is inside.
    """

    headline: str
    explanation: str
    whats_next: str | None = None
    may_do: tuple[str, ...] | None = None
    may_ask: tuple[str, ...] | None = None
    main_point: str = ""
    sensitivity: Sensitivity | None = None


@dataclass(frozen=True)
class Reveals:
    """Which told-first news an entry would give away to somebody who does not know it.

    ``always``, and beside it what the answer to one field adds; ``otherwise`` stands for an
    answer that is missing or unknown. Only direct consequences are written down: the table
    closes them (a sentence gives away a verdict, which gives away a charge).
    """

    always: frozenset[str] = frozenset()
    by_field: str = ""
    by_value: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    otherwise: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ahead:
    """Which fields say what happens next.

    The sentence is the one that the answer to ``by_field`` chooses, else ``sentence``, else
    the headline. ``place`` and ``by_field`` may stand in the entry that this one moves.
    """

    day: str
    time: str = ""
    place: str = ""
    sentence: str = ""
    by_field: str = ""
    by_value: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class UpdateKind:
    """One kind of update: everything that form, card, filter, preview and tests read.

    ``subject`` names the subject and never the result. ``evidence``: it is about evidence, so
    a witness who has still to give hers does not get it. ``usual_next`` are the kinds that
    staff most often write after this one. ``about`` is the slug of the subject of
    `rules.choices` that she chooses it by, where it is not the one of its strand.
    ``safety``: somebody is let out, or bail. By her own yes it may reach her during a pause.
    """

    slug: str
    strand: Strand
    subject: str
    staff_label: str
    staff_search: str
    says: Says
    fields: tuple[Field, ...]
    publishers: frozenset[str]
    sensitivity: Sensitivity = Sensitivity.PLAIN
    decided_by: str = ""  # the one field whose answer chooses the outcome
    outcomes: Mapping[str, Says] = field(default_factory=dict, hash=False)
    told_first: bool = False
    second_person: bool = False
    evidence: bool = False
    about: str = ""
    safety: bool = False
    is_hearing: bool = False
    starts_proceedings: bool = False  # criminal proceedings are active from this news on
    checks: tuple[Check, ...] = ()
    reveals: Reveals = Reveals()
    ahead: Ahead | None = None
    more_facts: Callable[[Fields], tuple[Sentence, ...]] | None = None
    usual_next: tuple[str, ...] = ()

    @property
    def is_hard(self) -> bool:
        """Whether the list shows only the subject until the reader chooses."""
        return self.sensitivity is not Sensitivity.PLAIN

    def field_named(self, name: str) -> Field | None:
        """The field with this name."""
        return next((one for one in self.fields if one.name == name), None)

    def says_for(self, fields: Fields) -> Says:
        """What this update says, by outcome; the kind's own words if there is none."""
        return self.outcomes.get(str(fields.get(self.decided_by, "")), self.says)

    def gives_away(self, fields: Fields) -> frozenset[str]:
        """The told-first kinds that this entry reveals, with all that follows from them."""
        rule = self.reveals
        if not rule.by_field:
            return rule.always
        value = str(fields.get(rule.by_field, ""))
        return rule.always | rule.by_value.get(value, rule.otherwise)

    def day_of(self, fields: Fields) -> date | None:
        """The day it happened, out of stored fields; None if nobody said."""
        try:
            return date.fromisoformat(str(fields.get("occurred_on", "")))
        except ValueError:
            return None

    def as_typed(self, fields: Fields) -> dict[str, str]:
        """Stored fields as the form would send them, to fill it in again or check it again."""
        typed: dict[str, str] = {}
        for one in self.fields:
            if one.name in fields:
                typed.update(one.as_typed(fields[one.name]))
        return typed
