"""My families and reviews: who agreed to what, what was collected, and what waits.

Only people whom the viewer was given in everything or for a review, and only processes whose
register she keeps. As many statements for one person as for two thousand entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Review
from casework.models.engagement import EngagementEntry, FamilyView, ReviewAnswer, ViewRelease
from casework.models.family import FamilyMember
from casework.models.meeting import ReviewMeeting
from casework.models.referral import ProgressPermission, Referral
from casework.models.report_draft import DraftReader, ReportDraft
from casework.queries.conflict import not_walled
from casework.queries.people import called_of, deceased_called
from casework.queries.referral import moments_of
from casework.queries.review_say import standing_of
from casework.queries.scope import Column, allocated_to
from casework.rules.access import StaffViewer
from casework.rules.engagement import ALLOCATED_FOR, PROCESSES, Engagement, Process
from casework.rules.referral import Stage, stage_of
from casework.rules.review_say import Reader, Release, Standing, known_to_chair, readers_now

Person = tuple[str, str]  # case id, member id
_OfThem = Callable[[Column, Column], ColumnElement[bool]]


@dataclass(frozen=True)
class ReviewLine:
    """One review as it stands for one person."""

    id: str
    label: str
    area: str
    finished_on: date | None
    standing: Standing | None
    may_ask_chair: bool
    collected: int
    approved: int
    released: int  # views that somebody outside may read at this moment
    meetings: int
    last_meeting: date | None
    not_told: int  # meetings that she has not been told of
    drafts: tuple[DraftLine, ...]


@dataclass(frozen=True)
class DraftLine:
    """How far she is with one draft of the report."""

    id: str
    permitted: bool
    appointment_on: date | None
    opened: bool
    outcome: str


@dataclass(frozen=True)
class MyPerson:
    """One person: what she agreed to, her reviews, and the referrals that wait."""

    case_id: str
    member_id: str
    called: str
    deceased_called: str
    states: tuple[tuple[Process, Engagement], ...]
    reviews: tuple[ReviewLine, ...]
    to_send: tuple[str, ...]  # ids of referrals that she agreed to and nobody has sent


@dataclass
class _Rows:
    """Everything that is needed, read once."""

    states: dict[Person, dict[Process, Engagement]]
    reviews: dict[str, list[Review]]
    answers: dict[tuple[str, str], ReviewAnswer]
    permitted: frozenset[tuple[str, str]]
    views: dict[tuple[str, str], list[FamilyView]]
    releases: dict[str, list[Release]]
    meetings: dict[tuple[str, str], list[ReviewMeeting]]
    drafts: dict[tuple[str, str], list[DraftLine]]
    to_send: dict[str, list[str]]


def my_people(session: Session, viewer: StaffViewer, now: datetime) -> tuple[MyPerson, ...]:
    """By the family, then by name. Whoever sits on a panel has none of that family here."""
    held = _held(session, viewer, now)
    members = _members(session, held)
    if not members:
        return ()
    rows = _rows(session, members)
    died = deceased_called(session, {member.case_id for member in members})
    found = [
        MyPerson(
            case_id=member.case_id,
            member_id=member.id,
            called=called_of(member),
            deceased_called=died.get(member.case_id, ""),
            states=_states(rows, member, held[(member.case_id, member.id)]),
            reviews=tuple(
                _line(rows, member, review, now) for review in rows.reviews.get(member.case_id, ())
            ),
            to_send=tuple(rows.to_send.get(member.id, ())),
        )
        for member in members
    ]
    return tuple(sorted(found, key=lambda one: (one.deceased_called, one.called, one.member_id)))


def _held(session: Session, viewer: StaffViewer, now: datetime) -> dict[Person, set[str]]:
    rows = session.execute(
        select(Allocation.case_id, Allocation.member_id, Allocation.process).where(
            allocated_to(viewer, now),
            Allocation.process.in_(("", "review")),
            not_walled(viewer, now, Allocation.case_id),
        )
    )
    found: dict[Person, set[str]] = {}
    for case_id, member_id, process in rows:
        found.setdefault((case_id, member_id), set()).add(process)
    return found


def _members(session: Session, held: Iterable[Person]) -> list[FamilyMember]:
    ids = sorted({member_id for _, member_id in held})
    if not ids:
        return []
    return list(
        session.scalars(
            select(FamilyMember).where(FamilyMember.id.in_(ids), FamilyMember.state == "active")
        )
    )


def _rows(session: Session, members: list[FamilyMember]) -> _Rows:
    cases = sorted({member.case_id for member in members})
    ids = sorted(member.id for member in members)

    def of_them(case_id: Column, member_id: Column) -> ColumnElement[bool]:
        return and_(case_id.in_(cases), member_id.in_(ids))

    rows = _Rows({}, {}, {}, frozenset(), {}, {}, {}, {}, {})
    for entry in session.execute(
        select(
            EngagementEntry.case_id,
            EngagementEntry.member_id,
            EngagementEntry.process,
            EngagementEntry.state,
        )
        .where(of_them(EngagementEntry.case_id, EngagementEntry.member_id))
        .order_by(EngagementEntry.number)
    ):
        kept = rows.states.setdefault((entry.case_id, entry.member_id), {})
        kept[Process(entry.process)] = Engagement(entry.state)
    for review in session.scalars(
        select(Review).where(Review.case_id.in_(cases)).order_by(Review.label, Review.id)
    ):
        rows.reviews.setdefault(review.case_id, []).append(review)
    for answer in session.scalars(
        select(ReviewAnswer)
        .where(of_them(ReviewAnswer.case_id, ReviewAnswer.member_id))
        .order_by(ReviewAnswer.number)
    ):
        rows.answers[(answer.member_id, answer.review_id)] = answer
    rows.permitted = frozenset(
        (member_id, review_id)
        for member_id, review_id in session.execute(
            select(ProgressPermission.member_id, ProgressPermission.review_id).where(
                of_them(ProgressPermission.case_id, ProgressPermission.member_id),
                ProgressPermission.ended_at.is_(None),
            )
        )
    )
    _words(session, rows, of_them)
    for meeting in session.scalars(
        select(ReviewMeeting).where(of_them(ReviewMeeting.case_id, ReviewMeeting.member_id))
    ):
        rows.meetings.setdefault((meeting.member_id, meeting.review_id), []).append(meeting)
    _drafts(session, rows, of_them)
    for referral in session.scalars(
        select(Referral).where(of_them(Referral.case_id, Referral.member_id))
    ):
        if stage_of(moments_of(referral)) is Stage.AGREED:
            rows.to_send.setdefault(referral.member_id, []).append(referral.id)
    return rows


def _words(session: Session, rows: _Rows, of_them: _OfThem) -> None:
    for view in session.scalars(
        select(FamilyView).where(of_them(FamilyView.case_id, FamilyView.member_id))
    ):
        rows.views.setdefault((view.member_id, view.review_id), []).append(view)
    for row in session.scalars(
        select(ViewRelease).where(of_them(ViewRelease.case_id, ViewRelease.member_id))
    ):
        rows.releases.setdefault(row.view_id, []).append(
            Release(
                Reader(row.reader),
                row.released_at,
                row.wording,
                row.withdrawn_at,
                row.waits_for_check,
                row.checked_at,
                row.used_at,
            )
        )


def _drafts(session: Session, rows: _Rows, of_them: _OfThem) -> None:
    found = session.execute(
        select(DraftReader, ReportDraft.review_id)
        .join(
            ReportDraft,
            and_(
                ReportDraft.case_id == DraftReader.case_id, ReportDraft.id == DraftReader.draft_id
            ),
        )
        .where(of_them(DraftReader.case_id, DraftReader.member_id))
        .order_by(DraftReader.named_at, DraftReader.id)
    )
    for reader, review_id in found:
        rows.drafts.setdefault((reader.member_id, review_id), []).append(
            DraftLine(
                reader.draft_id,
                reader.permitted_at is not None and reader.ended_at is None,
                reader.appointment_on,
                reader.opened_at is not None,
                reader.outcome,
            )
        )


def _states(
    rows: _Rows, member: FamilyMember, held: set[str]
) -> tuple[tuple[Process, Engagement], ...]:
    kept = rows.states.get((member.case_id, member.id), {})
    return tuple(
        (process, kept.get(process, Engagement.NOT_YET_OFFERED))
        for process in PROCESSES
        if "" in held or ALLOCATED_FOR.get(process) in held
    )


def _line(rows: _Rows, member: FamilyMember, review: Review, now: datetime) -> ReviewLine:
    whose = (member.id, review.id)
    standing = standing_of(rows.answers.get(whose))
    views = rows.views.get(whose, [])
    known = known_to_chair(standing)
    meetings = rows.meetings.get(whose, [])
    return ReviewLine(
        id=review.id,
        label=review.label,
        area=review.area,
        finished_on=review.finished_on,
        standing=standing,
        may_ask_chair=whose in rows.permitted,
        collected=len(views),
        approved=sum(view.approved_wording == view.wording for view in views),
        released=sum(
            bool(
                readers_now(
                    rows.releases.get(view.id, ()),
                    wording=view.wording,
                    approved=view.approved_wording,
                    known=known,
                    now=now,
                )
            )
            for view in views
        ),
        meetings=len(meetings),
        last_meeting=max((one.held_on for one in meetings), default=None),
        not_told=sum(one.told_on is None for one in meetings),
        drafts=tuple(rows.drafts.get(whose, ())),
    )
