"""What comes back to her: answers to her views, and the questions that a review asks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_REVIEW = ["review.case_id", "review.id"]


class ViewAnswer(Base):
    """What the chair or the panel answers to one view (rules.view_answers). Its words never
    change; a later answer is another row."""

    __tablename__ = "view_answer"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "view_id"], ["family_view.case_id", "family_view.id"]),
        Index("ix_view_answer_case_id_view_id", "case_id", "view_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    view_id: Mapped[str] = mapped_column(Id)
    wording: Mapped[int]  # the number of the words that are answered
    answered_by: Mapped[str] = mapped_column(Slug)  # chair | panel
    verdict: Mapped[str] = mapped_column(Slug)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # where, why or what
    language: Mapped[str] = mapped_column(String(20))  # of the words
    translation_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    translated_into: Mapped[str] = mapped_column(String(20), default="")
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None] = mapped_column(Id)
    told_at: Mapped[datetime | None]  # a person told her
    told_by: Mapped[str | None] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)

    words = Sealed("words_sealed")
    translation = Sealed("translation_sealed")

    __mapper_args__ = {"version_id_col": version}


class TermsQuestion(Base):
    """One question of the list that a review works through. Nothing in it says whose it was."""

    __tablename__ = "terms_question"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        UniqueConstraint("case_id", "review_id", "number"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]  # 1 for the first question of the review
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(20), default="en")
    added_by: Mapped[str] = mapped_column(Slug)  # chair | panel | family
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]

    text = Sealed("text_sealed")


class TermsShown(Base):
    """One question of the list, shown to one person, in her language where it was put into it."""

    __tablename__ = "terms_shown"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(
            ["case_id", "question_id"], ["terms_question.case_id", "terms_question.id"]
        ),
        UniqueConstraint("case_id", "member_id", "question_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    question_id: Mapped[str] = mapped_column(Id)
    translation_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    translated_into: Mapped[str] = mapped_column(String(20), default="")
    released_at: Mapped[datetime]
    released_by: Mapped[str] = mapped_column(Id)

    translation = Sealed("translation_sealed")
