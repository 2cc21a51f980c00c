"""A day to keep clear: named by her, with days around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import SelectField, StringField

from casework.rules.choice_words import CLEAR_DATES
from casework.rules.messages import N_
from casework.web.forms.base import OnceForm
from casework.web.forms.choosing import two
from casework.web.forms.choosing_base import number_of, offered
from casework.web.forms.fields import DayField

_AROUND = {str(days): str(days) for days in range(15)}


class ClearDateForm(OnceForm):
    """A day to keep clear. Nothing is filled in for her."""

    called = StringField(N_("What you call this day, if you want"))
    day = DayField(N_("Which day?"))
    yearly = two(N_("Only once, or every year?"), N_("Only this once"), N_("Every year"))
    before = SelectField(N_("Days before it"), choices=offered(_AROUND), validate_choice=False)
    after = SelectField(N_("Days after it"), choices=offered(_AROUND), validate_choice=False)

    topic = ""
    title = CLEAR_DATES
    page = ("day", "yearly", "before", "after", "called")
    explains: tuple[str, ...] = ()
    hints: Mapping[str, str] = {}

    @property
    def words(self) -> str:
        """What she calls the day."""
        return self.called.data or ""

    def value(self) -> dict[str, Any]:
        """Month, day, the year if it is only once, and the days around it."""
        day = self.day.data
        return {
            "month": day.month if day else None,
            "day": day.day if day else None,
            "year": None if day is None or self.yearly.data == "yes" else day.year,
            "before": number_of(self.before.data) or 0,
            "after": number_of(self.after.data) or 0,
        }
