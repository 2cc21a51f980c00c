"""Her copy of everything holds what she wrote and said, and nothing of anybody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.family.test_review_say import write
from tests.support.chairing import known_review
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build

COPIES = ("/c/copy", "/c/copy.json")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary knows of a review; Imran has not been told that there is one."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary")
    return made


@pytest.mark.parametrize("path", COPIES)
def test_what_she_said_to_a_review_is_in_her_copy(desk: Desk, path: str) -> None:
    mary = desk.relative("mary")
    write(desk, mary, "She sang in the kitchen.")
    mary.get(path)
    assert mary.status == 200
    assert "She sang in the kitchen." in mary.text
    assert "I want to take part" in mary.text


@pytest.mark.parametrize("path", COPIES)
def test_a_copy_holds_nothing_that_a_relative_said(desk: Desk, path: str) -> None:
    write(desk, desk.relative("mary"), "She sang in the kitchen.")
    imran = desk.relative("imran")
    imran.get(path)
    assert imran.status == 200
    assert "kitchen" not in imran.text
    assert "Northtown" not in imran.text


def test_what_she_does_not_want_to_say_again_is_in_it(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/m")
    mary.post("/m", text="My sister speaks for me.", number="0")
    mary.get("/g/1")
    mary.post("/g/1", text="I would like somebody else.")
    mary.get("/c/copy")
    assert "My sister speaks for me." in mary.text
    assert "I would like somebody else." in mary.text
    mary.get("/c/copy.json")
    data = json.loads(mary.text)
    assert [one["text"] for one in data["known_already"]] == ["My sister speaks for me."]
    assert [one["text"] for one in data["sent_to_a_team_leader"]] == ["I would like somebody else."]
