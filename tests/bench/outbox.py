"""The outbox: killed workers, and what a long queue costs the next message that is due."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import text

from casework.actions.outbox_work import take_next
from casework.queries.database import open_session, session_factory
from tests.support.bench_scene import use_bench_keys
from tests.support.cluster import TEMPLATE, postgresql
from tests.support.databases import PostgresqlDatabase
from tests.support.measure import Measure, Sample, ratio, seconds
from tests.support.outbox_load import Outcome, add_messages, run_killing

MESSAGES, KILLS, LONGEST = 10_000, 100, 360.0
MANY, FEW = 100_000, 100


@contextmanager
def _database(name: str) -> Iterator[PostgresqlDatabase]:
    use_bench_keys()
    server = postgresql()
    server.create(name, TEMPLATE)
    database = PostgresqlDatabase(server, name)
    try:
        yield database
    finally:
        database.dispose()
        server.drop(name)


@lru_cache(maxsize=1)
def killed() -> Outcome:
    """One run for all of its figures: it takes minutes."""
    with _database("bench_outbox") as database, tempfile.TemporaryDirectory() as folder:
        return run_killing(
            database, Path(folder), messages=MESSAGES, kills=KILLS, longest=LONGEST * 2
        )


def _figure(name: str, unit: str, target: float, attribute: str) -> Measure:
    @contextmanager
    def prepare() -> Iterator[Mapping[str, Sample]]:
        yield {"run": lambda: float(getattr(killed(), attribute))}

    return Measure(
        f"outbox/{name}", unit, prepare, lambda medians: medians["run"], target, rounds=1
    )


@contextmanager
def _waiting() -> Iterator[Mapping[str, Sample]]:
    """One due message taken, and given back, among many that are due tomorrow."""
    with ExitStack() as stack:
        things: dict[str, Sample] = {}
        for name, others in (("many", MANY), ("few", FEW)):
            database = stack.enter_context(_database(f"bench_outbox_{name}"))
            now = datetime.now(UTC)
            owner = database.engine("owner")
            add_messages(owner, others, now, due=False)
            add_messages(owner, 1, now)
            with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE"))
            factory = session_factory(database.engine("worker"))

            def take(factory=factory, now=now) -> None:  # type: ignore[no-untyped-def]
                with open_session(factory, write=True, side="worker", now=now) as session:
                    assert take_next(session, owner="bench", burst=10**6, now=now) is not None
                    session.rollback()

            take()
            things[name] = seconds(take)
        yield things


MEASURES = (
    _figure("sent twice, two workers killed 100 times", "messages", 0, "twice"),
    _figure("lost in silence", "messages", 0, "lost"),
    _figure("said to be sent and never received", "messages", 0, "claimed"),
    _figure("10,000 messages, until nothing is open", "s", LONGEST, "seconds"),
    Measure(
        "outbox/next due among 100,000 against 100",
        "times",
        _waiting,
        ratio("many", "few"),
        1.2,
        rounds=30,
    ),
)
