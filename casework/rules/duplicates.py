"""When two names are the same name, and when two cases may be the same case."""

from __future__ import annotations

import unicodedata
from datetime import date

# Two notifications of one death often differ by a day: found after midnight, time zones abroad.
DAYS_APART = 3

_WITHOUT_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`´")


def name_key(name: str) -> str:
    """A name reduced to what two people typing it would share.

    Case, accents, apostrophes, hyphens, spacing and the order of parts do not count.
    """
    spread = name.translate(_WITHOUT_APOSTROPHES)
    for _ in range(2):  # once is not enough: a mathematical capital spreads to a capital
        spread = unicodedata.normalize("NFKD", spread).casefold()
    spread = unicodedata.normalize("NFKD", spread)
    kept = []
    for character in spread:
        if unicodedata.combining(character):
            continue
        # Vowel signs of Indic scripts are marks too, and part of the name.
        is_part = character.isalnum() or unicodedata.category(character).startswith("M")
        kept.append(character if is_part else " ")
    return " ".join(sorted("".join(kept).split()))


def same_name(first: str, second: str) -> bool:
    """Whether the two are written the same but for the things that do not count."""
    key = name_key(first)
    return bool(key) and key == name_key(second)


def days_match(first: date | None, second: date | None) -> bool:
    """Whether both days are known and close enough to be one death."""
    return first is not None and second is not None and abs((first - second).days) <= DAYS_APART


def may_be_same_death(
    *,
    names: tuple[str, ...],
    died_on: date | None,
    other_names: tuple[str, ...],
    other_died_on: date | None,
) -> bool:
    """Worth showing to whoever opens a case: the same name, or nearly the same day and a
    shared part of a name. Names are compared each with each."""
    for name in names:
        for other in other_names:
            if same_name(name, other):
                return True
            shared = set(name_key(name).split()) & set(name_key(other).split())
            if shared and days_match(died_on, other_died_on):
                return True
    return False
