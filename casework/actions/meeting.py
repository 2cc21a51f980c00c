"""Meetings with chair and panel, and whether somebody may ask the chair for her."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require_in, required, shorter
from casework.models.meeting import ReviewMeeting
from casework.models.referral import ProgressPermission
from casework.queries.closeness import service_day
from casework.queries.meeting import own_permissions, permissions_of_hers
from casework.queries.review_say import own_review, require_beside, reviews_of
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.meeting import LONGEST_NOTE, WITH_WHOM, may_speak_for
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

_NOT_FOR_HER = S_(
    "They have not said that the chair may know of them, or that you may ask for them."
)
_DAY = S_("This day has not come yet. Write a day up to today.")


def record_meeting(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    with_whom: str,
    held_on: date,
    who: str,
    agreed: str = "",
    told_on: date | None = None,
    now: datetime,
) -> str:
    """One meeting held for her; its id. Nobody speaks for her with a chair who may not know of
    her, unless she lets somebody ask without her name."""
    _require(session, viewer, case_id, member_id, now)
    reviews = {one.id: one for one in reviews_of(session, viewer, case_id, member_id, now)}
    review = found(reviews.get(review_id))
    refuse_unknown(with_whom, WITH_WHOM, "with_whom")
    permitted = review_id in permissions_of_hers(session, viewer, case_id, member_id, now)
    if not may_speak_for(review.standing, permitted=permitted):
        raise Invalid({"with_whom": Sentence(_NOT_FOR_HER)})
    today = service_day(now)
    late = {
        name for name, day in (("held_on", held_on), ("told_on", told_on)) if day and day > today
    }
    if late:
        raise Invalid({name: Sentence(_DAY) for name in late})
    row = ReviewMeeting(
        case_id=case_id,
        member_id=member_id,
        review_id=review_id,
        with_whom=with_whom,
        held_on=held_on,
        who=required(who, "who", S_("Write who was there."), longest=500),
        agreed=shorter(agreed, "agreed", LONGEST_NOTE) or None,
        told_on=told_on,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    _meeting_noted(session, viewer, row, "held", now)
    if told_on is not None:
        _meeting_noted(session, viewer, row, "told", now)
    return row.id


def told_of_meeting(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    meeting_id: str,
    now: datetime,
) -> None:
    """She was told today of what was agreed."""
    _require(session, viewer, case_id, member_id, now)
    row = found(session.get(ReviewMeeting, (case_id, meeting_id)))
    if row.member_id != member_id:
        raise NotFound
    if row.told_on is None:
        row.told_on = service_day(now)
        _meeting_noted(session, viewer, row, "told", now)


def permit_progress(
    session: Session, *, viewer: FamilyViewer, review_id: str, permitted: bool, now: datetime
) -> None:
    """She lets whoever works with her ask the chair how it is going, or takes that back."""
    own_review(session, viewer, review_id)
    there = own_permissions(session, viewer).get(review_id)
    whose = (viewer.case_id, viewer.member_id)
    _set(session, viewer, whose, review_id, there.id if there else "", permitted, now)


def record_progress_permission(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    permitted: bool,
    now: datetime,
) -> None:
    """The same, on her word, by somebody who stands beside her."""
    _require(session, viewer, case_id, member_id, now)
    known = {one.id for one in reviews_of(session, viewer, case_id, member_id, now)}
    if review_id not in known:
        raise NotFound
    there = permissions_of_hers(session, viewer, case_id, member_id, now).get(review_id)
    _set(
        session, viewer, (case_id, member_id), review_id, there.id if there else "", permitted, now
    )


def _set(
    session: Session,
    viewer: Viewer,
    whose: tuple[str, str],
    review_id: str,
    there: str,
    permitted: bool,
    now: datetime,
) -> None:
    if bool(there) is permitted:
        return
    if permitted:
        session.add(
            ProgressPermission(
                case_id=whose[0],
                member_id=whose[1],
                review_id=review_id,
                given_at=now,
                recorded_by=viewer.staff_id if isinstance(viewer, StaffViewer) else None,
            )
        )
    else:
        open_ones = select(ProgressPermission).where(
            ProgressPermission.case_id == whose[0],
            ProgressPermission.member_id == whose[1],
            ProgressPermission.review_id == review_id,
            ProgressPermission.ended_at.is_(None),
        )
        for row in session.scalars(open_ones):
            row.ended_at = now
    note(
        session,
        viewer,
        whose[0],
        Event.PROGRESS_PERMITTED,
        now,
        member_id=whose[1],
        review_id=review_id,
        state="permitted" if permitted else "ended",
    )


def _require(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    require_beside(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.ENGAGEMENT_RECORD)


def _meeting_noted(
    session: Session, viewer: StaffViewer, row: ReviewMeeting, state: str, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.REVIEW_MEETING_RECORDED,
        now,
        member_id=row.member_id,
        meeting_id=row.id,
        state=state,
    )
