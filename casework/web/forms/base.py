"""The form both apps build on: errors in whole sentences, nothing typed is ever lost."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import g
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field, HiddenField

from casework.rules.errors import Invalid
from casework.rules.messages import N_, Sentence
from casework.web import i18n, transaction
from casework.web.csrf import SENTENCE as OPEN_TOO_LONG

CHOOSE_ONE = N_("Choose one of these.")
# What WTForms says by itself, in words of ours: its own are in no catalogue.
_SAID_BY_WTFORMS = {"Not a valid choice.": CHOOSE_ONE}


def new_submission_key() -> str:
    """Names one filling-in of a form, so that a second send of it acts only once."""
    return secrets.token_urlsafe(16)


class _Words:
    """Gives WTForms our catalogues; its own lack several of our languages."""

    def gettext(self, text: str) -> str:
        """A text of ours in the reader's language."""
        return i18n.gettext(_SAID_BY_WTFORMS.get(text, text))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The right form for a number."""
        return i18n.ngettext(singular, plural, n)


class Form(FlaskForm):  # type: ignore[misc]
    """Labels, hints and choices are texts marked with N_; the macros translate them."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """The token is checked before the view (casework.web.csrf), not field by field."""

        csrf = False

        def get_translations(self, form: object) -> _Words:
            """Our words."""
            return _Words()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole_form_errors: list[Sentence] = []

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Whether this is a send, it is no forgery, and everything typed can be used."""
        if not self.is_submitted():
            return False
        if g.get("csrf_failed", False):
            g.form_shown_again = True
            self.whole_form_errors.append(Sentence(OPEN_TOO_LONG))
            return False
        return bool(self.validate(extra_validators=extra_validators))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Around an action: what it finds wrong is shown at the field, and nothing is kept."""
        try:
            yield
        except Invalid as invalid:
            transaction.undo()
            self.take(invalid)

    def take(self, invalid: Invalid) -> None:
        """Put the sentences where they belong; those of no field on the whole form."""
        for name, sentence in invalid.errors.items():
            field = self._fields.get(name)
            if field is None:
                self.whole_form_errors.append(sentence)
            else:
                field.errors = [*field.errors, sentence]

    @property
    def has_errors(self) -> bool:
        """Whether something needs another look."""
        return bool(self.whole_form_errors or any(field.errors for field in self))

    @property
    def status(self) -> int:
        """The status of the page that shows this form."""
        return 422 if self.has_errors else 200

    def summary(self) -> list[tuple[str, Markup]]:
        """For the list at the top: the id of the field ("" for the form) and the sentence."""
        lines = [("", i18n.say(sentence)) for sentence in self.whole_form_errors]
        for field in self:
            if messages := errors_of(field):
                lines.append((first_control_id(field), messages[0]))
        return lines


class OnceForm(Form):
    """A form that acts once: the key is stored with the result of the action."""

    submission_key = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.submission_key.data:
            self.submission_key.data = new_submission_key()


def errors_of(field: Field) -> list[Markup]:
    """The errors of a field in the reader's language. Ours are sentences, those of WTForms
    are texts that its validators have translated already."""
    return [
        i18n.say(error) if isinstance(error, Sentence) else Markup.escape(error)
        for error in _flat(field.errors)
    ]


def _flat(errors: Any) -> list[Any]:
    if isinstance(errors, dict):
        return [error for part in errors.values() for error in _flat(part)]
    flat: list[Any] = []
    for error in errors:
        flat.extend(_flat(error) if isinstance(error, (list, tuple, dict)) else [error])
    return flat


def first_control_id(field: Field) -> str:
    """The id of what a link in the summary brings into focus."""
    part = getattr(field, "first_part", None)
    if part is not None:
        return f"{field.id}-{part}"
    if field.type in ("RadioField", "SelectMultipleField", "MultiCheckboxField"):
        return f"{field.id}-0"
    return str(field.id)
