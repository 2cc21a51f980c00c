"""The one person whom a family member can call: the same answer everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.people import Staff
from casework.queries.scope import in_force


@dataclass(frozen=True)
class NamedContact:
    """Who stands beside her today, and how to reach that person."""

    staff_id: str
    name: str
    phone: str
    hours: str
    organisation: str
    role: str  # caseworker | advocate
    covering_for: str = ""  # the name of whoever is away; "" if nobody is

    @property
    def first_name(self) -> str:
        """What she is called in a sentence."""
        return self.name.split()[0] if self.name.split() else ""


def named_contact(
    session: Session, case_id: str, member_id: str, now: datetime
) -> NamedContact | None:
    """Cover while the lead is away, else the lead caseworker, else the advocate.

    One statement. None only while nobody is allocated: then pages show the service's number.
    """
    rows = session.execute(
        select(Allocation.role, Allocation.cover, Staff)
        .join(Staff, Staff.id == Allocation.staff_id)
        .where(
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
            in_force(Allocation.starts_at, Allocation.ends_at, now),
            Staff.ended_at.is_(None),
        )
        .order_by(Allocation.starts_at.desc(), Allocation.id)
    ).all()
    cover = next((row for row in rows if row.cover and row.role == "caseworker"), None)
    lead = next((row for row in rows if not row.cover and row.role == "caseworker"), None)
    advocate = next((row for row in rows if row.role == "advocate"), None)
    chosen = cover or lead or advocate
    if chosen is None:
        return None
    covering = lead.Staff.full_name if cover is not None and lead is not None else ""
    return NamedContact(
        staff_id=chosen.Staff.id,
        name=chosen.Staff.full_name,
        phone=chosen.Staff.phone,
        hours=chosen.Staff.hours,
        organisation=chosen.Staff.organisation,
        role=chosen.role,
        covering_for=covering,
    )
