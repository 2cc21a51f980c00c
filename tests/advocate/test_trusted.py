"""Somebody without a page names a person on the phone; a worker ends it; the letter says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casework.actions import choices_made, choices_trusted
from casework.actions.contact_points import add_contact_point
from casework.rules.errors import NotFound, Refused
from tests.support import trusting
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.filling import fill_in
from tests.support.household import build
from tests.support.writing import HEARING, begin

CALL = "call_to_service_user"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def path_of(desk: Desk, name: str, more: str = "") -> str:
    return "/people/{}/{}".format(*desk.house.members[name]) + more


def recorded(desk: Desk, name: str = "mary", worker: str = "alice") -> str:
    visitor = desk.worker(worker)
    visitor.get(path_of(desk, name, "/trust/new"))
    assert visitor.name == "trusted_new"
    fill_in(
        visitor,
        name="Rosa",
        channel="text",
        value=trusting.NUMBER,
        subjects="money",
        how=CALL,
    )
    assert visitor.name == "her_choices", visitor.text
    found = re.findall(r"/trust/([0-9a-z]+)\b", visitor.text)
    return next(one for one in found if one != "new")


def test_a_worker_records_whom_she_names(desk: Desk) -> None:
    recorded(desk)
    mary = desk.relative("mary")
    mary.get("/c/trust")
    assert 'data-state="asked"' in mary.text
    assert "as you told us." in mary.text
    assert trusting.asks_for_a_code(desk)[1] == []


def test_a_worker_ends_it_on_her_word(desk: Desk) -> None:
    trusted_id = trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary", "/choices"))
    alice.post(path_of(desk, "mary", f"/trust/{trusted_id}/end"))
    assert 'data-state="ended"' in alice.text
    friend.get("/n")
    assert friend.name == "welcome"


@pytest.mark.parametrize("who", ["bea", "adil", "vik", "sid", "nora", "ada"])
def test_nobody_else_names_or_ends_anybody(desk: Desk, who: str) -> None:
    trusted_id = trusting.confirmed(desk.house)
    named = {"name": "X", "channel": "text", "value": "07700 900778", "subjects": ["money"]}
    mary = desk.house.of("mary")
    with pytest.raises((NotFound, Refused)):
        desk.house.act(who, choices_trusted.ask_for, **mary, **named, how=CALL)
    with pytest.raises((NotFound, Refused)):
        desk.house.act(who, choices_trusted.end_for, case_id=desk.case, trusted_id=trusted_id)
    assert trusting.signed_in(desk).name == "shared"


def test_the_letter_says_what_was_written_down(desk: Desk) -> None:
    says = {"topic": "paper", "value": {"large": True}, "how": CALL}
    desk.house.act("alice", choices_made.choose_for, **desk.house.of("mary"), **says)
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary", "/letters/choices"))
    fill_in(alice)
    assert alice.name == "letter"
    assert "In large print" in alice.text
    assert "wrote it down as you said it." in alice.text
    assert "This is how we start with everyone." in alice.text


def test_every_choice_stands_on_one_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c")
    assert 'href="/c/all"' in mary.text
    mary.get("/c/all")
    assert mary.name == "every_choice"
    changes = re.findall(r'class="btn alt" href="(/c/[^"]+)"', mary.text)
    assert len(changes) == len(set(changes)) == 19
    for path in changes:
        mary.get(path)
        assert mary.status == 200


def test_a_number_shared_with_a_suspect_cannot_be_agreed_to(desk: Desk) -> None:
    trusted_id = recorded(desk)
    add = {"channel": "text", "value": trusting.NUMBER}
    desk.house.act("lena", add_contact_point, **desk.house.of("sam"), **add)
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary", f"/trust/{trusted_id}"))
    fill_in(alice, how="in_person", agreed="yes")
    assert alice.status == 422
    assert "is reached in the same way" in alice.text


def test_what_she_chose_stands_on_the_preview_as_well(desk: Desk) -> None:
    desk.knew_before("mary", "charge")
    draft = begin(desk, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary")
    page = draft.look("mary")
    assert page.name == "preview"
    assert page.text.index('data-kind="banner"') < page.text.index('class="preview"')
