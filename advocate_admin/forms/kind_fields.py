"""Form fields out of the table of kinds. They keep what was typed; the table checks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wtforms import Field as FormField
from wtforms import RadioField, SelectField, StringField
from wtforms.fields import SelectChoice

from casework.rules.courts import COURTS
from casework.rules.messages import S_
from casework.rules.update_kinds import Choice, Field, FieldType
from casework.rules.update_kinds.types import OTHER, PERIOD_UNITS
from casework.web.forms.fields import DayField
from casework.web.i18n import country_names

FEW = 8  # answers; more than that go into a list that opens
NOT_SAID = SelectChoice("", S_("Not said"))
EMPTY = SelectChoice("", " ")  # a list that opens begins with nothing chosen


class TypedDay(DayField):
    """A day as it was typed, right or wrong: whoever keeps it says what is wrong with it."""

    def process(self, formdata: Any, data: Any = None, **kwargs: Any) -> None:
        """Keep the parts, and leave the judging to the action."""
        super().process(formdata, data, **kwargs)
        self.process_errors = []

    @property
    def iso(self) -> str:
        """The day as ISO text, nothing if nothing was typed, a "?" if it is no day."""
        if self.data is not None:
            return str(self.data.isoformat())
        return "?" if any(self.typed.values()) else ""


class TypedPeriod(FormField):
    """Years, months and days, each in its own box."""

    parts = PERIOD_UNITS
    first_part = PERIOD_UNITS[0]

    def process(self, formdata: Any, data: Any = None, **kwargs: Any) -> None:
        """Keep what was typed."""
        self.process_errors: list[str] = []
        self.typed = {
            part: ((formdata or {}).get(f"{self.name}-{part}") or "").strip() for part in self.parts
        }
        self.data = self.typed


def form_fields(fields: Iterable[Field]) -> Iterator[tuple[str, Any]]:
    """Name and form field for each field of a kind, in the order of the table."""
    for field in fields:
        yield field.name, _form_field(field)
        if field.type is FieldType.COURT:
            yield f"{field.name}-{OTHER}", StringField(S_("Another place, if it is not listed"))


def _form_field(field: Field) -> Any:
    if field.type is FieldType.DATE:
        return TypedDay(field.label)
    if field.type is FieldType.PERIOD:
        return TypedPeriod(field.label)
    if field.type is FieldType.COURT:
        return SelectField(field.label, choices=_courts(field), validate_choice=False)
    if field.type in (FieldType.CHOICE, FieldType.YES_NO):
        return _choice(field)
    return StringField(field.label)


def _choice(field: Field) -> Any:
    choices = [SelectChoice(choice.slug, choice.label) for choice in field.choices]
    if len(choices) > FEW:
        return SelectField(field.label, choices=[EMPTY, *choices], validate_choice=False)
    if not field.required:
        choices = [NOT_SAID, *choices]
    return RadioField(field.label, choices=choices, validate_choice=False, default="")


def _courts(field: Field) -> list[SelectChoice]:
    places = [
        SelectChoice(place.slug, place.name)
        for place in COURTS.values()
        if not field.place_kinds or place.kind in field.place_kinds
    ]
    return [EMPTY, *places, SelectChoice(OTHER, S_("Another place"))]


def offers_of(field: Field) -> tuple[tuple[str, str], ...]:
    """What the family would read in its own language: each as it is kept, and as staff read it."""
    if field.type is FieldType.COUNTRY:
        return tuple((name, "") for name in country_names())
    return tuple((phrase, phrase) for phrase in field.offers)


def applies_when(field: Field, fields: Iterable[Field]) -> tuple[str, tuple[Choice, ...]] | None:
    """The label of the question that makes this field one to fill in, and the answers to it."""
    if field.shown_when is None:
        return None
    name, answers = field.shown_when
    other = next((one for one in fields if one.name == name), None)
    if other is None:
        return None
    return other.label, tuple(one for one in other.choices if one.slug in answers)


def raw_values(fields: Iterable[Field], typed: Mapping[str, str]) -> dict[str, str]:
    """What the form sent for these fields, by the names of their inputs."""
    return {name: typed.get(name, "") for field in fields for name in field.inputs}
