"""Fields that WTForms has not: a date in three parts, a time, choices as boxes."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from wtforms import Field, SelectMultipleField, StringField
from wtforms.validators import DataRequired, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from casework.rules.messages import N_

_NO_DATE = N_("Type the day, the month and the year in numbers.")
_NO_SUCH_DATE = N_("There is no such day. Check the day and the month.")
_YEARS = range(1900, 2200)  # whatever is counted on from a day has to be a day as well
_NO_TIME = N_("Type the time like 09:30 or 14:00.")


class Needed(DataRequired):  # type: ignore[misc]
    """The field has to be filled in. The text is marked with N_."""

    field_flags: dict[str, Any] = {}  # no `required`: the browser's own words are not ours

    def __call__(self, form: Any, field: Any) -> None:
        """Stop with our sentence; what was typed and not understood has one already."""
        if field.process_errors:
            return
        data = field.data
        if not data or (isinstance(data, str) and not data.strip()):
            field.errors = []
            raise StopValidation(field.gettext(self.message))


class DayField(Field):  # type: ignore[misc]
    """A date typed as day, month and year. What was typed is kept, whatever it was."""

    first_part = "day"
    parts = ("day", "month", "year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.typed: dict[str, str] = dict.fromkeys(self.parts, "")

    def process(self, formdata: Any, data: Any = None, **kwargs: Any) -> None:
        """Read the three parts, `name-day`, `name-month`, `name-year`."""
        self.process_errors = []
        default = self.default() if callable(self.default) else self.default
        self.data = data if isinstance(data, date) else default
        if isinstance(self.data, date):
            self._show(self.data)
        if formdata is None or not any(f"{self.name}-{part}" in formdata for part in self.parts):
            return
        self.data = None
        self.typed = {
            part: (formdata.get(f"{self.name}-{part}") or "").strip() for part in self.parts
        }
        if not any(self.typed.values()):
            return
        try:
            day, month, year = (int(self.typed[part]) for part in self.parts)
        except ValueError:
            self.process_errors.append(self.gettext(_NO_DATE))
            return
        try:
            self.data = date(year, month, day) if year in _YEARS else None
        except (ValueError, OverflowError):
            self.data = None
        if self.data is None:
            self.process_errors.append(self.gettext(_NO_SUCH_DATE))

    def _show(self, day: date) -> None:
        self.typed = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


class ClockField(StringField):  # type: ignore[misc]
    """A time of day; accepts 9:30, 09.30 and 0930, and always shows 09:30."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the time, keep what was typed if it is none."""
        self.typed = (valuelist[0] if valuelist else "").strip()
        self.data = None
        if not self.typed:
            return
        digits = self.typed.replace(".", ":").replace(" ", "")
        if ":" not in digits and digits.isdecimal() and len(digits) in (3, 4):
            digits = f"{digits[:-2]}:{digits[-2:]}"
        try:
            hour, minute = digits.split(":")
            self.data = time(int(hour), int(minute))
        except ValueError:
            raise ValueError(self.gettext(_NO_TIME)) from None

    def _value(self) -> str:
        if isinstance(self.data, time):
            return f"{self.data.hour:02}:{self.data.minute:02}"
        return getattr(self, "typed", "") or ""


class BoxesField(SelectMultipleField):  # type: ignore[misc]
    """Several choices, each a box of its own."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
