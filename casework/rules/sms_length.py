"""How many parts a text message has: counted in GSM-7 where its alphabet suffices, else UCS-2.

3GPP TS 23.038: 160 characters of seven bits in one part, 153 in each of several; 70 and 67
characters of 16 bits. Characters of the extension table count twice, and so do characters
beyond the basic plane.
"""

from __future__ import annotations

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True)
class Length:
    """A text as the network counts it."""

    alphabet: str  # gsm7 | ucs2
    units: int
    parts: int


def length_of(text: str) -> Length:
    """The alphabet a text needs, its length in that alphabet, and in how many parts it goes."""
    if all(one in _BASIC or one in _EXTENSION for one in text):
        units = sum(2 if one in _EXTENSION else 1 for one in text)
        return Length("gsm7", units, _parts(units, 160, 153))
    units = len(text.encode("utf-16-be")) // 2
    return Length("ucs2", units, _parts(units, 70, 67))


def fits_one_part(text: str) -> bool:
    """Whether nothing of it would be split."""
    return length_of(text).parts <= 1


def _parts(units: int, alone: int, each: int) -> int:
    return 1 if units <= alone else -(-units // each)
