"""How she reads the draft report, and what she says to a paragraph of it."""

from __future__ import annotations

from wtforms import RadioField, TextAreaField

from casework.rules.messages import N_
from casework.rules.report_draft import HOWS
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm
from casework.web.forms.fields import Needed


class HowForm(OnceForm):
    """With somebody, alone, or not at all."""

    how = RadioField(
        N_("How would you like to read it?"),
        choices={one.value: words.label for one, words in HOWS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class RemarkForm(OnceForm):
    """Her words to one paragraph."""

    text = TextAreaField(
        N_("What is wrong, or missing?"), validators=[Needed(N_("Write what you want to say."))]
    )


class PressForm(Form):
    """A button."""
