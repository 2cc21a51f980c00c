"""How she wants one piece of hard news, and how her pages look."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField
from wtforms.fields import SelectChoice

from casework.actions.choices import HARD_NEWS_CHOICES
from casework.rules.look import TEXT_SIZES, THEMES
from casework.rules.messages import N_
from casework.web import i18n
from casework.web.forms.base import CHOOSE_ONE, Form
from casework.web.forms.fields import Needed


class HardNewsForm(Form):
    """Five answers, one of which is no; all of them can be changed."""

    choice = RadioField(
        N_("How would you like to know?"),
        choices=[SelectChoice(value, text) for value, text in HARD_NEWS_CHOICES.items()],
        default="main",
        validators=[Needed(CHOOSE_ONE)],
        validate_choice=False,
    )

    def name_worker(self, first_name: str) -> None:
        """Say the name of the person she can ask, in her language."""
        self.choice.choices = [
            SelectChoice(value, _said(text, first_name))
            for value, text in HARD_NEWS_CHOICES.items()
        ]


def _said(text: str, first_name: str) -> str:
    if "%(worker)s" not in text:
        return i18n.gettext(text)
    if not first_name:
        return i18n.gettext(N_("Ask somebody to tell me"))
    return i18n.gettext(text) % {"worker": first_name}


class LookForm(Form):
    """Colours and size of the text. The language has its own links, which keep the page."""

    theme = RadioField(N_("Colours"), default="system")
    size = RadioField(
        N_("Size of the text"),
        choices=[SelectChoice(value, text) for value, text in TEXT_SIZES.items()],
        default="normal",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The word is also a part of a date, and in many languages another one.
        said = {"day": i18n.pgettext("light colours of the page", "Day")}
        self.theme.choices = [
            SelectChoice(value, said.get(value) or i18n.gettext(text))
            for value, text in THEMES.items()
        ]
