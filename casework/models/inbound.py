"""Texts that came in, from the moment the gateway handed them over until they are placed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug
from casework.models.sealing import Sealed


class InboundText(Base):
    """One text that somebody sent to the service's number.

    It is written down before anybody asks whose number it is, so that the gateway gets the same
    answer for every one. A worker places it: with one person whose safe number it is, and then
    nothing but the receipt stays here; or with a team leader, who reads it and says that it was
    dealt with. The receipt stays, so that the same text handed over twice counts once.
    """

    __tablename__ = "inbound_text"
    __table_args__ = (
        Index("ix_inbound_text_receipt", "receipt", unique=True),
        Index("ix_inbound_text_state_received_at", "state", "received_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    receipt: Mapped[str] = mapped_column(String(64))  # keyed hash of the gateway's own number
    value_index: Mapped[str] = mapped_column(String(64), default="")  # of the sender's number
    sender_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Slug, default="new")  # new | placed | unplaced | settled
    region_id: Mapped[str] = mapped_column(Id, default="")  # whose leader reads it; "": any
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(Id)

    sender = Sealed("sender_sealed")
    text = Sealed("text_sealed")
