"""What a review recommended and what has been done: for her, and for those beside her."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.recommendations import (
    Recommendation,
    RecommendationRelease,
    RecommendationStep,
)
from casework.queries.closeness import service_day
from casework.queries.knowledge import reader_of
from casework.queries.own_page import loaded_of, member_of
from casework.queries.review_say import own_review, require_beside
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.choices import subject_of
from casework.rules.knowledge import Entry, Standing, known_to
from casework.rules.update_kinds import kind_of

KIND = "review_actions"
_SHOWN = (Standing.OPEN, Standing.KEPT)


@dataclass(frozen=True)
class Words:
    """What is read, and the language it is in."""

    text: str
    language: str


@dataclass(frozen=True)
class Step:
    """How far it was on a day."""

    id: str
    happened_on: date
    state: str
    words: Words | None
    told: bool  # to the person whom the page is about


@dataclass(frozen=True)
class Advice:
    """One recommendation, with the steps that its reader may see, the newest first."""

    id: str
    number: int
    words: Words
    agency: str
    theme: str
    owner: str
    due_on: date | None
    told: bool
    steps: tuple[Step, ...]

    @property
    def state(self) -> str:
        """How far it is; "" where nothing was heard yet."""
        return self.steps[0].state if self.steps else ""


def own_advice(
    session: Session, viewer: FamilyViewer, review_id: str, language: str
) -> tuple[Advice, ...]:
    """What was released to her of a review that she knows of, in this language where it was
    written in it. Her numbers leave no gap."""
    own_review(session, viewer, review_id)
    releases = _known(session, viewer, _releases(session, viewer.case_id, viewer.member_id))
    if not releases:
        return ()
    there = _rows(session, viewer.case_id, review_id)
    steps = _steps(session, viewer.case_id)
    told = {(one.recommendation_id, one.step_id) for one in releases}
    shown = [
        _advice(
            row,
            [step for step in steps.get(row.id, []) if (row.id, step.id) in told],
            told,
            language,
        )
        for row in there
        if (row.id, "") in told
    ]
    return tuple(
        Advice(
            one.id,
            place,
            one.words,
            one.agency,
            one.theme,
            one.owner,
            one.due_on,
            one.told,
            one.steps,
        )
        for place, one in enumerate(shown, start=1)
    )


def advice_for(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    now: datetime,
) -> tuple[Advice, ...]:
    """Everything that was recorded of a review, and which of it this person was told."""
    require_beside(session, viewer, case_id, member_id, now)
    told = {(one.recommendation_id, one.step_id) for one in _releases(session, case_id, member_id)}
    steps = _steps(session, case_id)
    return tuple(
        _advice(row, steps.get(row.id, []), told, "en")
        for row in _rows(session, case_id, review_id)
    )


def as_entry(release: RecommendationRelease) -> Entry:
    """What was released to her, as the rule of knowledge sees it."""
    kind = kind_of(KIND)
    return Entry(
        id=release.id,
        kind=KIND,
        occurred_on=service_day(release.released_at),
        published_at=release.released_at,
        told_first=False,
        hard=False,
        gives_away=kind.gives_away({}),
        subject=subject_of(kind).value,
    )


def _known(
    session: Session, viewer: FamilyViewer, releases: list[RecommendationRelease]
) -> list[RecommendationRelease]:
    rule = reader_of(member_of(session, viewer), viewer.session_id)
    entries = [*loaded_of(session, viewer).entries(), *(as_entry(one) for one in releases)]
    shown = {known.entry.id for known in known_to(rule, entries).known if known.standing in _SHOWN}
    return [one for one in releases if one.id in shown]


def _releases(session: Session, case_id: str, member_id: str) -> list[RecommendationRelease]:
    return list(
        session.scalars(
            select(RecommendationRelease).where(
                RecommendationRelease.case_id == case_id,
                RecommendationRelease.member_id == member_id,
            )
        )
    )


def _rows(session: Session, case_id: str, review_id: str) -> list[Recommendation]:
    return list(
        session.scalars(
            select(Recommendation)
            .where(Recommendation.case_id == case_id, Recommendation.review_id == review_id)
            .order_by(Recommendation.number)
        )
    )


def _steps(session: Session, case_id: str) -> dict[str, list[RecommendationStep]]:
    rows = session.scalars(
        select(RecommendationStep)
        .where(RecommendationStep.case_id == case_id)
        .order_by(
            RecommendationStep.happened_on.desc(),
            RecommendationStep.recorded_at.desc(),
            RecommendationStep.id,
        )
    )
    found: dict[str, list[RecommendationStep]] = {}
    for row in rows:
        found.setdefault(row.recommendation_id, []).append(row)
    return found


def _advice(
    row: Recommendation,
    steps: list[RecommendationStep],
    told: set[tuple[str, str]],
    language: str,
) -> Advice:
    return Advice(
        id=row.id,
        number=row.number,
        words=_in(row.words or {}, language),
        agency=row.agency,
        theme=row.theme,
        owner=row.owner or "",
        due_on=row.due_on,
        told=(row.id, "") in told,
        steps=tuple(
            Step(
                step.id,
                step.happened_on,
                step.state,
                _in(step.words, language) if step.words else None,
                (row.id, step.id) in told,
            )
            for step in steps
        ),
    )


def _in(said: Mapping[str, str], language: str) -> Words:
    if language in said:
        return Words(said[language], language)
    return Words(said.get("en", ""), "en")
