"""The forms of signing in as a member of staff."""

from __future__ import annotations

from wtforms import HiddenField, StringField

from casework.rules.messages import S_
from casework.web.forms.base import Form
from casework.web.forms.fields import Needed


class PasskeyForm(Form):
    """What the passkey answered; a script fills it in."""

    answer = HiddenField()


class DemoCodeForm(Form):
    """The code that the demo printed."""

    code = StringField(S_("Your code"), validators=[Needed(S_("Type the code of the demo."))])
