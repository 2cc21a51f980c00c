"""Letters that were made for somebody, and the lasting reference that stands on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class Letter(Base):
    """A letter was made: which, for whom, in which language. Its words are not kept: a code in
    it works once, and everything else can be made again."""

    __tablename__ = "letter"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_letter_case_id_member_id_made_at", "case_id", "member_id", "made_at"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)  # rules.letters.LETTERS
    form: Mapped[str] = mapped_column(Slug)  # page | file
    language: Mapped[str] = mapped_column(String(20))
    large: Mapped[bool]
    made_by: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime]


class LetterReference(Base):
    """Eight letters and figures on every letter to one person: by them she is found again.

    They open nothing. ``lookup`` is a blind index; the clear form is sealed, because the next
    letter carries the same one.
    """

    __tablename__ = "letter_reference"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_letter_reference_case_id_member_id", "case_id", "member_id", unique=True),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    reference_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    lookup: Mapped[str] = mapped_column(String(64), unique=True)
    made_by: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime]

    reference = Sealed("reference_sealed")
