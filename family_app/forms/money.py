"""Beginning an application, and letting a relative see where it stands."""

from __future__ import annotations

from wtforms import BooleanField, RadioField, StringField
from wtforms.fields import SelectChoice

from casework.rules.claims import ROUTES
from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, OnceForm
from casework.web.forms.fields import Needed


class BeginForm(OnceForm):
    """After the cautions."""

    route = RadioField(
        N_("What is it for?"),
        choices=[SelectChoice(value, text) for value, text in ROUTES.items()],
        validators=[Needed(CHOOSE_ONE)],
    )
    read = BooleanField(
        N_("I have read why the answer can be no"),
        validators=[Needed(N_("Tick the box when you have read it."))],
    )


class ShareForm(OnceForm):
    """Whom, and how she is named there."""

    named = StringField(
        N_("Who may see it"), validators=[Needed(N_("Write a name, in a few words."))]
    )
    signed = StringField(
        N_("How you are named there"), validators=[Needed(N_("Write a name, in a few words."))]
    )
