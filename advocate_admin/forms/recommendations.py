"""What a review recommends, and what has been done."""

from __future__ import annotations

from typing import Self

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms.desk import DeskForm
from casework.rules.messages import S_
from casework.rules.recommendations import AGENCIES, STATES, THEMES
from casework.web.forms.base import CHOOSE_ONE, Form
from casework.web.forms.fields import DayField, Needed

_IN_HERS = S_("The same in their language")


class RecommendationForm(DeskForm):
    """One thing that should change, in plain words."""

    sends = ("words", "other_words", "language", "agency", "theme", "owner", "due_on")
    words = TextAreaField(
        S_("What should change, in plain words"),
        validators=[Needed(S_("Write it in plain words."))],
    )
    other_words = TextAreaField(_IN_HERS)
    language = HiddenField()
    agency = SelectField(S_("Which kind of service"), choices=AGENCIES)
    theme = SelectField(S_("What it is about"), choices=THEMES)
    owner = StringField(S_("Who is to do it, as families read it"))
    due_on = DayField(S_("Day by which it is to be done, if there is one"))

    @classmethod
    def starting(cls, language: str) -> Self:
        """For somebody who reads this language."""
        return cls(language=language)


class StepForm(DeskForm):
    """How far it was on a day."""

    sends = ("happened_on", "state", "words", "other_words", "language")
    happened_on = DayField(S_("Day on which you heard it"))
    state = RadioField(
        S_("How far it is"),
        choices={slug: words.staff_label for slug, words in STATES.items()},
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    words = TextAreaField(S_("What has been done, in plain words"))
    other_words = TextAreaField(_IN_HERS)
    language = HiddenField()

    @classmethod
    def starting(cls, language: str) -> Self:
        """For somebody who reads this language."""
        return cls(language=language)


class TellForm(Form):
    """The button that releases one of them, or a step of it."""

    step_id = HiddenField()
