"""Asking the safety checks (models.safety_checks): the same words on both databases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.safety_checks import (
    CLOSE_WARDS,
    DISTRUST_SHARED,
    SHARED_WITH_BARRED,
    SafetyCheck,
)


def ask(session: Session, check: SafetyCheck, **values: Any) -> object:
    """The one value that a check answers."""
    return _run(session, check, values).scalar()


def close_wards(session: Session, case_id: str, guardian_id: str, now: datetime) -> list[str]:
    """Close the door of every child whose guardian this is, if she is barred. Their ids."""
    values = {"p_case_id": case_id, "p_member_id": guardian_id, "p_at": now}
    return [str(one) for one in _run(session, CLOSE_WARDS, values).scalars()]


def distrust_shared(session: Session, case_id: str, member_id: str) -> list[str]:
    """Numbers and addresses that others share with somebody barred are no longer safe."""
    values = {"p_case_id": case_id, "p_member_id": member_id}
    return [str(one) for one in _run(session, DISTRUST_SHARED, values).scalars()]


def shared_with_barred(session: Session, case_id: str, member_id: str, index: str) -> bool:
    """Whether a suspect, or somebody walled from her, is reached in the same way."""
    values = {"p_case_id": case_id, "p_member_id": member_id, "p_index": index}
    return bool(_run(session, SHARED_WITH_BARRED, values).scalar())


def _run(session: Session, check: SafetyCheck, values: dict[str, Any]) -> Any:
    session.flush()
    if session.connection().dialect.name == "postgresql":
        names = ", ".join(f":{name}" for name in check.parameters)
        # Name and parameters are those of the table of checks, never anybody's input.
        call = f"SELECT * FROM {check.name}({names})"  # noqa: S608
        return session.execute(_bound(call), values)
    *first, last = check.on_sqlite
    for statement in first:
        session.execute(_bound(statement), values)
    return session.execute(_bound(last), values)


def _bound(statement: str) -> TextClause:
    clause = text(statement)
    if ":p_at" in statement:
        clause = clause.bindparams(bindparam("p_at", type_=UtcDateTime()))
    return clause
