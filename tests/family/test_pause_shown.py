"""A change of a pause starts from what stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

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
