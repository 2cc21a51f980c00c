"""What is already known, and what somebody does not want to say again; with its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.asking import KnownAlready
from casework.queries.closeness import require_fully_close
from casework.queries.messages import staff_names
from casework.queries.scope import visible_member
from casework.rules.access import FamilyViewer, StaffViewer


@dataclass(frozen=True)
class Writing:
    """One writing of it. ``with_name``: who wrote it with her, "" where she wrote it herself."""

    number: int
    text: str
    language: str
    by_family: bool
    with_name: str
    written_at: datetime


def own_writings(session: Session, viewer: FamilyViewer) -> tuple[Writing, ...]:
    """Her own, the one that holds first."""
    return _writings(session, viewer.case_id, viewer.member_id)


def writings(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[Writing, ...]:
    """The same for whoever works with her in everything; NotFound for anybody else."""
    visible_member(session, viewer, case_id, member_id, now)
    require_fully_close(session, viewer, case_id, member_id, now)
    return _writings(session, case_id, member_id)


def is_written_down(session: Session, case_id: str, member_id: str) -> bool:
    """Whether anything stands there now. The caller checked the scope."""
    found = _writings(session, case_id, member_id)
    return bool(found and found[0].text)


def _writings(session: Session, case_id: str, member_id: str) -> tuple[Writing, ...]:
    rows = session.scalars(
        select(KnownAlready)
        .where(KnownAlready.case_id == case_id, KnownAlready.member_id == member_id)
        .order_by(KnownAlready.number.desc())
    ).all()
    names = staff_names(session, (row.staff_id for row in rows))
    return tuple(
        Writing(
            number=row.number,
            text=row.text or "",
            language=row.language,
            by_family=row.by_family,
            with_name=names.get(row.staff_id or "", ""),
            written_at=row.written_at,
        )
        for row in rows
    )
