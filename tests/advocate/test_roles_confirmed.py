"""An invited team leader: what each person sees until somebody who leads has confirmed the role."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.passkey import SoftwarePasskey
from tests.support.visitor import Visitor

LINK = re.compile(r"http://[^<\s]+(/in/passkey/[\w-]+)")
DOOR = re.compile(r'href="(/roles/[^"]+)"')


def invite(desk: Desk) -> str:
    """Ada invites a leader of the north; the path of the link that she is shown."""
    ada = desk.worker("ada")
    ada.get("/accounts/new")
    fill_in(
        ada,
        full_name="Eve Invented",
        email="eve@example.org",
        role="team_leader",
        region_id=desk.house.regions["north"],
    )
    link = LINK.search(ada.text)
    assert link is not None
    return link[1]


def come_in(desk: Desk, path: str) -> Visitor:
    """Whoever has the link uses it."""
    eve = Visitor(desk.staff_app)
    eve.get(path)
    eve.post(path, answer=SoftwarePasskey().create(eve.options))
    assert eve.name == "me"
    return eve


def door(desk: Desk, name: str = "lena") -> str:
    """Where this colleague's start page leads for a role that waits; empty if nowhere."""
    worker = desk.worker(name)
    worker.get("/")
    found = DOOR.search(worker.text)
    return found[1] if found else ""


def test_whoever_waits_signs_in_and_finds_nothing(desk: Desk) -> None:
    eve = come_in(desk, invite(desk))
    assert "once a team leader has confirmed your role" in eve.text
    eve.get("/")
    assert eve.name == "today"
    assert "once a team leader has confirmed your role" in eve.text
    assert not DOOR.search(eve.text)
    mary = desk.house.members["mary"][1]
    for path in ("/cases", "/people", "/messages", "/team", f"/people/{desk.case}/{mary}"):
        eve.get(path)
        assert eve.status == 403, path


def test_leader_reads_who_it_is_and_confirms(desk: Desk) -> None:
    eve = come_in(desk, invite(desk))
    lena = desk.worker("lena")
    lena.get("/")
    assert "Roles to confirm" in lena.text
    lena.get(door(desk))
    assert lena.name == "role_request"
    for said in ("Eve Invented", "eve@example.org", "Team leader", "North", "Ada O’Hara"):
        assert said in lena.text, said
    assert "They added their passkey on" in lena.text
    fill_in(lena)
    assert lena.status == 422
    assert "Speak with your colleague first" in lena.text
    fill_in(lena, met="y")
    assert lena.name == "today"
    assert not DOOR.search(lena.text)
    eve.get("/cases")
    assert eve.name == "cases"
    ada = desk.worker("ada")
    ada.get("/accounts")
    assert "Waits for a team leader" not in ada.text


def test_leader_refuses_and_the_administrator_reads_it(desk: Desk) -> None:
    eve = come_in(desk, invite(desk))
    path = door(desk)
    lena, ada = desk.worker("lena"), desk.worker("ada")
    lena.get(path)
    sent = fill_in(lena, ending="/refuse")
    assert lena.name == "today"
    lena.post(f"{path}/refuse", **sent)
    assert lena.status == 200
    lena.get(path)
    assert lena.status == 404
    ada.get("/accounts")
    ada.get(re.findall(r'href="(/accounts/[^"]+)">Eve Invented', ada.text)[0])
    assert "refused it on" in ada.text
    eve.get("/cases")
    assert eve.status == 403


def test_administrator_reads_that_it_waits_and_confirms_nothing(desk: Desk) -> None:
    invite(desk)
    path = door(desk)
    assert path
    ada = desk.worker("ada")
    ada.get("/accounts")
    assert "Waits for a team leader" in ada.text
    assert door(desk, "ada") == ""
    for press in (ada.get, ada.post):
        press(path)
        assert ada.status == 403
    ada.post(f"{path}/refuse")
    assert ada.status == 403


def test_role_of_somebody_not_come_in_has_no_confirming_button(desk: Desk) -> None:
    """Not on the page, and not by a form that was made elsewhere."""
    invite(desk)
    lena = desk.worker("lena")
    lena.get(door(desk))
    assert "They have not come in yet." in lena.text
    assert 'name="met"' not in lena.text
    assert "Refuse this role" in lena.text


def test_leader_of_another_region_finds_no_door(desk: Desk) -> None:
    come_in(desk, invite(desk))
    path = door(desk)
    stella = desk.worker("stella")
    assert door(desk, "stella") == ""
    stella.get(path)
    assert stella.status == 404


@pytest.mark.parametrize("name", ["alice", "sue", "adil", "vik"])
def test_worker_is_shown_no_door_and_opens_none(desk: Desk, name: str) -> None:
    come_in(desk, invite(desk))
    path = door(desk)
    assert door(desk, name) == ""
    worker = desk.worker(name)
    worker.get(path)
    assert worker.status == 403


def test_national_manager_confirms_where_nobody_leads(desk: Desk) -> None:
    come_in(desk, invite(desk))
    nora = desk.worker("nora")
    nora.get(door(desk, "nora"))
    fill_in(nora, met="y")
    assert nora.name == "today"
    assert not DOOR.search(nora.text)
