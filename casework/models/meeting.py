"""Meetings with the chair or the panel, held for one person."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed


class ReviewMeeting(Base):
    """One meeting for one person: who was there, what was agreed, and when she was told."""

    __tablename__ = "review_meeting"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "member_id"], ["family_member.case_id", "family_member.id"]
        ),
        ForeignKeyConstraint(["case_id", "review_id"], ["review.case_id", "review.id"]),
        Index("ix_review_meeting_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    review_id: Mapped[str] = mapped_column(Id)
    with_whom: Mapped[str] = mapped_column(Slug)  # rules.meeting
    held_on: Mapped[date]
    who_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    agreed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    told_on: Mapped[date | None]
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    who = Sealed("who_sealed")
    agreed = Sealed("agreed_sealed")

    __mapper_args__ = {"version_id_col": version}
