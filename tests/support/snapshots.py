"""The rows of a database kept, and put into another one that is empty.

What many tests begin with is made once in each process, and copied for each test: the same rows, in
a database of the test's own.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from casework.models import Base
from casework.queries import own_page
from tests.support.databases import Database, PostgresqlDatabase, SqliteDatabase

_TABLES = tuple(table.name for table in Base.metadata.sorted_tables)
_ANY_ROW = " OR ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in _TABLES)
_COLUMNS = (
    "SELECT table_schema, table_name, string_agg(quote_ident(column_name), ', ')"
    " FROM information_schema.columns WHERE table_schema IN ('public', 'procrastinate')"
    " AND is_generated = 'NEVER' GROUP BY 1, 2"
)
_SEQUENCES = "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences"


@dataclass(frozen=True)
class Snapshot:
    """The rows of one database: a whole file, or what COPY wrote of each table."""

    file: bytes = b""
    tables: tuple[tuple[str, bytes], ...] = ()  # table and columns, rows
    sequences: tuple[tuple[str, int], ...] = ()


def is_empty(database: Database) -> bool:
    """Whether no table of ours has a row."""
    if isinstance(database, SqliteDatabase):
        with closing(sqlite3.connect(database.path)) as connection:
            return not connection.execute(f"SELECT {_ANY_ROW}").fetchone()[0]
    with _opened(database) as server:
        return not server.execute(f"SELECT {_ANY_ROW}").fetchone()[0]


def taken_of(database: Database) -> Snapshot:
    """All rows as they are committed now."""
    if isinstance(database, SqliteDatabase):
        with closing(sqlite3.connect(database.path)) as connection:
            file = bytearray(connection.serialize())
        file[18:20] = b"\1\1"  # memory, where it is opened next, knows no write-ahead log
        return Snapshot(file=bytes(file))
    with _opened(database) as server:
        tables = []
        for schema, name, columns in server.execute(_COLUMNS).fetchall():
            table = f'"{schema}"."{name}" ({columns})'
            with server.cursor().copy(f"COPY {table} TO STDOUT") as copied:
                rows = b"".join(bytes(one) for one in copied)
            if rows and name != "alembic_version":
                tables.append((table, rows))
        sequences = [row for row in server.execute(_SEQUENCES).fetchall() if row[1] is not None]
    return Snapshot(tables=tuple(tables), sequences=tuple(sequences))


def restore(database: Database, snapshot: Snapshot) -> None:
    """Put the rows into an empty database of the same schema."""
    # Their ids were seen before in this process: nothing that was kept of them may help.
    own_page._known._results.clear()
    own_page._stood._results.clear()
    if isinstance(database, SqliteDatabase):
        with (
            closing(sqlite3.connect(":memory:")) as kept,
            closing(sqlite3.connect(database.path)) as connection,
        ):
            kept.deserialize(snapshot.file)
            kept.backup(connection)
        return
    with _opened(database) as server, server.transaction():
        server.execute("SET LOCAL session_replication_role = replica")
        for table, rows in snapshot.tables:
            with server.cursor().copy(f"COPY {table} FROM STDIN") as copied:
                copied.write(rows)
        for name, last in snapshot.sequences:
            server.execute(f"SELECT setval('{name}', greatest({last}, last_value)) FROM {name}")


def _opened(database: Database) -> Any:
    assert isinstance(database, PostgresqlDatabase)
    return database.server.connect(database.name)
