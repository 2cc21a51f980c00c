"""Words into another language: giving them to a translator, translating, checking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from wtforms import BooleanField, HiddenField, SelectField, TextAreaField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm, version_of
from casework.rules.messages import S_
from casework.web.forms.fields import Needed

_CHOOSE = S_("Choose somebody.")


class AskForm(DeskForm):
    """Who translates, who checks, which names stay behind."""

    sends = ("translator_id", "checker_id", "names", "outside")
    translator_id = SelectField(
        S_("Who translates"), validate_choice=False, validators=[Needed(_CHOOSE)]
    )
    checker_id = SelectField(
        S_("Who checks it, as the second person"),
        validate_choice=False,
        validators=[Needed(_CHOOSE)],
    )
    names = TextAreaField(S_("Names that the translator does not see"))
    outside = BooleanField(S_("The translator and the second person come from outside it"))

    @classmethod
    def starting(cls, people: dict[str, str], names: Iterable[str]) -> Self:
        """With the names of the family that stand in the words."""
        form = cls(names="\n".join(names))
        for field in (form.translator_id, form.checker_id):
            field.choices = {**NOT_CHOSEN, **people}
        return form


class TranslateForm(DeskForm):
    """The words in the other language."""

    sends = ("text",)
    text = TextAreaField(S_("The words in that language"))
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The words, and the version that the page was made from."""
        return {**super().values(), "version": version_of(self.version)}


class SendBackForm(DeskForm):
    """What the second person says is not right."""

    sends = ("why",)
    why = TextAreaField(S_("What is not right yet"))
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """Why, and the version that the page was made from."""
        return {**super().values(), "version": version_of(self.version)}


class ReleaseForm(DeskForm):
    """A button, and the version that it is about."""

    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The version."""
        return {"version": version_of(self.version)}
