"""The form that the staff's pages build on: it knows what its action is given."""

from __future__ import annotations

from typing import Any

from casework.rules.errors import Invalid
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm


class DeskForm(OnceForm):
    """Acts once. ``sends``: the fields that go to the action under their own names."""

    sends: tuple[str, ...] = ()
    # What an action calls a field that has another name here.
    renamed: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self:
            # What nobody could have chosen on the page gets our sentence as well.
            if getattr(field, "invalid_choice_message", "") is None:
                field.invalid_choice_message = field.gettext(CHOOSE_ONE)

    def values(self) -> dict[str, Any]:
        """What the action is given, once everything typed can be used."""
        return {name: _given(self[name]) for name in self.sends}

    def take(self, invalid: Invalid) -> None:
        """Put each sentence at the field that it is about."""
        found = {self.renamed.get(name, name): text for name, text in invalid.errors.items()}
        super().take(Invalid(found))


def version_of(field: Any) -> int:
    """The version that the page was made from; one that nobody could have sent is no version."""
    text = field.data or ""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _given(field: Any) -> Any:
    if field.data is None and field.type in ("StringField", "TextAreaField", "SelectField"):
        return ""
    return field.data


class PlainForm(Form):
    """A button and nothing else."""
