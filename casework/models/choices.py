"""What family members choose about contact, with its history; whom they trust; who acted
against a choice and why; and that somebody wants to come back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class MemberChoice(Base):
    """One answer about one topic. Rows are only added: the latest of a topic counts, the
    others are its history. Undoing adds a row as well."""

    __tablename__ = "member_choice"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_member_choice_case_id_member_id_set_at", "case_id", "member_id", "set_at"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    number: Mapped[int]  # counts her answers: two in one moment keep their order
    topic: Mapped[str] = mapped_column(Slug)  # rules.choice_topics
    value: Mapped[dict[str, Any]] = mapped_column(JSON)  # slugs, days and numbers, never text
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # in her own words
    set_at: Mapped[datetime]
    set_by: Mapped[str] = mapped_column(Id)
    by_staff: Mapped[bool] = mapped_column(default=False)  # on her instruction
    how: Mapped[str] = mapped_column(Slug, default="")  # the contact in which she said so
    undoes_id: Mapped[str | None] = mapped_column(Id)

    words = Sealed("words_sealed")


class TrustedPerson(Base):
    """Somebody who is told about some subjects instead of her.

    It starts only after a worker has spoken to her, and after the person confirmed with a code.
    """

    __tablename__ = "trusted_person"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_trusted_person_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)  # whom it is instead of
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    channel: Mapped[str] = mapped_column(Slug)
    value_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    value_index: Mapped[str] = mapped_column(String(64))
    subjects: Mapped[str] = mapped_column(String(120))  # slugs, separated by spaces
    # asked | spoken | confirmed | ended | refused: why it was refused is written nowhere she sees
    state: Mapped[str] = mapped_column(Slug, default="asked")
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(Id)
    spoken_at: Mapped[datetime | None]
    spoken_by: Mapped[str | None] = mapped_column(Id)
    spoken_how: Mapped[str] = mapped_column(Slug, default="")
    code_hash: Mapped[str] = mapped_column(String(64), default="")
    code_until: Mapped[datetime | None]
    code_tries: Mapped[int] = mapped_column(default=0)
    confirmed_at: Mapped[datetime | None]
    # The person's own membership of the case, which sees these subjects and nothing else.
    trusted_member_id: Mapped[str | None] = mapped_column(Id)
    ended_at: Mapped[datetime | None]
    # What he reads here and is sent, how it looks to him, and that he was shown how to leave.
    language: Mapped[str] = mapped_column(String(20), default="en")
    theme: Mapped[str] = mapped_column(String(10), default="system")
    text_size: Mapped[str] = mapped_column(String(10), default="normal")
    leaving_seen_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    name = Sealed("name_sealed")
    value = Sealed("value_sealed")

    __mapper_args__ = {"version_id_col": version}


class ChoiceOverride(Base):
    """Somebody acted against a choice: what, why, and who else decided. She is shown it."""

    __tablename__ = "choice_override"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_choice_override_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    what: Mapped[str] = mapped_column(Slug)  # rules.override.WHAT
    danger: Mapped[str] = mapped_column(Slug, default="")  # release | escape | threat, or ""
    reason_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    asked_by: Mapped[str] = mapped_column(Id)
    asked_at: Mapped[datetime]
    acted_at: Mapped[datetime | None]
    due_at: Mapped[datetime]  # by when the second person decides
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None]
    agreed: Mapped[bool | None]
    version: Mapped[int] = mapped_column(default=1)

    reason = Sealed("reason_sealed")

    __mapper_args__ = {"version_id_col": version}


class ReturnRequest(Base):
    """Somebody typed the lasting reference of her letter: she wants to come back. It opens
    nothing; a worker gets in touch on a contact that is checked again."""

    __tablename__ = "return_request"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_return_request_case_id_member_id", "case_id", "member_id"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    how: Mapped[str] = mapped_column(Slug)  # reference | phone
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(Id)
