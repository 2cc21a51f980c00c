"""Texts that came in and could be placed with nobody for certain: what a team leader reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from casework.models.inbound import InboundText
from casework.rules.access import StaffViewer
from casework.rules.roles import Permission, Role

NEW = "new"
PLACED = "placed"
UNPLACED = "unplaced"
SETTLED = "settled"
MOST = 50  # lines of one page


@dataclass(frozen=True)
class ReplyLine:
    """A text whose writer is not known for certain."""

    id: str
    number: str
    text: str
    received_at: datetime


def to_read(viewer: StaffViewer) -> ColumnElement[bool]:
    """What this viewer may read: of the regions she leads, and what could be anybody's."""
    led = sorted(one.region_id for one in viewer.roles if one.role is Role.TEAM_LEADER)
    if not led or Permission.REPLY_SETTLE not in viewer.permissions:
        return false()
    return and_(
        InboundText.state.in_([UNPLACED, SETTLED]),
        or_(InboundText.region_id.in_(led), InboundText.region_id == ""),
    )


def replies_to_read(session: Session, viewer: StaffViewer) -> tuple[ReplyLine, ...]:
    """The texts that nobody has dealt with, the longest waiting first."""
    rows = session.scalars(
        select(InboundText)
        .where(InboundText.state == UNPLACED, to_read(viewer))
        .order_by(InboundText.received_at, InboundText.id)
        .limit(MOST)
    )
    return tuple(
        ReplyLine(row.id, row.sender or "", row.text or "", row.received_at) for row in rows
    )


def replies_waiting(session: Session, viewer: StaffViewer) -> int:
    """How many they are, for the page of the day."""
    if Permission.REPLY_SETTLE not in viewer.permissions:
        return 0
    return (
        session.scalar(
            select(func.count())
            .select_from(InboundText)
            .where(InboundText.state == UNPLACED, to_read(viewer))
        )
        or 0
    )
