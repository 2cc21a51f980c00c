"""How many pages the walks have looked at, in how many ways: a few lines at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class _Seen:
    pages: set[str | None] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    drawn: int = 0
    views: int = 0
    faults: int = 0


_seen: dict[str, _Seen] = {}


def note(what: str, page: str | None, language: str, views: int, faults: int) -> None:
    """One page was drawn in a language and looked at in so many widths, themes or settings."""
    seen = _seen.setdefault(what, _Seen())
    seen.pages.add(page)
    seen.languages.add(language)
    seen.drawn += 1
    seen.views += views
    seen.faults += faults


def lines() -> Iterator[str]:
    """What has been looked at."""
    for what, seen in sorted(_seen.items()):
        yield (
            f"{what}: {len(seen.pages)} pages, {len(seen.languages)} languages,"
            f" {seen.drawn} drawn, {seen.views} looked at, {seen.faults} violations"
        )
