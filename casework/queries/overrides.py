"""What was done, or is asked for, against a choice of hers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.choices import ChoiceOverride
from casework.queries.messages import staff_names


@dataclass(frozen=True)
class Override:
    """One of them."""

    id: str
    what: str
    danger: str
    reason: str
    asked_by: str
    asked_by_id: str
    asked_at: datetime
    acted_at: datetime | None
    due_at: datetime
    decided_by: str
    decided_at: datetime | None
    agreed: bool | None
    version: int


def overrides(session: Session, case_id: str, member_id: str) -> tuple[Override, ...]:
    """Newest first. The caller checked the scope."""
    rows = session.scalars(
        select(ChoiceOverride)
        .where(ChoiceOverride.case_id == case_id, ChoiceOverride.member_id == member_id)
        .order_by(ChoiceOverride.asked_at.desc(), ChoiceOverride.id)
    ).all()
    wanted = {row.asked_by for row in rows} | {row.decided_by or "" for row in rows}
    names = staff_names(session, wanted)
    return tuple(
        Override(
            id=row.id,
            what=row.what,
            danger=row.danger,
            reason=row.reason or "",
            asked_by=names.get(row.asked_by, ""),
            asked_by_id=row.asked_by,
            asked_at=row.asked_at,
            acted_at=row.acted_at,
            due_at=row.due_at,
            decided_by=names.get(row.decided_by or "", ""),
            decided_at=row.decided_at,
            agreed=row.agreed,
            version=row.version,
        )
        for row in rows
    )
