"""One review as its chair sees it: people, words, what was recorded, copies taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from casework.queries.chair import (
    ChairedReview,
    KnownPerson,
    Recorded,
    ReleasedView,
    TakenCopy,
    chaired_review,
    known_people,
    own_copies,
    recorded,
    released_views,
    spared_people,
)
from casework.rules.access import StaffViewer
from casework.rules.chair_pack import Held, TakenBack, taken_back
from casework.rules.errors import NotFound
from casework.rules.review_say import Topic


@dataclass(frozen=True)
class ChairPage:
    """All that the chair has, made from the people who agreed and from nothing else."""

    review: ChairedReview
    people: tuple[KnownPerson, ...]
    spared: tuple[str, ...]  # names of those who asked not to be written to
    views: tuple[ReleasedView, ...]
    recorded: tuple[Recorded, ...]
    copies: tuple[TakenCopy, ...]
    taken_back: tuple[TakenBack, ...]

    @property
    def stage(self) -> Recorded | None:
        """The stage that was recorded last."""
        return next((one for one in self.recorded if one.kind == "stage"), None)

    @property
    def sections(self) -> tuple[tuple[Topic, tuple[ReleasedView, ...]], ...]:
        """The views, subject by subject."""
        return tuple(
            (topic, tuple(views)) for topic, views in groupby(self.views, lambda one: one.topic)
        )

    def name_of(self, member_id: str) -> str:
        """A name, or "" for somebody who is not known to the chair."""
        return next((one.name for one in self.people if one.member_id == member_id), "")

    def view(self, view_id: str) -> ReleasedView:
        """One of the views, or NotFound."""
        for one in self.views:
            if one.id == view_id:
                return one
        raise NotFound

    @property
    def held(self) -> tuple[Held, ...]:
        """What a copy taken now would hold."""
        return tuple(Held(one.id, one.member_id, one.topic, one.wording) for one in self.views)


def chair_page(session: Session, viewer: StaffViewer, review_id: str, now: datetime) -> ChairPage:
    """The page of one review, or NotFound. The same number of statements however many there
    are."""
    review = chaired_review(session, viewer, review_id, now)
    people = known_people(session, viewer, review, now)
    views = released_views(session, viewer, review, people, now)
    copies = own_copies(session, viewer, review)
    return ChairPage(
        review=review,
        people=people,
        spared=spared_people(session, viewer, review, now),
        views=views,
        recorded=recorded(session, viewer, review, now),
        copies=copies,
        taken_back=taken_back(
            [(one.taken_at, one.held) for one in copies],
            now_there={one.id: one.wording for one in views},
            known=frozenset(one.member_id for one in people),
        ),
    )
