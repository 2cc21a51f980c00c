"""Days that somebody may want to keep clear, as far as the record knows of them: only offered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Deceased
from casework.rules.access import FamilyViewer
from casework.rules.contact_times import ClearDate


def days_to_offer(
    session: Session, viewer: FamilyViewer, kept: Iterable[ClearDate]
) -> tuple[date, ...]:
    """The day on which it happened, where it is on record, unless she keeps it clear already."""
    days = session.scalars(
        select(Deceased.died_on)
        .where(Deceased.case_id == viewer.case_id, Deceased.died_on.is_not(None))
        .order_by(Deceased.died_on)
    )
    yearly = {(one.month, one.day) for one in kept if one.year is None}
    return tuple(
        day for day in dict.fromkeys(days) if day is not None and (day.month, day.day) not in yearly
    )
