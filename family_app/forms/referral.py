"""Her yes or no to what would be passed on, and to somebody asking for her."""

from __future__ import annotations

from wtforms import HiddenField

from casework.rules.messages import N_
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm
from casework.web.forms.fields import Needed


class PassOnForm(OnceForm):
    """Two buttons; each sends its answer."""

    answer = HiddenField(N_("Your answer"), validators=[Needed(CHOOSE_ONE)])


class ProgressForm(Form):
    """The same for asking the chair."""

    may = HiddenField(N_("Your answer"), validators=[Needed(CHOOSE_ONE)])
