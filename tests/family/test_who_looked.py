"""She sees who opened her record: one line for each day and person, however many pages."""

from __future__ import annotations

from pathlib import Path

from tests.support.databases import Database
from tests.support.desk import desk_of
from tests.support.household import build


def test_many_pages_of_one_day_make_one_line(database: Database, tmp_path: Path) -> None:
    desk = desk_of(build(database), tmp_path)
    case_id, member_id = desk.house.members["mary"]
    alice = desk.worker("alice")
    for page in ("", "/contact", "/choices"):
        alice.get(f"/people/{case_id}/{member_id}{page}")
        assert alice.status == 200
    mary = desk.relative("mary")
    mary.get("/c/who")
    assert mary.text.count('data-kind="looked"') == 1
