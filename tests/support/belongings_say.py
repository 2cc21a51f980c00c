"""The same for offers and what somebody says to a review: a row in each table for each relative."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.models.case import Review
from casework.models.engagement import EngagementEntry, FamilyView, ReviewAnswer, ViewRelease
from casework.models.her_say import TermsQuestion, TermsShown, ViewAnswer
from tests.support.databases import NOW
from tests.support.household import Household

OF_THE_SAY = (
    "engagement_entry",
    "review_answer",
    "family_view",
    "view_release",
    "view_answer",
    "terms_shown",
)


def furnish_say(house: Household, name: str, leader: str) -> dict[str, str]:
    """Ids by the names of the tables."""
    case_id, member_id = house.members[name]
    key = {"case_id": case_id, "member_id": member_id}
    with house.database.session("owner") as session:
        review = session.scalars(select(Review).where(Review.case_id == case_id)).first()
        if review is None:
            review = Review(case_id=case_id, kind="domestic", label="DHR", area="Northtown")
            session.add(review)
            session.flush()
        its = {**key, "review_id": review.id}
        entry = EngagementEntry(
            **key,
            process="advocacy",
            number=1,
            state="offered_waiting",
            happened_on=NOW.date(),
            staff_id=house.staff[leader],
            how="staff_visit",
            note=f"an offer to {name}",
            recorded_at=NOW,
        )
        answer = ReviewAnswer(**its, number=1, answer="take_part", given_at=NOW)
        view = FamilyView(
            **its,
            topic="life_and_character",
            language="en",
            form="written",
            text=f"words of {name}",
            saved_at=NOW,
            approved_at=NOW,
            approved_wording=1,
        )
        question = _question(session, case_id, review.id, house.staff[leader])
        session.add_all([entry, answer, view])
        session.flush()
        released = ViewRelease(**key, view_id=view.id, reader="chair", released_at=NOW)
        reply = ViewAnswer(
            **key,
            view_id=view.id,
            wording=1,
            answered_by="chair",
            verdict="taken_up",
            words=f"answered to {name}",
            language="en",
            recorded_by=house.staff[leader],
            recorded_at=NOW,
            released_at=NOW,
            released_by=house.staff[leader],
        )
        shown = TermsShown(
            **key, question_id=question.id, released_at=NOW, released_by=house.staff[leader]
        )
        session.add_all([released, reply, shown])
        session.commit()
        return {
            "review": review.id,
            "engagement": entry.id,
            "answer": answer.id,
            "view": view.id,
            "release": released.id,
            "reply": reply.id,
            "question": question.id,
        }


def _question(session: Session, case_id: str, review_id: str, staff_id: str) -> TermsQuestion:
    """Another question of the list for each relative."""
    number = session.scalar(
        select(func.count()).select_from(TermsQuestion).where(TermsQuestion.review_id == review_id)
    )
    row = TermsQuestion(
        case_id=case_id,
        review_id=review_id,
        number=(number or 0) + 1,
        text="Why was she sent home?",
        added_by="chair",
        recorded_by=staff_id,
        recorded_at=NOW,
    )
    session.add(row)
    session.flush()
    return row
