"""While she keeps everything paused, no page says that we will be in touch, or that we were not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import promises
from tests.family.test_choosing import day, key
from tests.support.databases import NOW, Database
from tests.support.desk import desk_of
from tests.support.household import build

NEXT = "We will be in touch by"
MISSED = "We said we would be in touch by"


def test_a_promise_for_a_day_in_her_pause_is_not_said(database: Database, tmp_path: Path) -> None:
    desk = desk_of(build(database), tmp_path)
    due_on = NOW.date() + timedelta(days=3)
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=due_on)
    mary = desk.relative("mary")
    mary.get("/t")
    assert NEXT in mary.text
    mary.get("/c/pause")
    mary.post("/c/pause", now="yes")
    mary.get("/t")
    assert NEXT not in mary.text
    assert MISSED not in mary.text
    mary.get("/c/pause")
    mary.post("/c/pause/off")
    mary.get("/t")
    assert NEXT in mary.text


@pytest.mark.parametrize(("days", "said"), [(2, True), (3, False)])
def test_the_last_day_of_a_pause_is_hers_as_well(
    database: Database, tmp_path: Path, days: int, said: bool
) -> None:
    desk = desk_of(build(database), tmp_path)
    due_on = NOW.date() + timedelta(days=3)
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=due_on)
    mary = desk.relative("mary")
    mary.get("/c/pause")
    until = day(NOW + timedelta(days=days), "until")
    mary.post("/c/pause", submission_key=key(mary), which="day", **until)
    mary.get("/t")
    assert (NEXT in mary.text) is said
