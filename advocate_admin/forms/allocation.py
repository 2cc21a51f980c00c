"""Who works with whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, TextAreaField
from wtforms.validators import ValidationError

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm
from advocate_admin.labels import PROCESSES
from casework.queries.closeness import start_of
from casework.rules.messages import S_
from casework.web.forms.fields import DayField, Needed


class WorkerForm(DeskForm):
    """One of the workers of the region."""

    sends: tuple[str, ...] = ("staff_id", "confirm_conflict")
    staff_id = RadioField(
        S_("Who"), validators=[Needed(S_("Choose who it is."))], validate_choice=False
    )
    confirm_conflict = BooleanField(
        S_("I know that this worker works across a wall, and it is right")
    )

    def offer(self, workers: dict[str, str]) -> None:
        """The workers, by name."""
        self.staff_id.choices = workers


class AllocateForm(WorkerForm):
    """Her caseworker."""


class AdvocateForm(WorkerForm):
    """An advocate, for one process."""

    # A form has a method called "process".
    renamed = {"process": "stands_for"}
    stands_for = SelectField(
        S_("For"), choices={**NOT_CHOSEN, **PROCESSES}, validators=[Needed(S_("Choose what for."))]
    )

    def values(self) -> dict[str, Any]:
        """Whom, and for what."""
        return {**super().values(), "process": self.stands_for.data}


class CoverForm(WorkerForm):
    """Somebody stands in, from one day to another, both included."""

    starts_at = DayField(S_("First day"), validators=[Needed(S_("Type the first day."))])
    ends_at = DayField(S_("Last day"), validators=[Needed(S_("Type the last day."))])

    def values(self) -> dict[str, Any]:
        """From the beginning of the first day to the end of the last."""
        first = start_of(self.starts_at.data)
        last = start_of(self.ends_at.data + timedelta(days=1))
        return {**super().values(), "starts_at": first, "ends_at": last}


class HandOverForm(WorkerForm):
    """Her caseworker changes."""

    renamed = {"to_staff_id": "staff_id"}
    note = TextAreaField(S_("What the next one has to know first"))
    meet = BooleanField(S_("They want to meet with both of you"))
    meet_by = DayField(S_("The three of you meet by"))

    def validate_meet_by(self, field: Any) -> None:
        """A meeting that is wanted has a day, so that nobody forgets it."""
        if self.meet.data and field.data is None and not field.errors:
            raise ValidationError(field.gettext(S_("Type the day by which you meet.")))

    def values(self) -> dict[str, Any]:
        """To whom, and what goes with it."""
        return {
            "to_staff_id": self.staff_id.data,
            "confirm_conflict": self.confirm_conflict.data,
            "text": self.note.data or "",
            "meet_by": self.meet_by.data if self.meet.data else None,
        }
