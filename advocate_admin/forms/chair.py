"""What a chair writes, and what the service does about a chair."""

from __future__ import annotations

from typing import Self

from wtforms import RadioField, SelectField, TextAreaField

from advocate_admin.forms.choices import NOT_CHOSEN
from advocate_admin.forms.desk import DeskForm
from casework.rules.chair_pack import PackForm
from casework.rules.messages import S_
from casework.rules.proposals import ProposalKind
from casework.rules.view_answers import VERDICTS
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, DayField, Needed


class AnswerViewForm(DeskForm):
    """What the chair makes of one view."""

    sends = ("verdict", "words")
    verdict = RadioField(
        S_("What became of it"),
        choices={one.value: text for one, text in VERDICTS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    words = TextAreaField(S_("Where it was taken up, why it was not, or what you will ask"))


class RecordForm(DeskForm):
    """Something of the review, for somebody to pass on."""

    sends = ("value", "for_date", "body", "readers")
    value = RadioField(S_("What it is"), validators=[Needed(CHOOSE_ONE)], validate_choice=False)
    for_date = DayField(S_("On which day"), validators=[Needed(S_("Choose the day it is about."))])
    body = TextAreaField(S_("Words for whoever passes it on"))
    readers = BoxesField(S_("Who may read it"))

    @classmethod
    def of(cls, kind: ProposalKind, people: dict[str, str]) -> Self:
        """With the values of one kind, and the people known where it names readers."""
        form = cls()
        form.readers.choices = people if kind.readers else {}
        form.value.choices = {slug: one.label for slug, one in kind.values.items()}
        return form


_FORMS = {
    PackForm.PDF.value: S_("PDF, to read or to print"),
    PackForm.WORD.value: S_("Word, to work with"),
}


class PackTakeForm(DeskForm):
    """In which form a copy is taken."""

    form = RadioField(
        S_("Form of the copy"),
        choices=_FORMS,
        validators=[Needed(CHOOSE_ONE)],
    )

    def offer(self, *, pdf: bool, word: bool) -> None:
        """Only the forms that can be made here."""
        there = {PackForm.PDF.value: pdf, PackForm.WORD.value: word}
        self.form.choices = {slug: text for slug, text in _FORMS.items() if there[slug]}


class InviteChairForm(DeskForm):
    """Whom to let into the review."""

    sends = ("staff_id",)
    staff_id = SelectField(S_("Who chairs it"), validators=[Needed(CHOOSE_ONE)])

    def offer(self, chairs: dict[str, str]) -> None:
        """Those with an account for chairs."""
        self.staff_id.choices = {**NOT_CHOSEN, **chairs}


class AsideForm(DeskForm):
    """Why nobody is told."""

    sends = ("note_text",)
    note_text = TextAreaField(S_("Why, for colleagues"))
