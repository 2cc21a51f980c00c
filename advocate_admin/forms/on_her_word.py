"""What a worker adds when she records a choice: how the person said so."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from advocate_admin.forms import choices
from advocate_admin.forms.desk import DeskForm
from casework.rules.choice_contacts import CHECKED_HOW, OWN_CHANNELS
from casework.rules.choice_words import SUBJECTS
from casework.rules.contact_kinds import CONTACT_KINDS, INSTRUCTION_KINDS
from casework.rules.messages import S_, Sentence
from casework.rules.override import DANGERS, WHAT
from casework.web.forms.base import CHOOSE_ONE
from casework.web.forms.fields import BoxesField, Needed


class HowForm(DeskForm):
    """In which contact she said it."""

    how = RadioField(
        S_("How they said it"),
        choices={slug: CONTACT_KINDS[slug].label for slug in INSTRUCTION_KINDS},
        validators=[Needed(CHOOSE_ONE)],
    )


class TrustedNewForm(HowForm):
    """Somebody who is to be told instead, as she said it to a worker."""

    sends = ("name", "channel", "value", "language", "subjects", "how")
    name = StringField(S_("Who it is"), validators=[Needed(S_("Write a name."))])
    channel = RadioField(
        S_("How this person is reached"),
        choices={name: OWN_CHANNELS[name] for name in ("text", "email")},
        default="text",
    )
    value = StringField(
        S_("Their number or email address"),
        validators=[Needed(S_("Write the number or the address."))],
    )
    language = SelectField(S_("Language of their pages"))
    subjects = BoxesField(
        S_("About what"),
        choices=SUBJECTS,
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    @classmethod
    def starting(cls, language: str) -> Self:
        """In the language of whoever names this person, until somebody chooses another."""
        form = cls(language=language)
        form.language.choices = choices.read_here()
        return form


class SpokenForm(DeskForm):
    """A worker spoke with her about somebody who is told instead."""

    sends = ("agreed", "how")
    how = RadioField(
        S_("How you spoke with them"), choices=CHECKED_HOW, validators=[Needed(CHOOSE_ONE)]
    )
    agreed = RadioField(
        S_("What you found"),
        choices={
            "yes": S_("They want it, and no flag and no wall stands against it"),
            "no": S_("It cannot be done. They are given no reason"),
        },
        validators=[Needed(CHOOSE_ONE)],
    )

    def values(self) -> dict[str, object]:
        """Yes or no."""
        return {"agreed": self.agreed.data == "yes", "how": self.how.data}


WRONG_CODE = Sentence(S_("This is not the code, or it has run out. You can send a new one."))


class TrustedCodeForm(DeskForm):
    """The code that came to the person who is told instead."""

    code = StringField(
        S_("The six numbers"), validators=[Needed(S_("Type the six numbers that came there."))]
    )


class OverrideForm(DeskForm):
    """Acting against a choice."""

    sends = ("what", "danger", "reason")
    what = RadioField(S_("What you want to do"), choices=WHAT, validators=[Needed(CHOOSE_ONE)])
    danger = RadioField(
        S_("Is somebody in danger at this moment?"),
        choices={"": S_("No: a second person decides first"), **DANGERS},
        default="",
    )
    reason = TextAreaField(S_("Why. They will read this."), validators=[Needed(S_("Write why."))])


class DecideForm(DeskForm):
    """The second person."""

    sends = ("agreed",)
    agreed = BooleanField(S_("I agree that this was, or is, right"))
