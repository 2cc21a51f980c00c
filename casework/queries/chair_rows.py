"""Asking the statements of ``models.chair_checks``: on PostgreSQL the functions, elsewhere
the statements themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from casework.models.base import UtcDateTime
from casework.models.safety_checks import SafetyCheck
from casework.models.sealing import SealedColumn, key_ring

Types = dict[str, TypeEngine[Any]]


def ask(
    session: Session,
    check: SafetyCheck,
    *,
    case_id: str,
    review_id: str,
    staff_id: str,
    now: datetime,
    types: Types | None = None,
    **more: str,
) -> Sequence[Any]:
    """Every row that the chair may have. ``types``: columns that SQLite keeps as text."""
    session.flush()
    values = {
        "p_case_id": case_id,
        "p_review_id": review_id,
        "p_staff_id": staff_id,
        "p_at": now,
        **{f"p_{name}": value for name, value in more.items()},
    }
    clause = _clause(session, check)
    if types:
        return session.execute(clause.columns(**types), values).all()
    return session.execute(clause, values).all()


def _clause(session: Session, check: SafetyCheck) -> TextClause:
    if session.connection().dialect.name == "postgresql":
        names = ", ".join(f":{name}" for name in check.parameters)
        # Name and parameters are those of the table of checks, never anybody's input.
        statement = f"SELECT * FROM {check.name}({names})"  # noqa: S608
    else:
        (statement,) = check.on_sqlite
    return text(statement).bindparams(bindparam("p_at", type_=UtcDateTime()))


def opened(
    column: SealedColumn, owner: type, case_id: str, row_id: str, sealed: bytes | None
) -> str:
    """A sealed text of a row that was handed out without the row; "" where there is none."""
    if sealed is None:
        return ""
    return key_ring().open(bytes(sealed), column.bound_to_key(owner, [case_id, row_id]))
