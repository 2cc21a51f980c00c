"""Support was to end after something: once it has come, her worker is told, and asks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import choices_made
from casework.models.case import Case, Deceased
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build

DUE = 'data-kind="support_due"'


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary wants support until the trial is over."""
    made = desk_of(build(database), tmp_path)
    value = {"state": "ending", "after": "trial"}
    made.house.act("mary", choices_made.choose, topic="support", value=value)
    return made


def trial_is_over(desk: Desk, days_ago: int = 1) -> None:
    with desk.house.database.session("owner") as session:
        case = session.get_one(Case, desk.house.cases["one"])
        case.proceedings_from = NOW.date() - timedelta(days=100)
        case.proceedings_until = NOW.date() - timedelta(days=days_ago)
        session.commit()


def test_nothing_is_said_while_it_has_not_come(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/")
    assert DUE not in alice.text


def test_her_worker_is_told_once_it_has_come(desk: Desk) -> None:
    trial_is_over(desk)
    alice, bea = desk.worker("alice"), desk.worker("bea")
    alice.get("/")
    bea.get("/")
    assert DUE in alice.text
    assert DUE not in bea.text


def test_what_she_says_next_takes_it_away(desk: Desk) -> None:
    trial_is_over(desk)
    desk.house.act("mary", choices_made.choose, topic="support", value={"state": "ended"})
    alice = desk.worker("alice")
    alice.get("/")
    assert DUE not in alice.text


def test_nobody_is_asked_on_the_anniversary_itself(desk: Desk) -> None:
    value = {"state": "ending", "after": "anniversary"}
    desk.house.act("mary", choices_made.choose, topic="support", value=value)
    alice = desk.worker("alice")
    for died, due in (
        (NOW.date().replace(year=2025), False),
        (NOW.date().replace(year=2024), True),
    ):
        with desk.house.database.session("owner") as session:
            for row in session.query(Deceased).filter_by(case_id=desk.house.cases["one"]):
                row.died_on = died
            session.commit()
        alice.get("/")
        assert (DUE in alice.text) is due
