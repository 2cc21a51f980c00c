"""What somebody may do as the leader of one region stops at the border of the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.actions import allocations, cases, contact_points, flags, walls
from casework.actions.updates import drafts
from casework.models.people import StaffRole
from casework.queries.cases import cases_list
from casework.queries.drafts import publishable
from casework.queries.messages import waiting_messages
from casework.rules.access import RoleHeld, StaffViewer, may
from casework.rules.errors import CaseworkError, NotFound, Refused
from casework.rules.roles import (
    FAMILYS_ROLES,
    REGION_ROLES,
    ROLE_PERMISSIONS,
    Permission,
    Role,
)
from casework.rules.update_kinds import KINDS
from tests.support.databases import NOW
from tests.support.household import Household

ROLES = [role for role in Role if role not in FAMILYS_ROLES]
HELD = st.builds(
    RoleHeld,
    role=st.sampled_from(ROLES),
    region_id=st.sampled_from(["north", "south", ""]),
)


@given(roles=st.frozensets(HELD, max_size=4), permission=st.sampled_from(list(Permission)))
def test_permission_counts_where_its_role_is_held(
    roles: frozenset[RoleHeld], permission: Permission
) -> None:
    viewer = StaffViewer("staff", roles)
    for region in ("north", "south"):
        allowed = any(
            permission in ROLE_PERMISSIONS[one.role]
            and (one.region_id == region or (not one.region_id and one.role not in REGION_ROLES))
            for one in roles
        )
        assert may(viewer.within(region), permission) is allowed
        regions = viewer.regions_with(permission)
        assert (regions is None or region in regions) is allowed


@pytest.fixture
def both(house: Household) -> Household:
    """Stella leads the south, and is a caseworker of the north, beside Mary for a while."""
    north = house.regions["north"]
    with house.database.session("owner") as session:
        session.add(
            StaffRole(
                staff_id=house.staff["stella"],
                role="caseworker",
                region_id=north,
                starts_at=NOW - timedelta(days=1),
            )
        )
        session.commit()
    house.roles["stella"] |= {RoleHeld(Role.CASEWORKER, north)}
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["stella"],
        starts_at=NOW - timedelta(hours=1),
        ends_at=NOW + timedelta(days=3),
    )
    return house


LEADS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (allocations.allocate, {"role": "advocate", "process": "inquest", "staff_id": "adil"}),
    (
        flags.decide_under_age,
        {"decided_by": "Nobody", "reason": "None.", "guardian_member_id": None},
    ),
    (
        allocations.cover,
        {"staff_id": "bea", "starts_at": NOW, "ends_at": NOW + timedelta(days=1)},
    ),
    (allocations.hand_over, {"to_staff_id": "bea", "text": "Nothing."}),
]


@pytest.mark.parametrize(("action", "values"), LEADS)
def test_leader_of_another_region_is_a_caseworker_here(
    both: Household, action: Callable[..., Any], values: dict[str, Any]
) -> None:
    named = {
        name: both.staff[value] if name.endswith("staff_id") else value
        for name, value in values.items()
    }
    with pytest.raises(Refused):
        both.act("stella", action, **both.of("mary"), **named)
    both.act("stella", flags.set_flag, **both.of("mary"), flag="media_target")


def test_leader_keeps_everything_in_her_own_region(both: Household) -> None:
    both.act(
        "stella",
        allocations.allocate,
        **both.of("olga"),
        role="advocate",
        process="review",
        staff_id=both.staff["adil"],
    )


@pytest.fixture
def support(house: Household) -> Household:
    """Sue supports the team of the north and is a caseworker in the south."""
    south = house.regions["south"]
    house.roles["sue"] |= {RoleHeld(Role.CASEWORKER, south)}
    return house


def test_support_worker_publishes_nothing_in_her_region(support: Household) -> None:
    case_id = support.cases["one"]
    with pytest.raises((Refused, NotFound)):
        support.act("sue", drafts.start_draft, case_id=case_id, kind_slug="hearing_listed")
    assert support.see("sue", publishable, case_id, KINDS.values()) == ()
    for action, values in (
        (walls.set_wall, {"member_a": "mary", "member_b": "kit", "reason": ""}),
        (flags.set_flag, {"member_id": "mary", "flag": "media_target"}),
    ):
        named = {
            name: support.members[value][1] if name.startswith("member") else value
            for name, value in values.items()
        }
        with pytest.raises(CaseworkError):
            support.act("sue", action, case_id=case_id, **named)
    assert support.see("sue", waiting_messages) == ()


def test_lists_show_cases_only_where_she_may_read_them(house: Household) -> None:
    """An advocate of the north who is a caseworker in the south."""
    house.roles["adil"] = frozenset({RoleHeld(Role.ADVOCATE)})
    house.roles["adil"] |= {RoleHeld(Role.CASEWORKER, house.regions["south"])}
    assert house.see("adil", cases_list) == ()
    with pytest.raises(Refused):
        house.act(
            "adil",
            contact_points.add_contact_point,
            **house.of("mary"),
            channel="call",
            value="020 7946 0001",
        )
    with pytest.raises(Refused):
        house.act(
            "adil",
            cases.open_review,
            case_id=house.cases["one"],
            kind="domestic",
            label="DHR",
            area="Leeds",
            decided_on=None,
        )
