"""Codes with which somebody comes in: their shape, how they are typed, how they are kept.

Only keyed hashes are ever stored. A slow hash could not protect six digits; a key that the
database does not hold can, together with five tries and ten minutes.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from datetime import timedelta

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U
LETTER_LENGTH = 12  # characters of 5 bits: 60 random bits
LETTER_LIFE = timedelta(days=28)
REQUEST_LENGTH = 6  # characters that somebody reads out on the phone: 30 bits
REQUEST_LIFE = timedelta(minutes=30)
SPOKEN_LENGTH = 6
SPOKEN_LIFE = timedelta(minutes=10)
SPOKEN_TRIES = 5
DEMO_LIFE = timedelta(days=1)
LINK_LIFE = timedelta(days=7)
CHALLENGE_LIFE = timedelta(minutes=5)

# What people read wrongly, and what the alphabet means by it.
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = frozenset("-‐‑‒–—−_.·/'\"")


def _characters(typed: str) -> str:
    """What was typed, without case, separators, spaces, or marks of direction."""
    kept = []
    for character in unicodedata.normalize("NFKC", typed):
        if character.isspace() or character in _SEPARATORS:
            continue
        if unicodedata.category(character) in ("Cf", "Cc"):
            continue
        # An Urdu keyboard writes its own digits.
        digit = unicodedata.decimal(character, None)
        kept.append(character.upper() if digit is None else str(digit))
    return "".join(kept)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _base32(typed: str, length: int) -> str | None:
    plain = _characters(typed).translate(_READ_AS)
    if len(plain) != length or any(character not in ALPHABET for character in plain):
        return None
    return plain


def new_letter_code() -> str:
    """Twelve characters, 60 random bits."""
    return _random(LETTER_LENGTH)


def in_groups(code: str) -> str:
    """As it is printed and read out: ``7KQ2-M0XH-9TRB`` or ``4K7-Q2M``."""
    size = 4 if len(code) == LETTER_LENGTH else 3
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def read_letter_code(typed: str) -> str | None:
    """The code somebody meant, or None when it cannot be one."""
    return _base32(typed, LETTER_LENGTH)


def read_request_number(typed: str) -> str | None:
    """The request number that a member of staff heard and typed."""
    return _base32(typed, REQUEST_LENGTH)


def new_spoken_code() -> str:
    """Six digits, to be read out."""
    return f"{secrets.randbelow(10**SPOKEN_LENGTH):0{SPOKEN_LENGTH}d}"


def read_spoken_code(typed: str) -> str | None:
    """Six digits however they were spaced, in any script."""
    plain = _characters(typed)
    if len(plain) != SPOKEN_LENGTH or not plain.isascii() or not plain.isdecimal():
        return None
    return plain


def keyed_hash(pepper: str, purpose: str, *parts: str) -> str:
    """HMAC-SHA256. The purpose comes first, so that no hash can stand in for another."""
    message = "\x1f".join((purpose, *parts)).encode()
    return hmac.new(pepper.encode(), message, hashlib.sha256).hexdigest()


def letter_lookup(pepper: str, code: str) -> str:
    """Under which a letter code is found."""
    return keyed_hash(pepper, "letter", code)


def demo_lookup(pepper: str, code: str) -> str:
    """Under which a demo code of a member of staff is found."""
    return keyed_hash(pepper, "demo", code)


def request_number(pepper: str, browser_token: str) -> str:
    """What the page shows to the browser that asked: it says nothing about the token."""
    number = int(keyed_hash(pepper, "request", browser_token), 16)
    characters = []
    for _ in range(REQUEST_LENGTH):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return "".join(characters)


def browser_lookup(pepper: str, number: str) -> str:
    """Under which the code for one asking browser is found."""
    return keyed_hash(pepper, "browser", number)


def spoken_hash(pepper: str, case_id: str, member_id: str, number: str, code: str) -> str:
    """A six-digit code, bound to the person it was read out to and the browser that asked."""
    return keyed_hash(pepper, "spoken", case_id, member_id, number, code)


def same(one: str, other: str) -> bool:
    """Compare without telling by the time taken how much was right."""
    return hmac.compare_digest(one.encode(), other.encode())


def new_token() -> str:
    """A token for a cookie or a link: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """A token of 256 random bits needs no key: its plain hash cannot be turned round."""
    return hashlib.sha256(token.encode()).hexdigest()
