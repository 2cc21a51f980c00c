"""Her copy of everything holds every choice: a pause, how long support goes on, her own days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.databases import Database
from tests.support.desk import desk_of
from tests.support.household import build


@pytest.mark.parametrize("path", ["/c/copy", "/c/copy.json"])
def test_a_pause_and_the_days_she_keeps_clear_are_choices_too(
    database: Database, tmp_path: Path, path: str
) -> None:
    mary = desk_of(build(database), tmp_path).relative("mary")
    mary.get("/c/when/day")
    day = {"day-day": "14", "day-month": "3", "day-year": "2026", "called": "Sam's day"}
    mary.post("/c/when/day", yearly="yes", **day)
    mary.get("/c/pause")
    mary.post("/c/pause", now="yes")
    mary.get(path)
    assert "Days to keep clear" in mary.text
    assert "Saturday 14 March 2026, and this day every year." in mary.text
    assert "How long support goes on" in mary.text
    assert '"about": "Pause"' in mary.text or "<h3>Pause</h3>" in mary.text
