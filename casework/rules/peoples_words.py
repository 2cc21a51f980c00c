"""Words of people on their way into another language: the steps, the labels, the waiting.

written → with a translator → translated → checked by a second person → released. No machine
puts words into another language here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from casework.rules.errors import Invalid
from casework.rules.messages import S_, Sentence

# After this somebody phones with an interpreter instead of waiting on.
LONGEST_WAIT = timedelta(hours=48)

FROM_HER, TO_HER = "message_from", "message_to"  # kinds, beside the kinds of updates


class About(StrEnum):
    """What the words belong to."""

    UPDATE = "update"
    MESSAGE = "message"
    VIEW = "view"  # what she says to a review
    ANSWER = "view_answer"  # of the chair or the panel
    CHANGE = "draft_change"  # what became of her remark on a draft
    QUESTION = "terms_question"  # of a review, as it is shown to her


# A button on the page of the translation lets the reader have it. Of the others it is only
# prefilled where the words themselves are let go: an answer is released by nothing else.
RELEASED_ALONE = frozenset({About.UPDATE, About.MESSAGE})
# Words of one person, or for one: it is she who says where a translator should come from.
OF_ONE_PERSON = frozenset({About.MESSAGE, About.VIEW, About.ANSWER, About.CHANGE})


class State(StrEnum):
    """Where they are."""

    WITH_TRANSLATOR = "with_translator"
    TRANSLATED = "translated"  # waits for the second person
    CHECKED = "checked"  # waits for a worker to release it
    RELEASED = "released"
    STOPPED = "stopped"


# States in which the translator and the second person may read it.
WITH_THEM = (State.WITH_TRANSLATOR, State.TRANSLATED, State.CHECKED)

STATES: dict[State, str] = {
    State.WITH_TRANSLATOR: S_("With the translator."),
    State.TRANSLATED: S_("Translated. A second person checks it."),
    State.CHECKED: S_("Checked by a second person. You can release it."),
    State.RELEASED: S_("Released."),
    State.STOPPED: S_("Stopped."),
}
CHECKED_ONLY = S_("Checked by a second person.")  # where there is nothing to release

_LABEL = re.compile(r"NAME-(\d+)")
_NAME = ".{1,40}"  # characters of a name where a label stood


def label(number: int) -> str:
    """What stands for a name in a translator's copy: the same in every script."""
    return f"NAME-{number}"


def hidden(text: str, names: Sequence[str]) -> str:
    """The text with these names as labels, the first NAME-1. Longer names go first.

    Raises Invalid, at ``names``, for one that does not stand in the text.
    """
    for name in names:
        if name not in text:
            raise Invalid(
                {
                    "names": Sentence(
                        S_("This does not stand in the words: %(name)s"), {"name": name}
                    )
                }
            )
    by_length = sorted(enumerate(names, start=1), key=lambda one: -len(one[1]))
    for number, name in by_length:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", label(number), text)
    return text


def shown(text: str, names: Sequence[str]) -> str:
    """The labelled text with the names back in their places."""

    def name_of(match: re.Match[str]) -> str:
        number = int(match[1])
        return names[number - 1] if 0 < number <= len(names) else match[0]

    return _LABEL.sub(name_of, text)


def labels_in(text: str) -> frozenset[str]:
    """The labels that stand in a text."""
    return frozenset(match.group() for match in _LABEL.finditer(text))


def lost_labels(text: str, result: str) -> list[str]:
    """Labels of the text that its translation does not have."""
    return sorted(labels_in(text) - labels_in(result))


def said_of(about: str, state: State) -> str:
    """Where words are, in a sentence for staff."""
    alone = about in RELEASED_ALONE
    return CHECKED_ONLY if state is State.CHECKED and not alone else STATES[state]


def same_words(labelled: str, text: str) -> bool:
    """Whether a text is this translation and nothing else. White space does not count, nor how
    a name is written: in another script whoever puts it back writes it anew."""
    pattern = _LABEL.sub(_NAME, re.escape(" ".join(labelled.split())).replace(r"\-", "-"))
    return re.fullmatch(pattern, " ".join(text.split())) is not None


def waits_too_long(since: datetime, now: datetime) -> bool:
    """Whether words have waited so long that somebody should phone with an interpreter."""
    return now - since > LONGEST_WAIT
