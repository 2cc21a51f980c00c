"""How she is reached: a new contact, the code that went there, somebody told instead of her."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice

from casework.rules.choice_contacts import OWN_CHANNELS, OWN_VOICEMAIL
from casework.rules.choice_words import SUBJECTS
from casework.rules.messages import N_
from casework.web import i18n
from casework.web.forms.base import CHOOSE_ONE, Form, OnceForm
from casework.web.forms.choosing_base import offered
from casework.web.forms.fields import BoxesField, Needed
from casework.web.reader import languages


class NewContactForm(OnceForm):
    """A new number or address."""

    channel = RadioField(
        N_("What is it?"),
        choices=offered(OWN_CHANNELS),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    value = TextAreaField(
        N_("The number or the address"),
        validators=[Needed(N_("Write the number or the address."))],
    )
    voicemail = RadioField(
        N_("If nobody answers a call, what may we leave?"),
        choices=offered(OWN_VOICEMAIL),
        default="nothing",
        validate_choice=False,
    )


class VoicemailForm(Form):
    """What may be left when nobody answers."""

    voicemail = RadioField(
        N_("If nobody answers a call, what may we leave?"),
        choices=offered(OWN_VOICEMAIL),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )


class ContactCodeForm(Form):
    """The code that went to the new contact."""

    code = StringField(
        N_("The six numbers"),
        validators=[Needed(N_("Type the six numbers that came there."))],
    )


class TrustedForm(OnceForm):
    """Somebody who is told about some subjects instead of her."""

    name = StringField(N_("Who is it?"), validators=[Needed(N_("Write a name."))])
    channel = RadioField(
        N_("How can we reach this person?"),
        choices=offered({name: OWN_CHANNELS[name] for name in ("text", "email")}),
        default="text",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )
    value = StringField(
        N_("Their number or email address"),
        validators=[Needed(N_("Write the number or the address."))],
    )
    language = SelectField(N_("Which language do they read?"), validate_choice=False)
    subjects = BoxesField(
        N_("About what?"),
        choices=offered(SUBJECTS),
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The languages that these pages speak, each in its own name; hers is chosen first."""
        super().__init__(*args, language=i18n.current_language(), **kwargs)
        self.language.choices = [
            SelectChoice(one.tag, one.own_name, {"lang": one.base, "dir": one.direction})
            for one in languages()
            if not one.test_only
        ]


class NameForm(OnceForm):
    """A name that is written wrongly."""

    text = TextAreaField(
        N_("Which name is wrong, and how is it written?"),
        validators=[Needed(N_("Write the name as it should be."))],
    )
