"""The source of one of the fifteen; what an officer records; the areas of an officer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from wtforms import RadioField, SelectField, StringField

from advocate_admin.forms.desk import DeskForm
from casework.queries.closeness import service_day
from casework.rules.messages import S_
from casework.rules.proposals import kinds_for
from casework.rules.roles import Role
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed


class SourceForm(DeskForm):
    """Looked up at its source."""

    sends = ("fact", "source", "checked_on")
    fact = SelectField(S_("What you looked up"), validators=[Needed(CHOOSE_ONE)])
    still_so = RadioField(
        S_("Does it say so?"),
        choices={"yes": S_("Yes"), "no": S_("No")},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    source = StringField(
        S_("Document and paragraph, or who said it"),
        validators=[Needed(S_("Write where you read it."))],
    )
    checked_on = DayField(
        S_("The day on which you read it"), validators=[Needed(S_("Type the day, as a date."))]
    )

    def values(self) -> dict[str, Any]:
        """The check."""
        return {**super().values(), "still_so": self.still_so.data == "yes"}


class AreaProposalForm(DeskForm):
    """One thing of one review, with its day. No words: nobody can be named in it."""

    sends = ("for_date",)
    what = RadioField(S_("What happened"), validators=[Needed(CHOOSE_ONE)], validate_choice=False)
    for_date = DayField(S_("Day"), validators=[Needed(S_("Type the day, as a date."))])
    kinds: dict[str, str] = {}  # what each choice is about

    @classmethod
    def starting(cls, now: datetime) -> Self:
        """Today; everything that an officer records."""
        form = cls(for_date=service_day(now))
        form.kinds = {
            f"{kind.slug}.{slug}": kind.label
            for kind in kinds_for(frozenset({Role.PARTNERSHIP_OFFICER}))
            for slug in kind.values
        }
        form.what.choices = {
            f"{kind.slug}.{slug}": value.label
            for kind in kinds_for(frozenset({Role.PARTNERSHIP_OFFICER}))
            for slug, value in kind.values.items()
        }
        return form

    def values(self) -> dict[str, Any]:
        """Kind and value, and the day."""
        kind, _, value = (self.what.data or "").partition(".")
        return {**super().values(), "kind": kind, "value": value}


class AreaForm(DeskForm):
    """One more area of an officer."""

    sends = ("area",)
    area = SelectField(S_("Area"), validators=[Needed(CHOOSE_ONE)])

    @classmethod
    def offering(cls, areas: Iterable[str]) -> Self:
        """The areas that reviews are kept under."""
        form = cls()
        form.area.choices = [(one, one) for one in areas]
        return form
