"""Accounts of staff."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import ValidationError

from advocate_admin.forms.choices import NOT_CHOSEN, spoken
from advocate_admin.forms.desk import DeskForm, version_of
from advocate_admin.labels import ROLES
from casework.rules.hours import WEEK, Hours, hours_of
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, ClockField, Needed

_NO_REGION = {"": S_("No region")}


class RoleForm(DeskForm):
    """A role, and the region it is held for."""

    sends: tuple[str, ...] = ("role", "region_id")
    role = SelectField(S_("Role"), choices={**NOT_CHOSEN, **ROLES}, validators=[Needed(CHOOSE_ONE)])
    region_id = SelectField(S_("Region"), default="")

    def offer(self, regions: dict[str, str]) -> None:
        """The regions in use."""
        self.region_id.choices = {**_NO_REGION, **regions}


class DetailsForm(DeskForm):
    """What the people she works with see of her."""

    sends: tuple[str, ...] = ("full_name", "organisation", "phone", "hours", "languages")
    no_hours = S_("Choose the days, and type when they begin and end.")
    version = HiddenField()
    full_name = StringField(S_("Name"), validators=[Needed(S_("Write the name."))])
    organisation = StringField(S_("Organisation"))
    phone = StringField(S_("Work phone, shown to families"))
    days = BoxesField(S_("Days on which they answer"))
    opens = ClockField(S_("From"))
    closes = ClockField(S_("To"))
    hours = StringField(S_("A note about their hours, for colleagues"))
    languages = BoxesField(S_("Languages they work in"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages.choices = spoken(self.languages.object_data or ())
        self.days.choices = list(WEEK.items())

    def validate_closes(self, field: ClockField) -> None:
        """All three, or none of them."""
        given = [bool(self.days.data), self.opens.data is not None, field.data is not None]
        if any(given) and (not all(given) or self._hours() is None):
            raise ValidationError(field.gettext(self.no_hours))

    def _hours(self) -> Hours | None:
        opens, closes = self.opens.data, self.closes.data
        if opens is None or closes is None:
            return None
        return hours_of(self.days.data or (), opens, closes)

    def values(self) -> dict[str, Any]:
        """With the version it was read at, if it is a change."""
        version = {"version": version_of(self.version)} if self.version.data else {}
        hours = self._hours()
        return {**super().values(), "answers": hours.stored if hours else "", **version}


class InviteForm(DetailsForm, RoleForm):
    """A new account."""

    sends = (*DetailsForm.sends, *RoleForm.sends, "email")
    email = StringField(S_("Work email"), validators=[Needed(S_("Write the work email address."))])


class SureForm(DeskForm):
    """A box before something that cannot be taken back."""

    sure = BooleanField(
        S_("I have checked that this is the right person"),
        validators=[Needed(S_("Check that this is the right person, then tick the box."))],
    )


class MetForm(DeskForm):
    """A box before a colleague's lost passkey, or her role, is confirmed."""

    met = BooleanField(
        S_("I have met or spoken with this colleague, and it is them"),
        validators=[Needed(S_("Speak with your colleague first, then tick the box."))],
    )


class RegionForm(DeskForm):
    """A region of the service."""

    sends = ("name",)
    name = StringField(
        S_("Name of the region"), validators=[Needed(S_("Write the name of the region."))]
    )
