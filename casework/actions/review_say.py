"""Her answer to a review, her views, and whom she lets read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown
from casework.models.engagement import FamilyView, ReviewAnswer, ViewRelease
from casework.queries.closeness import service_day
from casework.queries.review_say import (
    HerReview,
    own_review,
    proceedings_are_active,
    require_beside,
    reviews_of,
)
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence
from casework.rules.review_say import (
    ANSWERS,
    LONGEST_VIEW,
    READERS,
    TOPICS,
    Answer,
    must_wait,
)

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
    now: datetime,
) -> str:
    """The same, recorded by a worker on her instruction and marked as such."""
    reviews = {one.id: one for one in reviews_of(session, viewer, case_id, member_id, now)}
    before = found(reviews.get(review_id))
    return _answer(session, viewer, (case_id, member_id), before, answer, ask_again_on, now)


def _answer(
    session: Session,
    viewer: Viewer,
    whose: tuple[str, str],
    before: HerReview,
    answer: str,
    ask_again_on: date | None,
    now: datetime,
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


def save_view(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    topic: str,
    text: str,
    view_id: str = "",
    now: datetime,
) -> str:
    """Keep what she wrote, a little at a time; its id. What changes is no longer approved, and
    whoever could read it before reads it no more until she approves it again."""
    own_review(session, viewer, review_id)
    refuse_unknown(topic, list(TOPICS), "topic")
    clean = _text(text)
    if view_id:
        row = _own_view(session, viewer, review_id, view_id)
        if row.text == clean and row.topic == topic:
            return row.id
        row.topic, row.text, row.english = topic, clean, None
        row.saved_at, row.approved_at = now, None
    else:
        row = FamilyView(
            case_id=viewer.case_id,
            member_id=viewer.member_id,
            review_id=review_id,
            topic=topic,
            language=viewer.language,
            form="written",
            text=clean,
            saved_at=now,
        )
        session.add(row)
    _viewed(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def record_view(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    topic: str,
    language: str,
    text: str,
    english: str = "",
    interpreter: str = "",
    now: datetime,
) -> str:
    """What she said aloud, written down by whoever stands beside her; its id. It goes nowhere
    until it was read back to her and she approved the wording."""
    require_beside(session, viewer, case_id, member_id, now)
    if review_id not in {one.id for one in reviews_of(session, viewer, case_id, member_id, now)}:
        raise NotFound
    refuse_unknown(topic, list(TOPICS), "topic")
    row = FamilyView(
        case_id=case_id,
        member_id=member_id,
        review_id=review_id,
        topic=topic,
        language=language,
        form="spoken",
        text=_text(text),
        english=english.strip() or None,
        interpreter=interpreter.strip() or None,
        written_by=viewer.staff_id,
        english_by=viewer.staff_id if english.strip() else None,
        saved_at=now,
    )
    session.add(row)
    _viewed(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def add_english(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    english: str,
    now: datetime,
) -> str:
    """Her words in English, for the chair. She approves them before anybody reads them."""
    require_beside(session, viewer, case_id, member_id, now)
    row = found(session.get(FamilyView, (case_id, view_id)))
    if row.member_id != member_id:
        raise NotFound
    row.english = _text(english)
    row.english_by, row.approved_at, row.saved_at = viewer.staff_id, None, now
    _viewed(session, viewer, row, Event.VIEW_SAVED, now)
    return row.id


def approve_view(
    session: Session, *, viewer: FamilyViewer, review_id: str, view_id: str, now: datetime
) -> str:
    """She approves the wording: hers, and the English beside it."""
    row = _own_view(session, viewer, review_id, view_id)
    if row.approved_at is None:
        row.approved_at = now
        _viewed(session, viewer, row, Event.VIEW_APPROVED, now)
    return row.id


def release_view(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    view_id: str,
    reader: str,
    now: datetime,
) -> str:
    """Let one reader read it, from now on; the release's id. While criminal proceedings are
    active it waits for a check with the investigation (docs/sources.md, Trials)."""
    row = _own_view(session, viewer, review_id, view_id)
    refuse_unknown(reader, list(READERS), "reader")
    if row.approved_at is None:
        raise Invalid({"reader": Sentence(N_("Read the words once more and approve them first."))})
    there = _release_of(session, row, reader)
    if there is not None:
        return there.id
    release = ViewRelease(
        case_id=row.case_id,
        member_id=row.member_id,
        view_id=row.id,
        reader=reader,
        released_at=now,
        waits_for_check=must_wait(
            proceedings_active=proceedings_are_active(session, row.case_id, now)
        ),
    )
    session.add(release)
    _released(session, viewer, release, Event.VIEW_RELEASED, now)
    return release.id


def end_release(
    session: Session,
    *,
    viewer: FamilyViewer,
    review_id: str,
    view_id: str,
    reader: str,
    now: datetime,
) -> None:
    """Take a release back. What was used before cannot be undone, and her page says so."""
    row = _own_view(session, viewer, review_id, view_id)
    release = _release_of(session, row, reader)
    if release is None:
        return
    release.withdrawn_at = now
    _released(session, viewer, release, Event.VIEW_RELEASE_ENDED, now)


def check_release(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    release_id: str,
    checked_with: str,
    now: datetime,
) -> None:
    """Record that the investigation or the prosecutor was asked, and nothing stands against it."""
    require_beside(session, viewer, case_id, member_id, now)
    release = found(session.get(ViewRelease, (case_id, release_id)))
    if release.member_id != member_id:
        raise NotFound
    who = checked_with.strip()
    if not who:
        raise Invalid({"checked_with": Sentence(S_("Write whom you asked, and when."))})
    if release.checked_at is None:
        release.checked_at, release.checked_by = now, viewer.staff_id
        release.checked_with = who
        _released(session, viewer, release, Event.VIEW_RELEASE_CHECKED, now)


def _own_view(session: Session, viewer: FamilyViewer, review_id: str, view_id: str) -> FamilyView:
    own_review(session, viewer, review_id)
    row = found(session.get(FamilyView, (viewer.case_id, view_id)))
    if row.member_id != viewer.member_id or row.review_id != review_id:
        raise NotFound
    return row


def _release_of(session: Session, view: FamilyView, reader: str) -> ViewRelease | None:
    return session.scalar(
        select(ViewRelease).where(
            ViewRelease.case_id == view.case_id,
            ViewRelease.view_id == view.id,
            ViewRelease.reader == reader,
            ViewRelease.withdrawn_at.is_(None),
        )
    )


def _text(text: str) -> str:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise Invalid({"text": Sentence(N_("Write what you want to say."))})
    if len(clean) > LONGEST_VIEW:
        raise Invalid({"text": Sentence(N_("This is very long. Please divide it into two."))})
    return clean


def _viewed(session: Session, viewer: Viewer, row: FamilyView, event: Event, now: datetime) -> None:
    note(session, viewer, row.case_id, event, now, member_id=row.member_id, view_id=row.id)


def _released(
    session: Session, viewer: Viewer, row: ViewRelease, event: Event, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        event,
        now,
        member_id=row.member_id,
        view_id=row.view_id,
        reader=row.reader,
    )
