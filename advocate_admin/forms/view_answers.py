"""What the chair or the panel answered, and the questions of the list, written down by staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms.desk import DeskForm, version_of
from casework.queries.review_say import ShownView
from casework.rules.contact_kinds import CONTACT_KINDS
from casework.rules.messages import S_
from casework.rules.review_say import READERS
from casework.rules.terms import ADDED_BY, AddedBy
from casework.rules.view_answers import ANSWERERS, VERDICTS
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed

_DAY = S_("Type the day on which it happened.")
_LONGEST_CHOICE = 60  # characters of a view in a list


class ReadBackForm(DeskForm):
    """She approved the words that were read back to her. ``wording``: the number of the words."""

    sends = ("approved_on", "how", "interpreter")
    approved_on = DayField(S_("Day"), validators=[Needed(_DAY)])
    how = RadioField(
        S_("How you spoke"),
        choices={slug: kind.label for slug, kind in CONTACT_KINDS.items() if kind.tells},
        validators=[Needed(CHOOSE_ONE)],
    )
    interpreter = StringField(S_("Interpreter, kept inside"))
    wording = HiddenField()

    @property
    def number(self) -> int:
        """The number of the words that were on the page."""
        return version_of(self.wording)


class ReaderForHerForm(DeskForm):
    """Whom she lets read it, for somebody who cannot sign in."""

    sends = ("reader",)
    reader = RadioField(
        S_("Who may read it, as they said"),
        choices={one.value: text for one, text in READERS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    wording = HiddenField()

    @property
    def number(self) -> int:
        """The number of the words that were on the page."""
        return version_of(self.wording)


class ReplyForm(DeskForm):
    """What the chair or the panel answered to one view."""

    sends = ("answered_by", "verdict", "words")
    answered_by = RadioField(
        S_("Who answered"),
        choices={one.value: text for one, text in ANSWERERS.items()},
        default="chair",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    verdict = RadioField(
        S_("What became of it"),
        choices={one.value: text for one, text in VERDICTS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    words = TextAreaField(S_("Their words, in English: where it was taken up, or why not"))


class ReplyReleaseForm(DeskForm):
    """The answer in her language, before she has it."""

    sends = ("translation",)
    translation = TextAreaField(S_("The same in their language"))


class QuestionForm(DeskForm):
    """One more question of the list."""

    sends = ("text", "added_by", "view_id")
    text = TextAreaField(
        S_("The question, in English"), validators=[Needed(S_("Write the question."))]
    )
    added_by = RadioField(
        S_("Who asked for it"),
        choices={one.value: text for one, text in ADDED_BY.items() if one is not AddedBy.FAMILY},
        default="chair",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    view_id = SelectField(S_("It came from what they wrote"), default="", validate_choice=False)

    @classmethod
    def offering(cls, views: Iterable[ShownView]) -> Self:
        """With what she asked for and is not on the list yet."""
        form = cls()
        shown = {one.id: (one.english or one.text)[:_LONGEST_CHOICE] for one in views}
        form.view_id.choices = {"": "—", **shown}
        return form
