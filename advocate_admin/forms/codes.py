"""A code for her: by letter, or read out on the phone."""

from __future__ import annotations

from wtforms import RadioField, StringField

from advocate_admin.forms.desk import DeskForm
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import Needed


class LetterCodeForm(DeskForm):
    """A code that works for 28 days."""

    sends = ("how",)
    how = RadioField(
        S_("How you give it"),
        choices={"printed": S_("On paper"), "read_out": S_("Read out on the phone")},
        default="printed",
        validators=[Needed(CHOOSE_ONE)],
    )


class SixDigitsForm(DeskForm):
    """Six digits for the browser that shows a number."""

    sends = ("request_number",)
    request_number = StringField(
        S_("The letters and figures on their page"),
        validators=[Needed(S_("Type the letters and figures on their page."))],
    )
