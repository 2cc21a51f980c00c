"""Family members: each her own membership, contact details, flags and walls."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class FamilyMember(Base):
    """One relative in one case. Everything is per person, never per family."""

    __tablename__ = "family_member"
    __table_args__ = (ForeignKeyConstraint(["case_id"], ["case_file.id"]),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    called_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # what she likes to be called
    relationship: Mapped[str] = mapped_column(Slug)  # rules.family.RELATIONSHIPS
    language: Mapped[str] = mapped_column(String(20), default="en")  # what she reads here
    reads: Mapped[str] = mapped_column(String(120), default="")  # tags, separated by spaces
    speaks: Mapped[str] = mapped_column(String(120), default="")
    interpreter: Mapped[str] = mapped_column(String(40), default="")  # language wished, or ""
    time_zone: Mapped[str] = mapped_column(String(64), default="Europe/London")
    born_on: Mapped[date | None]
    # person_first: somebody tells her hard news first. read_first: she may read it first.
    hard_news: Mapped[str] = mapped_column(Slug, default="person_first")
    hard_news_set_at: Mapped[datetime | None]
    hard_news_set_by: Mapped[str | None] = mapped_column(Id)
    # What her choices mean for her pages, kept with each choice: "subject:choice" pairs, and
    # pauses as "from/until" in seconds, both separated by spaces (rules.choice_topics).
    subject_choices: Mapped[str] = mapped_column(String(200), default="", server_default="")
    pauses: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Kinds of hard news she knew before this record began, separated by spaces.
    knew_before: Mapped[str] = mapped_column(String(200), default="")
    # active | ended | died. Ending support never ends membership.
    state: Mapped[str] = mapped_column(Slug, default="active")
    state_at: Mapped[datetime | None]
    # open | closed: whether she may sign in. Set only by actions.access, from
    # rules.family.may_enter, whenever a flag, a wall, a decision or the state changes.
    access: Mapped[str] = mapped_column(Slug, default="open")
    # True while a witness's evidence is still to be given: set with access, from the flags,
    # because her own pages may not read flags.
    evidence_hold: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Id)
    last_contact_at: Mapped[datetime | None]
    commitment_key_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    # What she has been shown once.
    leaving_seen_at: Mapped[datetime | None]
    privacy_seen_at: Mapped[datetime | None]
    disclosure_seen_at: Mapped[datetime | None]
    # How it looks.
    theme: Mapped[str] = mapped_column(String(10), default="system")
    text_size: Mapped[str] = mapped_column(String(10), default="normal")
    version: Mapped[int] = mapped_column(default=1)

    name = Sealed("name_sealed")
    called = Sealed("called_sealed")
    commitment_key = Sealed("commitment_key_sealed")

    __mapper_args__ = {"version_id_col": version}


class ContactPoint(Base):
    """A way to reach somebody, with when and by whom it was said to be safe."""

    __tablename__ = "contact_point"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_contact_point_case_id_member_id", "case_id", "member_id"),
        Index("ix_contact_point_case_id_value_index", "case_id", "value_index"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    channel: Mapped[str] = mapped_column(Slug)  # call | text | email | letter
    value_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    value_index: Mapped[str] = mapped_column(String(64))
    voicemail: Mapped[str] = mapped_column(Slug, default="nothing")
    safe_since: Mapped[datetime | None]
    safe_checked_by: Mapped[str | None] = mapped_column(Id)
    retired_at: Mapped[datetime | None]
    # She reported it herself: used only after its code was typed in and a worker checked it.
    by_her: Mapped[bool] = mapped_column(default=False, server_default=false())
    confirmed_at: Mapped[datetime | None]
    checked_how: Mapped[str] = mapped_column(Slug, default="", server_default="")
    code_hash: Mapped[str] = mapped_column(String(64), default="", server_default="")
    code_until: Mapped[datetime | None]
    code_tries: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1)

    value = Sealed("value_sealed")

    __mapper_args__ = {"version_id_col": version}


class PersonFlag(Base):
    """A flag that staff see before they act (docs/sources.md, Safety)."""

    __tablename__ = "person_flag"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_person_flag_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    flag: Mapped[str] = mapped_column(Slug)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]
    ended_by: Mapped[str | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None]

    note = Sealed("note_sealed")


class Wall(Base):
    """Two relatives kept apart: each keeps her own pages, nothing is shared."""

    __tablename__ = "wall"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_a"], _MEMBER),
        ForeignKeyConstraint(["case_id", "member_b"], _MEMBER),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_a: Mapped[str] = mapped_column(Id)
    member_b: Mapped[str] = mapped_column(Id)
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    set_by: Mapped[str] = mapped_column(Id)
    set_at: Mapped[datetime]
    ended_by: Mapped[str | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None]

    reason = Sealed("reason_sealed")


class UnderAgeDecision(Base):
    """Who decided that somebody under 18 may sign in, and why; recorded by a team leader."""

    __tablename__ = "under_age_decision"
    __table_args__ = (ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    guardian_member_id: Mapped[str | None] = mapped_column(Id)
    decided_by_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # name and role, as told
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    decided_by = Sealed("decided_by_sealed")
    reason = Sealed("reason_sealed")
