"""The same for offers and what somebody says to a review: a row in each table for each relative."""

from __future__ import annotations

from sqlalchemy import select

from casework.models.case import Review
from casework.models.engagement import EngagementEntry, FamilyView, ReviewAnswer, ViewRelease
from tests.support.databases import NOW
from tests.support.household import Household

OF_THE_SAY = ("engagement_entry", "review_answer", "family_view", "view_release")


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
        )
        session.add_all([entry, answer, view])
        session.flush()
        released = ViewRelease(**key, view_id=view.id, reader="chair", released_at=NOW)
        session.add(released)
        session.commit()
        return {
            "review": review.id,
            "engagement": entry.id,
            "answer": answer.id,
            "view": view.id,
            "release": released.id,
        }
