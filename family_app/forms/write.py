"""A message to the worker."""

from __future__ import annotations

from flask import g
from wtforms import TextAreaField

from casework.rules.messages import N_
from casework.web.forms.base import OnceForm
from casework.web.forms.fields import Needed


class WriteForm(OnceForm):
    """One box. Whatever is typed is kept, also when it cannot be sent."""

    text = TextAreaField(
        N_("Your message"), validators=[Needed(N_("Write something before you send it."))]
    )

    def csrf_held(self) -> bool:
        """Whether this send is no forgery; keeping a draft needs nothing else."""
        return self.is_submitted() and not g.get("csrf_failed", False)
