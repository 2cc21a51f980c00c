"""What leaves the service for her, and whom she lets speak for her: each with her recorded yes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_REVIEW = ["review.case_id", "review.id"]


class Referral(Base):
    """One referral to an advocate's organisation, with the exact words that are passed on."""

    __tablename__ = "referral"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_referral_case_id_member_id", "case_id", "member_id"),
        # Whatever else goes wrong: nothing is marked as sent that she did not agree to.
        CheckConstraint("sent_at IS NULL OR agreed_at IS NOT NULL", name="sent_only_if_agreed"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    organisation: Mapped[str] = mapped_column(Slug)
    organisation_name: Mapped[str] = mapped_column(String(120), default="")
    passed_on_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    prepared_by: Mapped[str] = mapped_column(Id)
    prepared_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    agreed_how: Mapped[str] = mapped_column(Slug, default="")  # rules.referral: herself | said
    agreed_by: Mapped[str | None] = mapped_column(Id)  # the worker to whom she said it
    refused_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_by: Mapped[str | None] = mapped_column(Id)
    sent_how: Mapped[str] = mapped_column(Slug, default="")
    outcome: Mapped[str] = mapped_column(Slug, default="")
    outcome_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    passed_on = Sealed("passed_on_sealed")

    __mapper_args__ = {"version_id_col": version}


class ProgressPermission(Base):
    """She does not take part, and lets whoever works with her ask the chair how it is going."""

    __tablename__ = "progress_permission"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        Index(
            "ix_progress_permission_case_id_member_id_review_id",
            "case_id",
            "member_id",
            "review_id",
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    review_id: Mapped[str] = mapped_column(Id)
    given_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(Id)  # a worker, on her word
    ended_at: Mapped[datetime | None]
