"""A case: opened, the person who died, proceedings and reviews."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import ValidationError

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm, version_of
from casework.queries.closeness import start_of
from casework.rules.case_kinds import (
    HOMICIDE_KINDS,
    NOTIFICATION_SOURCES,
    REVIEW_KINDS,
    SPOKEN_OF,
)
from casework.rules.messages import S_
from casework.rules.reviews import REVIEW_NAMES
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed

OWN_WORDS = "own"


class NamesForm(DeskForm):
    """How the person who died is named and spoken of, on the family's word."""

    version = HiddenField()
    called = StringField(
        S_("The name the family uses"), validators=[Needed(S_("Write the name the family uses."))]
    )
    formal_name = StringField(S_("The name in official papers, if it differs"))
    spoken_of = RadioField(
        S_("How the family wants the death spoken of"),
        choices={**SPOKEN_OF, OWN_WORDS: S_("In their own words")},
        default="died",
        validators=[Needed(CHOOSE_ONE)],
    )
    spoken_of_words = StringField(S_("Their own words"))
    died_on = DayField(S_("Day of the death, if it is known"))

    @classmethod
    def showing(cls, *, spoken_of: str, **values: Any) -> NamesForm:
        """The form with what is kept now."""
        if spoken_of in SPOKEN_OF:
            return cls(spoken_of=spoken_of, **values)
        return cls(spoken_of=OWN_WORDS, spoken_of_words=spoken_of, **values)

    @property
    def names(self) -> dict[str, Any]:
        """As the actions take them."""
        own = self.spoken_of.data == OWN_WORDS
        return {
            "called": self.called.data or "",
            "formal_name": self.formal_name.data or "",
            "spoken_of": (self.spoken_of_words.data if own else self.spoken_of.data) or "",
            "died_on": self.died_on.data,
        }

    def values(self) -> dict[str, Any]:
        """The names, and the version they were read at."""
        return {**self.names, "version": version_of(self.version)}


class OpenCaseForm(NamesForm):
    """A new case. Its names come first: they show whether the case is here already."""

    homicide_kind = RadioField(
        S_("What kind of death it is"),
        choices=HOMICIDE_KINDS,
        validators=[Needed(S_("Choose what kind of death it is."))],
    )
    domestic = BooleanField(S_("Between partners, former partners or relatives"))
    notified_by = RadioField(
        S_("Who told us"),
        choices=NOTIFICATION_SOURCES,
        validators=[Needed(S_("Choose who told us."))],
    )
    notified_at = DayField(
        S_("Day on which we were told"),
        validators=[Needed(S_("Type the day on which we were told."))],
    )
    region_id = SelectField(S_("Region"), validators=[Needed(S_("Choose the region."))])
    not_a_duplicate = BooleanField(S_("I have looked. This is another death."))

    def offer(self, regions: dict[str, str]) -> None:
        """The regions in which she may open one."""
        first = {} if len(regions) == 1 else NOT_CHOSEN
        self.region_id.choices = {**first, **regions}

    def values(self) -> dict[str, Any]:
        """The names, and the rest; notified at the beginning of that day."""
        rest = ("homicide_kind", "domestic", "notified_by", "region_id", "not_a_duplicate")
        return {
            **self.names,
            **{name: self[name].data for name in rest},
            "notified_at": start_of(self.notified_at.data),
        }


class ProceedingsForm(DeskForm):
    """From the first arrest until appeals end."""

    version = HiddenField()
    since = DayField(S_("First arrest"))
    until = DayField(S_("Appeals ended"))

    def values(self) -> dict[str, Any]:
        """Both days, and the version they were read at."""
        return {
            "since": self.since.data,
            "until": self.until.data,
            "version": version_of(self.version),
        }


class ReviewForm(DeskForm):
    """A review of the death, as its area calls it."""

    sends = ("kind", "label", "area", "decided_on")
    kind = RadioField(S_("What kind it is"), choices=REVIEW_KINDS, validators=[Needed(CHOOSE_ONE)])
    label = SelectField(
        S_("What the area calls it"),
        choices={**NOT_CHOSEN, **{row.label: row.staff_label for row in REVIEW_NAMES.values()}},
        validators=[Needed(CHOOSE_ONE)],
    )
    area = StringField(S_("Area"), validators=[Needed(S_("Write which area holds the review."))])
    decided_on = DayField(S_("Decided on, if it is known"))


class ReviewChangeForm(DeskForm):
    """A review that is there already: what it is called, and whether it goes on."""

    sends = ("label", "area", "decided_on")
    version = HiddenField()
    label = SelectField(
        S_("What the area calls it"),
        choices={row.label: row.staff_label for row in REVIEW_NAMES.values()},
        validators=[Needed(CHOOSE_ONE)],
    )
    area = StringField(S_("Area"), validators=[Needed(S_("Write which area holds the review."))])
    decided_on = DayField(S_("Decided on, if it is known"))
    state = RadioField(
        S_("How it stands"),
        choices={"going_on": S_("It goes on"), "finished": S_("It is finished")},
        validators=[Needed(CHOOSE_ONE)],
    )
    finished_on = DayField(S_("Finished on"))

    def validate_finished_on(self, field: DayField) -> None:
        """A review that is finished has a day."""
        if self.state.data == "finished" and field.data is None and not field.errors:
            raise ValidationError(field.gettext(S_("Type the day on which it was finished.")))

    def values(self) -> dict[str, Any]:
        """One that goes on has no last day, whatever stands in the boxes."""
        finished = self.finished_on.data if self.state.data == "finished" else None
        version = version_of(self.version)
        return {**super().values(), "finished_on": finished, "version": version}
