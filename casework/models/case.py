"""A case: the person who died, the reviews, who works with whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed


class Case(Base):
    """One homicide, whatever the number of relatives, processes and people accused."""

    __tablename__ = "case_file"  # "case" is a reserved word

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    region_id: Mapped[str] = mapped_column(ForeignKey("region.id"), index=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)  # neutral, for paper and phone
    homicide_kind: Mapped[str] = mapped_column(Slug)  # docs/sources.md, Service
    domestic: Mapped[bool] = mapped_column(default=False)
    notified_by: Mapped[str] = mapped_column(Slug)  # docs/sources.md, Service
    notified_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str] = mapped_column(Id)
    # Criminal proceedings are active from the first arrest until appeals end
    # (Contempt of Court Act 1981; docs/sources.md, Trials).
    proceedings_from: Mapped[date | None]
    proceedings_until: Mapped[date | None]
    # Random key of this case's commitments in the audit; erased with the case's text.
    commitment_key_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(default=1)

    commitment_key = Sealed("commitment_key_sealed")

    __mapper_args__ = {"version_id_col": version}


class Deceased(Base):
    """The person who died. Called by the name the family chose; never a recipient."""

    __tablename__ = "deceased"
    __table_args__ = (ForeignKeyConstraint(["case_id"], ["case_file.id"]),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    called_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    formal_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # How the family wants the death spoken of: died | killed | murdered | their own words.
    spoken_of: Mapped[str] = mapped_column(Slug, default="died")
    died_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    called = Sealed("called_sealed")
    formal_name = Sealed("formal_name_sealed")

    __mapper_args__ = {"version_id_col": version}


class Review(Base):
    """A review of the death. A case may have several (docs/sources.md, Reviews)."""

    __tablename__ = "review"
    __table_args__ = (ForeignKeyConstraint(["case_id"], ["case_file.id"]),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    label: Mapped[str] = mapped_column(String(20))  # DHR | DARDR | SUSR: what this area calls it
    area: Mapped[str] = mapped_column(String(120))
    decided_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Allocation(Base):
    """Who works with whom: per family member, from one moment to another.

    ``role`` is caseworker or advocate; an advocate is allocated per process. ``cover`` marks
    somebody who stands in while the lead is away.
    """

    __tablename__ = "allocation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_id", "member_id"], ["family_member.case_id", "family_member.id"]
        ),
        Index("ix_allocation_case_id_member_id", "case_id", "member_id"),
        # The one index that does not lead with the case: "my people" starts from the worker.
        Index("ix_allocation_staff_id_case_id", "staff_id", "case_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str] = mapped_column(Slug)
    process: Mapped[str] = mapped_column(Slug, default="")  # "" | review | inquest ...
    cover: Mapped[bool] = mapped_column(default=False)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    set_by: Mapped[str] = mapped_column(Id)
    handover_note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # The day by which she, the old and the new worker meet, if she wants that.
    meet_by: Mapped[date | None]

    handover_note = Sealed("handover_note_sealed")
