"""The first team leader of a region: made by whoever runs the service, where nobody leads."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.actions import staff_accounts
from casework.actions.first_leader import create_leader
from casework.models.people import EnrolmentLink, StaffRole
from casework.queries.role_requests import roles_to_confirm
from casework.rules.access import SystemActor
from casework.rules.codes import hash_token
from casework.rules.errors import Invalid
from tests.support.databases import NOW
from tests.support.household import Household


def first(house: Household, region: str, email: str = "una@example.org") -> str:
    """The operator makes the first leader of a region."""
    with house.database.session("owner") as session:
        token = create_leader(
            session,
            name="Una Byrne",
            email=email,
            region=region,
            actor=SystemActor("operator"),
            now=NOW,
        )
        session.commit()
    return token


def test_first_leader_of_a_region_is_made_by_the_operator(house: Household) -> None:
    assert first(house, "East")
    with house.database.session("owner", write=False) as session:
        assert "team_leader" in session.scalars(select(StaffRole.role)).all()
    with pytest.raises(Invalid):
        first(house, "East", "tom@example.org")
    with pytest.raises(Invalid):
        first(house, "North")


def test_first_leader_who_was_invited_comes_by_the_new_link_only(house: Household) -> None:
    """Nobody knows who used the link that an administrator was shown."""
    east = house.act("ada", staff_accounts.add_region, name="East")
    staff_id, old = house.act(
        "ada",
        staff_accounts.invite,
        full_name="Una Byrne",
        email="Una@example.org",
        role="team_leader",
        region_id=east,
    )
    token = first(house, "East")
    with house.database.session("owner", write=False) as session:
        roles = select(StaffRole.role).where(StaffRole.staff_id == staff_id)
        assert session.scalars(roles).all() == ["team_leader"]
    assert house.see("nora", roles_to_confirm) == ()
    with house.database.session("owner", write=False) as session:
        links = select(EnrolmentLink).where(EnrolmentLink.staff_id == staff_id)
        still = {one.token_hash for one in session.scalars(links) if one.expires_at > NOW}
    assert still == {hash_token(token)}
    assert hash_token(old) not in still
