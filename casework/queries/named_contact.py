"""The one person whom a family member can call: the same answer everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation
from casework.models.people import Staff
from casework.queries.documents import Document, Reading
from casework.rules.hours import said
from casework.rules.messages import Sentence


@dataclass(frozen=True)
class NamedContact:
    """Who stands beside her today, and how to reach that person."""

    staff_id: str
    name: str
    phone: str
    hours: Sentence | None  # when that person answers
    organisation: str
    role: str  # caseworker | advocate
    covering_for: str = ""  # the name of whoever is away; "" if nobody is

    @property
    def first_name(self) -> str:
        """What she is called in a sentence."""
        return self.name.split()[0] if self.name.split() else ""


@dataclass(frozen=True, slots=True)
class _Stands:
    """One allocation with the worker it names."""

    role: str
    cover: bool
    starts_at: datetime
    ends_at: datetime | None
    staff_id: str
    full_name: str
    phone: str
    answers: str
    organisation: str
    ended_at: datetime | None

    def now(self, now: datetime) -> bool:
        """Whether she stands there at this moment: from the start, inclusive, to the end."""
        begun = self.starts_at <= now and (self.ends_at is None or self.ends_at > now)
        return begun and self.ended_at is None


STANDING_BESIDE = Document(
    select(
        Allocation.role,
        Allocation.cover,
        Allocation.starts_at,
        Allocation.ends_at,
        Staff.id,
        Staff.full_name,
        Staff.phone,
        Staff.answers,
        Staff.organisation,
        Staff.ended_at,
    )
    .join(Staff, Staff.id == Allocation.staff_id)
    .where(
        Allocation.case_id == bindparam("case_id"), Allocation.member_id == bindparam("member_id")
    )
    .order_by(Allocation.starts_at.desc(), Allocation.id)
)

_READING = Reading(STANDING_BESIDE)


@dataclass(frozen=True)
class Beside:
    """Everybody who stands, or stood, beside one family member: she may know their names."""

    contact: NamedContact | None  # None only while nobody is allocated
    first_names: dict[str, str]  # staff id -> first name


def beside(session: Session, case_id: str, member_id: str, now: datetime) -> Beside:
    """Whom she can call today, and whose names she is shown. One statement."""
    read = _READING.read(session, {"case_id": case_id, "member_id": member_id})
    return beside_from(read[0], now)


def beside_from(document: str, now: datetime) -> Beside:
    """The same out of a document that was read together with others."""
    everybody = _everybody(document)
    return Beside(
        contact=_contact([one for one in everybody if one.now(now)]),
        first_names={
            one.staff_id: one.full_name.split()[0] for one in everybody if one.full_name.split()
        },
    )


@lru_cache(maxsize=500)
def _everybody(document: str) -> tuple[_Stands, ...]:
    return tuple(_Stands(*values) for values in STANDING_BESIDE.rows(document))


def named_contact(
    session: Session, case_id: str, member_id: str, now: datetime
) -> NamedContact | None:
    """Cover while the lead is away, else the lead caseworker, else the advocate.

    One statement. None only while nobody is allocated: then pages show the service's number.
    """
    return beside(session, case_id, member_id, now).contact


def _contact(standing: list[_Stands]) -> NamedContact | None:
    cover = next((one for one in standing if one.cover and one.role == "caseworker"), None)
    lead = next((one for one in standing if not one.cover and one.role == "caseworker"), None)
    advocate = next((one for one in standing if one.role == "advocate"), None)
    chosen = cover or lead or advocate
    if chosen is None:
        return None
    return NamedContact(
        staff_id=chosen.staff_id,
        name=chosen.full_name,
        phone=chosen.phone,
        hours=said(chosen.answers),
        organisation=chosen.organisation,
        role=chosen.role,
        covering_for=lead.full_name if cover is not None and lead is not None else "",
    )
