"""The furnished household in a database of its own, shared by the tests of one module.

For tests that only try what is refused: they change no row, so one building is enough.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casework.models.sealing import KeyRing, use_key_ring
from tests.support.belongings import Ids, furnish
from tests.support.cluster import TEMPLATE, postgresql
from tests.support.databases import Database, PostgresqlDatabase, SqliteDatabase
from tests.support.household import Household, build

Furnished = tuple[Household, dict[str, Ids]]


def furnished_on(
    backend: str, request: pytest.FixtureRequest, directory: Path, name: str
) -> Iterator[Furnished]:
    """Build, hand out, and take away."""
    database: Database
    if backend == "sqlite":
        path = directory / "furnished.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        database = SqliteDatabase(path)
    else:
        postgresql().create(name, TEMPLATE)
        database = PostgresqlDatabase(postgresql(), name)
    with keys_in_use():
        house = build(database)
        belongings = furnish(house)
    yield house, belongings
    database.dispose()
    if backend != "sqlite":
        postgresql().drop(name)


@contextmanager
def keys_in_use() -> Iterator[None]:
    """The keys of the fixture ``key_ring``: what is sealed with them opens in every test."""
    first, index = (hashlib.sha256(key.encode()).digest() for key in ("first", "index"))
    use_key_ring(KeyRing({"first": first}, "first", index))
    yield
    use_key_ring(None)
