"""What a review recommends and what has been done: recorded, and told to each person apart."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require_in, required, shorter
from casework.models.recommendations import (
    Recommendation,
    RecommendationRelease,
    RecommendationStep,
)
from casework.queries.closeness import service_day
from casework.queries.report_draft import require_in_review
from casework.queries.review_say import require_beside
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.recommendations import AGENCIES, LONGEST, STATES, THEMES
from casework.rules.roles import Permission

_PLAIN = S_("Write it in plain words.")


def record_recommendation(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    words: str,
    agency: str,
    theme: str,
    owner: str = "",
    due_on: date | None = None,
    other_words: str = "",
    language: str = "en",
    now: datetime,
) -> str:
    """One thing that should change, in plain words; its id. ``other_words`` says the same in
    ``language``. It reaches nobody before it is released to a person."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    review = require_in_review(session, viewer, case_id, review_id, now)
    refuse_unknown(agency, list(AGENCIES), "agency")
    refuse_unknown(theme, list(THEMES), "theme")
    before = session.scalar(
        select(func.max(Recommendation.number)).where(
            Recommendation.case_id == case_id, Recommendation.review_id == review.id
        )
    )
    row = Recommendation(
        case_id=case_id,
        review_id=review.id,
        number=(before or 0) + 1,
        words=_in_languages(words, other_words, language),
        agency=agency,
        theme=theme,
        owner=shorter(owner, "owner", 200) or None,
        due_on=due_on,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    which = {"review_id": review.id, "recommendation_id": row.id}
    note(session, viewer, case_id, Event.RECOMMENDATION_KEPT, now, **which)
    return row.id


def record_step(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    recommendation_id: str,
    happened_on: date | None,
    state: str,
    words: str = "",
    other_words: str = "",
    language: str = "en",
    now: datetime,
) -> str:
    """How far it was on a day; the id. Earlier steps stay as they are."""
    require_in(session, viewer, case_id, Permission.REPORT_PREPARE)
    row = _one(session, viewer, case_id, recommendation_id, now)
    refuse_unknown(state, list(STATES), "state")
    if happened_on is None or happened_on > service_day(now):
        raise Invalid({"happened_on": Sentence(S_("Choose the day on which you heard it."))})
    step = RecommendationStep(
        case_id=case_id,
        recommendation_id=row.id,
        happened_on=happened_on,
        state=state,
        words=_in_languages(words, other_words, language) if words.strip() else None,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(step)
    which = {"recommendation_id": row.id, "step_id": step.id, "state": state}
    note(session, viewer, case_id, Event.RECOMMENDATION_STEPPED, now, **which)
    return step.id


def tell(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    recommendation_id: str,
    step_id: str = "",
    now: datetime,
) -> None:
    """Release it, or one step of it, to this person. A step brings its recommendation along."""
    require_in(session, viewer, case_id, Permission.REPORT_RELEASE)
    require_beside(session, viewer, case_id, member_id, now)
    row = _one(session, viewer, case_id, recommendation_id, now)
    if step_id:
        step = found(session.get(RecommendationStep, (case_id, step_id)))
        if step.recommendation_id != row.id:
            raise NotFound
    for one in dict.fromkeys(("", step_id)):
        _release(session, viewer, case_id, member_id, row.id, one, now)


def _release(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    recommendation_id: str,
    step_id: str,
    now: datetime,
) -> None:
    there = session.scalar(
        select(RecommendationRelease.id).where(
            RecommendationRelease.case_id == case_id,
            RecommendationRelease.member_id == member_id,
            RecommendationRelease.recommendation_id == recommendation_id,
            RecommendationRelease.step_id == step_id,
        )
    )
    if there is not None:
        return
    session.add(
        RecommendationRelease(
            case_id=case_id,
            member_id=member_id,
            recommendation_id=recommendation_id,
            step_id=step_id,
            released_by=viewer.staff_id,
            released_at=now,
        )
    )
    which = {
        "member_id": member_id,
        "recommendation_id": recommendation_id,
        "step_id": step_id,
    }
    note(session, viewer, case_id, Event.RECOMMENDATION_TOLD, now, **which)


def _one(
    session: Session, viewer: StaffViewer, case_id: str, recommendation_id: str, now: datetime
) -> Recommendation:
    row = found(session.get(Recommendation, (case_id, recommendation_id)))
    require_in_review(session, viewer, case_id, row.review_id, now)
    return row


def _in_languages(words: str, other_words: str, language: str) -> dict[str, str]:
    said = {"en": required(words, "words", _PLAIN, longest=LONGEST)}
    other = shorter(other_words, "other_words", LONGEST)
    return {**said, language: other} if other and language != "en" else said
