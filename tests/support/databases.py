"""One migrated, empty database for a test, on SQLite or on PostgreSQL."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from casework.models.row_security import FAMILY, MIGRATOR, OWNER, STAFF, WORKER
from casework.queries.database import (
    CaseworkSession,
    make_engine,
    open_session,
    session_factory,
)
from casework.rules.access import FamilyViewer, TrustedViewer, Viewer
from tests.support.cluster import Server

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROLES = {"family": FAMILY, "staff": STAFF, "worker": WORKER, "owner": MIGRATOR}


class Database(ABC):
    """A database under test.

    ``urls`` has an address for each side: family, staff, worker, owner. Each connects as the
    login role of that side. The owner is for preparing rows that no side may write; it is
    bound by triggers, as in a real deployment. Nothing here is a superuser but ``tamper``.
    """

    backend: str

    def __init__(self, urls: Mapping[str, str]) -> None:
        self.urls = dict(urls)
        self._engines: dict[str, Engine] = {}
        self._sessions: list[CaseworkSession] = []

    def engine(self, side: str = "owner") -> Engine:
        """The engine of one side, made once for this test's database."""
        if side not in self._engines:
            self._engines[side] = self._make_engine(side)
        return self._engines[side]

    def session(
        self, side: str = "staff", *, write: bool = True, **context: Any
    ) -> CaseworkSession:
        """A session as one side sees the database; closed when the test ends.

        ``context`` takes case_id, member_id, staff_id, lookup and now. It never commits by
        itself: commit before another session is to see what was written.
        """
        factory = session_factory(self.engine(side))
        context.setdefault("now", NOW)
        session = open_session(factory, write=write, side=side, **context)
        self._sessions.append(session)
        return session

    def session_of(self, viewer: Viewer, *, write: bool = True, **context: Any) -> CaseworkSession:
        """A session for a viewer, as the web layer would open it."""
        if isinstance(viewer, FamilyViewer):
            context |= {"case_id": viewer.case_id, "member_id": viewer.member_id}
        elif isinstance(viewer, TrustedViewer):
            context |= {"case_id": viewer.case_id, "member_id": viewer.trusted_id}
            return self.session("family", write=write, **context)
        else:
            context |= {"staff_id": viewer.staff_id}
        return self.session(viewer.side, write=write, **context)

    @abstractmethod
    def tamper(self, *statements: str) -> None:
        """Change rows behind everybody's back: without triggers, policies and foreign keys."""

    def close_sessions(self) -> None:
        """Close every session that the test opened."""
        for session in self._sessions:
            session.close()
        self._sessions.clear()

    def dispose(self) -> None:
        """Let go of every connection."""
        self.close_sessions()
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()

    def _make_engine(self, side: str) -> Engine:
        return make_engine(self.urls[side])


class SqliteDatabase(Database):
    """A file. All sides are the same here: SQLite has no roles."""

    backend = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(dict.fromkeys(ROLES, f"sqlite:///{path}"))

    def engine(self, side: str = "owner") -> Engine:
        """One engine for all sides."""
        if side not in self.urls:
            raise KeyError(side)
        return super().engine("owner")

    def tamper(self, *statements: str) -> None:
        """Take the triggers away, change, put them back."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = OFF")
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                connection.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                connection.execute(statement)
            for _, made in triggers:
                connection.execute(made)
        finally:
            connection.close()


class PostgresqlDatabase(Database):
    """A database of the run's server, seen through the login role of each side."""

    backend = "postgresql"

    def __init__(self, server: Server, name: str) -> None:
        self.server = server
        self.name = name
        super().__init__(
            {
                side: server.url_of(name, role).render_as_string(hide_password=False)
                for side, role in ROLES.items()
            }
        )
        self._wipe = _wiping(server, name)

    def wipe(self) -> None:
        """Empty every table, which is much faster than a new database for every test."""
        self.close_sessions()
        with self.server.connect(self.name) as connection:
            connection.execute(self._wipe)

    def tamper(self, *statements: str) -> None:
        """As a superuser, with triggers and foreign keys off."""
        with self.server.connect(self.name) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement.encode())

    def _make_engine(self, side: str) -> Engine:
        if side != "owner":
            return make_engine(self.urls[side])
        engine = make_engine(self.urls[side], poolclass=NullPool)

        @event.listens_for(engine, "connect")
        def become_owner(connection: Any, _record: object) -> None:
            connection.execute(f"SET ROLE {OWNER}")
            connection.commit()

        return engine


def _wiping(server: Server, name: str) -> bytes:
    with server.connect(name) as connection:
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname IN ('public', 'procrastinate')"
            " AND tablename <> 'alembic_version' ORDER BY 1"
        ).fetchall()
    # A session that a test left open in another thread must not hang the run for ever.
    first = "SET session_replication_role = replica; SET lock_timeout = '10s'; "
    return (first + "; ".join(f"DELETE FROM {table}" for (table,) in tables)).encode()


def plain_url(url: str) -> str:
    """An address without the driver's name, for tools that speak to PostgreSQL themselves."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
