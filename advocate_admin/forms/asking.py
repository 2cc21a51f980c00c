"""What is already known, written with her; and the answer to what she says of us."""

from __future__ import annotations

from typing import Any, Self

from wtforms import HiddenField, SelectField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.advised import AdvisedForm
from advocate_admin.forms.desk import DeskForm, version_of
from casework.rules.messages import S_
from casework.web.forms.fields import Needed


class KnownForm(DeskForm):
    """In her words, in the language in which they were said."""

    sends = ("text", "language")
    text = TextAreaField(S_("What they do not want to have to say again"))
    language = SelectField(S_("Written in"))
    number = HiddenField()

    @classmethod
    def starting(cls, text: str, language: str, number: int) -> Self:
        """With what stands there now."""
        form = cls(text=text, language=language, number=str(number))
        form.language.choices = choices.spoken([language])
        return form

    def values(self) -> dict[str, Any]:
        """The words, and which writing the page showed."""
        return {**super().values(), "number": version_of(self.number)}


class ConcernAnswerForm(AdvisedForm):
    """An answer to her. It is given once."""

    sends = ("text", "language")
    text = TextAreaField(S_("Your answer"), validators=[Needed(S_("Write your answer."))])
    language = SelectField(S_("Written in"))
    version = HiddenField()

    @classmethod
    def starting(cls, language: str, version: int) -> Self:
        """In this language, until somebody chooses another."""
        form = cls(language=language, version=str(version))
        form.language.choices = choices.spoken([language])
        return form

    def values(self) -> dict[str, Any]:
        """The words, and the version that the page was made from."""
        return {**super().values(), "version": version_of(self.version)}
