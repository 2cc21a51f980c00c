"""What is not released reaches nobody, even with an address on it."""

from __future__ import annotations

import pytest

from casework.models.updates import Audience
from casework.queries.scope import updates_addressed_to
from tests.support.household import Household
from tests.support.news import publish


@pytest.mark.parametrize("state", ["draft", "waiting_second", "discarded"])
def test_an_address_alone_makes_no_update_hers(house: Household, state: str) -> None:
    """Its state has to say so as well, in our own query and in the database's rules."""
    update_id = publish(house, "mary", kind="meeting_with_us", state=state)
    case_id, member_id = house.members["mary"]
    with house.database.session("owner") as session:
        session.get_one(Audience, (case_id, member_id, update_id)).addressed = True
        session.commit()
    mary = house.relative("mary")
    with house.database.session("owner", write=False) as session:
        assert session.execute(updates_addressed_to(mary)).all() == []
    with house.database.session_of(mary, write=False) as session:
        assert session.execute(updates_addressed_to(mary)).all() == []
