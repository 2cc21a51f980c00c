"""The questions that a review asks: its terms of reference.

The list is the review's. It reaches each person on its own, once whoever stands beside her
shows it to her. Who asked for a question is told to nobody but whoever asked for it.
"""

from __future__ import annotations

import re
from enum import StrEnum

from casework.rules.messages import S_

LONGEST_QUESTION = 1_000  # characters


class AddedBy(StrEnum):
    """Who brought a question in; for staff and the chair only."""

    CHAIR = "chair"
    PANEL = "panel"
    FAMILY = "family"


ADDED_BY: dict[AddedBy, str] = {
    AddedBy.CHAIR: S_("The chair"),
    AddedBy.PANEL: S_("The panel"),
    AddedBy.FAMILY: S_("The person this page is about"),
}

# What a chair records of them that is the list itself, one question on each line.
LISTS = frozenset({"draft", "agreed"})
_MARK = re.compile(r"^(?:[-*•–]|\(?\d{1,3}[.):])\s+")


def lines_of(text: str) -> tuple[str, ...]:
    """The questions of a list that was typed as one text: a line each, without its number or
    mark, none twice."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        clean = " ".join(_MARK.sub("", line.strip()).split())
        if clean and len(clean) <= LONGEST_QUESTION:
            found[clean] = None
    return tuple(found)
