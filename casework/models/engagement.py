"""Offers and answers: the register, her say in a review, her views and who may read them.

The register and her answers are histories: rows are added and never changed.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_REVIEW = ["review.case_id", "review.id"]


class EngagementEntry(Base):
    """One change of how things stand between a person and a process (rules.engagement)."""

    __tablename__ = "engagement_entry"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        # Two workers who record at the same moment do not both follow the same entry.
        UniqueConstraint("case_id", "member_id", "process", "number"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    process: Mapped[str] = mapped_column(Slug)
    number: Mapped[int]  # 1 for the first entry of this person and process
    state: Mapped[str] = mapped_column(Slug)
    happened_on: Mapped[date]
    staff_id: Mapped[str] = mapped_column(Id)
    how: Mapped[str] = mapped_column(Slug)  # a kind of contact
    language: Mapped[str] = mapped_column(String(20), default="")
    interpreter: Mapped[bool] = mapped_column(default=False)
    leaflet: Mapped[bool] = mapped_column(default=False)
    organisation: Mapped[str] = mapped_column(Slug, default="")
    reason: Mapped[str] = mapped_column(Slug, default="")
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    reply_by: Mapped[date | None]
    ask_again_on: Mapped[date | None]
    recorded_at: Mapped[datetime]

    note = Sealed("note_sealed")


class ReviewAnswer(Base):
    """Her answer to one review, as she gave it, or as a worker recorded it for her."""

    __tablename__ = "review_answer"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        UniqueConstraint("case_id", "member_id", "review_id", "number"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    review_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]  # 1 for her first answer to this review
    answer: Mapped[str] = mapped_column(Slug)
    ask_again_on: Mapped[date | None]
    chair_told: Mapped[bool | None]  # None: she has not said, and the chair is not told
    given_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(Id)  # a worker, on her instruction


class FamilyView(Base):
    """What she wants to say to a review, on one subject. The wording is hers to approve."""

    __tablename__ = "family_view"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "review_id"], _REVIEW),
        Index("ix_family_view_case_id_review_id_member_id", "case_id", "review_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    review_id: Mapped[str] = mapped_column(Id)
    topic: Mapped[str] = mapped_column(Slug)
    language: Mapped[str] = mapped_column(String(20))
    form: Mapped[str] = mapped_column(Slug)  # written | spoken
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    english_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    interpreter_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    written_by: Mapped[str | None] = mapped_column(Id)  # staff, where she said it aloud
    english_by: Mapped[str | None] = mapped_column(Id)
    saved_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]  # of the text, and of the English where there is one
    # The number of the words as they stand, and of those that she approved.
    wording: Mapped[int] = mapped_column(default=1, server_default="1")
    approved_wording: Mapped[int | None]
    # Where she approved them together with a worker: who wrote that down, when and how it was.
    approved_by: Mapped[str | None] = mapped_column(Id)
    approved_on: Mapped[date | None]
    approved_how: Mapped[str] = mapped_column(Slug, default="", server_default="")
    approved_interpreter_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Through whom a child said it: name and role.
    specialist_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # The question of the list that it became, where it is about the list.
    question_id: Mapped[str | None] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)

    text = Sealed("text_sealed")
    english = Sealed("english_sealed")
    interpreter = Sealed("interpreter_sealed")
    approved_interpreter = Sealed("approved_interpreter_sealed")
    specialist = Sealed("specialist_sealed")

    __mapper_args__ = {"version_id_col": version}


class ViewRelease(Base):
    """One view, released by her to one reader (rules.review_say)."""

    __tablename__ = "view_release"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "view_id"], ["family_view.case_id", "family_view.id"]),
        Index("ix_view_release_case_id_view_id", "case_id", "view_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    view_id: Mapped[str] = mapped_column(Id)
    reader: Mapped[str] = mapped_column(Slug)
    wording: Mapped[int] = mapped_column(default=1, server_default="1")  # of the view, as released
    released_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(Id)  # a worker, for who cannot sign in
    withdrawn_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    waits_for_check: Mapped[bool] = mapped_column(default=False)
    checked_at: Mapped[datetime | None]
    checked_by: Mapped[str | None] = mapped_column(Id)
    checked_with_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    checked_with = Sealed("checked_with_sealed")
