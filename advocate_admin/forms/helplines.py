"""A helpline: what it is, when it answers, and where that was read."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, StringField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm, version_of
from casework.rules.helplines import ABOUT_LABELS, DAYS
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed


class HelplineForm(DeskForm):
    """Everything about one number."""

    sends = ("name", "number", "about", "days", "opens", "closes", "source", "read_on")
    name = StringField(S_("Name"), validators=[Needed(S_("Write the name."))])
    number = StringField(S_("Number"), validators=[Needed(S_("Write the number."))])
    about = SelectField(
        S_("What families read about it"),
        choices={**NOT_CHOSEN, **ABOUT_LABELS},
        validators=[Needed(CHOOSE_ONE)],
    )
    days = RadioField(S_("When it answers"), choices=DAYS, validators=[Needed(CHOOSE_ONE)])
    opens = StringField(S_("From"))
    closes = StringField(S_("Until"))
    source = StringField(
        S_("Where you read it"), validators=[Needed(S_("Write where you read it."))]
    )
    read_on = DayField(S_("When you read it"), validators=[Needed(S_("Type the day."))])
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The fields, and the version that the page was made from."""
        return {**super().values(), "version": version_of(self.version)}
