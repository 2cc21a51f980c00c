"""SELECTs that are built once, and whose rows come as one JSON text.

A family's page is read over and over, and mostly says what it said before. Two readings that
gave the same text say the same; only when they differ is the text taken apart, are values
given their types and sealed ones opened. One statement can read several documents, so that a
page costs few messages to the database. Scope and row-level security are those of any SELECT.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    Boolean,
    Date,
    Dialect,
    LargeBinary,
    ScalarSelect,
    Select,
    Text,
    cast,
    func,
    select,
)
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

from casework.models.base import UtcDateTime
from casework.queries.database import straight

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
_Change: TypeAlias = Callable[[Any], Any]


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_CHANGES: tuple[tuple[type, _Change], ...] = (
    (UtcDateTime, _moment),
    (Date, date.fromisoformat),
    (LargeBinary, bytes.fromhex),
    (Boolean, bool),
)


class Document:
    """The rows of one SELECT with named parameters."""

    def __init__(self, statement: AnySelect) -> None:
        self.statement = statement
        columns = list(statement.selected_columns)
        self._sealed = [isinstance(column.type, LargeBinary) for column in columns]
        self._changes = tuple(
            (place, change)
            for place, column in enumerate(columns)
            for kind, change in _CHANGES
            if isinstance(column.type, kind)
        )

    def written(self, dialect: Dialect) -> ScalarSelect[Any]:
        """The document as a part of a bigger statement."""
        rows = self.statement.subquery()
        values = list(zip(rows.c, self._sealed, strict=True))
        if dialect.name == "postgresql":
            row = func.json_build_array(
                *(func.encode(value, "hex") if sealed else value for value, sealed in values)
            )
            whole: Any = func.coalesce(cast(func.json_agg(row), Text), "[]")
        else:
            row = func.json_array(
                *(func.hex(value) if sealed else value for value, sealed in values)
            )
            whole = func.json_group_array(row)
        return select(whole).select_from(rows).scalar_subquery()

    def rows(self, text: str) -> list[list[Any]]:
        """The rows of a document that was read, with the types of their columns."""
        found: list[list[Any]] = json.loads(text)
        for row in found:
            for place, change in self._changes:
                if row[place] is not None:
                    row[place] = change(row[place])
        return found


@dataclass(frozen=True)
class _Built:
    """A statement as one kind of database takes it."""

    text: str
    constants: Mapping[str, Any]
    order: Sequence[str] | None  # of parameters by place; None where they have names
    given: Mapping[str, _Change]  # parameter -> how the driver wants it

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """What the driver is handed."""
        everything = {**self.constants, **values}
        for name, change in self.given.items():
            everything[name] = change(everything[name])
        return everything if self.order is None else [everything[name] for name in self.order]


class Reading:
    """One statement that reads one or several documents."""

    def __init__(self, *documents: Document) -> None:
        self._documents = documents
        self._built: dict[str, _Built] = {}

    def read(self, session: Session, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The text of each document."""
        if not session.info.get("read_only"):
            session.flush()  # as session.execute would
        connection = session.connection()
        built = self._built.get(connection.dialect.name)
        if built is None:
            built = self._build(connection.dialect, values)
        found: tuple[str, ...] = straight(connection, built.text, built.parameters(values))
        return found

    def _build(self, dialect: Dialect, values: Mapping[str, Any]) -> _Built:
        statement = select(*(document.written(dialect) for document in self._documents))
        if dialect.name == "postgresql":
            # As database.straight hands it on.
            assert isinstance(dialect, DefaultDialect)
            written_in: Dialect = type(dialect)(paramstyle="numeric_dollar")
        else:
            written_in = dialect
        compiled = statement.compile(dialect=written_in)
        assert isinstance(compiled, SQLCompiler)
        state = compiled.construct_expanded_state(dict(values))
        makers = {
            name: compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
            for name in values
        }
        built = self._built[dialect.name] = _Built(
            text=state.statement,
            constants={name: v for name, v in state.parameters.items() if name not in values},
            order=state.positiontup,
            given={name: make for name, make in makers.items() if make is not None},
        )
        return built
