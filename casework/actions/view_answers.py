"""What the chair or the panel answers to a view: proposed, released to her, told to her."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import outbox
from casework.actions.checks import found, note, refuse_unknown, shorter
from casework.actions.translation_ends import settle
from casework.models.engagement import FamilyView, ViewRelease
from casework.models.family import FamilyMember
from casework.models.her_say import ViewAnswer
from casework.queries.review_say import require_beside
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import reads_in, words_tag
from casework.rules.messages import S_, Sentence
from casework.rules.peoples_words import About
from casework.rules.view_answers import (
    ANSWERERS,
    LONGEST_ANSWER,
    NEEDS_WORDS,
    VERDICTS,
    Verdict,
    happening,
)

_WHERE_OR_WHY = S_("Write where it was taken up, or why it was not.")
_THEIR_LANGUAGE = S_("Write the answer in their language first.")


def record_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    view_id: str,
    verdict: str,
    words: str = "",
    answered_by: str = "chair",
    language: str = "en",
    now: datetime,
) -> str:
    """What the chair or the panel said, written down by whoever stands beside her; its id."""
    require_beside(session, viewer, case_id, member_id, now)
    if found(session.get(FamilyView, (case_id, view_id))).member_id != member_id:
        raise NotFound
    return propose_answer(
        session,
        viewer=viewer,
        case_id=case_id,
        view_id=view_id,
        verdict=verdict,
        words=words,
        answered_by=answered_by,
        language=language,
        now=now,
    )


def propose_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    view_id: str,
    verdict: str,
    words: str = "",
    answered_by: str = "chair",
    language: str = "en",
    now: datetime,
) -> str:
    """An answer to a view that was released; its id. She does not see it before somebody beside
    her releases it. Whoever calls has checked who asks.

    ``verdict`` and ``answered_by`` are slugs of rules.view_answers; ``words`` say where it was
    taken up, why not, or what will be asked. Raises NotFound for a view that was never released.
    """
    view = found(session.get(FamilyView, (case_id, view_id)))
    return keep_answer(
        session,
        viewer=viewer,
        of=(case_id, view.member_id, view_id, _released_words(session, view)),
        verdict=verdict,
        words=words,
        answered_by=answered_by,
        language=language,
        chain=case_id,
        now=now,
    )


def keep_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    of: tuple[str, str, str, int],
    verdict: str,
    words: str,
    answered_by: str,
    language: str,
    chain: str,
    now: datetime,
) -> str:
    """The same for whoever has found the view already: ``of`` names case, person, view and the
    number of its words, ``chain`` the chain of the audit."""
    case_id, member_id, view_id, wording = of
    refuse_unknown(verdict, list(VERDICTS), "verdict")
    refuse_unknown(answered_by, list(ANSWERERS), "answered_by")
    clean = shorter(words, "words", LONGEST_ANSWER)
    if not clean and Verdict(verdict) in NEEDS_WORDS:
        raise Invalid({"words": Sentence(_WHERE_OR_WHY)})
    row = ViewAnswer(
        case_id=case_id,
        member_id=member_id,
        view_id=view_id,
        wording=wording,
        answered_by=answered_by,
        verdict=verdict,
        words=clean or None,
        language=language,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        chain,
        Event.VIEW_ANSWER_PROPOSED,
        now,
        member_id=row.member_id,
        view_id=view_id,
        answer_id=row.id,
        choice=verdict,
    )
    return row.id


def release_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    answer_id: str,
    translation: str = "",
    now: datetime,
) -> str:
    """Let her have it, in her language; its id. Where she chose that a person tells her, her
    page shows it once ``tell_answer`` says that somebody did. A message leaves like one about
    any update: by her choices, decided again at the moment of sending."""
    row = _beside(session, viewer, case_id, member_id, answer_id, now)
    if row.released_at is not None:
        return row.id
    member = session.get_one(FamilyMember, (case_id, member_id))
    clean = shorter(translation, "translation", LONGEST_ANSWER)
    hers = reads_in(member.language, member.reads)
    if row.words and row.language not in hers and not clean:
        raise Invalid({"translation": Sentence(_THEIR_LANGUAGE)})
    if clean:
        row.translation, row.translated_into = clean, words_tag(member.language)
    settle(
        session,
        viewer=viewer,
        case_id=case_id,
        about=About.ANSWER,
        about_id=row.id,
        language=words_tag(member.language),
        text=clean,
        now=now,
    )
    row.released_at, row.released_by = now, viewer.staff_id
    _noted(session, viewer, row, Event.VIEW_ANSWER_RELEASED, now)
    session.flush()
    outbox.queue(
        session,
        case_id=case_id,
        member_id=member_id,
        happening=happening(now, row.told_at),
        about=row.id,
        now=now,
    )
    return row.id


def tell_answer(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    answer_id: str,
    now: datetime,
) -> str:
    """Record that somebody told her in person; its id."""
    row = _beside(session, viewer, case_id, member_id, answer_id, now)
    if row.told_at is None:
        row.told_at, row.told_by = now, viewer.staff_id
        _noted(session, viewer, row, Event.VIEW_ANSWER_TOLD, now)
        outbox.look_again_about(session, case_id=case_id, about=[row.id], now=now)
    return row.id


def _released_words(session: Session, view: FamilyView) -> int:
    """The number of the newest words of it that went to anybody, or NotFound."""
    wording = session.scalar(
        select(ViewRelease.wording)
        .where(ViewRelease.case_id == view.case_id, ViewRelease.view_id == view.id)
        .order_by(ViewRelease.wording.desc())
        .limit(1)
    )
    if wording is None:
        raise NotFound
    return wording


def _beside(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    answer_id: str,
    now: datetime,
) -> ViewAnswer:
    require_beside(session, viewer, case_id, member_id, now)
    row = found(session.get(ViewAnswer, (case_id, answer_id)))
    if row.member_id != member_id:
        raise NotFound
    return row


def _noted(
    session: Session, viewer: StaffViewer, row: ViewAnswer, event: Event, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        event,
        now,
        member_id=row.member_id,
        view_id=row.view_id,
        answer_id=row.id,
    )
