"""Writing to one's worker, and how one's pages look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor
from tests.support.writing import once_fields


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def write(visitor: Visitor, text: str, **more: str) -> None:
    visitor.get("/w")
    visitor.post("/w", text=text, **once_fields(visitor), **more)


def test_she_reads_first_what_a_court_can_do(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/w")
    assert "A court can sometimes order us to show it." in mary.text
    write(mary, "Hello")
    assert "A court can sometimes order us to show it." not in mary.text


def test_a_message_is_sent_once_however_often_it_is_pressed(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/w")
    fields = once_fields(mary)
    mary.post("/w", text="Only once, please", **fields)
    mary.post("/w", text="Only once, please", **fields)
    mary.get("/w")
    assert mary.text.count("Only once, please") == 1


def test_an_empty_message_is_answered_with_a_sentence(desk: Desk) -> None:
    mary = desk.relative("mary")
    write(mary, "   ")
    assert mary.status == 422
    assert "Write something before you send it." in mary.text


def test_what_is_kept_unsent_is_there_next_time(desk: Desk) -> None:
    mary = desk.relative("mary")
    write(mary, "Not yet", keep="yes")
    assert "Not yet" in mary.text
    alice = desk.worker("alice")
    alice.get("/messages")
    assert "Mary" not in alice.text


def test_a_forged_message_is_not_sent_and_not_lost(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/w")
    fields = once_fields(mary)
    mary.post("/w", text="My own words", **fields, csrf_token="forged")
    assert mary.status == 400
    assert "My own words" in mary.text
    mary.get("/w")
    assert "My own words" not in mary.text


def test_nobody_else_of_the_family_sees_her_message(desk: Desk) -> None:
    write(desk.relative("mary"), "Between us")
    for name in ("dan", "imran"):
        other = desk.relative(name)
        other.get("/w")
        assert "Between us" not in other.text


def test_her_worker_sees_it_in_the_original(desk: Desk) -> None:
    write(desk.relative("mary"), "کیا آپ آ سکتی ہیں؟")
    alice = desk.worker("alice")
    alice.get(f"/people/{desk.case}/{desk.house.members['mary'][1]}/messages")
    assert "کیا آپ آ سکتی ہیں؟" in alice.text


def test_samaritans_and_999_stand_on_the_page(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/w")
    assert "116 123" in mary.text
    assert "999" in mary.text


def test_the_look_is_kept_and_shown(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/look")
    mary.post("/c/look", theme="night", size="larger")
    assert 'data-theme="night"' in mary.text
    assert 'data-size="larger"' in mary.text


def test_an_unknown_look_changes_nothing(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/look")
    mary.post("/c/look", theme="neon", size="huge")
    assert mary.status == 422
    mary.get("/t")
    assert '<html lang="en" dir="ltr">' in mary.text
