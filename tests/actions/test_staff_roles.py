"""A role that sees families: asked for by an administrator, confirmed by somebody who leads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.actions import passkeys, renewals, staff_accounts, staff_roles
from casework.models.audit import AuditEntry
from casework.models.people import EnrolmentLink, StaffRole
from casework.queries.accounts import account
from casework.queries.people import people_list
from casework.queries.renewals import renewals_to_confirm
from casework.queries.role_requests import own_role_waits, roles_to_confirm
from casework.rules.access import RoleHeld, StaffViewer, may
from casework.rules.codes import hash_token
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.roles import (
    FAMILYS_ROLES,
    NO_SIGHT_ROLES,
    ROLE_PERMISSIONS,
    Permission,
    Role,
)
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.marks import on_postgresql

_WITHOUT_SIGHT = {
    Permission.ACCOUNT_MANAGE,
    Permission.AREA_PROPOSE,
    Permission.AREA_READ,
    Permission.FACT_CHECK,
    Permission.HELPLINE_KEEP,
    Permission.SENDING_STOP,
    Permission.STAFF_SIGNED_IN,
}


def invited(house: Household, role: str = "team_leader", region: str = "north") -> str:
    """Ada invites somebody whom nobody knows."""
    kept = house.regions[region] if role in ("team_leader", "caseworker") else None
    house.staff["eve"], _ = house.act(
        "ada",
        staff_accounts.invite,
        full_name="Eve Invented",
        email="eve@example.org",
        role=role,
        region_id=kept,
    )
    house.roles["eve"] = frozenset()
    return house.staff["eve"]


def comes_in(house: Household, name: str = "eve") -> None:
    """She uses her link."""
    new = passkeys.NewPasskey(credential_id=f"key of {name}", public_key=b"k", sign_count=0)
    house.act(name, passkeys.add_passkey, new=new)


def waiting(house: Household, name: str) -> str:
    """The one role that waits for this colleague."""
    (one,) = house.see(name, roles_to_confirm)
    return one.id


def held(house: Household, staff_id: str) -> list[str]:
    """The roles in force, from the table."""
    with house.database.session("owner", write=False) as session:
        rows = select(StaffRole.role).where(
            StaffRole.staff_id == staff_id, StaffRole.ends_at.is_(None)
        )
        return sorted(session.scalars(rows))


def confirm(house: Household, who: str, request_id: str, **values: Any) -> None:
    house.act(who, staff_roles.confirm_role, request_id=request_id, **values)


def test_roles_given_by_one_person_see_no_family() -> None:
    """A new role, or a new permission of an old one, has to be confirmed until it is listed."""
    for role in set(Role) - FAMILYS_ROLES:
        sees_nobody = ROLE_PERMISSIONS[role] <= _WITHOUT_SIGHT
        assert sees_nobody == (role in NO_SIGHT_ROLES), role


@pytest.mark.parametrize("role", sorted(set(Role) - FAMILYS_ROLES - NO_SIGHT_ROLES))
def test_invited_account_holds_nothing_until_it_is_confirmed(house: Household, role: str) -> None:
    house.staff["eve"], _ = house.act(
        "ada",
        staff_accounts.invite,
        full_name="Eve Invented",
        email="eve@example.org",
        role=role,
        region_id=house.regions["north"],
    )
    assert held(house, house.staff["eve"]) == []
    assert house.see("ada", account, house.staff["eve"]).roles == ()
    (one,) = house.see("lena", roles_to_confirm)
    assert (one.name, one.email, one.role) == ("Eve Invented", "eve@example.org", role)
    assert one.asked_by == "Ada O’Hara"


@pytest.mark.parametrize("role", sorted(NO_SIGHT_ROLES))
def test_role_that_sees_nobody_is_given_at_once(house: Household, role: str) -> None:
    staff_id, _ = house.act(
        "ada",
        staff_accounts.invite,
        full_name="Noor Malik",
        email="noor@example.org",
        role=role,
        region_id=house.regions["north"],
    )
    assert held(house, staff_id) == [role]
    assert house.see("lena", roles_to_confirm) == ()


def test_whoever_waits_signs_in_and_sees_nobody(house: Household) -> None:
    invited(house)
    comes_in(house)
    viewer = StaffViewer(house.staff["eve"])
    assert [one for one in Permission if may(viewer, one)] == [Permission.STAFF_SIGNED_IN]
    assert house.see("eve", own_role_waits)
    # Even where the app would take her for what was asked, the database does not.
    house.roles["eve"] = frozenset({RoleHeld(Role.CASEWORKER, house.regions["north"])})
    assert house.see("eve", people_list) == ()


@pytest.mark.parametrize("name", ["lena", "nora"])
def test_somebody_who_leads_confirms_and_it_is_in_force(house: Household, name: str) -> None:
    staff_id = invited(house)
    comes_in(house)
    request_id = waiting(house, name)
    confirm(house, name, request_id)
    assert held(house, staff_id) == ["team_leader"]
    assert house.see(name, roles_to_confirm) == ()
    with pytest.raises(NotFound):
        confirm(house, name, request_id)
    with house.database.session("owner", write=False) as session:
        events = list(session.scalars(select(AuditEntry.event).order_by(AuditEntry.seq)))
    assert [one for one in events if one.startswith("staff_role_")] == [
        "staff_role_asked",
        "staff_role_confirmed",
    ]


def test_somebody_new_comes_in_before_she_is_confirmed(house: Household) -> None:
    """An unused link would give the role to whoever made it and still has it."""
    staff_id = invited(house)
    with pytest.raises(Invalid):
        confirm(house, "lena", waiting(house, "lena"))
    assert held(house, staff_id) == []
    comes_in(house)
    (one,) = house.see("lena", roles_to_confirm)
    assert one.passkey_since == NOW
    confirm(house, "lena", one.id)


def test_volunteer_whom_nobody_confirmed_is_new_as_well(house: Household) -> None:
    """A role that sees nobody is given by one person: it says nothing of who she is."""
    values = {"role": "caseworker", "region_id": house.regions["north"]}
    request_id = house.act("ada", staff_accounts.give_role, staff_id=house.staff["vik"], **values)
    with pytest.raises(Invalid):
        confirm(house, "lena", request_id)
    comes_in(house, "vik")
    confirm(house, "lena", request_id)
    assert held(house, house.staff["vik"]) == ["caseworker", "volunteer"]


def test_leader_of_another_region_does_not_confirm_it(house: Household) -> None:
    invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    assert house.see("stella", roles_to_confirm) == ()
    for action in (staff_roles.confirm_role, staff_roles.refuse_role):
        with pytest.raises(NotFound):
            house.act("stella", action, request_id=request_id)
    assert held(house, house.staff["eve"]) == []


@pytest.mark.parametrize("name", ["ada", "alice", "sue", "adil", "vik"])
def test_whoever_does_not_lead_confirms_nothing(house: Household, name: str) -> None:
    invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    assert house.see(name, roles_to_confirm) == ()
    for action in (staff_roles.confirm_role, staff_roles.refuse_role):
        with pytest.raises(Refused):
            house.act(name, action, request_id=request_id)


def test_leader_never_confirms_a_role_of_her_own(house: Household) -> None:
    """She leads one region, and an administrator asks for the next one for her."""
    lena = house.staff["lena"]
    values = {"staff_id": lena, "role": "advocate", "region_id": None}
    request_id = house.act("ada", staff_accounts.give_role, **values)
    with pytest.raises(NotFound):
        confirm(house, "lena", request_id)
    confirm(house, "stella", request_id)
    assert held(house, lena) == ["advocate", "team_leader"]


def test_leader_who_asked_before_does_not_confirm_it(house: Household) -> None:
    """An administrator who was made a leader since stays the one who asked."""
    invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    house.database.tamper(
        f"UPDATE staff_role SET role = 'national_manager' WHERE staff_id = '{house.staff['ada']}'"
    )
    house.roles["ada"] = house.roles["nora"]
    with pytest.raises(NotFound):
        confirm(house, "ada", request_id)


def test_refused_role_is_given_to_nobody(house: Household) -> None:
    staff_id = invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    for _ in range(2):
        house.act("lena", staff_roles.refuse_role, request_id=request_id)
    assert house.see("nora", roles_to_confirm) == ()
    with pytest.raises(NotFound):
        confirm(house, "nora", request_id)
    assert held(house, staff_id) == []
    (asked,) = house.see("ada", account, staff_id).asked
    assert asked.refused_by == "Lena O’Hara"


def test_role_that_waited_too_long_is_asked_for_again(house: Household) -> None:
    staff_id = invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    late = NOW + timedelta(days=28)
    with pytest.raises(NotFound):
        confirm(house, "lena", request_id, now=late)
    again = house.act(
        "ada",
        staff_accounts.give_role,
        staff_id=staff_id,
        role="team_leader",
        region_id=house.regions["north"],
        now=late,
    )
    assert again != request_id


def test_access_that_ended_is_not_confirmed(house: Household) -> None:
    invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    house.act("ada", staff_accounts.end_access, staff_id=house.staff["eve"])
    assert house.see("lena", roles_to_confirm) == ()
    with pytest.raises(NotFound):
        confirm(house, "lena", request_id)


def test_role_that_waits_stands_beside_no_administrator(house: Household) -> None:
    """Nor is it confirmed beside one that was given meanwhile."""
    staff_id = invited(house)
    comes_in(house)
    administrator = {"role": "administrator", "region_id": None}
    with pytest.raises(Invalid):
        house.act("ada", staff_accounts.give_role, staff_id=staff_id, **administrator)
    with house.database.session("owner") as session:
        session.add(StaffRole(staff_id=staff_id, role="administrator", starts_at=NOW))
        session.commit()
    with pytest.raises(Invalid):
        confirm(house, "lena", waiting(house, "lena"))


def test_link_lost_before_the_first_time_comes_through_a_leader(house: Household) -> None:
    """Whoever waits for her role is of the region that it is for."""
    invited(house)
    renewal_id = house.act("ada", renewals.ask_for_renewal, staff_id=house.staff["eve"])
    assert house.see("stella", renewals_to_confirm) == ()
    assert [one.id for one in house.see("lena", renewals_to_confirm)] == [renewal_id]
    token = house.act("lena", renewals.confirm_renewal, renewal_id=renewal_id)
    with house.database.session("owner", write=False) as session:
        open_links = select(EnrolmentLink.token_hash).where(
            EnrolmentLink.staff_id == house.staff["eve"], EnrolmentLink.expires_at > NOW
        )
        assert list(session.scalars(open_links)) == [hash_token(token)]


@on_postgresql
def test_database_lets_no_administrator_give_sight(house: Household) -> None:
    """Not by a row of her own, nor by turning another role, nor by confirming what she asked."""
    invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    values = {
        "staff": house.staff["eve"],
        "vik": house.staff["vik"],
        "by": house.staff["ada"],
        "north": house.regions["north"],
        "request": request_id,
        "now": NOW,
    }
    give = (
        "INSERT INTO staff_role (id, staff_id, role, region_id, starts_at)"
        " VALUES ('x', :staff, 'team_leader', :north, :now)"
    )
    refused = (
        give,
        give.replace("team_leader", "national_manager"),
        "UPDATE staff_role SET role = 'team_leader' WHERE staff_id = :vik",
        "UPDATE staff_role SET staff_id = :staff WHERE role = 'team_leader'",
        "INSERT INTO role_request (id, staff_id, role, asked_by, asked_at, until, confirmed_by)"
        " VALUES ('x', :staff, 'advocate', :by, :now, :now, :by)",
    )
    for name in ("ada", "alice", "stella", "eve"):
        values["by"] = house.staff[name]
        with house.database.session_of(house.worker(name)) as session:
            for statement in refused:
                with pytest.raises(DBAPIError), session.begin_nested():
                    session.execute(text(statement), values)
            confirms = "UPDATE role_request SET confirmed_by = :by, confirmed_at = :now"
            assert session.connection().execute(text(confirms), values).rowcount == 0
    with house.database.session_of(house.worker("lena")) as session:
        other = give.replace("team_leader", "caseworker")
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(text(other), values)
        session.execute(text(give), values)


@on_postgresql
def test_database_begins_no_ended_role_again(house: Household) -> None:
    with house.database.session("owner") as session:
        row = session.scalars(
            select(StaffRole).where(StaffRole.staff_id == house.staff["stella"])
        ).one()
        row.ends_at = NOW
        session.commit()
    again = "UPDATE staff_role SET ends_at = :later WHERE staff_id = :stella"
    values = {"later": NOW + timedelta(days=9), "stella": house.staff["stella"]}
    with house.database.session_of(house.worker("ada")) as session:
        assert session.connection().execute(text(again), values).rowcount == 0


@on_postgresql
def test_second_of_two_leaders_at_once_finds_nothing_waiting(house: Household) -> None:
    """Lena confirms while Nora refuses: Nora waits for the row, and it waits no more."""
    staff_id = invited(house)
    comes_in(house)
    request_id = waiting(house, "lena")
    lena = house.worker("lena")
    with ThreadPoolExecutor(1) as pool, house.database.session_of(lena) as session:
        staff_roles.confirm_role(session, viewer=lena, request_id=request_id, now=NOW)
        session.flush()
        late = pool.submit(house.act, "nora", staff_roles.refuse_role, request_id=request_id)
        with pytest.raises(Late):
            late.result(timeout=0.5)
        session.commit()
        with pytest.raises(NotFound):
            late.result(timeout=30)
    assert held(house, staff_id) == ["team_leader"]
