"""Her answer to a review, what the chair may know, and a view in her words."""

from __future__ import annotations

from typing import Self

from wtforms import HiddenField, RadioField, StringField, TextAreaField

from casework.rules.messages import N_
from casework.rules.review_say import ANSWERS, NO_NAME, READERS, TOPICS, Reader, Standing
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm
from casework.web.forms.fields import DayField, Needed

_WRITE = N_("Write what you want to say.")


def number_of(field: HiddenField) -> int | None:
    """The number that a page was made with; None where none could have been sent."""
    text = field.data or ""
    return int(text) if text.isdecimal() and len(text) < 10 else None


class AnswerForm(OnceForm):
    """One of four, and for one of them a day."""

    answer = RadioField(
        N_("How do you want to be part of it?"),
        choices={one.value: words.label for one, words in ANSWERS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    ask_again_on = DayField(N_("Ask me again on"))


class ChairForm(Form):
    """Whether the chair may learn of her answer."""

    tell = RadioField(
        N_("May we tell the chair?"),
        choices={"yes": N_("Yes, tell the chair"), "no": N_("No, do not tell the chair")},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    @classmethod
    def about(cls, standing: Standing | None) -> Self:
        """To be shown beside what she answered: what she said of the chair is chosen already."""
        told = standing.chair_told if standing else None
        return cls(formdata=None, tell=None if told is None else "yes" if told else "no")


class ViewForm(OnceForm):
    """What it is about, and her words; ``version`` of the view that she goes on with."""

    topic = RadioField(
        N_("What it is about"),
        choices={one.value: text for one, text in TOPICS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    text = TextAreaField(N_("Your words"), validators=[Needed(_WRITE)])
    version = HiddenField()


class PortraitForm(OnceForm):
    """Who they were; the subject is known."""

    text = TextAreaField(N_("Your words"), validators=[Needed(_WRITE)])
    version = HiddenField()


class QuestionForm(OnceForm):
    """A question that she wants the review to ask."""

    text = TextAreaField(N_("Your question"), validators=[Needed(N_("Write your question."))])


class ReportNameForm(OnceForm):
    """A name for the report, or that she does not wish to choose one."""

    choice = RadioField(
        N_("The name used in the report"),
        choices={"name": N_("I choose this name"), "none": NO_NAME},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    name = StringField(N_("The name"))


class ReaderForm(Form):
    """One reader at a time: let him read it, or take it back. ``wording`` is the number of the
    words that were on the page."""

    reader = HiddenField()
    wording = HiddenField()

    @classmethod
    def for_reader(cls, reader: Reader) -> Self:
        """The button of one reader."""
        return cls(formdata=None, reader=reader.value)

    @property
    def known(self) -> bool:
        """Whether it names a reader at all."""
        return (self.reader.data or "") in {one.value for one in READERS}
