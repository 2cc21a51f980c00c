"""Engines and sessions for both databases, and the context that row-level security reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

CONTEXT_KEYS = ("side", "case_id", "member_id", "staff_id", "lookup", "now")
BUSY_TIMEOUT_MS = 10_000


def make_engine(url: str, **options: Any) -> Engine:
    """An engine for SQLite (WAL, foreign keys, own BEGIN) or PostgreSQL (psycopg 3)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True, **options)
    engine = create_engine(parsed, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling starts a transaction too late; we say BEGIN.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: two writers queue up instead of
    # one failing half-way. Readers never wait.
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class CaseworkSession(Session):
    """A session that tells the database, at each transaction's start, who is looking."""


@event.listens_for(CaseworkSession, "after_begin")
def _tell_the_database(session: Session, _tx: SessionTransaction, connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        _set_config(connection, session.info)
        if session.info.get("read_only"):
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _set_config(connection: Connection, info: dict[Any, Any]) -> None:
    values = {key: _as_text(info.get(key)) for key in CONTEXT_KEYS}
    # One statement; true = until the end of this transaction, so a pooled connection
    # cannot carry one person's context to the next.
    calls = ", ".join(f"set_config('app.{key}', :{key}, true)" for key in CONTEXT_KEYS)
    connection.execute(text(f"SELECT {calls}"), values)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


def session_factory(engine: Engine) -> sessionmaker[CaseworkSession]:
    """The maker of all sessions on this engine."""
    return sessionmaker(engine, class_=CaseworkSession, expire_on_commit=False, autoflush=True)


def open_session(
    factory: sessionmaker[CaseworkSession], *, write: bool, **context: Any
) -> CaseworkSession:
    """A session for one unit of work.

    ``write=False`` makes it read-only: on PostgreSQL by the transaction, everywhere by the
    guard of ``actions.audit``. ``context`` holds what CONTEXT_KEYS name; ``now`` is an aware
    moment and decides which allocations are in force.
    """
    session = factory()
    session.info.update({key: context.get(key) for key in CONTEXT_KEYS})
    session.info["read_only"] = not write
    if not write:
        engine = session.get_bind()
        assert isinstance(engine, Engine)
        session.bind = engine.execution_options(writes=False)
    return session


def set_context(session: Session, **context: Any) -> None:
    """Change who is looking in the middle of a transaction (at sign-in, once a code is proved)."""
    unknown = set(context) - set(CONTEXT_KEYS)
    if unknown:
        raise ValueError(f"not part of the context: {sorted(unknown)}")
    session.info.update(context)
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _set_config(connection, session.info)


@contextmanager
def short_transaction(
    factory: sessionmaker[CaseworkSession], **context: Any
) -> Iterator[CaseworkSession]:
    """A write transaction of its own: for the access log, the shown receipt, the last-seen
    time, which are written even while a page is only read."""
    with open_session(factory, write=True, **context) as session:
        yield session
        session.commit()
