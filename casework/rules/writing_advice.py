"""Advice to staff on the English that they write for a family. It never stops anything."""

from __future__ import annotations

from casework.rules.messages import S_, Sentence
from casework.rules.reading_level import HIGHEST, grade
from casework.rules.words import Fault, faults_in_english

_HARD = S_("Hard to read. Try shorter words, and one idea in a sentence.")


def advice_on(text: str) -> list[Fault]:
    """What a plain text would rather not have: marks, words, long sentences, hard ones."""
    found = faults_in_english(text)
    level = grade(text)
    if level is not None and level > HIGHEST and not any(one.kind == "long" for one in found):
        found.append(Fault("hard", "", Sentence(_HARD)))
    return found
