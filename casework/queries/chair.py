"""What the chair of a review has on her pages: people who agreed, words that were released.

The one scope of a chair. Everything here, counts and order included, is made from what
``models.chair_checks`` hands out; nothing is asked of a family's tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Select, select
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.case import Review
from casework.models.chair import PackCopy, ReviewChair, ReviewProposal
from casework.models.chair_checks import ANSWERS, PEOPLE, REACH, RECORDED, SPARED, VIEWS
from casework.models.engagement import FamilyView
from casework.models.family import ContactPoint, FamilyMember
from casework.models.her_say import ViewAnswer
from casework.queries.chair_rows import Types, ask, opened
from casework.queries.closeness import service_day
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer
from casework.rules.chair_pack import Held
from casework.rules.chair_pack import read as read_held
from casework.rules.errors import NotFound
from casework.rules.family import ADULT_AGE, age_on
from casework.rules.review_say import Topic
from casework.rules.roles import Role

_BESIDE = frozenset({"advocate", "worker"})  # people, and no number or address of one's own


@dataclass(frozen=True)
class ChairedReview:
    """A review that the viewer was invited to chair."""

    case_id: str
    id: str
    kind: str
    label: str
    area: str
    decided_on: date | None
    finished_on: date | None


@dataclass(frozen=True)
class Way:
    """One way to reach somebody: a person beside her, or a number or address of her own."""

    what: str  # advocate | worker | a channel of rules.contact_kinds
    name: str
    organisation: str
    value: str


@dataclass(frozen=True)
class KnownPerson:
    """Somebody who said that the chair may know of her."""

    member_id: str
    name: str
    called: str
    relationship: str
    language: str
    interpreter: str
    ways: tuple[Way, ...]
    advocate: bool  # one stands beside her: the chair goes through the advocate


@dataclass(frozen=True)
class Answer:
    """What was answered to a view so far."""

    verdict: str
    words: str
    recorded_at: datetime


@dataclass(frozen=True)
class ReleasedView:
    """One view as it may be read now, in her words and in English."""

    id: str
    member_id: str
    name: str
    topic: Topic
    language: str
    spoken: bool
    wording: int
    approved_at: datetime
    words: str
    english: str
    specialist: str  # through whom a child said it; "" otherwise
    panel: bool
    quality_assurance: bool
    quoted: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class TakenCopy:
    """One copy of the pack that was taken."""

    taken_at: datetime
    form: str
    digest: str
    held: tuple[Held, ...]


@dataclass(frozen=True)
class Recorded:
    """What a chair of this review recorded."""

    id: str
    kind: str
    value: str
    body: str
    for_date: date | None
    readers: tuple[str, ...]
    recorded_at: datetime


def reviews_chaired(viewer: StaffViewer, now: datetime) -> Select[Review]:
    """Reviews that the viewer is invited to chair at this moment."""
    invited = (
        select(ReviewChair.id)
        .where(
            ReviewChair.case_id == Review.case_id,
            ReviewChair.review_id == Review.id,
            ReviewChair.staff_id == viewer.staff_id,
            in_force(ReviewChair.starts_at, ReviewChair.ends_at, now),
        )
        .exists()
    )
    return select(Review).where(invited)


def chaired_reviews(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[ChairedReview, ...]:
    """All of them; none for whoever is no chair."""
    if not viewer.holds(Role.CHAIR):
        return ()
    rows = session.scalars(reviews_chaired(viewer, now).order_by(Review.label, Review.id))
    return tuple(_review(row) for row in rows)


def chaired_review(
    session: Session, viewer: StaffViewer, review_id: str, now: datetime
) -> ChairedReview:
    """One of them, or NotFound."""
    row = None
    if viewer.holds(Role.CHAIR):
        row = session.scalar(reviews_chaired(viewer, now).where(Review.id == review_id))
    if row is None:
        raise NotFound
    return _review(row)


def known_people(
    session: Session, viewer: StaffViewer, review: ChairedReview, now: datetime
) -> tuple[KnownPerson, ...]:
    """Those who agreed to be known, by name, and how to reach each."""
    where = _where(viewer, review, now)
    ways: dict[str, list[Way]] = {}
    for row in ask(session, REACH, **where):
        ways.setdefault(row.member_id, []).append(_way(review.case_id, row))
    found = [
        _person(review.case_id, row, ways.get(row.member_id, []), service_day(now))
        for row in ask(session, PEOPLE, types={"born_on": Date()}, **where)
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.member_id)))


def spared_people(
    session: Session, viewer: StaffViewer, review: ChairedReview, now: datetime
) -> tuple[str, ...]:
    """The names of those who want no part in it, and want the chair told so."""
    rows = ask(session, SPARED, **_where(viewer, review, now))
    names = [
        opened(FamilyMember.name, FamilyMember, review.case_id, row.member_id, row.name)
        for row in rows
    ]
    return tuple(sorted(names, key=str.casefold))


def released_views(
    session: Session,
    viewer: StaffViewer,
    review: ChairedReview,
    people: Sequence[KnownPerson],
    now: datetime,
) -> tuple[ReleasedView, ...]:
    """The views that may be read now, in the order of the subjects and of the people."""
    where = _where(viewer, review, now)
    answers: dict[tuple[str, int], list[Answer]] = {}
    for row in ask(session, ANSWERS, types={"recorded_at": UtcDateTime()}, **where):
        words = opened(ViewAnswer.words, ViewAnswer, review.case_id, row.row_id, row.words)
        given = Answer(row.verdict, words, row.recorded_at)
        answers.setdefault((row.view_id, row.wording), []).append(given)
    names = {one.member_id: one.name for one in people}
    flags: Types = {"panel": Boolean(), "quality_assurance": Boolean(), "quoted": Boolean()}
    types: Types = {"approved_at": UtcDateTime(), **flags}
    found = [
        _view(review.case_id, row, names, answers)
        for row in ask(session, VIEWS, types=types, **where)
    ]
    subjects = list(Topic)
    return tuple(
        sorted(found, key=lambda one: (subjects.index(one.topic), one.name.casefold(), one.id))
    )


def recorded(
    session: Session, viewer: StaffViewer, review: ChairedReview, now: datetime
) -> tuple[Recorded, ...]:
    """What chairs of this review recorded, the newest first."""
    types: Types = {"for_date": Date(), "proposed_at": UtcDateTime()}
    return tuple(
        Recorded(
            row.row_id,
            row.kind,
            row.value,
            opened(ReviewProposal.body, ReviewProposal, review.case_id, row.row_id, row.words),
            row.for_date,
            tuple(row.readers.split()),
            row.proposed_at,
        )
        for row in ask(session, RECORDED, types=types, **_where(viewer, review, now))
    )


def own_copies(
    session: Session, viewer: StaffViewer, review: ChairedReview
) -> tuple[TakenCopy, ...]:
    """The copies that this chair took, the newest first."""
    rows = session.scalars(
        select(PackCopy)
        .where(
            PackCopy.case_id == review.case_id,
            PackCopy.review_id == review.id,
            PackCopy.taken_by == viewer.staff_id,
        )
        .order_by(PackCopy.taken_at.desc(), PackCopy.id)
    )
    return tuple(
        TakenCopy(row.taken_at, row.form, row.digest, read_held(row.contents or "")) for row in rows
    )


def _where(viewer: StaffViewer, review: ChairedReview, now: datetime) -> dict[str, Any]:
    return {
        "case_id": review.case_id,
        "review_id": review.id,
        "staff_id": viewer.staff_id,
        "now": now,
    }


def _review(row: Review) -> ChairedReview:
    return ChairedReview(
        row.case_id, row.id, row.kind, row.label, row.area, row.decided_on, row.finished_on
    )


def _way(case_id: str, row: Any) -> Way:
    value = opened(ContactPoint.value, ContactPoint, case_id, row.row_id, row.sealed)
    return Way(row.what, row.name, row.organisation, value or row.phone)


def _person(case_id: str, row: Any, ways: list[Way], today: date) -> KnownPerson:
    name = opened(FamilyMember.name, FamilyMember, case_id, row.member_id, row.name)
    called = opened(FamilyMember.called, FamilyMember, case_id, row.member_id, row.called)
    if row.born_on is not None and age_on(row.born_on, today) < ADULT_AGE:
        ways = [one for one in ways if one.what in _BESIDE]
    advocates = [one for one in ways if one.what == "advocate"]
    return KnownPerson(
        member_id=row.member_id,
        name=name,
        called=called or name,
        relationship=row.relationship,
        language=row.language,
        interpreter=row.interpreter,
        ways=tuple(sorted(advocates or ways, key=lambda one: (one.what, one.name, one.value))),
        advocate=bool(advocates),
    )


def _view(
    case_id: str,
    row: Any,
    names: dict[str, str],
    answers: dict[tuple[str, int], list[Answer]],
) -> ReleasedView:
    return ReleasedView(
        id=row.view_id,
        member_id=row.member_id,
        name=names.get(row.member_id, ""),
        topic=Topic(row.topic),
        language=row.language,
        spoken=row.form == "spoken",
        wording=row.wording,
        approved_at=row.approved_at,
        words=opened(FamilyView.text, FamilyView, case_id, row.view_id, row.words),
        english=opened(FamilyView.english, FamilyView, case_id, row.view_id, row.english),
        specialist=opened(FamilyView.specialist, FamilyView, case_id, row.view_id, row.specialist),
        panel=bool(row.panel),
        quality_assurance=bool(row.quality_assurance),
        quoted=bool(row.quoted),
        answers=tuple(answers.get((row.view_id, row.wording), ())),
    )
