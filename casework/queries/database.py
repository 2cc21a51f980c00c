"""Engines and sessions for both databases, and the context that row-level security reads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

CONTEXT_KEYS = ("side", "case_id", "member_id", "staff_id", "lookup", "now")
BUSY_TIMEOUT_MS = 10_000
# A connection that rested longer is asked whether it still answers before it is used.
RESTED_SECONDS = 5.0

_NO_TRANSACTION = "AUTOCOMMIT"  # as a connection asks for it: for ANALYZE, and nothing else here
_DONE = (1, 2)  # libpq's numbers for a command that succeeded, without and with rows
_IN_TRANSACTION = 2  # libpq's number for a transaction without an error


def make_engine(url: str, **options: Any) -> Engine:
    """An engine for SQLite (WAL, foreign keys, own BEGIN) or PostgreSQL (psycopg 3)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, **options)
        event.listen(engine, "connect", _prepare_postgresql)
        event.listen(engine, "checkin", _note_rest)
        event.listen(engine, "checkout", _ask_after_rest)
        event.listen(engine, "begin", _begin_postgresql)
        event.listen(engine, "rollback", _end_reading)
        return engine
    engine = create_engine(parsed, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def straight(connection: Connection, text: str, parameters: Any = None) -> Any:
    """Hand a statement to the driver and give back its first row, if it has any.

    SQLAlchemy describes each result, which takes longer than many of ours take to run. On
    PostgreSQL the parameters are a list, and stand in the text as $1, $2 and so on: the way of
    the database itself, so that the driver has nothing to look for in a long text.
    """
    driver: Any = connection.connection.dbapi_connection
    cursor = _raw(driver) if connection.dialect.name == "postgresql" else driver.cursor()
    # Whoever listens to statements, to count or to log them, hears of this one as well.
    for told in connection.dispatch.before_cursor_execute:
        told(connection, cursor, text, parameters, None, False)
    try:
        if parameters is None:
            _command(driver, cursor, text)
            return None
        cursor.execute(text, parameters)
        return cursor.fetchone()
    except connection.dialect.loaded_dbapi.Error as error:
        gone = connection.dialect.is_disconnect(error, driver, cursor)
        if gone:
            connection.invalidate(error)
        raise DBAPIError.instance(
            text,
            None,
            error,
            connection.dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=connection.dialect,
        ) from error
    finally:
        cursor.close()


def _raw(driver: Any) -> Any:
    from psycopg import RawCursor

    return RawCursor(driver)


def _command(driver: Any, cursor: Any, text: str) -> None:
    pgconn = getattr(driver, "pgconn", None)
    if pgconn is None:
        cursor.execute(text)
        return
    # One call of libpq; the driver's own way is made for results, which nobody awaits here.
    result = pgconn.exec_(text.encode())
    if result.status not in _DONE:
        from psycopg.errors import error_from_result

        raise error_from_result(result)


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
    options = connection.get_execution_options()
    if options.get("isolation_level") == _NO_TRANSACTION:
        return
    writes = options.get("writes", True)
    straight(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    # We say BEGIN ourselves, together with who is looking: one message instead of three.
    connection.autocommit = True


def _note_rest(_connection: object, record: Any) -> None:
    record.info["rests_since"] = time.monotonic()


def _ask_after_rest(connection: Any, record: Any, _proxy: object) -> None:
    since = record.info.get("rests_since")
    if since is None or time.monotonic() - since < RESTED_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
    except Exception as gone:
        raise DisconnectionError("the database closed a connection that rested") from gone


def _begin_postgresql(connection: Connection) -> None:
    # A session says BEGIN itself, see _tell_the_database.
    options = connection.get_execution_options()
    if not options.get("told", False) and options.get("isolation_level") != _NO_TRANSACTION:
        straight(connection, "BEGIN")


def _end_reading(connection: Connection) -> None:
    """End a transaction that only read by COMMIT. The database itself refused it any change;
    after a ROLLBACK the driver would forget every prepared statement."""
    if not connection.get_execution_options().get("writes", True):
        driver: Any = connection.connection.dbapi_connection
        if driver is not None and driver.pgconn.transaction_status == _IN_TRANSACTION:
            driver.pgconn.exec_(b"COMMIT")  # should it fail, the rollback follows


class CaseworkSession(Session):
    """A session that tells the database, at each transaction's start, who is looking."""


@event.listens_for(CaseworkSession, "after_begin")
def _tell_the_database(session: Session, _tx: SessionTransaction, connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    begin = ""
    if connection.get_execution_options().get("told", False):
        # What a page shows is one moment of the record, however many statements it takes.
        reading = " ISOLATION LEVEL REPEATABLE READ READ ONLY"
        begin = f"BEGIN{reading if session.info.get('read_only') else ''}; "
    straight(connection, begin + _set_config(connection, session.info))


def _set_config(connection: Connection, info: dict[Any, Any]) -> str:
    # One statement; true = until the end of this transaction, so a pooled connection
    # cannot carry one person's context to the next. The values are quoted by the driver's
    # own library: a message with parameters could not hold the BEGIN as well.
    from psycopg.pq import Escaping

    driver: Any = connection.connection.dbapi_connection
    quoted = Escaping(driver.pgconn).escape_literal
    calls = ", ".join(
        f"set_config('app.{key}', {quoted(_as_text(info.get(key)).encode()).decode()}, true)"
        for key in CONTEXT_KEYS
    )
    return f"SELECT {calls}"


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


class _Maker(sessionmaker[CaseworkSession]):
    """Makes sessions on one engine and pool, which it holds in two forms: to read and to write.
    The events above ask which it is."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, class_=CaseworkSession, expire_on_commit=False, autoflush=True)
        self.engines = {
            write: engine.execution_options(writes=write, told=True) for write in (True, False)
        }


def session_factory(engine: Engine) -> sessionmaker[CaseworkSession]:
    """The maker of all sessions on this engine."""
    return _Maker(engine)


def open_session(
    factory: sessionmaker[CaseworkSession], *, write: bool, **context: Any
) -> CaseworkSession:
    """A session for one unit of work.

    ``write=False`` makes it read-only: on PostgreSQL by the transaction, everywhere by the
    guard of ``actions.audit``. ``context`` holds what CONTEXT_KEYS name; ``now`` is an aware
    moment and decides which allocations are in force.
    """
    assert isinstance(factory, _Maker), "made by session_factory"
    session = factory(bind=factory.engines[write])
    session.info.update({key: context.get(key) for key in CONTEXT_KEYS})
    session.info["read_only"] = not write
    return session


def set_context(session: Session, **context: Any) -> None:
    """Change who is looking in the middle of a transaction (at sign-in, once a code is proved)."""
    unknown = set(context) - set(CONTEXT_KEYS)
    if unknown:
        raise ValueError(f"not part of the context: {sorted(unknown)}")
    session.info.update(context)
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        straight(connection, _set_config(connection, session.info))


@contextmanager
def short_transaction(
    factory: sessionmaker[CaseworkSession], **context: Any
) -> Iterator[CaseworkSession]:
    """A write transaction of its own: for the access log, the shown receipt, the last-seen
    time, which are written even while a page is only read."""
    with open_session(factory, write=True, **context) as session:
        yield session
        session.commit()
