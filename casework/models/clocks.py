"""Clocks: days by which something can still be asked, and the rules they are counted by."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class ClockRule(Base):
    """One version of the rule of a clock, beside those of rules.clock_table.

    A changed law is a new row, never a changed one. Of two rows that begin on the same day,
    the one added later holds.
    """

    __tablename__ = "clock_rule"
    __table_args__ = (Index("ix_clock_rule_kind_valid_from", "kind", "valid_from"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)  # rules.clock_table.CLOCKS
    length: Mapped[int]
    unit: Mapped[str] = mapped_column(Slug)  # days | working_days | months | years
    valid_from: Mapped[date]  # of the day from which it counts
    confidence: Mapped[str] = mapped_column(String(4))  # docs/sources.md
    source: Mapped[str] = mapped_column(String(300))
    read_on: Mapped[date]
    added_by: Mapped[str] = mapped_column(Id)
    added_at: Mapped[datetime]


class FactCheck(Base):
    """Somebody looked a stated fact up at its source. Without one, no family is shown it."""

    __tablename__ = "fact_check"
    __table_args__ = (Index("ix_fact_check_fact_checked_on", "fact", "checked_on"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    fact: Mapped[str] = mapped_column(String(60))  # help:<slug of rules.other_money>
    still_so: Mapped[bool]  # False: it is no longer so, and is hidden again
    source: Mapped[str] = mapped_column(String(300))
    checked_on: Mapped[date]
    checked_by: Mapped[str] = mapped_column(Id)
    added_at: Mapped[datetime]


class Clock(Base):
    """A day by which one person can still ask for something, or can expect something.

    Worked out by a rule; seen by her only once a person has confirmed it, and only as far as
    she knows the news it hangs on.
    """

    __tablename__ = "clock"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_clock_case_id_member_id_due_on", "case_id", "member_id", "due_on"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)
    update_id: Mapped[str | None] = mapped_column(Id)  # the news it hangs on
    claim_id: Mapped[str | None] = mapped_column(Id)  # the application it belongs to
    started_on: Mapped[date]
    # What it was counted by: the id of a clock_rule, or kind.number of rules.clock_table.
    rule_id: Mapped[str] = mapped_column(String(60), default="")
    length: Mapped[int] = mapped_column(default=0)
    unit: Mapped[str] = mapped_column(Slug, default="")
    computed_on: Mapped[date | None]
    due_on: Mapped[date | None]  # None until it is counted or typed in
    how: Mapped[str] = mapped_column(Slug, default="computed")  # computed | letter | told
    # Where a person read the day, if it was not counted.
    read_in_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(Slug, default="waiting")  # confirmed | set_aside | done
    created_by: Mapped[str] = mapped_column(Id)
    created_at: Mapped[datetime]
    confirmed_by: Mapped[str | None] = mapped_column(Id)
    confirmed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(Id)
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    read_in = Sealed("read_in_sealed")

    __mapper_args__ = {"version_id_col": version}
