"""What families can expect of a review, as far as its chair can see it.

Section 6 of the statutory guidance of 2016 (docs/sources.md, Reviews); the wording is [GK], and
the page says that nobody has checked the source. Each is met by what is in the record, never by
ticking, and counts only people who are known to the chair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.rules.messages import S_

REACHED = S_("Everybody you know of can be reached, through an advocate where there is one.")
LIST_SHARED = S_("The list of questions is shared, and comments are asked for.")
LIST_ANSWERED = S_("Comments on the list of questions are looked at.")
PANEL = S_("A meeting with the panel is offered.")
ANSWERED = S_("Each person learns what became of what they said.")
DRAFT = S_("There is time to read the draft before it is sent on.")
CHANGES = S_("Changes after comments are explained.")


@dataclass(frozen=True)
class Record:
    """What was recorded, when, and for which day."""

    kind: str
    value: str
    on: date


def checklist(
    *,
    reachable: list[bool],
    answered_on: list[date | None],
    records: list[Record],
) -> tuple[tuple[str, date | None], ...]:
    """Each expectation, and the day on which it was met, or None.

    ``reachable``: for each person known, whether a way to reach them is there. ``answered_on``:
    for each view that may be read, the day of its last answer. Days are service days.
    """

    def first(kind: str, value: str) -> date | None:
        days = [one.on for one in records if (one.kind, one.value) == (kind, value)]
        return min(days, default=None)

    every = [day for day in answered_on if day is not None]
    answered = max(every) if every and len(every) == len(answered_on) else None
    rows = (
        (LIST_SHARED, first("terms", "draft")),
        (LIST_ANSWERED, first("terms", "comments")),
        (PANEL, first("meeting", "with_family")),
        (ANSWERED, answered),
        (DRAFT, first("draft", "ready")),
        (CHANGES, first("draft", "changed")),
    )
    return rows if all(reachable) else ((REACHED, None), *rows)
