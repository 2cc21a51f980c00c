"""Staff who sit on a review's panel or check its report, and are walled from what is said there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug


class ReviewConflict(Base):
    """One seat of one member of staff, from one moment to another (rules.conflict)."""

    __tablename__ = "review_conflict"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], ["review.case_id", "review.id"]),
        # What is walled starts from who is looking.
        Index("ix_review_conflict_staff_id_case_id", "staff_id", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    seat: Mapped[str] = mapped_column(Slug)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    set_by: Mapped[str] = mapped_column(Id)
