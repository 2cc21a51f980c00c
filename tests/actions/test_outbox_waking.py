"""A worker at rest hears that something was queued; and what it does not hear is only later."""

from __future__ import annotations

import importlib
import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from procrastinate.schema import SchemaManager
from sqlalchemy import Row, text
from sqlalchemy.exc import ProgrammingError

from casework.actions import outbox
from casework.actions.outbox import wake
from casework.rules.sending import State
from casework.sending import jobs, waking
from casework.sending.port import Accepted, Answer, Outgoing
from casework.sending.waking import work
from tests.support.databases import Database
from tests.support.household import Household
from tests.support.leaving import Leaving
from tests.support.marks import on_postgresql

SOON = 10.0  # seconds; without being woken a worker on PostgreSQL looks every fifteen


@contextmanager
def at_work(leaving: Leaving, database: Database) -> Iterator[threading.Thread]:
    stop = threading.Event()
    desk, engine = leaving.desk(), database.engine("worker")
    thread = threading.Thread(target=work, args=(desk, engine, stop))
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join(timeout=SOON)
        assert not thread.is_alive()


def test_what_is_queued_wakes_a_worker_when_it_is_committed(
    house: Household, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LOOKS", "0 0 1 1 *")  # it does not look by itself before long
    leaving = Leaving(house)
    leaving.reach("mary")
    with at_work(leaving, database):
        time.sleep(1)  # it rests
        assert _left_the_queue(leaving, leaving.write("mary"))


def test_what_nobody_said_is_found_at_the_next_look(
    house: Household, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LOOKS", "* * * * * *")
    monkeypatch.setattr(outbox, "wake", lambda _session: None)
    leaving = Leaving(house)
    leaving.reach("mary")
    with at_work(leaving, database):
        time.sleep(1)
        assert _left_the_queue(leaving, leaving.write("mary"))


def test_the_look_by_itself_comes_every_fifteen_seconds(house: Household) -> None:
    app = jobs.app_for(Leaving(house).desk(), house.database.engine("worker"), threading.Event())
    (periodic,) = app.periodic_registry.periodic_tasks.values()
    first = 1_800_000_007.0  # a moment in the middle of a minute
    times = periodic.croniter
    times.set_current(first)
    moments = [times.get_next(ret_type=float) for _ in range(5)]
    assert {later - earlier for earlier, later in itertools.pairwise(moments)} == {15.0}


def test_without_procrastinate_a_worker_looks_by_itself(
    house: Household, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr(jobs, "_serve", away)
    leaving = Leaving(house)
    leaving.reach("mary")
    message_id = leaving.write("mary")
    with at_work(leaving, database):
        assert _left_the_queue(leaving, message_id)


def test_a_database_that_is_away_is_waited_for(
    house: Household, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_more: object) -> None:
        raise OSError

    monkeypatch.setattr(waking, "run_until_idle", away)
    with at_work(Leaving(house), database) as thread:
        time.sleep(0.5)
        assert thread.is_alive()


def test_a_word_to_stop_is_heard_between_two_messages(house: Household, database: Database) -> None:
    leaving = Leaving(house)
    stop = threading.Event()

    class Telling:
        """A way out that hears the word while it has the first message."""

        looks_up = False

        def hand_over(self, outgoing: Outgoing) -> Answer:
            stop.set()
            return Accepted()

        def look_up(self, reference: str) -> Answer:
            raise AssertionError(reference)  # it says that it cannot be asked

        def close(self) -> None:
            """Nothing is kept open."""

    leaving.receivers = {"text": Telling()}
    for name, number in (("mary", "07700 900123"), ("dan", "07700 900124")):
        leaving.reach(name, value=number)
        leaving.write(name)
    waking.look(leaving.desk(), stop)
    assert sorted(one.state for one in leaving.rows()) == ["queued", "sent"]


@on_postgresql
def test_a_change_leaves_one_job_and_only_when_it_commits(database: Database) -> None:
    with database.session("staff") as session:
        wake(session)
        session.rollback()
    assert _jobs(database) == []
    with database.session("family") as session:
        wake(session)
        wake(session)
        session.commit()
    assert [(one.queue_name, one.task_name, one.args) for one in _jobs(database)] == [
        (jobs.QUEUE, jobs.TASK, {})
    ]


@on_postgresql
def test_no_change_waits_for_another_to_commit(database: Database) -> None:
    with database.session("staff") as first, database.session("family") as second:
        wake(first)
        second.execute(text("SET LOCAL statement_timeout = '3s'"))
        wake(second)
        second.commit()
        first.commit()
    assert len(_jobs(database)) == 2


@on_postgresql
def test_one_look_answers_every_job_that_waits(house: Household, database: Database) -> None:
    for _ in range(3):
        with database.session("staff") as session:
            wake(session)
            session.commit()
    with at_work(Leaving(house), database):
        _until(lambda: not _jobs(database))
    assert _jobs(database) == []


@pytest.mark.parametrize("side", ["family", "staff"])
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM procrastinate.procrastinate_jobs",
        "INSERT INTO procrastinate.procrastinate_workers DEFAULT VALUES",
        "SELECT procrastinate.procrastinate_register_worker_v1()",
        "DELETE FROM procrastinate.procrastinate_jobs",
    ],
)
@on_postgresql
def test_the_pages_may_only_say_that_there_is_work(
    database: Database, side: str, statement: str
) -> None:
    with database.session(side) as session, pytest.raises(ProgrammingError, match="permission"):
        session.execute(text(statement))


def test_the_tables_are_those_of_the_version_in_the_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another version of Procrastinate brings changes of its own: they need a migration."""
    migration = importlib.import_module("migrations.versions.0009_inbound")
    assert migration.delivered_schema() == SchemaManager.get_schema()
    monkeypatch.setattr(migration, "_DELIVERED", "of another version")
    with pytest.raises(RuntimeError, match="expects"):
        migration.delivered_schema()


def _left_the_queue(leaving: Leaving, message_id: str) -> bool:
    return _until(lambda: leaving.row(message_id).state != State.QUEUED.value)


def _until(true: Callable[[], bool]) -> bool:
    ends = time.monotonic() + SOON
    while time.monotonic() < ends:
        if true():
            return True
        time.sleep(0.05)
    return False


def _jobs(database: Database) -> Sequence[Row[Any]]:
    with database.session("worker", write=False) as session:
        return session.execute(
            text("SELECT queue_name, task_name, args FROM procrastinate.procrastinate_jobs")
        ).all()
