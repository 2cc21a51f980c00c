"""The audit: one chain of entries per case, one for the service, and the head of each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug

SERVICE_CHAIN = "service"  # sign-ins of staff, accounts, keys: what belongs to no case


class AuditEntry(Base):
    """One thing that was done. Rows are only ever added; ``hash`` covers the row before it."""

    __tablename__ = "audit_entry"

    chain: Mapped[str] = mapped_column(Id, primary_key=True)  # a case's id, or SERVICE_CHAIN
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_side: Mapped[str] = mapped_column(String(10))  # family | staff | system
    actor_id: Mapped[str] = mapped_column(Slug)
    event: Mapped[str] = mapped_column(Slug)  # rules.events.Event
    facts: Mapped[str] = mapped_column(Text)  # canonical JSON; ids, kinds, counts, commitments
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """The newest entry of a chain, under a hash of its own, so that a cut tail is noticed.

    ``seq`` is 0 until the first entry. The row is locked by whoever adds the next entry.
    """

    __tablename__ = "audit_head"

    chain: Mapped[str] = mapped_column(Id, primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)
    entry_hash: Mapped[str] = mapped_column(String(64), default="")
    hash: Mapped[str] = mapped_column(String(64), default="")
