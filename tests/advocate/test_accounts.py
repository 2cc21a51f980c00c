"""Accounts: invited by a link shown once, ended at once, and never any case content."""

from __future__ import annotations

import re

from sqlalchemy import select

from casework.actions.staff_roles import confirm_role
from casework.models.people import Region, RoleRequest, Staff, StaffRole
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.visitor import Visitor

LINK = re.compile(r"http://[^<\s]+/in/passkey/[\w-]+")


def invite(desk: Desk, **changes: str) -> tuple[Visitor, dict[str, list[str]]]:
    ada = desk.worker("ada")
    ada.get("/accounts/new")
    values = {
        "full_name": "Maryam Okafor",
        "email": "maryam@example.org",
        "role": "caseworker",
        "region_id": desk.house.regions["north"],
        **changes,
    }
    return ada, fill_in(ada, **values)


def test_a_link_is_shown_once_and_opens_the_door(desk: Desk) -> None:
    ada, sent = invite(desk)
    assert ada.name == "account_link"
    link = LINK.search(ada.text)
    assert link is not None
    visitor = Visitor(desk.staff_app)
    visitor.get(link[0].partition("/in/")[1] + link[0].partition("/in/")[2])
    assert visitor.status == 200
    ada.post("/accounts/new", **sent)
    assert "This link was shown already" in ada.text
    assert not LINK.search(ada.text)
    with desk.house.database.session("owner", write=False) as session:
        found = session.scalars(select(Staff).where(Staff.full_name == "Maryam Okafor")).all()
    assert len(found) == 1


def test_a_role_of_a_region_needs_the_region(desk: Desk) -> None:
    ada, _ = invite(desk, region_id="")
    assert ada.status == 422
    assert "Choose the region." in ada.text
    assert 'value="maryam@example.org"' in ada.text


def test_the_same_address_is_not_invited_twice(desk: Desk) -> None:
    ada, _ = invite(desk, email="Alice@example.org")
    assert ada.status == 422
    assert "There is an account with this email address already." in ada.text


def test_access_ends_at_once_for_somebody_signed_in(desk: Desk) -> None:
    alice, ada = desk.worker("alice"), desk.worker("ada")
    alice.get("/people")
    assert alice.name == "people"
    ada.get(f"/accounts/{desk.house.staff['alice']}/end")
    fill_in(ada)
    assert ada.status == 422
    fill_in(ada, sure="y")
    assert ada.name == "account"
    assert "Access ended on" in ada.text
    alice.get("/people")
    assert alice.name == "sign_in"


def test_a_lost_passkey_is_confirmed_by_a_leader(desk: Desk) -> None:
    """The administrator who asks never sees the link; the worker is told of both."""
    ada, lena, alice = (desk.worker(name) for name in ("ada", "lena", "alice"))
    ada.get(f"/accounts/{desk.house.staff['alice']}/renew")
    fill_in(ada, sure="y")
    assert ada.name == "account"
    assert not LINK.search(ada.text)
    assert "waits to be confirmed" in ada.text
    alice.get("/me")
    assert alice.name == "sign_in"
    lena.get("/")
    address = re.search(r'href="(/renewals/[^"]+)"', lena.text)
    assert address is not None
    ada.get(address[1])
    assert ada.status == 403
    lena.get(address[1])
    fill_in(lena)
    assert lena.status == 422
    sent = fill_in(lena, met="y")
    assert lena.name == "renewal_link"
    link = LINK.search(lena.text)
    assert link is not None
    lena.post(address[1], **sent)
    assert not LINK.search(lena.text)
    visitor = Visitor(desk.staff_app)
    visitor.get(link[0].partition("/in/")[1] + link[0].partition("/in/")[2])
    assert visitor.name == "passkey_enrol"
    desk.visitors.pop("alice")
    alice = desk.worker("alice")
    alice.get("/me")
    assert "Ada O’Hara" in alice.text
    assert "It was confirmed by" in alice.text
    assert "Lena O’Hara" in alice.text


def test_roles_are_given_and_ended_but_never_to_oneself(desk: Desk) -> None:
    ada = desk.worker("ada")
    alice = desk.house.staff["alice"]
    ada.get(f"/accounts/{alice}/roles")
    fill_in(ada, role="team_leader", region_id=desk.house.regions["south"])
    assert ada.name == "account"
    assert "Waits for a team leader" in ada.text
    assert "End this role" in ada.text
    with desk.house.database.session("owner", write=False) as session:
        asked = session.scalars(select(RoleRequest).where(RoleRequest.staff_id == alice)).one()
    desk.house.act("stella", confirm_role, request_id=asked.id)
    ada.get(f"/accounts/{alice}")
    assert "Waits for a team leader" not in ada.text
    with desk.house.database.session("owner", write=False) as session:
        role = session.scalars(
            select(StaffRole).where(StaffRole.staff_id == alice, StaffRole.role == "team_leader")
        ).one()
    fill_in(ada, ending=f"{role.id}/end")
    assert "Team leader" not in ada.text
    assert "Caseworker" in ada.text
    mine = desk.house.staff["ada"]
    ada.get(f"/accounts/{mine}")
    assert "Give a role" not in ada.text
    ada.get(f"/accounts/{mine}/roles")
    fill_in(ada, role="national_manager")
    assert ada.status == 403


def test_details_that_families_see_are_changed(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get(f"/accounts/{desk.house.staff['alice']}/details")
    hours = {"days": ["1", "2", "4"], "opens": "9:00", "closes": "16.30"}
    fill_in(ada, **hours, hours="Not on bank holidays", languages=["en", "ur"])
    assert ada.name == "account"
    for text in ("Monday, Tuesday and Thursday, from 09:00 to 16:30.", "Not on bank", "Urdu"):
        assert text in ada.text
    ada.get(f"/accounts/{desk.house.staff['alice']}/details")
    fill_in(ada, days=["1"], closes="08:00")
    assert ada.status == 422
    assert "Choose the days, and type when they begin and end." in ada.text


def test_families_read_hours_in_their_own_language(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get(f"/accounts/{desk.house.staff['alice']}/details")
    fill_in(ada, days=["1", "2"], opens="9:00", closes="17:00", hours="A note in English")
    mary, imran = desk.relative("mary"), desk.relative("imran", "ur")
    mary.get("/h")
    assert "Monday and Tuesday, from 09:00 to 17:00." in mary.text
    imran.get("/h")
    assert "Monday" not in imran.text
    assert "منگل" in imran.text
    for reader in (mary, imran):
        assert "A note in English" not in reader.text


def test_a_region_is_added_once(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get("/accounts/regions")
    fill_in(ada, name="West")
    assert ada.name == "regions"
    fill_in(ada, name="West")
    assert ada.status == 422
    with desk.house.database.session("owner", write=False) as session:
        assert len(session.scalars(select(Region).where(Region.name == "West")).all()) == 1


def test_an_administrator_sees_no_case_content(desk: Desk) -> None:
    ada = desk.worker("ada")
    mary = desk.house.members["mary"][1]
    for path in ("/people", "/cases", "/messages", f"/people/{desk.case}/{mary}"):
        ada.get(path)
        assert ada.status == 403, path
    ada.get("/")
    assert "Mary" not in ada.text


def test_nobody_else_opens_the_accounts(desk: Desk) -> None:
    for name in ("alice", "lena", "sue", "nora"):
        worker = desk.worker(name)
        for path in ("/accounts", "/accounts/new", f"/accounts/{desk.house.staff['bea']}"):
            worker.get(path)
            assert worker.status == 403, (name, path)
