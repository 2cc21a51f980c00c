"""Helplines as an administrator keeps them. Those nobody touched stand in rules.helplines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.base import Base, Id, Slug


class HelplineRow(Base):
    """A number to call: where it was read, when, and who dialled it on which day."""

    __tablename__ = "helpline"

    slug: Mapped[str] = mapped_column(Slug, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    number: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(Slug)  # rules.helplines.ABOUT
    days: Mapped[str] = mapped_column(Slug)  # rules.helplines.DAYS
    opens: Mapped[str] = mapped_column(String(5), default="")  # HH:MM, "" for day and night
    closes: Mapped[str] = mapped_column(String(5), default="")
    source: Mapped[str] = mapped_column(String(200))
    read_on: Mapped[date]  # the day on which the source was read
    checked_on: Mapped[date | None]  # the day on which somebody dialled it
    checked_by: Mapped[str | None] = mapped_column(Id)
    changed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
