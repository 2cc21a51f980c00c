"""A promise due, a promise missed, and no news in ten seconds."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.actions import allocations, promises
from casework.actions.updates.no_news import start_no_news
from casework.actions.updates.release import release
from casework.models.contact import Promise
from casework.models.updates import Update
from casework.queries.today import today
from tests.support.databases import NOW
from tests.support.desk import Desk, desk_of
from tests.support.household import Household

SORRY = "We said we would be in touch by"


@pytest.fixture
def desk(house: Household, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(house, tmp_path)


def _promise(house: Household) -> str:
    return house.act("alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 2))


def _kept(house: Household, promise_id: str) -> bool:
    with house.database.session("owner", write=False) as session:
        row = session.get_one(Promise, (house.cases["one"], promise_id))
        return row.kept_at is not None


def _missed(house: Household) -> str:
    earlier = NOW - timedelta(days=3)
    due_on = date(2026, 3, 1)
    return house.act("alice", promises.make, **house.of("mary"), due_on=due_on, now=earlier)


def test_a_missed_promise_is_said_with_regret(desk: Desk) -> None:
    mary = desk.relative("mary")
    assert SORRY not in mary.text
    _missed(desk.house)
    mary.get("/t")
    assert "We were not. We are sorry." in mary.text
    desk.worker("lena").get("/")
    assert "That day has gone by." in desk.worker("lena").text


def test_a_promise_kept_late_needs_no_more_regret(desk: Desk) -> None:
    promise_id = _missed(desk.house)
    desk.house.act("alice", promises.keep, case_id=desk.case, promise_id=promise_id)
    mary = desk.relative("mary")
    assert mary.name == "updates"
    assert SORRY not in mary.text


def test_no_news_begins_filled_and_keeps_the_promise(desk: Desk) -> None:
    house = desk.house
    promise_id = _promise(house)
    alice = desk.worker("alice")
    alice.get("/")
    case_id, member_id = house.members["mary"]
    alice.post(f"/people/{case_id}/{member_id}/no-news")
    assert alice.name == "edit_update"
    update_id = house.act("alice", start_no_news, **house.of("mary"))
    with house.database.session("owner") as session:
        update = session.get_one(Update, (case_id, update_id))
        assert (update.kind, update.promise_on) == ("no_news", date(2026, 3, 16))
        update.fields = {**(update.fields or {}), "open": "the things from the flat"}
        update.source_role = "family_liaison_officer"
        version = update.version
        session.commit()
    version += 1
    house.act("alice", release, case_id=case_id, update_id=update_id, version=version)
    assert _kept(house, promise_id)


def test_beginning_twice_answers_the_same_draft(house: Household) -> None:
    first = house.act("alice", start_no_news, **house.of("mary"))
    assert house.act("alice", start_no_news, **house.of("mary")) == first


def test_cover_gets_the_tasks_while_the_worker_is_away(house: Household) -> None:
    _promise(house)
    assert house.see("bea", today).promises == ()
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["bea"],
        starts_at=NOW,
        ends_at=NOW + timedelta(days=7),
        confirm_conflict=True,
    )
    (item,) = house.see("bea", today).promises
    assert item.mine
    later = NOW + timedelta(days=8)
    assert house.see("bea", today, now=later).promises == ()
