"""The questions a review asks, as one person was shown them, and as staff keep them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.her_say import TermsQuestion, TermsShown
from casework.queries.translation_pieces import put_by_translators, put_on
from casework.rules.access import FamilyViewer
from casework.rules.peoples_words import About


@dataclass(frozen=True)
class ShownQuestion:
    """One question. Who brought it in is in it for staff only."""

    id: str
    number: int
    text: str
    language: str
    translation: str
    translated_into: str
    released_at: datetime | None  # None: not shown to her yet
    added_by: str = ""
    put_on: datetime | None = None  # a translator put it into her language


def own_questions(
    session: Session, viewer: FamilyViewer, review_id: str
) -> tuple[ShownQuestion, ...]:
    """The questions of this review that she was shown, in their order. Whoever calls has checked
    that she knows of the review."""
    rows = session.execute(
        select(TermsQuestion, TermsShown)
        .join(
            TermsShown,
            and_(
                TermsShown.case_id == TermsQuestion.case_id,
                TermsShown.question_id == TermsQuestion.id,
            ),
        )
        .where(
            TermsShown.case_id == viewer.case_id,
            TermsShown.member_id == viewer.member_id,
            TermsQuestion.review_id == review_id,
        )
        .order_by(TermsQuestion.number)
    ).all()
    put = put_by_translators(session, viewer, About.QUESTION, (row.id for row, _ in rows))
    return tuple(
        replace(
            _shown(row, shown),
            put_on=put_on(put, row.id, shown.translated_into, shown.translation or ""),
        )
        for row, shown in rows
    )


def questions_for_staff(
    session: Session, case_id: str, member_id: str, review_id: str
) -> tuple[ShownQuestion, ...]:
    """Every question of the list, and whether this person was shown it. Whoever calls has
    checked who asks."""
    rows = session.execute(
        select(TermsQuestion, TermsShown)
        .outerjoin(
            TermsShown,
            and_(
                TermsShown.case_id == TermsQuestion.case_id,
                TermsShown.question_id == TermsQuestion.id,
                TermsShown.member_id == member_id,
            ),
        )
        .where(TermsQuestion.case_id == case_id, TermsQuestion.review_id == review_id)
        .order_by(TermsQuestion.number)
    )
    return tuple(_shown(question, shown, question.added_by) for question, shown in rows)


def _shown(question: TermsQuestion, shown: TermsShown | None, added_by: str = "") -> ShownQuestion:
    return ShownQuestion(
        id=question.id,
        number=question.number,
        text=question.text or "",
        language=question.language,
        translation=(shown.translation or "") if shown else "",
        translated_into=shown.translated_into if shown else "",
        released_at=shown.released_at if shown else None,
        added_by=added_by,
    )
