"""What a review recommends, what has been done, and who was told which of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed, SealedJson

_MEMBER = ["family_member.case_id", "family_member.id"]
_ADVICE = ["review_recommendation.case_id", "review_recommendation.id"]


class Recommendation(Base):
    """One thing that a review says should change, in plain words."""

    __tablename__ = "review_recommendation"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], ["review.case_id", "review.id"]),
        UniqueConstraint("case_id", "review_id", "number"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # by language
    agency: Mapped[str] = mapped_column(Slug)
    theme: Mapped[str] = mapped_column(Slug)
    owner_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    due_on: Mapped[date | None]
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]

    words = SealedJson("words_sealed")
    owner = Sealed("owner_sealed")


class RecommendationStep(Base):
    """How far one of them was on a day. The newest counts; none is changed."""

    __tablename__ = "recommendation_step"
    __table_args__ = (
        # Names of their own: the usual ones would be longer than PostgreSQL keeps.
        ForeignKeyConstraint(
            ["case_id", "recommendation_id"], _ADVICE, name="fk_recommendation_step_of"
        ),
        Index("ix_recommendation_step_case_id_recommendation_id", "case_id", "recommendation_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(Id)
    happened_on: Mapped[date]
    state: Mapped[str] = mapped_column(Slug)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # by language
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]

    words = SealedJson("words_sealed")


class RecommendationRelease(Base):
    """One recommendation, or one step of it, told to one person."""

    __tablename__ = "recommendation_release"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "recommendation_id"], _ADVICE, name="fk_recommendation_release_of"
        ),
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        UniqueConstraint(
            "case_id",
            "member_id",
            "recommendation_id",
            "step_id",
            name="uq_recommendation_release_told",
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    recommendation_id: Mapped[str] = mapped_column(Id)
    step_id: Mapped[str] = mapped_column(Id, default="")  # "" for the recommendation itself
    released_by: Mapped[str] = mapped_column(Id)
    released_at: Mapped[datetime]
