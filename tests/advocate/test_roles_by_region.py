"""A page offers what one may do in the region of its case, and nothing from elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.actions import allocations
from casework.models.people import StaffRole
from tests.support.databases import NOW
from tests.support.desk import Desk


@pytest.fixture
def stella(desk: Desk) -> Desk:
    """Stella leads the south, and stands in for Mary's caseworker in the north."""
    house = desk.house
    with house.database.session("owner") as session:
        session.add(
            StaffRole(
                staff_id=house.staff["stella"],
                role="caseworker",
                region_id=house.regions["north"],
                starts_at=NOW - timedelta(days=1),
            )
        )
        session.commit()
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["stella"],
        starts_at=NOW - timedelta(hours=1),
        ends_at=NOW + timedelta(days=3),
    )
    return desk


def test_page_offers_what_her_role_here_allows(stella: Desk) -> None:
    visitor = stella.worker("stella")
    for name, leads in (("olga", True), ("mary", False)):
        case_id, member_id = stella.house.members[name]
        visitor.get(f"/people/{case_id}/{member_id}/workers")
        assert visitor.status == 200
        assert ("/workers/advocate" in visitor.text) is leads, name
        visitor.get(f"/people/{case_id}/{member_id}/workers/advocate")
        assert visitor.status == (200 if leads else 403), name


def test_case_out_of_sight_is_no_case_at_all(stella: Desk) -> None:
    """Not "you may not", which would say that it exists."""
    visitor = stella.worker("stella")
    case_id, dan = stella.house.members["dan"]
    visitor.get(f"/people/{case_id}/{dan}/workers")
    assert visitor.status == 404
    sid = stella.worker("sid")
    sid.get(f"/people/{case_id}/{dan}/workers")
    assert sid.status == 404
