"""The fixtures every folder may use: the clock, the key ring, a database."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from casework.cli.migrations import migrate
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.database import make_engine
from casework.rules.languages import SOURCE
from casework.web import i18n
from tests.support.cluster import TEMPLATE, postgresql
from tests.support.databases import NOW, Database, PostgresqlDatabase, SqliteDatabase

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(autouse=True)
def speaks_english() -> None:
    """A request of an earlier test may have spoken another language in this context."""
    i18n.set_language(SOURCE)


@pytest.fixture
def now() -> datetime:
    """Monday 2 March 2026, nine in the morning in London."""
    return NOW


@pytest.fixture
def key_ring() -> Iterator[KeyRing]:
    """A key ring in use, always of the same keys, so that a failure can be repeated."""
    keys = {name: hashlib.sha256(name.encode()).digest() for name in ("first", "index")}
    ring = KeyRing({"first": keys["first"]}, "first", keys["index"])
    use_key_ring(ring)
    yield ring
    use_key_ring(None)


@pytest.fixture(params=BACKENDS)
def database(
    request: pytest.FixtureRequest, key_ring: KeyRing, tmp_path: Path
) -> Iterator[Database]:
    """An empty, migrated database, once on SQLite and once on PostgreSQL.

    Only rows may be changed in it. A test that changes the schema uses ``own_database``.
    """
    if request.param == "sqlite":
        yield from _sqlite(request, tmp_path)
        return
    shared: PostgresqlDatabase = request.getfixturevalue("worker_database")
    yield shared
    shared.wipe()


@pytest.fixture(params=BACKENDS)
def own_database(
    request: pytest.FixtureRequest, key_ring: KeyRing, tmp_path: Path
) -> Iterator[Database]:
    """Like ``database``, but made for this test alone: its schema may be changed."""
    if request.param == "sqlite":
        yield from _sqlite(request, tmp_path)
        return
    yield from _postgresql(f"own_{abs(hash(tmp_path))}")


@pytest.fixture(scope="session")
def worker_database(worker_id: str) -> Iterator[PostgresqlDatabase]:
    """The PostgreSQL database that this process uses for one test after the other."""
    yield from _postgresql(f"worker_{worker_id}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


def _sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteDatabase]:
    path = tmp_path / "alongside.db"
    shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
    database = SqliteDatabase(path)
    yield database
    database.dispose()


def _postgresql(name: str) -> Iterator[PostgresqlDatabase]:
    server = postgresql()
    server.create(name, TEMPLATE)
    database = PostgresqlDatabase(server, name)
    yield database
    database.dispose()
    server.drop(name)
