"""Rotating the keys: everything sealed under an older key is sealed again under the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Table, and_, or_, select, update
from sqlalchemy.orm import Mapper, Session

from casework.actions.audit import Actor, record
from casework.actions.audit_guard import REASON_OPTION
from casework.models import Base
from casework.models.audit import SERVICE_CHAIN
from casework.models.sealing import KeyRing, SealedColumn, sealed_columns, sealed_under
from casework.rules.events import Event

_ROWS_AT_A_TIME = 500
_REASON = "resealing changes no text, and is recorded as one event when it is done"


def reseal_all(
    session: Session,
    ring: KeyRing,
    *,
    actor: Actor,
    now: datetime,
    after_batch: Callable[[], None] | None = None,
) -> int:
    """Seal again whatever is not under ``ring.current``; says how many values that were.

    Needs a role that sees every row (the owner's). ``after_batch`` may commit, so that nobody
    waits for the whole; begun again after an interruption, it goes on where something is left.
    An old key may be taken out of the ring once this returns 0.
    """
    count = 0
    for mapper in sorted(Base.registry.mappers, key=lambda each: _table(each).name):
        columns = sealed_columns(mapper.class_)
        if not columns:
            continue
        for rows in _batches(session, mapper, list(columns)):
            count += sum(_reseal_row(session, ring, mapper, columns, row) for row in rows)
            if after_batch is not None:
                after_batch()
    if count:
        record(
            session,
            chain=SERVICE_CHAIN,
            actor=actor,
            event=Event.KEYS_ROTATED,
            facts={"key_name": ring.current, "count": count},
            now=now,
        )
    return count


def _batches(
    session: Session, mapper: Mapper[Any], columns: list[str]
) -> Iterator[list[dict[str, Any]]]:
    """The keys and sealed values of a table, in the order of the primary key."""
    table = _table(mapper)
    key = list(table.primary_key)
    sealed = [table.c[mapper.attrs[name].columns[0].name] for name in columns]
    ordered = (
        select(*key, *sealed)
        .where(or_(*(column.is_not(None) for column in sealed)))
        .order_by(*key)
        .limit(_ROWS_AT_A_TIME)
    )
    after: list[Any] | None = None
    while True:
        page = ordered if after is None else ordered.where(_after(key, after))
        rows = [dict(row) for row in session.execute(page).mappings()]
        if not rows:
            return
        yield rows
        after = [rows[-1][column.name] for column in key]


def _after(key: list[Any], values: list[Any]) -> Any:
    """Whether a row's key comes after ``values`` (a row comparison that both databases take)."""
    later = []
    for place, column in enumerate(key):
        same = [key[before] == values[before] for before in range(place)]
        later.append(and_(*same, column > values[place]))
    return or_(*later)


def _reseal_row(
    session: Session,
    ring: KeyRing,
    mapper: Mapper[Any],
    columns: dict[str, SealedColumn],
    row: dict[str, Any],
) -> int:
    table = _table(mapper)
    key = {column.name: row[column.name] for column in table.primary_key}
    count = 0
    for attribute, descriptor in columns.items():
        name = mapper.attrs[attribute].columns[0].name
        old = row[name]
        if old is None or sealed_under(bytes(old)) == ring.current:
            continue
        bound_to = descriptor.bound_to_key(mapper.class_, list(key.values()))
        fresh = ring.seal(ring.open(bytes(old), bound_to), bound_to)
        # Only if nobody wrote it meanwhile. The row's version stays: the text is the same, and
        # somebody who is editing it is not disturbed.
        changed = session.execute(
            update(table)
            .where(
                *(table.c[column] == value for column, value in key.items()),
                table.c[name] == bytes(old),
            )
            .values({name: fresh})
            .execution_options(**{REASON_OPTION: _REASON})
        )
        count += cast(CursorResult[Any], changed).rowcount
    return count


def _table(mapper: Mapper[Any]) -> Table:
    table = mapper.local_table
    assert isinstance(table, Table)
    return table
