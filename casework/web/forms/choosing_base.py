"""What the forms of her choices have in common: a topic, the fields of its page, and its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms.fields import SelectChoice

from casework.queries.contact_choices import Answers
from casework.rules.choice_words import TOPICS
from casework.web.forms.base import OnceForm


def offered(choices: Mapping[Any, str]) -> list[SelectChoice]:
    """Slugs and their texts, as a field takes them."""
    return [SelectChoice(str(value), text) for value, text in choices.items()]


class Choosing(OnceForm):
    """A choice: its topic, the fields of its page in their order, and its value.

    Each says itself what is kept of its fields: ``value`` is the form's own.
    """

    topic = ""
    page: tuple[str, ...] = ()  # names of the fields shown
    explains: tuple[str, ...] = ()
    hints: Mapping[str, str] = {}

    @property
    def title(self) -> str:
        """What the page is called."""
        return TOPICS[self.topic]

    def show(self, answers: Answers) -> None:
        """Fill in what stands now."""

    def value(self) -> dict[str, Any]:
        """What is kept: nothing, which takes an answer back and lets the default stand."""
        return {}

    @property
    def words(self) -> str:
        """Her own words, where the page asks for some."""
        return ""


def number_of(typed: str | None) -> int | None:
    """A small whole number out of a field, or None."""
    return int(typed) if typed and typed.isdecimal() and len(typed) < 5 else None
