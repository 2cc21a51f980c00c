"""Lists name people as a record does: each look is logged, or no name is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions import messages
from casework.actions.access_log import AccessNotLogged
from casework.models.sessions import AccessLog
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.news import publish

LISTS = {
    "/": "today",
    "/people": "people",
    "/cases": "cases",
    "/messages": "messages",
    "/releases": "releases",
    "/updates/new": "new_update",
}


@pytest.fixture
def waiting(desk: Desk) -> Desk:
    """A message, an update for a second person, and hard news to be told."""
    desk.house.act("mary", messages.send, text="Is there news?", disclosure_shown=True)
    publish(desk.house, "mary", writer="lena", state="waiting_second")
    publish(desk.house, "mary", writer="lena")
    return desk


def noted(desk: Desk, staff: str) -> list[tuple[str, str, str | None]]:
    """Page, case, person."""
    with desk.house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(AccessLog).where(AccessLog.staff_id == desk.house.staff[staff])
        )
        return [(row.page, row.case_id, row.member_id) for row in rows]


@pytest.mark.parametrize("path", LISTS)
def test_each_list_is_noted_with_its_cases(waiting: Desk, path: str) -> None:
    alice = waiting.worker("alice")
    before = noted(waiting, "alice")
    alice.get(path)
    assert alice.status == 200
    assert "Mary" in alice.text or "Robbie" in alice.text
    new = noted(waiting, "alice")[len(before) :]
    assert new == [(LISTS[path], waiting.case, None)]


@pytest.mark.parametrize("path", LISTS)
def test_no_list_names_anybody_without_the_note(
    waiting: Desk, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_all: object) -> None:
        raise AccessNotLogged("list")

    lena = waiting.worker("lena")
    monkeypatch.setattr("advocate_admin.noting.record_access", refuse)
    lena.get(path)
    for name in ("Mary", "Imran", "Robbie"):
        assert name not in lena.text
    assert lena.status == 500


def test_search_that_finds_nobody_notes_nobody(waiting: Desk) -> None:
    alice = waiting.worker("alice")
    waiting.at(NOW + timedelta(minutes=1))
    alice.get("/people?q=nobody")
    assert [one for one in noted(waiting, "alice") if one[0] == "people"] == []
