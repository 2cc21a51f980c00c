"""The chair of a review: the invitation, what a chair proposes, and the copies a chair took."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_REVIEW = ["review.case_id", "review.id"]


class ReviewChair(Base):
    """Who chairs one review, from one moment to another. Nothing else lets a chair see it."""

    __tablename__ = "review_chair"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        # A chair starts from her own reviews, and not from a case.
        Index("ix_review_chair_staff_id_review_id", "staff_id", "review_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    invited_by: Mapped[str] = mapped_column(Id)
    ended_by: Mapped[str | None] = mapped_column(Id)


class ReviewProposal(Base):
    """What somebody outside the service records of a review (rules.proposals).

    A family reads nothing of it before a worker releases it to each person as an update. The
    note is the worker's own: whoever proposed never reads it, because it may name a relative.
    """

    __tablename__ = "review_proposal"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        Index("ix_review_proposal_case_id_review_id", "case_id", "review_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)  # rules.proposals.PROPOSALS
    value: Mapped[str] = mapped_column(Slug, default="")  # one of the kind's own values, or ""
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    for_date: Mapped[date | None]
    # Who may read it, as far as whoever proposed knows them: ids, separated by spaces.
    readers: Mapped[str] = mapped_column(Text, default="", server_default="")
    proposed_by: Mapped[str] = mapped_column(Id)
    proposed_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Slug, default="proposed")  # proposed | released | put_aside
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None]
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    body = Sealed("body_sealed")
    note = Sealed("note_sealed")


class PackCopy(Base):
    """One copy of the words released to the chair: who took it, when, and what was in it."""

    __tablename__ = "pack_copy"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        Index("ix_pack_copy_case_id_review_id", "case_id", "review_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    form: Mapped[str] = mapped_column(Slug)  # pdf | word
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the file
    # What was in it: one line for each view, "view id, member id, subject, when approved".
    contents_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    taken_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime]

    contents = Sealed("contents_sealed")
