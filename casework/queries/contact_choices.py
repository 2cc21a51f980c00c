"""What one person chose about contact, gathered for the contact plan and for her own pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.choices import MemberChoice, TrustedPerson
from casework.models.family import ContactPoint, FamilyMember
from casework.models.people import Staff
from casework.rules.choice_topics import (
    SUPPORT,
    Around,
    Kept,
    SupportWish,
    choices_from,
    current,
    stopped_contacts,
    support_wish,
)
from casework.rules.choices import Channel, Subject
from casework.rules.contact_plan import Choices, SafeContact
from casework.rules.errors import NotFound
from casework.rules.trusted import known_subjects

UNDO = timedelta(days=28)
# Ways that a code can be sent to. An address and a phone that only rings are checked by a
# person; paper and voices carry no code back.
BY_CODE = frozenset({"text", "email"})


@dataclass(frozen=True)
class Answers:
    """Everything that one person answered, and what it means now."""

    rows: tuple[Kept, ...]
    choices: Choices
    support: SupportWish
    around: Around
    now: datetime

    @property
    def said(self) -> dict[str, Kept]:
        """The latest answer of each topic."""
        return current(self.rows)

    def can_be_undone(self, row: Kept) -> bool:
        """Whether this is the latest answer of its topic, and not too long ago."""
        return self.said[row.topic].id == row.id and row.set_at > self.now - UNDO

    def before(self, row: Kept) -> Kept | None:
        """The answer of the same topic that stood before this one."""
        earlier = [one for one in self.rows if one.topic == row.topic and one.number < row.number]
        return max(earlier, key=lambda one: one.number, default=None)

    def as_of(self, row: Kept) -> Answers:
        """How everything stood once this answer was given."""
        rows = tuple(one for one in self.rows if one.number <= row.number)
        wish = support_wish(current(rows).get(SUPPORT), self.around.time_zone, row.set_at)
        choices = choices_from(rows, self.around, row.set_at)
        return replace(self, rows=rows, choices=choices, support=wish)


def choices_of(session: Session, case_id: str, member_id: str, now: datetime) -> Choices:
    """Everything that decides about contact with this person at ``now`` (UTC).

    NotFound if the session may not see her.
    """
    return answers_of(session, case_id, member_id, now).choices


def answers_of(session: Session, case_id: str, member_id: str, now: datetime) -> Answers:
    """The same with her answers themselves, oldest first. NotFound as above."""
    member = session.get(FamilyMember, (case_id, member_id))
    if member is None:
        raise NotFound
    return answers_of_all(session, [member], now)[member_id]


def answers_of_all(
    session: Session, members: Sequence[FamilyMember], now: datetime
) -> dict[str, Answers]:
    """For several people of one case, in a fixed number of statements."""
    if not members:
        return {}
    case_id, ids = members[0].case_id, [one.id for one in members]
    rows = _rows(session, case_id, ids)
    contacts = _contacts(session, case_id, ids)
    instead = _instead(session, case_id, ids)
    found = {}
    for member in members:
        around = Around(
            read_first=member.hard_news == "read_first",
            asked=member.hard_news_set_at is not None,
            time_zone=member.time_zone,
            language=member.language,
            may_receive=member.state == "active" and member.access == "open",
            evidence_hold=member.evidence_hold,
            told_instead=instead.get(member.id, frozenset()),
        )
        hers = tuple(rows.get(member.id, ()))
        stopped = stopped_contacts(current(hers))
        found[member.id] = Answers(
            rows=hers,
            choices=replace(
                choices_from(hers, around, now),
                contacts=tuple(
                    replace(one, stopped=one.id in stopped) for one in contacts.get(member.id, ())
                ),
            ),
            support=support_wish(current(hers).get(SUPPORT), member.time_zone, now),
            around=around,
            now=now,
        )
    return found


def names_of_staff(session: Session, rows: Iterable[Kept]) -> dict[str, str]:
    """The first names of those who recorded an answer on her instruction."""
    wanted = sorted({row.set_by for row in rows if row.by_staff})
    found = session.execute(select(Staff.id, Staff.full_name).where(Staff.id.in_(wanted)))
    return {staff_id: name.split()[0] for staff_id, name in found if name}


def _rows(session: Session, case_id: str, ids: Sequence[str]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for row in session.scalars(
        select(MemberChoice)
        .where(MemberChoice.case_id == case_id, MemberChoice.member_id.in_(ids))
        .order_by(MemberChoice.member_id, MemberChoice.number)
    ):
        kept = Kept(
            id=row.id,
            number=row.number,
            topic=row.topic,
            value=row.value,
            set_at=row.set_at,
            set_by=row.set_by,
            by_staff=row.by_staff,
            how=row.how,
            words=row.words or "",
            undoes_id=row.undoes_id,
        )
        found.setdefault(row.member_id, []).append(kept)
    return found


def _contacts(session: Session, case_id: str, ids: Sequence[str]) -> dict[str, list[SafeContact]]:
    found: dict[str, list[SafeContact]] = {}
    for row in session.scalars(
        select(ContactPoint)
        .where(
            ContactPoint.case_id == case_id,
            ContactPoint.member_id.in_(ids),
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.safe_since.desc(), ContactPoint.id)
    ):
        contact = SafeContact(
            id=row.id,
            channel=Channel(row.channel),
            confirmed=is_confirmed(row),
            safe=row.safe_since is not None,
            voicemail=row.voicemail,
        )
        found.setdefault(row.member_id, []).append(contact)
    return found


def is_confirmed(row: ContactPoint) -> bool:
    """Whether she has shown that it is hers.

    What a worker wrote down with her is confirmed by that worker. What was typed in on her page
    may have been typed by whoever holds her phone: it needs the code that went there.
    """
    if row.by_her and row.channel in BY_CODE:
        return row.confirmed_at is not None
    return row.safe_since is not None


def _instead(session: Session, case_id: str, ids: Sequence[str]) -> dict[str, frozenset[Subject]]:
    rows = session.execute(
        select(TrustedPerson.member_id, TrustedPerson.subjects).where(
            TrustedPerson.case_id == case_id,
            TrustedPerson.member_id.in_(ids),
            TrustedPerson.state == "confirmed",
        )
    )
    found: dict[str, frozenset[Subject]] = {}
    for member_id, subjects in rows:
        found[member_id] = found.get(member_id, frozenset()) | set(known_subjects(subjects.split()))
    return found
