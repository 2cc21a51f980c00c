"""A letter: how large, and as a page or as a file."""

from __future__ import annotations

from wtforms import RadioField

from advocate_admin.forms.desk import DeskForm
from casework.rules.letters import LetterKind
from casework.rules.messages import S_
from casework.web.forms.base import CHOOSE_ONE, Form
from casework.web.forms.fields import Needed

SIZES = {
    "normal": S_("Normal print"),
    "large": S_("Large print"),
    "larger": S_("Very large print"),
}


class LetterForm(DeskForm):
    """Which size, and whether it is shown as a page or made as a file."""

    sends = ("size", "form")
    size = RadioField(S_("Size of the print"), choices=SIZES, validators=[Needed(CHOOSE_ONE)])
    form = RadioField(
        S_("How you want it"),
        choices={"page": S_("A page to print"), "file": S_("A PDF file")},
        default="page",
        validators=[Needed(CHOOSE_ONE)],
    )

    def offer(self, *, files: bool) -> None:
        """Without the libraries for it there is only the page."""
        _offer(self.form, files)


class PostForm(Form):
    """What the letters that lie ready say, and how they are made."""

    what = RadioField(
        S_("What the letters say"),
        choices={
            LetterKind.UPDATES.value: S_("What they would read on their own page"),
            LetterKind.NOTICE.value: S_("Only that there is something new"),
        },
        default=LetterKind.UPDATES.value,
        validators=[Needed(CHOOSE_ONE)],
    )
    form = RadioField(
        S_("How you want them"),
        choices={"page": S_("A page to print"), "file": S_("A PDF file")},
        default="page",
        validators=[Needed(CHOOSE_ONE)],
    )

    def offer(self, *, files: bool) -> None:
        """Without the libraries for it there is only the page."""
        _offer(self.form, files)


def _offer(field: RadioField, files: bool) -> None:
    if not files:
        field.choices = {"page": field.choices["page"]}
