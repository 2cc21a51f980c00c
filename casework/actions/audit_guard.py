"""No silent write: what changed without an audit entry is never committed.

The guard sees everything written through the session: objects, and statements built with
``insert``, ``update`` and ``delete``. It does not see SQL written as text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import (
    InstanceState,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    sessionmaker,
)
from sqlalchemy.sql.dml import UpdateBase

# Tables written without an entry of their own.
EXEMPT_TABLES: dict[str, str] = {
    "audit_entry": "the audit itself",
    "audit_head": "the audit itself",
    "access_log": "a log of reading, append-only; it changes nobody's record",
    "code_request": "a question of somebody unknown; the code that may follow is recorded",
    "inbound_text": "a text of somebody unknown; where it was placed is recorded",
    "limit_counter": "counts of attempts; holds no record of a person",
    "submission": "the receipt of a form whose own change is recorded",
}

# Columns that may change without an entry, as long as nothing else in the row does.
EXEMPT_COLUMNS: dict[str, tuple[frozenset[str], str]] = {
    "audience": (frozenset({"shown_at"}), "the receipt that a page was shown"),
    "login_session": (frozenset({"last_seen_at"}), "the session's last-seen time"),
    "outbox_message": (
        frozenset(
            {"state", "why", "held_until", "wake_at", "ready_at", "channel", "contact_point_id"}
            | {"language", "attempts", "owner", "started_at", "task"}
        ),
        "how a message waits: its row tells, and its end is recorded",
    ),
    "sign_in_code": (frozenset({"tries"}), "a count of attempts"),
}

# A statement may carry its reason instead: .execution_options(no_audit_because="...").
REASON_OPTION = "no_audit_because"


class UnauditedWrite(RuntimeError):
    """A record changed and no audit entry says so. Nothing was committed."""


class ReadOnlyWrite(RuntimeError):
    """Something tried to write while a page was only being read."""


def install_audit_guard(factory: sessionmaker[Any]) -> None:
    """Watch every session that this maker makes."""
    event.listen(factory, "before_flush", _refuse_when_reading)
    event.listen(factory, "after_flush", _note_flushed)
    event.listen(factory, "do_orm_execute", _note_statement)
    event.listen(factory, "before_commit", _refuse_unaudited)
    event.listen(factory, "after_transaction_end", _forget)


def _refuse_when_reading(session: Session, _context: UOWTransaction, _objects: object) -> None:
    if session.info.get("read_only") and _changed_tables(session):
        raise ReadOnlyWrite(f"read-only, and changed: {sorted(_changed_tables(session))}")


def _note_flushed(session: Session, _context: UOWTransaction) -> None:
    changed = {
        table for table, columns in _changed_tables(session).items() if _counts(table, columns)
    }
    _changes(session).update(changed)


def _changed_tables(session: Session) -> dict[str, set[str] | None]:
    """Table -> the columns changed, or None where a row was added or deleted."""
    changed: dict[str, set[str] | None] = {}
    for instance in [*session.new, *session.deleted]:
        changed[_table(instance)] = None
    for instance in session.dirty:
        columns = _changed_columns(inspect(instance))
        table = _table(instance)
        if columns and changed.get(table, columns) is not None:
            changed[table] = columns | (changed.get(table) or set())
    return changed


def _changed_columns(state: InstanceState[Any]) -> set[str]:
    return {
        attribute.key
        for attribute in state.mapper.column_attrs
        if state.attrs[attribute.key].history.has_changes()
    }


def _table(instance: object) -> str:
    table = inspect(type(instance)).local_table
    assert isinstance(table, Table)
    return table.name


def _counts(table: str, columns: set[str] | None) -> bool:
    if table in EXEMPT_TABLES:
        return False
    if columns is None or table not in EXEMPT_COLUMNS:
        return True
    return not columns <= EXEMPT_COLUMNS[table][0]


def _note_statement(state: ORMExecuteState) -> None:
    statement = state.statement
    if not isinstance(statement, UpdateBase) or not isinstance(statement.table, Table):
        return
    table = statement.table.name
    if state.session.info.get("read_only"):
        raise ReadOnlyWrite(f"read-only, and a statement writes to {table}")
    if state.execution_options.get(REASON_OPTION):
        return
    if _counts(table, _columns_set(statement) if state.is_update else None):
        _changes(state.session).add(table)


def _columns_set(statement: UpdateBase) -> set[str] | None:
    """The columns that an UPDATE's values() names; None when it cannot be told."""
    named = getattr(statement, "_values", None)
    if not named:
        return None
    return {getattr(column, "key", str(column)) for column in named}


def _changes(session: Session) -> set[str]:
    changes: set[str] = session.info.setdefault("changed_tables", set())
    return changes


def _refuse_unaudited(session: Session) -> None:
    # Changes not yet flushed would slip by, as the commit's own flush comes after this.
    session.flush()
    if session.in_nested_transaction():
        return
    if _changes(session) and not _is_audited(session):
        raise UnauditedWrite(f"changed without an audit entry: {sorted(_changes(session))}")


def _is_audited(session: Session) -> bool:
    # An entry made inside a savepoint that was rolled back is no entry.
    return any(inspect(entry).persistent for entry in session.info.get("audit_entries", []))


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        for key in ("changed_tables", "audit_entries", "audited"):
            session.info.pop(key, None)
