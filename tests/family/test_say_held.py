"""Proceedings begin after she let the chair read: from then on it waits for a check."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import cases
from casework.models.case import Case
from casework.models.engagement import ViewRelease
from casework.queries.review_say import views_of
from casework.rules.review_say import Reader
from tests.family.test_review_say import review_id, write
from tests.support.chairing import known_review
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary knows of a review; nobody has been arrested."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary")
    return made


def readers(desk: Desk) -> frozenset[Reader]:
    viewer = desk.house.relative("mary")
    where = (viewer.case_id, viewer.member_id, review_id(desk), NOW)
    found = desk.house.run(viewer, lambda session: views_of(session, *where))
    return found[0].readers


def test_an_arrest_makes_what_she_released_wait(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = write(desk, mary)
    mary.post(f"{path}/ok")
    mary.get(path)
    mary.post(f"{path}/on", reader="chair")
    assert readers(desk) == {Reader.CHAIR}
    with desk.house.database.session("owner", now=NOW) as session:
        version = session.get_one(Case, desk.house.cases["one"]).version
    desk.house.act(
        "alice",
        cases.set_proceedings,
        case_id=desk.house.cases["one"],
        since=NOW.date(),
        until=None,
        version=version,
    )
    assert readers(desk) == frozenset()
    with desk.house.database.session("owner", now=NOW) as session:
        assert session.scalars(select(ViewRelease.waits_for_check)).all() == [True]
    mary.get(path)
    assert "It waits for the police or the prosecutors." in mary.text
