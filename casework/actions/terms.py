"""The questions a review asks: added to its list, and shown to one person after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, required, shorter
from casework.actions.review_views import view_beside
from casework.actions.translation_ends import settle
from casework.models.case import Review
from casework.models.chair import ReviewProposal
from casework.models.family import FamilyMember
from casework.models.her_say import TermsQuestion, TermsShown
from casework.models.updates import Update
from casework.queries.outbox_facts import standing_for
from casework.queries.review_say import require_beside
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.knowledge import Standing
from casework.rules.languages import reads_in, words_tag
from casework.rules.messages import S_, Sentence
from casework.rules.peoples_words import About
from casework.rules.proposals import ProposalState
from casework.rules.review_say import Topic
from casework.rules.terms import ADDED_BY, LISTS, LONGEST_QUESTION, AddedBy, lines_of

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
    if clean:
        settle(
            session,
            viewer=viewer,
            case_id=case_id,
            about=About.QUESTION,
            about_id=question_id,
            language=words_tag(member.language),
            text=clean,
            now=now,
        )
    facts = {"member_id": member_id, "question_id": question_id}
    note(session, viewer, case_id, Event.TERMS_QUESTION_SHOWN, now, **facts)
    return question_id


def show_released_list(
    session: Session,
    *,
    viewer: StaffViewer,
    update: Update,
    words: Mapping[str, str],
    member_ids: Iterable[str],
    now: datetime,
) -> None:
    """The questions that the chair recorded and that an update just told stand in the list of
    the review, and whoever reads it at once reads them among hers: in English, or in her language
    where the words stand there line by line. What a worker wrote beside them is no question. To
    whoever keeps it, paused, or may not know of it yet, somebody shows them later.
    """
    if update.kind != "review_questions" or update.review_id is None:
        return
    recorded = _recorded_lines(session, update.case_id, update.review_id)
    told = lines_of(words.get("en", ""))
    if not recorded & set(told):
        return
    listed = _listed(session, update.case_id, update.review_id)
    for member_id in member_ids:
        try:
            require_beside(session, viewer, update.case_id, member_id, now)
        except NotFound:
            continue  # whoever stands beside her shows them
        member = session.get_one(FamilyMember, (update.case_id, member_id))
        if standing_for(session, member, update.id, now) is not Standing.OPEN:
            continue
        reads = reads_in(member.language, member.reads)
        hers = lines_of(words.get(words_tag(member.language), ""))
        if "en" not in reads and len(hers) != len(told):
            continue
        for at, text in enumerate(told):
            if text in recorded:
                if text not in listed:
                    listed[text] = _added(session, viewer, update, text, now)
                show_question(
                    session,
                    viewer=viewer,
                    case_id=update.case_id,
                    member_id=member_id,
                    question_id=listed[text],
                    translation="" if "en" in reads else hers[at],
                    now=now,
                )


def _recorded_lines(session: Session, case_id: str, review_id: str) -> set[str]:
    rows = session.scalars(
        select(ReviewProposal).where(
            ReviewProposal.case_id == case_id,
            ReviewProposal.review_id == review_id,
            ReviewProposal.kind == "terms",
            ReviewProposal.value.in_(sorted(LISTS)),
            ReviewProposal.state == ProposalState.RELEASED.value,
        )
    )
    return {line for row in rows for line in lines_of(row.body or "")}


def _listed(session: Session, case_id: str, review_id: str) -> dict[str, str]:
    """The questions on record by their words: a list that grows holds each of them once."""
    rows = session.scalars(
        select(TermsQuestion)
        .where(TermsQuestion.case_id == case_id, TermsQuestion.review_id == review_id)
        .order_by(TermsQuestion.number)
    )
    listed: dict[str, str] = {}
    for row in rows:
        lines = lines_of(row.text or "")
        if len(lines) == 1:
            listed.setdefault(lines[0], row.id)
    return listed


def _added(session: Session, viewer: StaffViewer, update: Update, text: str, now: datetime) -> str:
    review_id = update.review_id or ""
    made = propose_question(
        session, viewer=viewer, case_id=update.case_id, review_id=review_id, text=text, now=now
    )
    session.flush()  # the next one takes the number after it
    return made
