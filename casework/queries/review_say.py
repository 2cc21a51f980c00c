"""What one family member says to the reviews she knows of: for her, and for those beside her."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Case, Review
from casework.models.engagement import FamilyView, ReviewAnswer, ViewRelease
from casework.models.family import FamilyMember
from casework.models.updates import Update
from casework.queries.closeness import fully_close, service_day
from casework.queries.conflict import require_no_seat
from casework.queries.own_page import knowledge_of_viewer, member_of
from casework.queries.people import flags_of, is_minor
from casework.queries.scope import allocated_to, visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import NotFound
from casework.rules.release import proceedings_active
from casework.rules.review_say import (
    IN_THE_REVIEW,
    Answer,
    Form,
    Reader,
    Release,
    Standing,
    Topic,
    in_force,
    known_to_chair,
    readers_now,
)


@dataclass(frozen=True)
class HerReview:
    """A review as she may know of it, and her answer to it."""

    id: str
    label: str
    area: str
    finished_on: date | None
    standing: Standing | None
    recorded_for_her: bool  # by a worker, on her instruction
    answers: int = 0  # how many she has given


@dataclass(frozen=True)
class ShownRelease:
    """One reader, and how things stand with him."""

    id: str
    reader: Reader
    released_at: datetime
    withdrawn_at: datetime | None
    waits: bool
    used_at: datetime | None
    open: bool  # he may read it now
    these_words: bool  # it was for the words as they stand
    checked_at: datetime | None
    written_down: bool  # by a worker, for somebody who cannot sign in


@dataclass(frozen=True)
class ShownView:
    """One view with its exact words."""

    id: str
    member_id: str
    review_id: str
    topic: Topic
    language: str
    spoken: bool
    text: str
    english: str
    approved_at: datetime | None
    approved_with: bool  # together with a worker, who wrote that down
    wording: int  # the number of these words
    no_name: bool  # it says that she does not wish to choose a name
    specialist: str  # through whom a child said it; stays inside
    interpreter: str  # stays inside
    question_id: str  # of the list, where it became one
    saved_at: datetime
    releases: tuple[ShownRelease, ...]
    readers: frozenset[Reader]  # who may read it at this moment
    version: int


def own_reviews(session: Session, viewer: FamilyViewer) -> tuple[HerReview, ...]:
    """The reviews that she knows of: through an entry of hers that is not held, or because she
    has answered. A review that she has not been told of is not here."""
    answers = _answers(session, viewer.case_id, viewer.member_id)
    known = _known_reviews(session, viewer) | answers.keys()
    return _reviews(session, viewer.case_id, known, answers)


def own_review(session: Session, viewer: FamilyViewer, review_id: str) -> HerReview:
    """One of them, or NotFound."""
    return _one(own_reviews(session, viewer), review_id)


def reviews_of(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[HerReview, ...]:
    """The same for somebody who stands beside her in a review; NotFound for anybody else."""
    require_beside(session, viewer, case_id, member_id, now)
    answers = _answers(session, case_id, member_id)
    every = frozenset(session.scalars(select(Review.id).where(Review.case_id == case_id)))
    return _reviews(session, case_id, every, answers)


def who_agreed(session: Session, case_id: str, review_id: str) -> frozenset[str]:
    """Who of the case takes part in this review, or wants to be kept informed. Whoever calls
    has checked who asks."""
    rows = session.execute(
        select(ReviewAnswer.member_id, ReviewAnswer.answer)
        .where(ReviewAnswer.case_id == case_id, ReviewAnswer.review_id == review_id)
        .order_by(ReviewAnswer.number)
    )
    latest = {member_id: answer for member_id, answer in rows}
    return frozenset(one for one, answer in latest.items() if answer in IN_THE_REVIEW)


def require_beside(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """NotFound, unless the viewer works with her in everything or in the review, and sits
    on no panel of the case."""
    visible_member(session, viewer, case_id, member_id, now)
    require_no_seat(session, viewer, case_id, now)
    if fully_close(session, viewer, case_id, [member_id], now):
        return
    advocate = session.scalar(
        select(Allocation.id).where(
            allocated_to(viewer, now),
            Allocation.case_id == case_id,
            Allocation.member_id == member_id,
            Allocation.process == "review",
        )
    )
    if advocate is None:
        raise NotFound


def views_of(
    session: Session, case_id: str, member_id: str, review_id: str, now: datetime
) -> tuple[ShownView, ...]:
    """Her views of one review, in the order of the subjects. Whoever calls has checked who asks."""
    rows = session.scalars(
        select(FamilyView)
        .where(
            FamilyView.case_id == case_id,
            FamilyView.member_id == member_id,
            FamilyView.review_id == review_id,
        )
        .order_by(FamilyView.saved_at, FamilyView.id)
    ).all()
    releases = _releases(session, case_id, [row.id for row in rows])
    known = known_to_chair(standing_of(_answers(session, case_id, member_id).get(review_id)))
    shown = [_view(row, releases.get(row.id, []), known, now) for row in rows]
    order = list(Topic)
    return tuple(sorted(shown, key=lambda one: order.index(one.topic)))


def proceedings_are_active(session: Session, case_id: str, now: datetime) -> bool:
    """Whether a release of the case has to wait for a check."""
    case = session.get_one(Case, case_id)
    return proceedings_active(case.proceedings_from, case.proceedings_until, service_day(now))


def speaks_through_somebody(session: Session, viewer: FamilyViewer, now: datetime) -> bool:
    """Whether she is a child, by her day of birth or by a flag: then her views come through
    somebody who knows how to ask, and never through her own page."""
    if session.get_bind().dialect.name != "postgresql":
        return of_a_child(session, viewer.case_id, viewer.member_id, now)
    # Flags are not hers to read: the function looks, and answers yes or no.
    flagged = bool(session.scalar(text("SELECT casework_family_under_age()")))
    return flagged or is_minor(member_of(session, viewer), (), now)


def of_a_child(session: Session, case_id: str, member_id: str, now: datetime) -> bool:
    """The same for staff, who know of a flag as well. Whoever calls has checked who asks."""
    member = session.get_one(FamilyMember, (case_id, member_id))
    flags = flags_of(session, [(case_id, member_id)]).get((case_id, member_id), ())
    return is_minor(member, [flag.slug for flag in flags], now)


def _known_reviews(session: Session, viewer: FamilyViewer) -> frozenset[str]:
    knowledge = knowledge_of_viewer(session, viewer)
    ids = [known.entry.id for known in knowledge.known]
    rows = session.execute(
        select(Update.review_id).where(
            Update.case_id == viewer.case_id,
            Update.strand == "review",
            Update.id.in_(ids),
        )
    ).all()
    if not rows:
        return frozenset()
    named = frozenset(review_id for (review_id,) in rows if review_id)
    if named:
        return named
    every = list(session.scalars(select(Review.id).where(Review.case_id == viewer.case_id)))
    # An entry without a review speaks of the only one there is.
    return frozenset(every) if len(every) == 1 else frozenset()


def _answers(session: Session, case_id: str, member_id: str) -> dict[str, ReviewAnswer]:
    rows = session.scalars(
        select(ReviewAnswer)
        .where(ReviewAnswer.case_id == case_id, ReviewAnswer.member_id == member_id)
        .order_by(ReviewAnswer.number)
    )
    return {row.review_id: row for row in rows}


def _reviews(
    session: Session, case_id: str, wanted: Iterable[str], answers: dict[str, ReviewAnswer]
) -> tuple[HerReview, ...]:
    rows = session.scalars(
        select(Review)
        .where(Review.case_id == case_id, Review.id.in_(list(wanted)))
        .order_by(Review.label, Review.id)
    )
    return tuple(
        HerReview(
            id=row.id,
            label=row.label,
            area=row.area,
            finished_on=row.finished_on,
            standing=standing_of(answers.get(row.id)),
            recorded_for_her=bool(row.id in answers and answers[row.id].recorded_by),
            answers=answers[row.id].number if row.id in answers else 0,
        )
        for row in rows
    )


def standing_of(row: ReviewAnswer | None) -> Standing | None:
    """A row of her answers as the rules see it."""
    if row is None:
        return None
    return Standing(Answer(row.answer), row.given_at, row.ask_again_on, row.chair_told)


def _one(reviews: Iterable[HerReview], review_id: str) -> HerReview:
    for review in reviews:
        if review.id == review_id:
            return review
    raise NotFound


def _releases(session: Session, case_id: str, view_ids: list[str]) -> dict[str, list[ViewRelease]]:
    rows = session.scalars(
        select(ViewRelease)
        .where(ViewRelease.case_id == case_id, ViewRelease.view_id.in_(view_ids))
        .order_by(ViewRelease.released_at, ViewRelease.id)
    )
    found: dict[str, list[ViewRelease]] = {}
    for row in rows:
        found.setdefault(row.view_id, []).append(row)
    return found


def _view(row: FamilyView, releases: list[ViewRelease], known: bool, now: datetime) -> ShownView:
    readers = readers_now(
        [_rule(one) for one in releases],
        wording=row.wording,
        approved=row.approved_wording,
        known=known,
        now=now,
    )
    approved = row.approved_wording == row.wording
    return ShownView(
        id=row.id,
        member_id=row.member_id,
        review_id=row.review_id,
        topic=Topic(row.topic),
        language=row.language,
        spoken=row.form == Form.SPOKEN,
        text=row.text or "",
        english=row.english or "",
        approved_at=row.approved_at if approved else None,
        approved_with=approved and row.approved_by is not None,
        wording=row.wording,
        no_name=row.form == Form.NO_NAME,
        specialist=row.specialist or "",
        interpreter=row.interpreter or "",
        question_id=row.question_id or "",
        saved_at=row.saved_at,
        releases=tuple(_shown(one, row, readers, now) for one in releases),
        readers=readers,
        version=row.version,
    )


def _rule(row: ViewRelease) -> Release:
    return Release(
        Reader(row.reader),
        row.released_at,
        row.wording,
        row.withdrawn_at,
        row.waits_for_check,
        row.checked_at,
        row.used_at,
    )


def _shown(
    row: ViewRelease, view: FamilyView, readers: frozenset[Reader], now: datetime
) -> ShownRelease:
    of_these = row.wording == view.wording
    return ShownRelease(
        id=row.id,
        reader=Reader(row.reader),
        released_at=row.released_at,
        withdrawn_at=row.withdrawn_at,
        waits=row.waits_for_check and row.checked_at is None and row.withdrawn_at is None,
        used_at=row.used_at,
        open=of_these and Reader(row.reader) in readers and in_force(_rule(row), now),
        these_words=of_these,
        checked_at=row.checked_at,
        written_down=row.recorded_by is not None,
    )
