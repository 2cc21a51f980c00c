"""The questions a review asks: added to its list, and shown to one person after another."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, required, shorter
from casework.actions.review_views import view_beside
from casework.models.case import Review
from casework.models.family import FamilyMember
from casework.models.her_say import TermsQuestion, TermsShown
from casework.queries.review_say import require_beside
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.languages import reads_in, words_tag
from casework.rules.messages import S_, Sentence
from casework.rules.review_say import Topic
from casework.rules.terms import ADDED_BY, LONGEST_QUESTION, AddedBy

_WRITE_IT = S_("Write the question.")
_THEIR_LANGUAGE = S_("Write the question in their language first.")


def record_question(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    review_id: str,
    text: str,
    added_by: str,
    view_id: str = "",
    now: datetime,
) -> str:
    """A question of the list, written down by whoever stands beside somebody in the review; its
    id. ``view_id`` is the view of this person that it came from, if it came from one."""
    require_beside(session, viewer, case_id, member_id, now)
    view = None
    if view_id:
        view = view_beside(session, viewer, case_id, member_id, view_id, now)
        if view.review_id != review_id or view.topic != Topic.TERMS_OF_REFERENCE.value:
            raise NotFound
        added_by = AddedBy.FAMILY.value
    question_id = propose_question(
        session,
        viewer=viewer,
        case_id=case_id,
        review_id=review_id,
        text=text,
        added_by=added_by,
        now=now,
    )
    if view is not None:
        view.question_id = question_id
    return question_id


def propose_question(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    review_id: str,
    text: str,
    added_by: str = "chair",
    language: str = "en",
    now: datetime,
) -> str:
    """One more question of the list; its id. No family member sees it before somebody beside
    her shows it to her. Whoever calls has checked who asks."""
    found(session.get(Review, (case_id, review_id)))
    refuse_unknown(added_by, list(ADDED_BY), "added_by")
    last = session.scalar(
        select(func.max(TermsQuestion.number)).where(
            TermsQuestion.case_id == case_id, TermsQuestion.review_id == review_id
        )
    )
    row = TermsQuestion(
        case_id=case_id,
        review_id=review_id,
        number=(last or 0) + 1,
        text=required(text, "text", _WRITE_IT, longest=LONGEST_QUESTION),
        language=language,
        added_by=added_by,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.TERMS_QUESTION_ADDED,
        now,
        review_id=review_id,
        question_id=row.id,
        source=added_by,
    )
    return row.id


def show_question(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    question_id: str,
    translation: str = "",
    now: datetime,
) -> str:
    """Let one person read one question, in her language; the id of the question."""
    require_beside(session, viewer, case_id, member_id, now)
    question = found(session.get(TermsQuestion, (case_id, question_id)))
    member = session.get_one(FamilyMember, (case_id, member_id))
    there = session.scalar(
        select(TermsShown.id).where(
            TermsShown.case_id == case_id,
            TermsShown.member_id == member_id,
            TermsShown.question_id == question_id,
        )
    )
    if there is not None:
        return question_id
    clean = shorter(translation, "translation", LONGEST_QUESTION)
    if question.language not in reads_in(member.language, member.reads) and not clean:
        raise Invalid({"translation": Sentence(_THEIR_LANGUAGE)})
    session.add(
        TermsShown(
            case_id=case_id,
            member_id=member_id,
            question_id=question_id,
            translation=clean or None,
            translated_into=words_tag(member.language) if clean else "",
            released_at=now,
            released_by=viewer.staff_id,
        )
    )
    facts = {"member_id": member_id, "question_id": question_id}
    note(session, viewer, case_id, Event.TERMS_QUESTION_SHOWN, now, **facts)
    return question_id
