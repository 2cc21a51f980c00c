"""Where I am signed in, and signing in with one's own phone."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

import family_app
from tests.support.coming_in import Door, open_door
from tests.support.databases import NOW, Database
from tests.support.passkey import SoftwarePasskey
from tests.support.visitor import Clock, Visitor, app_under_test


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


@pytest.fixture
def made(door: Door, tmp_path: Path) -> tuple[Flask, Clock]:
    """The family app and its clock."""
    return app_under_test(family_app, door.database, "family", tmp_path)


def inside(app: Flask, door: Door, *, own: str, member_id: str | None = None) -> Visitor:
    """Somebody who is all the way in, at the list of places."""
    visitor = Visitor(app)
    visitor.get("/k?lang=en")
    visitor.post("/k", code=door.letter(member_id).code)
    visitor.post("/own", own=own)
    if visitor.name == "leaving_quickly":
        visitor.post("/q")
        visitor.post("/y")
    visitor.get("/c/in")
    assert visitor.name == "signed_in"
    return visitor


def add_passkey(visitor: Visitor, key: SoftwarePasskey) -> None:
    """Set it up on this phone."""
    visitor.get("/c/in/p")
    visitor.post("/c/in/p", answer=key.create(visitor.options))


def test_places_are_named_in_words(made: tuple[Flask, Clock], door: Door) -> None:
    """This one first; the others by what they are."""
    inside(made[0], door, own="no")
    visitor = inside(made[0], door, own="no")
    assert visitor.text.count('data-kind="place"') == 2
    assert visitor.text.index('data-state="here"') < visitor.text.index('data-state="elsewhere"')
    assert "This phone or computer" in visitor.text


def test_sign_out_elsewhere_keeps_this_place(made: tuple[Flask, Clock], door: Door) -> None:
    """The door is not shown when there is nowhere else."""
    other = inside(made[0], door, own="yes")
    visitor = inside(made[0], door, own="no")
    visitor.post("/c/in", end="others")
    assert visitor.name == "signed_in"
    assert "Sign out everywhere else" not in visitor.text
    other.get("/t")
    assert other.name == "welcome"


def test_sign_out_everywhere_leaves_nothing(made: tuple[Flask, Clock], door: Door) -> None:
    """Here as well."""
    other = inside(made[0], door, own="yes")
    visitor = inside(made[0], door, own="no")
    visitor.post("/c/in", end="all")
    assert visitor.name == "welcome"
    other.get("/t")
    assert other.name == "welcome"


def test_passkey_is_offered_on_her_own_phone_only(made: tuple[Flask, Clock], door: Door) -> None:
    """On a shared one the door is neither shown nor there."""
    shared = inside(made[0], door, own="no")
    assert "/c/in/p" not in shared.text
    shared.get("/c/in/p")
    assert shared.status == 404
    own = inside(made[0], door, own="yes")
    assert 'href="/c/in/p"' in own.text


def test_passkey_page_works_without_scripts(made: tuple[Flask, Clock], door: Door) -> None:
    """It says what is needed; the form is hidden until a script shows it."""
    visitor = inside(made[0], door, own="yes")
    for path in ("/c/in/p", "/k/p"):
        visitor.get(path)
        assert "with scripts allowed" in visitor.text
        assert re.search(r"<form method=\"post\" hidden data-passkey", visitor.text)
        assert "js/passkey.js" in visitor.text
    visitor.get("/t")
    assert "js/passkey.js" not in visitor.text


def test_passkey_names_are_neutral(made: tuple[Flask, Clock], door: Door) -> None:
    """What a phone lists where others can see."""
    visitor = inside(made[0], door, own="yes")
    visitor.get("/c/in/p")
    asked = visitor.options
    assert asked["rp"] == {"id": "localhost", "name": "Updates"}
    assert re.fullmatch(r"Me [0-9a-f]{4}", asked["user"]["name"])
    assert asked["user"]["displayName"] == asked["user"]["name"]
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert door.amina not in str(asked)
    assert "Amina" not in str(asked)


@pytest.mark.parametrize("counts", [True, False])
def test_her_phone_signs_her_in(made: tuple[Flask, Clock], door: Door, counts: bool) -> None:
    """With a counter or without; the phone is asked about again."""
    key = SoftwarePasskey(counts=counts)
    add_passkey(inside(made[0], door, own="yes"), key)
    for _ in range(2):
        visitor = Visitor(made[0])
        visitor.get("/k/p")
        visitor.post("/k/p", answer=key.get(visitor.options))
        assert visitor.name == "own_device"
        visitor.post("/own", own="yes")
        assert visitor.name == "updates"


def test_removed_passkey_signs_nobody_in(made: tuple[Flask, Clock], door: Door) -> None:
    """One button takes it away; the sentence names no reason."""
    key = SoftwarePasskey()
    visitor = inside(made[0], door, own="yes")
    add_passkey(visitor, key)
    assert visitor.name == "signed_in"
    found = re.search(r'name="passkey" value="([^"]+)"', visitor.text)
    assert found is not None
    visitor.post("/c/in", passkey=found.group(1))
    assert 'data-kind="passkey"' not in visitor.text
    other = Visitor(made[0])
    other.get("/k/p")
    other.post("/k/p", answer=key.get(other.options))
    assert other.status == 422
    assert "That did not work." in other.text


def test_nobody_removes_another_ones_passkey(made: tuple[Flask, Clock], door: Door) -> None:
    """Her brother gets the page of things that are not there."""
    hers = inside(made[0], door, own="yes")
    add_passkey(hers, SoftwarePasskey())
    found = re.search(r'name="passkey" value="([^"]+)"', hers.text)
    assert found is not None
    his = inside(made[0], door, own="yes", member_id=door.brother)
    his.post("/c/in", passkey=found.group(1))
    assert his.status == 404


@pytest.mark.parametrize(
    "key",
    [SoftwarePasskey(verifies=False), SoftwarePasskey(origin="https://elsewhere.example")],
    ids=["not verified", "another site"],
)
def test_weak_or_foreign_passkey_is_not_kept(
    made: tuple[Flask, Clock], door: Door, key: SoftwarePasskey
) -> None:
    """User verification is needed, and the origin is ours."""
    visitor = inside(made[0], door, own="yes")
    visitor.get("/c/in/p")
    visitor.post("/c/in/p", answer=key.create(visitor.options))
    assert visitor.status == 422
    visitor.get("/c/in")
    assert 'data-kind="passkey"' not in visitor.text


def test_stale_or_repeated_answer_opens_nothing(made: tuple[Flask, Clock], door: Door) -> None:
    """Five minutes, and once."""
    app, clock = made
    key = SoftwarePasskey(counts=False)
    add_passkey(inside(app, door, own="yes"), key)
    late = Visitor(app)
    late.get("/k/p")
    answer = key.get(late.options)
    clock.now = NOW + timedelta(minutes=5)
    late.post("/k/p", answer=answer)
    assert late.status == 422
    visitor = Visitor(app)
    visitor.get("/k/p")
    kept, token = visitor.cookies["a"], visitor.token
    answer = key.get(visitor.options)
    visitor.post("/k/p", answer=answer)
    assert visitor.name == "own_device"
    copied = Visitor(app)
    copied.client.set_cookie("a", kept)
    again = copied.client.post("/k/p", data={"csrf_token": token, "answer": answer})
    assert again.status_code == 422


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"id": 7}', '{"id": "AA", "response": {}}'])
def test_nonsense_is_answered_calmly(made: tuple[Flask, Clock], answer: str) -> None:
    """Whatever a stranger sends."""
    visitor = Visitor(made[0])
    visitor.get("/k/p")
    visitor.post("/k/p", answer=answer)
    assert visitor.status == 422
    assert visitor.name == "passkey_sign_in"
