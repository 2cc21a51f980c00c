"""Family members: added, changed, ended."""

from __future__ import annotations

from casework.queries.person import person
from tests.support.household import Household


def test_adding_a_relative_allocates_the_caseworker(house: Household) -> None:
    """Whoever adds her stands beside her at once."""
    page = house.see("alice", person, *house.members["mary"])
    assert page.named_contact is not None
    assert page.named_contact.staff_id == house.staff["alice"]
