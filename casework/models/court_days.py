"""Days in court: whether she plans to go, who is beside her, and the way there.

``hearing_id`` is the update that first named the hearing; a moved date keeps the same plan.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]
_HEARING = ["update_entry.case_id", "update_entry.id"]


class DayPlan(Base):
    """What one person plans for one hearing. Hers, and changeable to the last minute."""

    __tablename__ = "day_plan"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "hearing_id"], _HEARING),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id, primary_key=True)
    hearing_id: Mapped[str] = mapped_column(Id, primary_key=True)
    going: Mapped[str] = mapped_column(Slug, default="")  # "" | yes | no | unsure
    seats: Mapped[int] = mapped_column(default=0)
    interpreter: Mapped[str] = mapped_column(Slug, default="")  # "" | yes | no
    statement: Mapped[str] = mapped_column(Slug, default="")  # rules.court_days.STATEMENTS
    wishes_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # in her own words
    said_by: Mapped[str] = mapped_column(Slug)  # family | staff
    set_at: Mapped[datetime]
    set_by: Mapped[str] = mapped_column(Id)
    version: Mapped[int] = mapped_column(default=1)

    wishes = Sealed("wishes_sealed")

    __mapper_args__ = {"version_id_col": version}


class BesideDay(Base):
    """Who will be beside one person on one day of a hearing."""

    __tablename__ = "beside_day"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        ForeignKeyConstraint(["case_id", "hearing_id"], _HEARING),
        Index("ix_beside_day_case_id_member_id_hearing_id", "case_id", "member_id", "hearing_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    hearing_id: Mapped[str] = mapped_column(Id)
    part: Mapped[str] = mapped_column(Slug)  # first | verdict | day
    on: Mapped[date | None] = mapped_column("on_day")  # of part "day"
    # not_wanted: she said that she needs nobody.
    how: Mapped[str] = mapped_column(Slug)  # somebody | not_wanted
    staff_id: Mapped[str | None] = mapped_column(Id)
    called_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # as she is told
    where_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # where to meet
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    called = Sealed("called_sealed")
    where = Sealed("where_sealed")

    __mapper_args__ = {"version_id_col": version}


class WayThere(Base):
    """How to get there, in a worker's own words and in one language."""

    __tablename__ = "way_there"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "hearing_id"], _HEARING),
        Index("uq_way_there_language", "case_id", "hearing_id", "language", unique=True),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    hearing_id: Mapped[str] = mapped_column(Id)
    language: Mapped[str] = mapped_column(String(20))
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    text = Sealed("text_sealed")

    __mapper_args__ = {"version_id_col": version}
