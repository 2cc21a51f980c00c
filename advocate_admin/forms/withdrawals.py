"""Withdrawing an entry, opening its sealed copy, closing its incident."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields import SelectChoice

from casework.actions.updates.withdraw import GROUNDS
from casework.rules.messages import S_
from casework.web.forms.base import OnceForm


class WithdrawForm(OnceForm):
    """Why it has to go, and who keeps the copy."""

    ground = RadioField(
        S_("Why it has to go"),
        choices=[SelectChoice(ground, label) for ground, label in GROUNDS.items()],
        validate_choice=False,
    )
    reason = TextAreaField(S_("The reason, in one sentence"))
    named_leader = RadioField(S_("Who may open the sealed copy"), validate_choice=False)

    def offer(self, leaders: Mapping[str, str]) -> None:
        """The team leaders who did not write it."""
        self.named_leader.choices = [SelectChoice(one, name) for one, name in leaders.items()]


class SealedCopyForm(OnceForm):
    """Why it has to be opened."""

    reason = TextAreaField(S_("Why you need to open it"))


class CloseIncidentForm(OnceForm):
    """What was done about it."""

    version = HiddenField()
    note = TextAreaField(S_("What was done"))

    @property
    def looked_at(self) -> int:
        """The version that was on the page."""
        text = self.version.data or ""
        return int(text) if text.isdecimal() and len(text) < 10 else 0
