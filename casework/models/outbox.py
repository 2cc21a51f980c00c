"""Messages that leave: one row each, which alone decides whether something is sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed

_MEMBER = ["family_member.case_id", "family_member.id"]


class OutboxMessage(Base):
    """One message to one person on one channel, from the change that caused it to its end.

    It holds no text: the words are the same whatever the news, and are put together in her
    language at the moment of sending. ``wake_at`` is when a worker looks at the row next. It is
    the moment at which a waiting message may leave, and while one is being handed over the end
    of the lease. It is empty once nothing is left to do.
    """

    __tablename__ = "outbox_message"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "member_id"], _MEMBER),
        # The same change never queues the same message twice.
        Index(
            "ix_outbox_message_case_id_member_id_purpose_about_slot",
            "case_id",
            "member_id",
            "purpose",
            "about",
            "slot",
            unique=True,
        ),
        Index("ix_outbox_message_wake_at", "wake_at"),
        Index("ix_outbox_message_started_at", "started_at"),
        Index("ix_outbox_message_reference", "reference", unique=True),
    )

    case_id: Mapped[str] = mapped_column(Id, primary_key=True)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    member_id: Mapped[str] = mapped_column(Id)
    purpose: Mapped[str] = mapped_column(Slug)  # rules.sending.Purpose
    kind: Mapped[str] = mapped_column(Slug, default="")  # of the happening
    subject: Mapped[str] = mapped_column(Slug, default="")
    hard: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(Id)  # the id of the update, the message, the code …
    slot: Mapped[int] = mapped_column(default=0)  # which of the plan's messages this is
    happened_at: Mapped[datetime]
    ready_at: Mapped[datetime]  # since when it stands on her page
    queued_at: Mapped[datetime]
    queued_by: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(Slug, default="queued")  # rules.sending.State
    why: Mapped[str] = mapped_column(Slug, default="")  # held, refused, cancelled because
    held_until: Mapped[datetime | None]
    wake_at: Mapped[datetime | None]
    channel: Mapped[str] = mapped_column(Slug, default="")
    contact_point_id: Mapped[str | None] = mapped_column(Id)
    to_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # where it is no contact point
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # gone once it is over
    language: Mapped[str] = mapped_column(String(20), default="")  # in which it was said
    reference: Mapped[str] = mapped_column(String(40))  # what a receiver knows it by
    attempts: Mapped[int] = mapped_column(default=0)
    owner: Mapped[str] = mapped_column(String(40), default="")  # the worker that holds it
    started_at: Mapped[datetime | None]  # when it was last handed over
    ended_at: Mapped[datetime | None]  # sent, refused, uncertain or cancelled at
    receipt: Mapped[str] = mapped_column(String(120), default="")  # the receiver's own number
    task: Mapped[str] = mapped_column(Slug, default="")  # what a person does instead
    task_done_at: Mapped[datetime | None]
    task_done_by: Mapped[str | None] = mapped_column(Id)

    to = Sealed("to_sealed")
    code = Sealed("code_sealed")


class SendingSwitch(Base):
    """Whether messages leave at all. One row, ``all``; its history is in the audit."""

    __tablename__ = "sending_switch"

    id: Mapped[str] = mapped_column(Slug, primary_key=True)
    stopped: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(Slug, default="")
    changed_by: Mapped[str] = mapped_column(Id)
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CodeRequest(Base):
    """Somebody asked for a code on a number or an address.

    It is written whether or not anybody has that number, so that asking takes the same time
    and gives the same answer. A worker finds out afterwards, and takes it away.
    """

    __tablename__ = "code_request"
    __table_args__ = (Index("ix_code_request_asked_at", "asked_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    channel: Mapped[str] = mapped_column(Slug)  # text | email
    value_index: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(10))  # what the asking browser shows
    asked_at: Mapped[datetime]
