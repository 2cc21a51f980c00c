"""The same for the chair of a review: an account of her own, outside every list of workers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from casework.actions import staff_accounts
from casework.models.case import Review
from casework.models.chair import PackCopy, ReviewChair, ReviewProposal
from casework.rules.access import RoleHeld, StaffViewer, SystemActor
from casework.rules.roles import Role
from tests.support.databases import NOW
from tests.support.household import EARLIER, Household

OF_THE_CHAIR = ("review_chair", "review_proposal", "pack_copy")


def chair_account(house: Household, name: str) -> StaffViewer:
    """Somebody with an account for chairs, invited to nothing yet."""
    with house.database.session("owner", now=EARLIER) as session:
        staff_id, _ = staff_accounts.invite(
            session,
            viewer=SystemActor(),
            full_name=f"{name.title()} Addo",
            email=f"{name}@chairs.example.org",
            role=Role.CHAIR.value,
            region_id=None,
            now=EARLIER,
        )
        session.commit()
    return StaffViewer(staff_id=staff_id, roles=frozenset({RoleHeld(Role.CHAIR)}))


def furnish_chair(house: Household) -> dict[str, str]:
    """A chair of the review of the first family, one proposal, one copy taken."""
    chair = chair_account(house, "cara")
    with house.database.session("owner") as session:
        review = session.scalars(select(Review).where(Review.case_id == house.cases["one"])).one()
        key: dict[str, Any] = {"case_id": review.case_id, "review_id": review.id}
        invitation = ReviewChair(
            **key, staff_id=chair.staff_id, starts_at=NOW, invited_by=house.staff["lena"]
        )
        proposal = ReviewProposal(
            **key,
            kind="stage",
            value="paused",
            body="It waits for the trial.",
            proposed_by=chair.staff_id,
            proposed_at=NOW,
        )
        copy = PackCopy(
            **key,
            form="pdf",
            digest="0" * 64,
            contents="",
            taken_by=chair.staff_id,
            taken_at=NOW,
        )
        session.add_all([invitation, proposal, copy])
        session.commit()
        return {
            "chair": chair.staff_id,
            "invitation": invitation.id,
            "proposal": proposal.id,
            "copy": copy.id,
        }
