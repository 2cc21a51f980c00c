"""How hard a plain English text is to read: a school grade, worked out from its own words.

The formula of Flesch and Kincaid (1975): 0.39 × words per sentence + 11.8 × syllables per word
− 15.59. Syllables are counted by the groups of vowels in a word, which is right for nearly all
of ours (tests hold it against a list counted by hand). The measure is weak: it sees length and
nothing else. So it stands beside the list of words, and never instead of a reader.

Names and the terms of the field count as one short word each: a reader cannot be spared them,
and the glossary explains them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from casework.rules.glossary import WORDS
from casework.rules.words import sentences_in

HIGHEST = 6.0  # grade: what eleven-year-olds read (docs/sources.md, Words)
SHORTEST = 30  # words; for fewer the measure says nothing

_TERM = "it"  # one word of one syllable, in place of a name or a term
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SOUNDS = re.compile(
    r"[^qc]ia(?!l\b|n\b)|[^cstgxu]io(?!n)|eo(?!pl)|ua(?!r)|[^aeiou]uou|[ye]ing\b"
)
_SPOKEN_ES = re.compile(r"(s|x|z|ch|sh|c|g|i)es$")


def syllables(word: str) -> int:
    """How many syllables a word has, by its vowels; at least one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(letters)) + len(_TWO_SOUNDS.findall(letters))
    if count > 1:
        silent_e = letters.endswith("e") and not letters.endswith(("ee", "ye", "oe"))
        after_consonant = re.search(r"[^aeiouy]le$", letters) is not None
        silent_ed = letters.endswith("ed") and not letters.endswith(("ted", "ded", "eed"))
        silent_es = letters.endswith("es") and _SPOKEN_ES.search(letters) is None
        if (silent_e and not after_consonant) or silent_ed or silent_es:
            count -= 1
    return max(1, count)


@lru_cache(maxsize=8)
def _terms(more: frozenset[str]) -> re.Pattern[str]:
    own = {word.term for word in WORDS} | {form for word in WORDS for form in word.written}
    longest_first = sorted(own | more, key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)


def grade(text: str, *, names: Iterable[str] = ()) -> float | None:
    """The school grade of a text; None where it is shorter than 30 words.

    ``names`` counts for one short word each, as placeholders and terms of the field do.
    """
    sentences = sentences_in(_terms(frozenset(names)).sub(_TERM, _PLACEHOLDER.sub(_TERM, text)))
    words = [word for sentence in sentences for word in sentence.split()]
    if len(words) < SHORTEST:
        return None
    sounds = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * sounds / len(words) - 15.59
