"""What she plans for a day in court."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.fields import SelectChoice

from casework.queries.her_days import OwnPlan
from casework.rules.court_days import GOING, INTERPRETER, MOST_SEATS, STATEMENTS
from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, OnceForm
from casework.web.forms.fields import Needed


class PlanForm(OnceForm):
    """All of it can be changed, also on the day."""

    going = RadioField(
        N_("Do you plan to go?"),
        choices=[SelectChoice(value, text) for value, text in GOING.items()],
        validators=[Needed(CHOOSE_ONE)],
    )
    seats = SelectField(
        N_("How many seats would you like, with yours?"),
        choices=[SelectChoice(str(number), str(number)) for number in range(MOST_SEATS + 1)],
        default="0",
    )
    interpreter = RadioField(
        N_("Would you like an interpreter?"),
        choices=[SelectChoice(value, text) for value, text in INTERPRETER.items()],
        validate_choice=False,
    )
    statement = RadioField(
        N_("A Victim Personal Statement says what this has done to you. What would you like?"),
        choices=[SelectChoice(value, text) for value, text in STATEMENTS.items()],
        validate_choice=False,
    )
    wishes = TextAreaField(N_("Anything that would make the day easier"))
    version = HiddenField()

    @classmethod
    def starting(cls, plan: OwnPlan) -> PlanForm:
        """Filled in with what she said before."""
        return cls(
            going=plan.going,
            seats=str(plan.seats),
            interpreter=plan.interpreter,
            statement=plan.statement,
            wishes=plan.wishes,
            version=str(plan.version),
        )

    def values(self) -> dict[str, Any]:
        """What the action is given."""
        version = self.version.data or ""
        return {
            "going": self.going.data or "",
            "seats": int(self.seats.data or "0"),
            "interpreter": self.interpreter.data or "",
            "statement": self.statement.data or "",
            "wishes": self.wishes.data or "",
            "version": int(version) if version.isdecimal() and len(version) < 10 else 0,
        }
