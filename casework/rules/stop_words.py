"""Words by which somebody who gets a text stops texts, or lets them come again.

Only a text that is the word and nothing else counts: anything longer is for a person to read.
Each language's words count whatever language is noted for her, because phones and habits
differ. STOP and START are what operators teach everywhere (docs/sources.md, Words).
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Word(StrEnum):
    """What a text asks for."""

    STOP = "stop"
    START = "start"


# Language tag -> the words, as they are typed. English stands for every phone.
STOP: dict[str, tuple[str, ...]] = {
    "en": ("stop", "stop all", "stop texts", "unsubscribe"),
    "cy": ("stopio", "stopiwch", "peidiwch"),
    "fr": ("arrêt", "arrêter", "arrêtez"),
    "pl": ("zatrzymaj", "przestań"),
    "ro": ("oprire", "opriți"),
    "pa": ("ਰੋਕੋ", "ਬੰਦ ਕਰੋ"),
    "ur": ("روکیں", "بند کریں", "بند"),
    "bn": ("থামুন", "বন্ধ করুন"),
    "ar": ("توقف", "إيقاف"),
    "so": ("jooji",),
}
START: dict[str, tuple[str, ...]] = {
    "en": ("start", "start texts", "unstop"),
    "cy": ("dechrau",),
    "fr": ("reprendre",),
    "pl": ("wznów",),
    "ro": ("reluare",),
    "pa": ("ਸ਼ੁਰੂ ਕਰੋ",),
    "ur": ("شروع کریں", "شروع"),
    "bn": ("শুরু করুন",),
    "ar": ("ابدأ",),
    "so": ("bilow",),
}


# Marks above and below letters that people leave out: of Latin and of Arabic script. In others
# a mark is a vowel of its own.
_LEFT_OUT = frozenset(map(chr, (*range(0x300, 0x370), *range(0x64B, 0x656), 0x640)))


def bare(text: str) -> str:
    """The letters of a text: without case, accents, punctuation and outer blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        one if one.isalnum() or unicodedata.category(one).startswith("M") else " "
        for one in plain
        if one not in _LEFT_OUT and unicodedata.category(one) != "Cf"
    )
    return " ".join(kept.split())


_MEANS = {
    **{bare(one): Word.STOP for words in STOP.values() for one in words},
    **{bare(one): Word.START for words in START.values() for one in words},
}


def word_of(text: str) -> Word | None:
    """Whether a text is one of the words, and which; None for everything that people write."""
    return _MEANS.get(bare(text))
