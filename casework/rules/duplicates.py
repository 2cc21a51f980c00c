"""When two names are the same name, and when two cases may be the same case."""

from __future__ import annotations

import unicodedata
from datetime import date

# Two notifications of one death often differ by a day: found after midnight, time zones abroad.
DAYS_APART = 3

# Told apart on purpose: a son who carries his father's name is another person.
_APOSTROPHES = "'’ʼ‘`´"


def name_key(name: str) -> str:
    """A name reduced to what two people typing it would share.

    Case, accents, apostrophes, hyphens, spacing and the order of parts do not count.
    """
    spread = unicodedata.normalize("NFKD", name.casefold())
    kept = []
    for character in spread:
        if unicodedata.combining(character) or character in _APOSTROPHES:
            continue
        kept.append(character if character.isalnum() else " ")
    return " ".join(sorted("".join(kept).split()))


def same_name(first: str, second: str) -> bool:
    """Whether the two are written the same but for the things that do not count."""
    key = name_key(first)
    return bool(key) and key == name_key(second)


def days_match(first: date | None, second: date | None) -> bool:
    """Whether both days are known and close enough to be one death."""
    return (
        first is not None and second is not None and abs((first - second).days) <= DAYS_APART
    )


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
