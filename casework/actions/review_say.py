"""Her answer to a review, and what the chair may know of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown
from casework.models.engagement import ReviewAnswer
from casework.queries.closeness import service_day
from casework.queries.review_say import HerReview, own_review, reviews_of
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, Sentence
from casework.rules.review_say import ANSWERS, Answer

_FARTHEST = timedelta(days=366 * 10)
_CHOOSE_DAY = N_("Choose a day after today on which we may ask you again.")


def answer_review(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    answer: str,
    ask_again_on: date | None = None,
    now: datetime,
) -> str:
    """Her answer, any time, without a reason; its id. What the chair is told is asked after
    it, and until she says, the chair is told nothing."""
    before = own_review(session, viewer, review_id)
    whose = (viewer.case_id, viewer.member_id)
    return _answer(session, viewer, whose, before, answer, ask_again_on, now)


def record_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    answer: str,
    ask_again_on: date | None = None,
    chair_told: bool | None = None,
    now: datetime,
) -> str:
    """The same, recorded by a worker on her instruction and marked as such. ``chair_told`` is
    what she said to the question about the chair; None where she has not said."""
    reviews = {one.id: one for one in reviews_of(session, viewer, case_id, member_id, now)}
    before = found(reviews.get(review_id))
    whose = (case_id, member_id)
    return _answer(session, viewer, whose, before, answer, ask_again_on, now, chair_told)


def _answer(
    session: Session,
    viewer: Viewer,
    whose: tuple[str, str],
    before: HerReview,
    answer: str,
    ask_again_on: date | None,
    now: datetime,
    chair_told: bool | None = None,
) -> str:
    refuse_unknown(answer, list(ANSWERS), "answer")
    later = Answer(answer) is Answer.NOT_NOW
    today = service_day(now)
    if later and (ask_again_on is None or not today < ask_again_on <= today + _FARTHEST):
        raise Invalid({"ask_again_on": Sentence(_CHOOSE_DAY)})
    row = ReviewAnswer(
        case_id=whose[0],
        member_id=whose[1],
        review_id=before.id,
        number=before.answers + 1,
        answer=answer,
        ask_again_on=ask_again_on if later else None,
        chair_told=chair_told,
        given_at=now,
        recorded_by=viewer.staff_id if isinstance(viewer, StaffViewer) else None,
    )
    session.add(row)
    _noted(session, viewer, row, answer, now)
    return row.id


def tell_chair(
    session: Session, *, viewer: FamilyViewer, review_id: str, chair_told: bool, now: datetime
) -> str:
    """Whether the chair may learn of her answer. A new row: her answers are a history."""
    before = own_review(session, viewer, review_id)
    standing = before.standing
    if standing is None:
        raise NotFound
    row = ReviewAnswer(
        case_id=viewer.case_id,
        member_id=viewer.member_id,
        review_id=review_id,
        number=before.answers + 1,
        answer=standing.answer.value,
        ask_again_on=standing.ask_again_on,
        chair_told=chair_told,
        given_at=now,
    )
    session.add(row)
    _noted(session, viewer, row, "chair_told" if chair_told else "chair_not_told", now)
    return row.id


def _noted(session: Session, viewer: Viewer, row: ReviewAnswer, choice: str, now: datetime) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.REVIEW_ANSWERED,
        now,
        member_id=row.member_id,
        review_id=row.review_id,
        choice=choice,
    )
