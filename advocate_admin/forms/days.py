"""Days in court: who is beside whom, what she said she plans, the way there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms.advised import AdvisedForm
from advocate_admin.forms.choices import NOT_CHOSEN, written_here
from advocate_admin.forms.desk import DeskForm, version_of
from casework.queries.court_days import StaffChoice
from casework.queries.her_days import OwnPlan
from casework.rules.court_days import GOING, INTERPRETER, MOST_SEATS, PARTS, STATEMENTS, Beside
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed

HOW: dict[str, str] = {
    Beside.SOMEBODY: S_("Somebody of ours"),
    Beside.NOT_WANTED: S_("They said that they need nobody"),
}


class BesideForm(DeskForm):
    """Who, on which day, and where they meet."""

    sends = ("part", "on", "how", "staff_id", "where")
    part = RadioField(S_("Which day"), choices=PARTS, validators=[Needed(CHOOSE_ONE)])
    on = DayField(S_("The date, if it is one more day"))
    how = RadioField(
        S_("Who is beside them"),
        choices=HOW,
        default=Beside.SOMEBODY.value,
        validators=[Needed(CHOOSE_ONE)],
    )
    staff_id = SelectField(S_("Name"), validate_choice=False)
    where = StringField(S_("Where you meet, as they read it"))

    def offer(self, staff: Iterable[StaffChoice]) -> None:
        """Everybody who could be there."""
        self.staff_id.choices = {**NOT_CHOSEN, **{one.staff_id: one.name for one in staff}}


class PlanForForm(DeskForm):
    """What she said, written down for her."""

    sends = ("going", "interpreter", "statement", "wishes")
    going = RadioField(S_("Do they plan to go?"), choices=GOING, validators=[Needed(CHOOSE_ONE)])
    seats = SelectField(
        S_("Seats, with their own"),
        choices={str(number): str(number) for number in range(MOST_SEATS + 1)},
        default="0",
    )
    interpreter = RadioField(S_("Interpreter"), choices=INTERPRETER, validate_choice=False)
    statement = RadioField(
        S_("Victim Personal Statement"), choices=STATEMENTS, validate_choice=False
    )
    wishes = TextAreaField(S_("What would make the day easier, in their words"))
    version = HiddenField()

    @classmethod
    def starting(cls, plan: OwnPlan) -> PlanForForm:
        """Filled in with what stands."""
        return cls(
            going=plan.going,
            seats=str(plan.seats),
            interpreter=plan.interpreter,
            statement=plan.statement,
            wishes=plan.wishes,
            version=str(plan.version),
        )

    def values(self) -> dict[str, Any]:
        """The plan."""
        plan = {name: value or "" for name, value in super().values().items()}
        return {**plan, "seats": int(self.seats.data or "0"), "version": version_of(self.version)}


class WayForm(AdvisedForm):
    """How to get there, in one language."""

    sends = ("language", "text")
    language = SelectField(S_("Written in"), default="en")
    text = TextAreaField(
        S_("How to get there, which door, where to wait"),
        validators=[Needed(S_("Write how to get there."))],
    )

    def offer(self, begin_with: str) -> None:
        """The languages of their pages. ``begin_with``: what stands there before she writes."""
        self.language.choices = written_here()
        if not self.is_submitted():
            self.text.data = begin_with
