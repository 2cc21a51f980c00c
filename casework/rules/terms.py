"""The questions that a review asks: its terms of reference.

The list is the review's. It reaches each person on its own, once whoever stands beside her
shows it to her. Who asked for a question is told to nobody but whoever asked for it.
"""

from __future__ import annotations

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
