"""What the tests of leaving look for, whichever browser they drive."""

from __future__ import annotations

import html
import time
from collections.abc import Callable

from tests.support.browser_server import NEUTRAL_TEXT

# How long a page is watched after Back: what shows for a moment has been seen.
WATCHED = 0.8  # seconds
SHORTEST = 12  # letters; shorter lines stand on any page


def telling_lines(own: list[str], public: list[str]) -> set[str]:
    """The lines of her own pages that stand on no page that everybody may see (its HTML)."""
    seen_by_all = html.unescape("\n".join(public))
    lines = {line.strip() for text in own for line in text.splitlines()}
    found = {line for line in lines if len(line) >= SHORTEST and line not in seen_by_all}
    assert len(found) >= 5, f"there is too little on these pages to look for: {found}"
    return found


def watch_for(lines: set[str], read: Callable[[], str | None]) -> str:
    """Look at the page again and again for a while. None is a moment between two pages."""
    end = time.monotonic() + WATCHED
    last = ""
    while time.monotonic() < end:
        text = read()
        if text is not None:
            shown = [line for line in lines if line in text]
            assert not shown, f"after leaving, Back shows {shown[:3]}"
            last = text
    return last


def until(found: Callable[[], bool], what: str, patience: float = 20.0) -> None:
    """Ask until it is so."""
    end = time.monotonic() + patience
    while not found():
        assert time.monotonic() < end, f"it never came to this: {what}"


def has_left(text: str | None) -> bool:
    """Whether the everyday page is what one sees."""
    return text is not None and NEUTRAL_TEXT in text
