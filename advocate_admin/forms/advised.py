"""A form with words for a family: the writer can read them over before they go."""

from __future__ import annotations

from typing import Any

from flask import request

from advocate_admin.forms.desk import DeskForm
from casework.rules.languages import SOURCE
from casework.rules.words import Fault
from casework.rules.writing_advice import advice_on

LOOK = "look"  # the name of the button that sends nothing and only shows the advice


class AdvisedForm(DeskForm):
    """``advised`` names the field of the words. Looking sends nothing and keeps everything."""

    advised = "text"

    @property
    def looking(self) -> bool:
        """Whether the writer asked to read it over first."""
        return request.method == "POST" and LOOK in request.form

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Never while she only looks."""
        return not self.looking and super().validate_on_submit(extra_validators)

    def advice(self) -> list[Fault] | None:
        """Advice on English words; None where nobody asked, or the words are not English."""
        language = self._fields.get("language")
        if not self.looking or (language is not None and language.data != SOURCE):
            return None
        return advice_on(self[self.advised].data or "")
