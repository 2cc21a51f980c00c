"""Asking for help, for a different worker, complaining, and what is not to be said again."""

from __future__ import annotations

from wtforms import HiddenField, TextAreaField

from casework.rules.messages import N_
from casework.web.forms.base import OnceForm


class AskForm(OnceForm):
    """More about one kind of help. Nothing has to be written."""

    text = TextAreaField(N_("Anything you want to add"))


class ConcernForm(OnceForm):
    """What she says of us. The label is that of what she asks."""

    text = TextAreaField(N_("What you want to say"))


class KnownForm(OnceForm):
    """What we know already, in her own words."""

    text = TextAreaField(N_("What you do not want to have to say again"))
    number = HiddenField()

    @property
    def shown(self) -> int:
        """The writing that the page showed; 0 for none, or for what nobody could have sent."""
        typed = self.number.data or ""
        return int(typed) if typed.isdecimal() and len(typed) < 8 else 0
