"""Which way words run that somebody typed: the library does not know ``dir="auto"``."""

from __future__ import annotations

import re
import unicodedata

_AUTO = re.compile(r' dir="auto"([^>]*>)')
_TAG = re.compile(r"<[^>]*>|&#?\w+;")
_FAR = 2000  # characters: the first letter of what was typed stands long before this


def settled(document: str) -> str:
    """Every ``dir="auto"`` as ltr or rtl, by the first letter after it, as a browser does it."""

    def direction(found: re.Match[str]) -> str:
        after = _TAG.sub("", document[found.end() : found.end() + _FAR])
        return f' dir="{direction_of(after)}"{found[1]}'

    return _AUTO.sub(direction, document)


def direction_of(text: str) -> str:
    """ltr or rtl, by the first letter."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return (
        "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L" else "ltr"
    )
