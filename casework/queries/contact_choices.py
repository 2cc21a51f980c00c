"""What one person chose about contact, gathered for the contact plan."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.family import ContactPoint, FamilyMember
from casework.rules.choices import Channel, Way
from casework.rules.contact_plan import Choices, SafeContact
from casework.rules.errors import NotFound


def choices_of(session: Session, case_id: str, member_id: str, now: datetime) -> Choices:
    """Everything that decides about contact with this person at ``now`` (UTC).

    NotFound if the session may not see her.
    """
    member = session.get(FamilyMember, (case_id, member_id))
    if member is None:
        raise NotFound
    return Choices(
        way=Way.TELL_ME if member.hard_news == "read_first" else Way.PERSON_FIRST,
        contacts=_contacts(session, member),
        time_zone=member.time_zone,
        language=member.language,
        may_receive=member.state == "active" and member.access == "open",
        evidence_hold=member.evidence_hold,
        defaults=member.hard_news_set_at is None,
    )


def _contacts(session: Session, member: FamilyMember) -> tuple[SafeContact, ...]:
    rows = session.scalars(
        select(ContactPoint)
        .where(
            ContactPoint.case_id == member.case_id,
            ContactPoint.member_id == member.id,
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.id)
    )
    return tuple(
        SafeContact(
            id=row.id,
            channel=Channel(row.channel),
            confirmed=row.safe_since is not None,
            safe=row.safe_since is not None,
            voicemail=row.voicemail,
        )
        for row in rows
    )
