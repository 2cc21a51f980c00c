"""What somebody says to a review, written down by whoever stands beside her."""

from __future__ import annotations

from typing import Self

from wtforms import RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm
from casework.rules.messages import S_
from casework.rules.review_say import ANSWERS, TOPICS
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import DayField, Needed


class AnswerForHerForm(DeskForm):
    """Her answer, as she gave it in talking, and what she said about the chair."""

    sends = ("answer", "ask_again_on")
    answer = RadioField(
        S_("What they said"),
        choices={one.value: words.label for one, words in ANSWERS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    ask_again_on = DayField(S_("The day they chose to be asked again"))
    chair = RadioField(
        S_("May the chair know"),
        choices={
            "": S_("They have not said"),
            "yes": S_("Yes, the chair may know"),
            "no": S_("No, the chair is not told"),
        },
        default="",
        validate_choice=False,
    )

    @property
    def chair_told(self) -> bool | None:
        """What she said about the chair; None where she has not said."""
        return {"yes": True, "no": False}.get(self.chair.data or "")


class SpokenViewForm(DeskForm):
    """Her words, in her language, and in English for the chair."""

    sends: tuple[str, ...] = ("topic", "language", "text", "english", "interpreter", "specialist")
    topic = RadioField(
        S_("What it is about"),
        choices={one.value: text for one, text in TOPICS.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    language = SelectField(S_("Spoken in"))
    text = TextAreaField(
        S_("Their words, as they said them"), validators=[Needed(S_("Write what they said."))]
    )
    english = TextAreaField(S_("The same in English"))
    interpreter = StringField(S_("Interpreter, kept inside"))
    specialist = StringField(S_("The specialist through whom the child said it"))

    @classmethod
    def starting(cls, language: str) -> Self:
        """In her language, until somebody chooses another."""
        form = cls(language=language)
        form.language.choices = choices.spoken([language])
        return form


class EnglishForm(DeskForm):
    """Her words in English. She approves them before anybody reads them."""

    sends = ("english",)
    english = TextAreaField(
        S_("The same in English"), validators=[Needed(S_("Write the words in that language."))]
    )


class ChangeSpokenForm(DeskForm):
    """What was written down for her, put right when it was read back."""

    sends = ("text", "english")
    text = TextAreaField(
        S_("Their words, as they said them"), validators=[Needed(S_("Write what they said."))]
    )
    english = TextAreaField(S_("The same in English"))


class CheckForm(DeskForm):
    """With whom it was checked that a release harms no trial."""

    sends = ("checked_with",)
    checked_with = StringField(
        S_("Whom you asked, with the role, and when"),
        validators=[Needed(S_("Write whom you asked, and when."))],
    )
