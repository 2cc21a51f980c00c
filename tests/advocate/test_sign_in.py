"""Signing in as a member of staff: passkeys, links, and the code of a demo."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

import advocate_admin
from casework.actions import enrolment
from casework.actions.codes import demo_codes
from casework.cli.create_administrator import create, enrolment_address
from casework.queries.database import session_factory
from casework.rules.access import StaffViewer
from casework.web.settings import Mode
from tests.support.coming_in import Door, mark_as_demo, open_door
from tests.support.databases import NOW, Database
from tests.support.passkey import SoftwarePasskey
from tests.support.visitor import Clock, Visitor, app_settings, app_under_test


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


@pytest.fixture
def made(door: Door, tmp_path: Path) -> tuple[Flask, Clock]:
    """The staff app and its clock."""
    return app_under_test(advocate_admin, door.database, "staff", tmp_path)


def link(door: Door, person: StaffViewer | None = None) -> str:
    """Path of an enrolment link from the administrator."""
    staff_id = (person or door.worker).staff_id
    with door.opened("staff", staff_id=door.administrator.staff_id) as session:
        token = enrolment.make_enrolment_link(
            session, staff_id=staff_id, actor=door.administrator, now=NOW
        )
    return f"/in/passkey/{token}"


def enrolled(app: Flask, door: Door, key: SoftwarePasskey) -> Visitor:
    """The caseworker, with her first passkey, at her own page."""
    visitor, path = Visitor(app), link(door)
    visitor.get(path)
    visitor.post(path, answer=key.create(visitor.options))
    assert visitor.name == "me"
    return visitor


def sign_in(app: Flask, key: SoftwarePasskey) -> Visitor:
    """Answer the sign-in page with a passkey."""
    visitor = Visitor(app)
    visitor.get("/in")
    visitor.post("/in", answer=key.get(visitor.options), follow=False)
    return visitor


def test_link_adds_the_first_passkey_and_signs_in(made: tuple[Flask, Clock], door: Door) -> None:
    """It says whom it is for, and asks for a second passkey."""
    visitor, path = Visitor(made[0]), link(door)
    visitor.get(path)
    assert "Maryam Okafor" in visitor.text
    visitor.post(path, answer=SoftwarePasskey().create(visitor.options))
    assert visitor.name == "me"
    assert 'data-state="second_passkey_asked"' in visitor.text
    assert "Remove this passkey" not in visitor.text


def test_used_or_unknown_link_names_nobody(made: tuple[Flask, Clock], door: Door) -> None:
    """The same page for both, with no name on it."""
    visitor, path = Visitor(made[0]), link(door)
    visitor.get(path)
    visitor.post(path, answer=SoftwarePasskey().create(visitor.options))
    for dead in (path, "/in/passkey/unknown"):
        other = Visitor(made[0])
        other.get(dead)
        assert "has been used, or its seven days are over" in other.text
        assert "Maryam" not in other.text
        assert "data-options" not in other.text


def test_link_is_dead_after_seven_days(made: tuple[Flask, Clock], door: Door) -> None:
    """Opened in time, used too late."""
    app, clock = made
    visitor, path = Visitor(app), link(door)
    clock.now = NOW + timedelta(days=7) - timedelta(minutes=1)
    visitor.get(path)
    answer = SoftwarePasskey().create(visitor.options)
    clock.now = NOW + timedelta(days=7)
    visitor.post(path, answer=answer)
    assert visitor.name == "passkey_enrol"


def test_passkey_signs_in_with_verification(made: tuple[Flask, Clock], door: Door) -> None:
    """Face, finger or PIN is asked for, and a passkey without it refused."""
    key = SoftwarePasskey()
    enrolled(made[0], door, key)
    assert sign_in(made[0], key).status == 303
    page = Visitor(made[0])
    page.get("/in")
    assert page.options["userVerification"] == "required"
    assert page.options["allowCredentials"] == []
    key.verifies = False
    refused = sign_in(made[0], key)
    assert refused.status == 422
    assert "That did not work." in refused.text


def test_going_back_with_the_counter_is_refused(made: tuple[Flask, Clock], door: Door) -> None:
    """A passkey that counts was copied if its count falls."""
    key = SoftwarePasskey()
    enrolled(made[0], door, key)
    assert sign_in(made[0], key).status == 303
    key.count = 0
    assert sign_in(made[0], key).status == 422


def test_second_passkey_ends_the_asking(made: tuple[Flask, Clock], door: Door) -> None:
    """Then either of them can go, never the last."""
    visitor = enrolled(made[0], door, SoftwarePasskey())
    visitor.get("/me/passkey")
    visitor.post("/me/passkey", answer=SoftwarePasskey().create(visitor.options))
    assert "second_passkey_asked" not in visitor.text
    keys = re.findall(r'name="passkey" value="([^"]+)"', visitor.text)
    assert len(keys) == 2
    visitor.post("/me", passkey=keys[0])
    assert visitor.name == "me"
    visitor.post("/me", passkey=keys[1])
    assert visitor.status == 403


def test_page_without_scripts_says_what_is_needed(made: tuple[Flask, Clock]) -> None:
    """Nothing is asked by a form that could not work."""
    visitor = Visitor(made[0])
    visitor.get("/in")
    assert "This page needs scripts and a browser that knows passkeys." in visitor.text
    assert 'hidden data-passkey="get"' in visitor.text


def test_staff_are_signed_out_after_half_an_hour(made: tuple[Flask, Clock], door: Door) -> None:
    """To the sign-in page."""
    app, clock = made
    visitor = enrolled(app, door, SoftwarePasskey())
    clock.now = NOW + timedelta(minutes=30)
    visitor.get("/me")
    assert visitor.name == "sign_in"


def test_sign_out_and_sign_out_elsewhere(made: tuple[Flask, Clock], door: Door) -> None:
    """Sessions are ended in the record, not only in the cookie."""
    key = SoftwarePasskey()
    first = enrolled(made[0], door, key)
    second = sign_in(made[0], key)
    second.get("/me")
    second.post("/me", end="others")
    first.get("/me")
    assert first.name == "sign_in"
    kept = second.cookies["b"]
    second.get("/me")
    second.post("/out")
    assert second.name == "sign_in"
    old = Visitor(made[0])
    old.client.set_cookie("b", kept)
    old.get("/me")
    assert old.name == "sign_in"


def test_code_page_does_not_exist_outside_a_demo(made: tuple[Flask, Clock]) -> None:
    """Neither the address nor the link to it."""
    app = made[0]
    assert "advocate.sign_in_code" not in app.view_functions
    visitor = Visitor(app)
    visitor.get("/in/code")
    assert visitor.status == 404
    visitor.get("/in")
    assert "/in/code" not in visitor.text


def test_demo_code_signs_in_once(door: Door, tmp_path: Path) -> None:
    """In a demo, with the printed code."""
    mark_as_demo(door)
    app, _ = app_under_test(advocate_admin, door.database, "staff", tmp_path, app_mode=Mode.DEMO)
    with door.opened("owner") as session:
        given = {one.person: one.code for one in demo_codes(session, now=NOW)}
    visitor = Visitor(app, address="127.0.0.1")
    visitor.get("/in")
    assert 'href="/in/code"' in visitor.text
    visitor.get("/in/code")
    visitor.post("/in/code", code=given["Maryam Okafor"].lower(), follow=False)
    assert visitor.status == 303
    visitor.get("/me")
    assert "Maryam Okafor" in visitor.text
    again = Visitor(app, address="127.0.0.1")
    again.get("/in/code")
    again.post("/in/code", code=given["Maryam Okafor"])
    assert again.status == 422


def test_new_administrator_comes_in_by_her_link(
    made: tuple[Flask, Clock], door: Door, tmp_path: Path
) -> None:
    """The command prints the address; it works once."""
    settings = replace(app_settings(tmp_path), clock_offset=timedelta(0))
    factory = session_factory(door.database.engine("owner"))
    address = create(factory, settings, name="Noor Haq", email="noor@example.org")
    assert address.startswith("http://localhost:8000/staff/in/passkey/")
    app, clock = made
    clock.now = settings.clock()
    visitor, path = Visitor(app), address.removeprefix("http://localhost:8000/staff")
    visitor.get(path)
    assert "Noor Haq" in visitor.text
    visitor.post(path, answer=SoftwarePasskey().create(visitor.options))
    assert visitor.name == "me"


def test_link_leads_to_the_staff_apps_own_name_in_production(tmp_path: Path) -> None:
    """As configured for passkeys."""
    settings = app_settings(
        tmp_path, app_mode=Mode.PRODUCTION, staff_origins=("https://desk.example",)
    )
    assert enrolment_address(settings, "token") == "https://desk.example/in/passkey/token"
