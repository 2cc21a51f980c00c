"""Safe ways to reach the people of the demo: what is released to them then leads to a message,
which lands in the demo's own outbox."""

from __future__ import annotations

from sqlalchemy import select

from casework.actions.contact_points import add_contact_point
from casework.cli.demo.script import Script
from casework.models.case import Allocation
from casework.models.family import ContactPoint, FamilyMember

# Numbers that Ofcom keeps free for drama, and a domain that nobody can own.
_NUMBER = "07700 900{:03}"
_ADDRESS = "{}@example.org"
_UNREACHED = 5  # every so many nobody has asked yet: there it waits on their page


def play(script: Script) -> None:
    """The caseworker of each asked, and wrote down what they said."""
    rows = script.session.execute(
        select(FamilyMember, Allocation.staff_id)
        .join(
            Allocation,
            (Allocation.case_id == FamilyMember.case_id)
            & (Allocation.member_id == FamilyMember.id),
        )
        .where(
            FamilyMember.state == "active",
            FamilyMember.access == "open",
            Allocation.role == "caseworker",
            Allocation.cover.is_(False),
            Allocation.ends_at.is_(None),
        )
        .order_by(FamilyMember.joined_at, FamilyMember.case_id, FamilyMember.id)
    ).all()
    reached = set(script.session.scalars(select(ContactPoint.member_id)))
    for number, (member, staff_id) in enumerate(rows, start=1):
        if member.id in reached or number % _UNREACHED == 0:
            continue
        reached.add(member.id)
        by_text = number % 2 == 1
        name = (member.called or "somebody").split()[0].lower()
        add_contact_point(
            script.session,
            viewer=script.as_staff(staff_id, script.now),
            case_id=member.case_id,
            member_id=member.id,
            channel="text" if by_text else "email",
            value=_NUMBER.format(number) if by_text else _ADDRESS.format(name),
            said_safe=True,
            now=script.now,
        )
