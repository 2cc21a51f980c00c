"""The people somebody named who are told instead of her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.choices import TrustedPerson
from casework.rules.choice_contacts import ending


@dataclass(frozen=True)
class Trusted:
    """One of them, as she sees it."""

    id: str
    name: str
    channel: str
    ending: str
    subjects: tuple[str, ...]
    state: str
    asked_at: datetime
    by_staff: bool  # a worker wrote it down on her word
    language: str  # what he reads and is sent


def trusted_people(session: Session, case_id: str, member_id: str) -> tuple[Trusted, ...]:
    """Newest first; what has ended stays in the list."""
    rows = session.scalars(
        select(TrustedPerson)
        .where(TrustedPerson.case_id == case_id, TrustedPerson.member_id == member_id)
        .order_by(TrustedPerson.asked_at.desc(), TrustedPerson.id)
    )
    return tuple(
        Trusted(
            id=row.id,
            name=row.name or "",
            channel=row.channel,
            ending=ending(row.channel, row.value or ""),
            subjects=tuple(row.subjects.split()),
            state=row.state,
            asked_at=row.asked_at,
            by_staff=row.asked_by != member_id,
            language=row.language,
        )
        for row in rows
    )
