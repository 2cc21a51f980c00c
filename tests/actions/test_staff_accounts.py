"""Accounts: invited, changed, ended; and administrators, who see no case."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from casework.actions import cases, staff_accounts, staff_roles
from casework.models.people import EnrolmentLink
from casework.queries.accounts import AccountView, account, accounts
from casework.queries.cases import cases_list
from casework.queries.people import people_list
from casework.rules.codes import hash_token
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.databases import NOW
from tests.support.household import Household


def _invite(house: Household, who: str = "ada", **values: Any) -> tuple[str, str]:
    values = {
        "full_name": "Noor Malik",
        "email": "noor@example.org",
        "role": "caseworker",
        "region_id": house.regions["north"],
    } | values
    return house.act(who, staff_accounts.invite, **values)


def _account(house: Household, staff_id: str) -> AccountView:
    return house.see("ada", account, staff_id)


def test_invitation_asks_for_a_role_and_gives_one_link(house: Household) -> None:
    """The link is kept as a hash only. What becomes of the role: test_staff_roles."""
    staff_id, token = _invite(house)
    view = _account(house, staff_id)
    assert (view.name, view.email) == ("Noor Malik", "noor@example.org")
    assert [(one.role, one.region_name) for one in view.asked] == [("caseworker", "North")]
    assert view.roles == ()
    assert view.link_until is not None
    with house.database.session("owner", write=False) as session:
        hashes = set(session.scalars(select(EnrolmentLink.token_hash)))
    assert hash_token(token) in hashes
    assert token not in hashes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", " "),
        ("email", "noor"),
        ("email", "ALICE@example.org"),
        ("role", "family_member"),
        ("role", "king"),
        ("region_id", None),
        ("region_id", "nowhere"),
    ],
)
def test_each_field_of_an_invitation_is_checked(house: Household, field: str, value: Any) -> None:
    """An address already in use, a role nobody holds, a region that is none."""
    with pytest.raises(Invalid) as caught:
        _invite(house, **{field: value})
    assert set(caught.value.errors) == {field}


@pytest.mark.parametrize("name", ["alice", "lena", "sue", "nora", "vik", "adil"])
def test_only_administrators_manage_accounts(house: Household, name: str) -> None:
    """Nobody else sees or changes them."""
    with pytest.raises(Refused):
        house.see(name, accounts)
    with pytest.raises(Refused):
        _invite(house, name)
    with pytest.raises(Refused):
        house.act(name, staff_accounts.end_access, staff_id=house.staff["bea"])


def test_administrators_see_no_case_content(house: Household) -> None:
    """Neither lists nor by opening one."""
    assert house.see("ada", people_list) == ()
    assert house.see("ada", cases_list) == ()
    with pytest.raises(Refused):
        house.act(
            "ada",
            cases.open_case,
            region_id=house.regions["north"],
            homicide_kind="murder",
            domestic=False,
            notified_by="police",
            notified_at=NOW,
            called="Amy",
        )


def test_administrator_cannot_become_a_caseworker(house: Household) -> None:
    """Not by herself, and not by a colleague who gives her the role beside her own."""
    role = {"role": "caseworker", "region_id": house.regions["north"]}
    with pytest.raises(Refused):
        house.act("ada", staff_accounts.give_role, staff_id=house.staff["ada"], **role)
    other, _ = _invite(house, role="administrator", region_id=None)
    with pytest.raises(Invalid):
        house.act("ada", staff_accounts.give_role, staff_id=other, **role)
    with pytest.raises(Invalid):
        house.act(
            "ada",
            staff_accounts.give_role,
            staff_id=house.staff["alice"],
            role="administrator",
            region_id=None,
        )


def test_roles_are_given_and_ended(house: Household) -> None:
    """The same role again is the same row."""
    values = {"staff_id": house.staff["alice"], "role": "advocate", "region_id": None}
    asked = house.act("ada", staff_accounts.give_role, **values)
    assert house.act("ada", staff_accounts.give_role, **values) == asked
    house.act("lena", staff_roles.confirm_role, request_id=asked)
    first = house.act("ada", staff_accounts.give_role, **values)
    assert house.act("ada", staff_accounts.give_role, **values) == first != asked
    house.act("ada", staff_accounts.end_role, role_id=first)
    house.act("ada", staff_accounts.end_role, role_id=first)
    assert [one.role for one in _account(house, house.staff["alice"]).roles] == ["caseworker"]


def test_ended_access_leaves_nothing_to_come_in_with(house: Household) -> None:
    """Roles and links end; she cannot be ended twice, and nobody ends herself."""
    staff_id, _ = _invite(house)
    house.act("ada", staff_accounts.end_access, staff_id=staff_id)
    view = _account(house, staff_id)
    assert (view.roles, view.link_until, view.ended_at) == ((), None, NOW)
    with pytest.raises(NotFound):
        house.act("ada", staff_accounts.end_access, staff_id=staff_id)
    with pytest.raises(Refused):
        house.act("ada", staff_accounts.end_access, staff_id=house.staff["ada"])


def test_stale_change_of_an_account_shows_both(house: Household) -> None:
    """Two administrators at once."""
    view = _account(house, house.staff["bea"])
    values = {
        "staff_id": view.staff_id,
        "full_name": view.name,
        "organisation": "",
        "hours": "",
        "languages": view.languages,
        "version": view.version,
    }
    house.act("ada", staff_accounts.change_details, phone="1", **values)
    with pytest.raises(Stale) as caught:
        house.act("ada", staff_accounts.change_details, phone="2", **values)
    assert (caught.value.theirs["phone"], caught.value.mine["phone"]) == ("1", "2")
