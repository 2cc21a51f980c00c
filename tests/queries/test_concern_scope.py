"""Who answers what is said of us: the query and the database's own policy say the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from casework.actions import allocations, concerns
from casework.models.people import Staff, StaffRole
from casework.queries.concerns import concerns_waiting
from casework.rules.access import RoleHeld
from casework.rules.roles import Role
from tests.support.databases import NOW
from tests.support.household import Household

DAY = timedelta(days=1)


def stands_in(house: Household, leader: str, first: timedelta, last: timedelta) -> None:
    """A team leader stands in for Mary's caseworker for some days."""
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff[leader],
        starts_at=NOW + first,
        ends_at=NOW + last,
        now=NOW + first - DAY,
    )


def second_leader(house: Household) -> None:
    """Tess leads the team of the first region as well."""
    with house.database.session("owner") as session:
        staff = Staff(full_name="Tess O’Hara", created_at=NOW)
        session.add(staff)
        session.flush()
        region = house.regions["north"]
        session.add(
            StaffRole(staff_id=staff.id, role="team_leader", region_id=region, starts_at=NOW - DAY)
        )
        session.commit()
        house.staff["tess"] = staff.id
        house.roles["tess"] = frozenset({RoleHeld(Role.TEAM_LEADER, region)})


def lena_leads_no_more(house: Household) -> None:
    with house.database.session("owner") as session:
        ids = select(Staff.id).where(Staff.id == house.staff["lena"])
        session.execute(update(StaffRole).where(StaffRole.staff_id.in_(ids)).values(ends_at=NOW))
        session.commit()
        house.roles["lena"] = frozenset()


Arrange = Callable[[Household], None]
WORLDS: dict[str, tuple[tuple[Arrange, ...], frozenset[str]]] = {
    "as it is": ((), frozenset({"lena"})),
    "two leaders": ((second_leader,), frozenset({"lena", "tess"})),
    "one of them is beside her": (
        (second_leader, lambda house: stands_in(house, "lena", -DAY, DAY)),
        frozenset({"tess"}),
    ),
    "the only one was beside her once": (
        (lambda house: stands_in(house, "lena", -9 * DAY, -8 * DAY),),
        frozenset({"stella"}),
    ),
    "the only one is to stand in": (
        (lambda house: stands_in(house, "lena", 2 * DAY, 3 * DAY),),
        frozenset({"stella"}),
    ),
    "nobody leads the region any more": ((lena_leads_no_more,), frozenset({"stella"})),
}


@pytest.mark.parametrize("world", sorted(WORLDS))
def test_query_and_policy_name_the_same_leaders(house: Household, world: str) -> None:
    arrangements, expected = WORLDS[world]
    for arrange in arrangements:
        arrange(house)
    house.act("mary", concerns.send, kind="complaint", text="Nobody calls.")
    names = sorted(house.staff)
    assert {name for name in names if house.see(name, concerns_waiting)} == expected
    if house.database.backend == "postgresql":
        count = text("SELECT count(*) FROM concern")
        seen = set()
        for name in names:
            with house.database.session_of(house.worker(name), write=False) as session:
                if session.execute(count).scalar_one():
                    seen.add(name)
        assert seen == expected
