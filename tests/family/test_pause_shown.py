"""A change of a pause starts from what stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import promises
from tests.family.test_choosing import day, key
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def test_the_day_of_a_pause_stands_in_its_boxes(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/pause")
    fields = day(NOW + timedelta(days=3), "until")
    mary.post("/c/pause", submission_key=key(mary), which="day", **fields)
    for part, value in fields.items():
        assert f'name="{part}" inputmode="numeric" autocomplete="off" value="{value}"' in mary.text
    assert 'value="day" checked' in mary.text
    mary.post("/c/pause", submission_key=key(mary), which="say")
    assert 'value="say" checked' in mary.text


def test_a_new_pause_is_one_tap(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/pause")
    assert 'value="say" checked' in mary.text


def test_no_day_to_get_in_touch_is_named_in_a_pause(desk: Desk) -> None:
    due = NOW.date() + timedelta(days=3)
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=due)
    mary = desk.relative("mary")
    mary.get("/t")
    assert "We will be in touch by" in mary.text
    mary.get("/c/pause")
    mary.post("/c/pause", submission_key=key(mary), which="say")
    mary.get("/t")
    assert "We will be in touch by" not in mary.text
