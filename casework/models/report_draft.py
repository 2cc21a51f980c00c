"""The draft report of a review, read with the family: sections, readers, remarks, changes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_DRAFT = ["report_draft.case_id", "report_draft.id"]
_SECTION = ["draft_section.case_id", "draft_section.id"]


class ReportDraft(Base):
    """One draft of a report in one language. It reaches nobody by itself."""

    __tablename__ = "report_draft"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "review_id"], ["review.case_id", "review.id"]),
        UniqueConstraint("case_id", "review_id", "number", "language"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    review_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]  # 1 for the first draft of this review
    language: Mapped[str] = mapped_column(String(20))
    received_on: Mapped[date]
    received_from_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    read_until: Mapped[date | None]  # the last day on which it shows
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    received_from = Sealed("received_from_sealed")

    __mapper_args__ = {"version_id_col": version}


class DraftSection(Base):
    """One section, as it was received."""

    __tablename__ = "draft_section"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "draft_id"], _DRAFT),
        UniqueConstraint("case_id", "draft_id", "number"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]
    heading_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64))  # a keyed hash of heading and text
    # Whom of the family it speaks of: ids, or "other", separated by spaces.
    about: Mapped[str] = mapped_column(String(600), default="")
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    heading = Sealed("heading_sealed")
    text = Sealed("text_sealed")

    __mapper_args__ = {"version_id_col": version}


class DraftReader(Base):
    """One person who may read one draft, once somebody beside her has let her (rules)."""

    __tablename__ = "draft_reader"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "draft_id"], _DRAFT),
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        UniqueConstraint("case_id", "draft_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    # Staff: named, let read, asked of the investigation, the day together, closed again.
    named_by: Mapped[str] = mapped_column(Id)
    named_at: Mapped[datetime]
    permitted_by: Mapped[str | None] = mapped_column(Id)
    permitted_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None]
    checked_by: Mapped[str | None] = mapped_column(Id)
    checked_at: Mapped[datetime | None]
    checked_with_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    appointment_on: Mapped[date | None]
    appointment_time: Mapped[str] = mapped_column(String(5), default="")
    appointment_place_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    outcome: Mapped[str] = mapped_column(Slug, default="")
    outcome_at: Mapped[datetime | None]
    outcome_by: Mapped[str | None] = mapped_column(Id)
    # Hers.
    how: Mapped[str] = mapped_column(Slug, default="")
    how_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    opened_in_session: Mapped[str | None] = mapped_column(Id)
    closed_at: Mapped[datetime | None]
    bookmark_section: Mapped[str | None] = mapped_column(Id)
    bookmark_paragraph: Mapped[int] = mapped_column(default=0)

    checked_with = Sealed("checked_with_sealed")
    appointment_place = Sealed("appointment_place_sealed")


class DraftRemark(Base):
    """The place of what she says to one paragraph. Her words are the view itself."""

    __tablename__ = "draft_remark"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "draft_id"], _DRAFT),
        ForeignKeyConstraint(["case_id", "section_id"], _SECTION),
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "view_id"], ["family_view.case_id", "family_view.id"]),
        Index("ix_draft_remark_case_id_draft_id_member_id", "case_id", "draft_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    draft_id: Mapped[str] = mapped_column(Id)
    section_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    paragraph: Mapped[int]  # 1 for the first of its section
    view_id: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime]


class DraftChange(Base):
    """What became of one remark. She reads it once it is released to her."""

    __tablename__ = "draft_change"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "remark_id"], ["draft_remark.case_id", "draft_remark.id"]),
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_draft_change_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    remark_id: Mapped[str] = mapped_column(Id)
    member_id: Mapped[str] = mapped_column(Id)
    became: Mapped[str] = mapped_column(Slug)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(20))
    in_hers_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # the same, in hers
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    released_by: Mapped[str | None] = mapped_column(Id)
    released_at: Mapped[datetime | None]

    words = Sealed("words_sealed")
    in_hers = Sealed("in_hers_sealed")
