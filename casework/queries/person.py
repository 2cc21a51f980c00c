"""One person, as staff see her before they act: choices first, then flags, walls and workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Case
from casework.models.contact import Promise
from casework.models.family import ContactPoint, FamilyMember, UnderAgeDecision
from casework.models.people import Staff
from casework.queries.closeness import fully_close
from casework.queries.contact_choices import BY_CODE, Answers, answers_of_all, is_confirmed
from casework.queries.named_contact import NamedContact, named_contact
from casework.queries.people import (
    FlagView,
    WallView,
    called_of,
    deceased_called,
    flags_of,
    is_minor,
    walls_around,
)
from casework.queries.scope import promises_reached, visible_member
from casework.rules.access import StaffViewer
from casework.rules.choice_staff_words import banner
from casework.rules.languages import words_tag
from casework.rules.messages import Sentence


@dataclass(frozen=True)
class ContactPointView:
    """A way to reach her, and whether it was said to be safe."""

    id: str
    channel: str
    value: str
    voicemail: str
    safe_since: datetime | None
    version: int
    by_her: bool = False  # she reported it on a page: a code and a check come before use
    confirmed: bool = True


@dataclass(frozen=True)
class AllocationView:
    """Somebody who stands beside her, now or from a day ahead."""

    id: str
    staff_id: str
    staff_name: str
    organisation: str
    role: str
    process: str
    cover: bool
    starts_at: datetime
    ends_at: datetime | None
    handover_note: str
    meet_by: date | None  # she wants the three of them to meet by this day


@dataclass(frozen=True)
class DecisionView:
    """A decision in force that somebody under 18 may sign in."""

    id: str
    decided_by: str
    reason: str
    guardian_member_id: str | None
    recorded_at: datetime


@dataclass(frozen=True)
class PromiseView:
    """A promise of contact that is still open."""

    id: str
    due_on: date
    update_id: str | None


@dataclass(frozen=True)
class PersonPage:
    """Everything the head of a person's page shows. ``full``: the viewer works with her in
    everything. An advocate of one process sees no handover note and no colleague's contacts."""

    case_id: str
    member_id: str
    region_id: str
    reference: str
    deceased_called: str
    name: str
    called: str
    relationship: str
    language: str
    reads: tuple[str, ...]
    speaks: tuple[str, ...]
    interpreter: str
    time_zone: str
    born_on: date | None
    minor: bool
    hard_news: str
    hard_news_set_at: datetime | None
    state: str
    state_at: datetime | None
    access: str
    evidence_hold: bool
    disclosure_seen_at: datetime | None
    last_contact_at: datetime | None
    flags: tuple[FlagView, ...]
    walls: tuple[WallView, ...]
    contact_points: tuple[ContactPointView, ...]
    allocations: tuple[AllocationView, ...]
    decision: DecisionView | None
    promises: tuple[PromiseView, ...]
    named_contact: NamedContact | None
    full: bool
    mine: bool
    version: int
    answers: Answers
    before_acting: tuple[Sentence, ...]  # her choices, for the banner

    @property
    def words_in(self) -> str:
        """The language in which one writes to her, and in which her own words are noted."""
        return words_tag(self.language)


def person(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> PersonPage:
    """The head of a person's page, or NotFound."""
    member = visible_member(session, viewer, case_id, member_id, now)
    case = session.get_one(Case, case_id)
    full = member_id in fully_close(session, viewer, case_id, [member_id], now)
    flags = flags_of(session, [(case_id, member_id)]).get((case_id, member_id), ())
    allocations = _allocations(session, member, now, with_note=full)
    answers = answers_of_all(session, [member], now)[member_id]
    return PersonPage(
        case_id=case_id,
        member_id=member_id,
        region_id=case.region_id,
        reference=case.reference,
        deceased_called=deceased_called(session, [case_id]).get(case_id, ""),
        name=member.name or "",
        called=called_of(member),
        relationship=member.relationship,
        language=member.language,
        reads=tuple(member.reads.split()),
        speaks=tuple(member.speaks.split()),
        interpreter=member.interpreter,
        time_zone=member.time_zone,
        born_on=member.born_on,
        minor=is_minor(member, [flag.slug for flag in flags], now),
        hard_news=member.hard_news,
        hard_news_set_at=member.hard_news_set_at,
        state=member.state,
        state_at=member.state_at,
        access=member.access,
        evidence_hold=member.evidence_hold,
        disclosure_seen_at=member.disclosure_seen_at,
        last_contact_at=member.last_contact_at,
        flags=flags,
        walls=walls_around(session, viewer, case_id, member_id, now),
        contact_points=_contact_points(session, member),
        allocations=allocations,
        decision=_decision(session, member) if full else None,
        promises=open_promises(session, viewer, case_id, member_id, now),
        named_contact=named_contact(session, case_id, member_id, now),
        full=full,
        mine=any(one.staff_id == viewer.staff_id and one.starts_at <= now for one in allocations),
        version=member.version,
        answers=answers,
        before_acting=banner(answers.choices, answers.support, now),
    )


def open_promises(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[PromiseView, ...]:
    """Her promises that nobody has kept yet, the nearest first. The caller checked the scope."""
    rows = session.scalars(
        select(Promise)
        .where(
            Promise.case_id == case_id,
            Promise.member_id == member_id,
            Promise.kept_at.is_(None),
            promises_reached(viewer, now),
        )
        .order_by(Promise.due_on, Promise.id)
    )
    return tuple(PromiseView(row.id, row.due_on, row.update_id) for row in rows)


def _contact_points(session: Session, member: FamilyMember) -> tuple[ContactPointView, ...]:
    rows = session.scalars(
        select(ContactPoint)
        .where(
            ContactPoint.case_id == member.case_id,
            ContactPoint.member_id == member.id,
            ContactPoint.retired_at.is_(None),
        )
        .order_by(ContactPoint.channel, ContactPoint.id)
    )
    return tuple(
        ContactPointView(
            id=row.id,
            channel=row.channel,
            value=row.value or "",
            voicemail=row.voicemail,
            safe_since=row.safe_since,
            version=row.version,
            by_her=row.by_her,
            confirmed=is_confirmed(row) or not (row.by_her and row.channel in BY_CODE),
        )
        for row in rows
    )


def _allocations(
    session: Session, member: FamilyMember, now: datetime, *, with_note: bool
) -> tuple[AllocationView, ...]:
    rows = session.execute(
        select(Allocation, Staff)
        .join(Staff, Staff.id == Allocation.staff_id)
        .where(
            Allocation.case_id == member.case_id,
            Allocation.member_id == member.id,
            Allocation.ends_at.is_(None) | (Allocation.ends_at > now),
        )
        .order_by(Allocation.cover, Allocation.starts_at, Allocation.id)
    )
    return tuple(
        AllocationView(
            id=row.id,
            staff_id=row.staff_id,
            staff_name=staff.full_name,
            organisation=staff.organisation,
            role=row.role,
            process=row.process,
            cover=row.cover,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            handover_note=(row.handover_note or "") if with_note else "",
            meet_by=row.meet_by,
        )
        for row, staff in rows
    )


def _decision(session: Session, member: FamilyMember) -> DecisionView | None:
    row = session.scalar(
        select(UnderAgeDecision)
        .where(
            UnderAgeDecision.case_id == member.case_id,
            UnderAgeDecision.member_id == member.id,
            UnderAgeDecision.ended_at.is_(None),
        )
        .order_by(UnderAgeDecision.recorded_at.desc(), UnderAgeDecision.id)
        .limit(1)
    )
    if row is None:
        return None
    return DecisionView(
        row.id, row.decided_by or "", row.reason or "", row.guardian_member_id, row.recorded_at
    )
