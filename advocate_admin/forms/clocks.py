"""Clocks: started by hand, looked at, and the rules by which they are counted."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm, version_of
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import Unit
from casework.rules.clocks import How
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed

HOW: dict[str, str] = {
    How.COMPUTED: S_("The day counted by the rule is right"),
    How.LETTER: S_("Another day: it is printed in a letter"),
    How.TOLD: S_("Another day: the office that decides said so"),
}
UNITS: dict[str, str] = {
    Unit.DAYS: S_("Days"),
    Unit.WORKING_DAYS: S_("Working days"),
    Unit.MONTHS: S_("Months"),
    Unit.YEARS: S_("Years"),
}
CONFIDENCE: dict[str, str] = {
    "V": S_("I read it in the law or on the office's own page"),
    "V2": S_("I read it elsewhere"),
}
_KINDS = {slug: kind.label for slug, kind in CLOCKS.items()}
_BY_HAND = {slug: kind.label for slug, kind in CLOCKS.items() if not kind.of_claim}


class StartForm(DeskForm):
    """What is counted, and from which day."""

    sends = ("kind", "started_on")
    kind = SelectField(
        S_("What it is about"),
        choices={**NOT_CHOSEN, **_BY_HAND},
        validators=[Needed(S_("Choose what it is about."))],
    )
    started_on = DayField(
        S_("The day from which it is counted"),
        validators=[Needed(S_("Type the day from which it is counted."))],
    )


class ConfirmForm(DeskForm):
    """Where the day comes from; typed only if it is not the one that was counted."""

    sends = ("how", "due_on", "read_in")
    how = RadioField(S_("Which day is right?"), choices=HOW, validators=[Needed(CHOOSE_ONE)])
    due_on = DayField(S_("The other day"))
    read_in = StringField(S_("Which letter, or who said it and when"))
    version = HiddenField()

    def only_typed(self) -> None:
        """There is no day that was counted."""
        self.how.choices = {slug: text for slug, text in HOW.items() if slug != How.COMPUTED}

    def values(self) -> dict[str, Any]:
        """The answer, and the version that was looked at."""
        return {**super().values(), "version": version_of(self.version)}


class RuleForm(DeskForm):
    """A changed law: one more row, with where it was read."""

    sends = ("kind", "length", "unit", "valid_from", "confidence", "source", "read_on")
    kind = SelectField(
        S_("What it is about"),
        choices={**NOT_CHOSEN, **_KINDS},
        validators=[Needed(S_("Choose what it is about."))],
    )
    length = StringField(S_("How many"), validators=[Needed(S_("Type a number from 1 to 999."))])
    unit = RadioField(S_("Of what"), choices=UNITS, validators=[Needed(CHOOSE_ONE)])
    valid_from = DayField(
        S_("In force for what happens from this day on"),
        validators=[Needed(S_("Type the day from which it is in force."))],
    )
    confidence = RadioField(
        S_("Where you read it"), choices=CONFIDENCE, validators=[Needed(CHOOSE_ONE)]
    )
    source = StringField(
        S_("The law with its section, or the address of the page"),
        validators=[Needed(S_("Write where you read it."))],
    )
    read_on = DayField(
        S_("The day on which you read it"), validators=[Needed(S_("Type the day, as a date."))]
    )

    def values(self) -> dict[str, Any]:
        """The row."""
        typed = (self.length.data or "").strip()
        number = int(typed) if typed.isdecimal() and len(typed) < 4 else None
        return {**super().values(), "length": number}
