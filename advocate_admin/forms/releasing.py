"""Releasing, and giving back to the writer."""

from __future__ import annotations

from wtforms import HiddenField, TextAreaField

from casework.rules.messages import S_
from casework.web.forms.base import OnceForm


class ReleaseForm(OnceForm):
    """The version that was looked at."""

    version = HiddenField()

    @property
    def looked_at(self) -> int:
        """The version as a number; one that cannot be is none."""
        text = self.version.data or ""
        return int(text) if text.isdecimal() and len(text) < 10 else 0


class SendBackForm(OnceForm):
    """What has to change."""

    note = TextAreaField(S_("What has to change"))
