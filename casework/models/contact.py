"""What passes between a person and those who stand beside her."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class ContactEntry(Base):
    """A contact made: a call, a visit, a call on her behalf, news told in person.

    Staff only: a different table from messages, so that no tick-box can show it to a family.
    """

    __tablename__ = "contact_entry"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index(
            "ix_contact_entry_case_id_member_id_happened_at", "case_id", "member_id", "happened_at"
        ),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    staff_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Slug)  # docs/sources.md, Service
    happened_at: Mapped[datetime]
    reached: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(String(20), default="")
    interpreter: Mapped[bool] = mapped_column(default=False)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    corrects_id: Mapped[str | None] = mapped_column(Id)
    # Ids of the updates that she was told of in this contact, separated by spaces.
    told_update_ids: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime]

    note = Sealed("note_sealed")


class Promise(Base):
    """We said we would be in touch by a day, even if there is no news."""

    __tablename__ = "promise"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_promise_case_id_member_id_due_on", "case_id", "member_id", "due_on"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    update_id: Mapped[str | None] = mapped_column(Id)
    due_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(Id)
    made_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]
    kept_by: Mapped[str | None] = mapped_column(Id)


class Message(Base):
    """A message between one family member and her worker. Nobody else of the family sees it."""

    __tablename__ = "message"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        Index("ix_message_case_id_member_id_sent_at", "case_id", "member_id", "sent_at"),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    from_family: Mapped[bool]
    staff_id: Mapped[str | None] = mapped_column(Id)
    language: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(Slug, default="")  # rules.help_subjects, or ""
    by_text: Mapped[bool] = mapped_column(default=False)  # a reply to a text, from her phone
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    sent_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answers_id: Mapped[str | None] = mapped_column(Id)

    text = Sealed("text_sealed")


class MessageDraft(Base):
    """What she typed and has not sent. Kept, so that nothing is lost at a sign-out."""

    __tablename__ = "message_draft"
    __table_args__ = (ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),)

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id, primary_key=True)
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]

    text = Sealed("text_sealed")
