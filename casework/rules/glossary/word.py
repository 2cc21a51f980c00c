"""One word of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from casework.rules.strands import Strand


@dataclass(frozen=True)
class Word:
    """One word. ``written``: how it may stand on an English letter, short forms included."""

    slug: str
    strand: Strand
    term: str
    plain: str
    written: tuple[str, ...] = ()
