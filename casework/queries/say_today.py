"""What waits for a worker about her people's say in a review: for the page *today*.

Nobody is on the list before the day she chose, and nobody who said no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.case import Allocation, Review
from casework.models.engagement import FamilyView, ReviewAnswer, ViewRelease
from casework.models.family import FamilyMember
from casework.models.her_say import ViewAnswer
from casework.models.updates import Audience, Update
from casework.queries.closeness import service_day
from casework.queries.conflict import beside_in_review
from casework.queries.knowledge import reader_of
from casework.queries.people import called_of
from casework.queries.review_say import standing_of
from casework.queries.scope import allocated_to
from casework.queries.view_answers import waiting_for_person
from casework.rules.access import StaffViewer, may
from casework.rules.review_say import asked_again
from casework.rules.roles import Permission

Person = tuple[str, str]  # case id, member id


@dataclass(frozen=True)
class SayTask:
    """One line: ``what`` is talk, chair, ask_again, check, read_back, answer or
    tell."""

    what: str
    case_id: str
    member_id: str
    member_called: str
    since: datetime
    mine: bool
    about_id: str = ""  # the review, the release or the answer


def say_today(session: Session, viewer: StaffViewer, now: datetime) -> tuple[SayTask, ...]:
    """What waits for this viewer, longest first: of the people beside whom she stands in it."""
    if not may(viewer, Permission.ENGAGEMENT_RECORD):
        return ()
    people = _people(session, viewer, now)
    if not people:
        return ()
    mine = {
        (case_id, member_id)
        for case_id, member_id in session.execute(
            select(Allocation.case_id, Allocation.member_id).where(allocated_to(viewer, now))
        )
    }
    waiting = (
        *_to_talk(session, people, now),
        *_releases(session, people),
        *_unapproved(session, people),
        *_answers(session, people),
    )
    found = [
        SayTask(what, *who, called_of(people[who]), since, who in mine, about)
        for what, who, since, about in waiting
        if who in people
    ]
    return tuple(sorted(found, key=lambda one: (not one.mine, one.since, one.member_called)))


_Waiting = tuple[str, Person, datetime, str]


def _people(session: Session, viewer: StaffViewer, now: datetime) -> dict[Person, FamilyMember]:
    """The people beside whom she stands in a review, except where she sits on its panel."""
    rows = session.scalars(
        select(FamilyMember).where(
            FamilyMember.state == "active",
            beside_in_review(viewer, now, FamilyMember.case_id, FamilyMember.id),
        )
    )
    return {(row.case_id, row.id): row for row in rows}


def _to_talk(
    session: Session, people: dict[Person, FamilyMember], now: datetime
) -> Iterable[_Waiting]:
    """Of the reviews that somebody was told of: no answer yet, nothing said about the chair, or
    the day has come on which she wanted to be asked again."""
    cases = {case_id for case_id, _ in people}
    answers: dict[tuple[str, str], ReviewAnswer] = {}
    for row in session.scalars(
        select(ReviewAnswer).where(ReviewAnswer.case_id.in_(cases)).order_by(ReviewAnswer.number)
    ):
        answers[(row.member_id, row.review_id)] = row
    told = _told(session, cases)
    today = service_day(now)
    rows = session.execute(
        select(Review.case_id, Review.id).where(
            Review.case_id.in_(cases), Review.finished_on.is_(None)
        )
    ).all()
    for case_id, review_id in rows:
        for who in people:
            answer = answers.get((who[1], review_id))
            if who[0] != case_id:
                continue
            if answer is None:
                if who in told:
                    yield "talk", who, told[who], review_id
            elif asked_again(standing_of(answer), today):
                yield "ask_again", who, answer.given_at, review_id
            elif answer.chair_told is None and not answer.ask_again_on:
                yield "chair", who, answer.given_at, review_id


def _told(session: Session, cases: set[str]) -> dict[Person, datetime]:
    """Who was sent news of a review, and since when."""
    rows = session.execute(
        select(Audience.case_id, Audience.member_id, Update.published_at)
        .join(
            Update,
            and_(Update.case_id == Audience.case_id, Update.id == Audience.update_id),
        )
        .where(
            Audience.case_id.in_(cases),
            Audience.addressed.is_(True),
            Audience.removed_at.is_(None),
            Update.strand == "review",
            Update.state == "published",
        )
        .order_by(Update.published_at.desc())
    )
    return {(case_id, member_id): at for case_id, member_id, at in rows if at is not None}


def _releases(session: Session, people: dict[Person, FamilyMember]) -> Iterable[_Waiting]:
    rows = session.scalars(
        select(ViewRelease).where(
            ViewRelease.case_id.in_({case_id for case_id, _ in people}),
            ViewRelease.waits_for_check.is_(True),
            ViewRelease.checked_at.is_(None),
            ViewRelease.withdrawn_at.is_(None),
        )
    )
    for row in rows:
        yield "check", (row.case_id, row.member_id), row.released_at, row.id


def _unapproved(session: Session, people: dict[Person, FamilyMember]) -> Iterable[_Waiting]:
    """What somebody said aloud, and nobody has read back to her yet."""
    rows = session.scalars(
        select(FamilyView).where(
            FamilyView.case_id.in_({case_id for case_id, _ in people}),
            FamilyView.form == "spoken",
            FamilyView.approved_at.is_(None),
        )
    )
    for row in rows:
        yield "read_back", (row.case_id, row.member_id), row.saved_at, row.id


def _answers(session: Session, people: dict[Person, FamilyMember]) -> Iterable[_Waiting]:
    """Answers that she does not have yet: not released, or waiting for a person to tell her."""
    rows = session.scalars(
        select(ViewAnswer)
        .where(
            ViewAnswer.case_id.in_({case_id for case_id, _ in people}),
            ViewAnswer.told_at.is_(None),
        )
        .order_by(ViewAnswer.recorded_at, ViewAnswer.id)
    ).all()
    for row in rows:
        who = (row.case_id, row.member_id)
        if row.released_at is None:
            yield "answer", who, row.recorded_at, row.id
        elif who in people and waiting_for_person(reader_of(people[who]), [row]):
            yield "tell", who, row.released_at, row.id
