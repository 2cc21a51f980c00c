"""The forms of coming in."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, StringField
from wtforms.fields import SelectChoice

from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, Form
from casework.web.forms.fields import Needed


class CodeForm(Form):
    """The code from the letter."""

    code = StringField(
        N_("Your code"),
        validators=[Needed(N_("Type the code from your letter."))],
    )


class SixDigitsForm(Form):
    """Six digits that were read out."""

    code = StringField(
        N_("The six numbers"),
        validators=[Needed(N_("Type the six numbers that were read to you."))],
    )


class WhereForm(Form):
    """A number or an address to which a code is sent."""

    where = StringField(
        N_("Your phone number or email address"),
        validators=[Needed(N_("Write a phone number, or an email address."))],
    )


class SentCodeForm(Form):
    """Six digits that came by text or email."""

    code = StringField(
        N_("The six numbers"),
        validators=[Needed(N_("Type the six numbers from the message."))],
    )


class ReferenceForm(Form):
    """The lasting reference of a letter."""

    reference = StringField(
        N_("The reference on your letter"),
        validators=[Needed(N_("Type the reference that stands on your letter."))],
    )


class OwnDeviceForm(Form):
    """Is this phone only yours? Shared is the answer until she says otherwise."""

    own = RadioField(
        N_("Who uses this phone or computer?"),
        choices=[
            SelectChoice("no", N_("Other people can use it too")),
            SelectChoice("yes", N_("Only I use it")),
        ],
        default="no",
        validators=[Needed(CHOOSE_ONE)],
    )


class PasskeyForm(Form):
    """What the phone answered; a script fills it in."""

    answer = HiddenField()


class PlainForm(Form):
    """A form with a button only."""
