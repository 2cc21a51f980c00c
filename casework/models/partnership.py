"""The areas of a partnership officer: the names under which their reviews are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id


class PartnershipArea(Base):
    """One area of one officer, from one moment to another. It names no case and no person."""

    __tablename__ = "partnership_area"
    __table_args__ = (Index("ix_partnership_area_staff_id", "staff_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    area: Mapped[str] = mapped_column(String(120))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    set_by: Mapped[str] = mapped_column(Id)
