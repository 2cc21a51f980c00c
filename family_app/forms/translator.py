"""Where a translator should come from."""

from __future__ import annotations

from wtforms import RadioField

from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, OnceForm
from casework.web.forms.fields import Needed

OUTSIDE = "outside"
# Her community is never asked for, and written down nowhere.
WISHES = {
    "anybody": N_("It does not matter to me"),
    OUTSIDE: N_("From outside my community"),
}


class TranslatorForm(OnceForm):
    """One choice."""

    wish = RadioField(
        N_("Where should a translator come from?"),
        choices=WISHES,
        validators=[Needed(CHOOSE_ONE)],
    )
