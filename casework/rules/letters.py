"""Letters: which there are, and the reference that stands on each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from casework.rules.messages import S_


class LetterKind(StrEnum):
    """What a letter is for."""

    INVITATION = "invitation"
    CODE = "code"
    WORKER_CHANGED = "worker_changed"
    UPDATES = "updates"
    CHOICES = "choices"
    NOTICE = "notice"  # that there is something new; made in a batch for the post


@dataclass(frozen=True)
class LetterFacts:
    """What staff read about a kind. ``gives_code``: making it makes a code that opens her page.
    ``tells``: it says what has happened, so nobody else may open it."""

    label: str
    says: str
    gives_code: bool = False
    tells: bool = False


# Those that staff make for one person.
LETTERS: dict[LetterKind, LetterFacts] = {
    LetterKind.INVITATION: LetterFacts(
        S_("Invitation"),
        S_("Says who you are and how to come in for the first time, with a code for 28 days."),
        gives_code=True,
    ),
    LetterKind.CODE: LetterFacts(
        S_("A new code"),
        S_("A code for 28 days, for somebody who has been here before."),
        gives_code=True,
    ),
    LetterKind.WORKER_CHANGED: LetterFacts(
        S_("Your worker has changed"),
        S_("Says who works with them now, and how to reach that person."),
    ),
    LetterKind.UPDATES: LetterFacts(
        S_("Their updates on paper"),
        S_("What their own page shows. What is held is not in it, and hard news stays closed."),
        tells=True,
    ),
    LetterKind.CHOICES: LetterFacts(
        S_("What they chose, on paper"),
        S_("Each choice in words, since when, and who wrote it down as they said it."),
        tells=True,
    ),
}

# Sizes of print in points, by the size of text she chose for her pages.
PRINT_SIZES: dict[str, int] = {"normal": 12, "large": 18, "larger": 24}

FORMS = ("page", "file")

REFERENCE_LENGTH = 8  # of 32 signs: 40 bits
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_reference() -> str:
    """A random reference. It opens nothing; it only names a person to whoever knows her."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(REFERENCE_LENGTH))


def shown_reference(reference: str) -> str:
    """In two groups, as it is printed and read out."""
    return f"{reference[:4]}-{reference[4:]}"


def read_reference(typed: str) -> str | None:
    """The reference that somebody typed or heard; None for anything that cannot be one."""
    clean = typed.upper().translate(_READ_AS).strip()
    if len(clean) != REFERENCE_LENGTH or any(sign not in _ALPHABET for sign in clean):
        return None
    return clean
