"""Meetings with the chair and the panel: for whom somebody may speak there."""

from __future__ import annotations

from casework.rules.messages import S_
from casework.rules.review_say import Standing, known_to_chair

LONGEST_NOTE = 4000  # characters

WITH_WHOM: dict[str, str] = {
    "chair": S_("The chair"),
    "panel": S_("The panel"),
    "both": S_("The chair and the panel"),
}


def may_speak_for(standing: Standing | None, *, permitted: bool) -> bool:
    """Whether somebody may meet the chair for her: the chair may know of her, or she does not
    take part and lets a worker follow the progress, without her name."""
    return permitted or known_to_chair(standing)
