"""What she says of the service, and what she does not want to have to say again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class Concern(Base):
    """She asks for a different worker, or complains. It goes to a team leader who has never
    stood beside her; neither her worker nor a relative ever sees it."""

    __tablename__ = "concern"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_concern_region_id_sent_at", "region_id", "sent_at"),
        Index("ix_concern_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    region_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)  # rules.concerns.ConcernKind
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Her name as it was then: whoever answers may be of another region and see no person.
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(20))
    sent_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by: Mapped[str | None] = mapped_column(Id)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(Id)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    answer_language: Mapped[str] = mapped_column(String(20), default="")
    version: Mapped[int] = mapped_column(default=1)

    text = Sealed("text_sealed")
    name = Sealed("name_sealed")
    answer = Sealed("answer_sealed")

    __mapper_args__ = {"version_id_col": version}


class KnownAlready(Base):
    """What is already known, and what she does not want to say again: one row per writing.

    Rows are only added. The one with the highest ``number`` holds; the others are its history.
    """

    __tablename__ = "known_already"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index(
            "ix_known_already_case_id_member_id_number",
            "case_id",
            "member_id",
            "number",
            unique=True,
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(20))
    by_family: Mapped[bool]  # written by her; otherwise with her, by staff_id
    staff_id: Mapped[str | None] = mapped_column(Id)
    written_at: Mapped[datetime]

    text = Sealed("text_sealed")
