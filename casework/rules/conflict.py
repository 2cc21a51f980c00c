"""Staff who also sit on the other side of a review: recorded, and walled from what is said there.

Somebody who sits on the panel, or checks the quality of the report, must not have read what the
family told its advocate. While the seat is held, and in the whole case, since the views of one
review speak of the same death and the same people as those of another.
Source: docs/sources.md, Engagement.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from casework.rules.messages import S_


class Seat(StrEnum):
    """Where somebody sits."""

    PANEL = "panel"
    QUALITY_ASSURANCE = "quality_assurance"


SEATS: dict[Seat, str] = {
    Seat.PANEL: S_("On the panel of the review"),
    Seat.QUALITY_ASSURANCE: S_("With those who check the quality of the report"),
}


def held(starts_at: datetime, ends_at: datetime | None, now: datetime) -> bool:
    """Whether the seat is held at this moment: from its start, inclusive, to its end."""
    return starts_at <= now and (ends_at is None or ends_at > now)
