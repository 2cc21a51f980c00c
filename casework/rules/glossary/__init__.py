"""Words explained: a word of the field, what it means, and how an official letter writes it.

Names and their usual meaning only (docs/sources.md, Stages): no right, no sum, no limit. The
forms on letters are English, as they are printed, and are not translated.
"""

from __future__ import annotations

from casework.rules.glossary.justice import COURT, POLICE
from casework.rules.glossary.others import AFTER, INQUEST, MONEY, REVIEW, WITH_US
from casework.rules.glossary.word import Word

__all__ = ["WORDS", "Word", "words_of"]

WORDS: tuple[Word, ...] = (
    *POLICE, *COURT, *INQUEST, *REVIEW, *MONEY, *AFTER, *WITH_US,
)  # fmt: skip


def words_of(strand: str) -> tuple[Word, ...]:
    """The words of one part of the timeline, in the order in which they come up."""
    return tuple(word for word in WORDS if word.strand == strand)
