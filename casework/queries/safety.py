"""Asking the safety checks (models.safety_checks): the same words on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.safety_checks import (
    CANCEL_REMINDERS,
    CHAIN_AUTHORS,
    CHAIN_REST,
    CLOSE_WARDS,
    DISTRUST_SHARED,
    SHARED_WITH_BARRED,
    WITHDRAW_REST,
    SafetyCheck,
)
from casework.models.trusted_checks import END_BARRED


def ask(session: Session, check: SafetyCheck, **values: Any) -> object:
    """The one value that a check answers."""
    return _run(session, check, values).scalar()


def rows_of(session: Session, check: SafetyCheck, values: dict[str, Any]) -> Sequence[Any]:
    """Every row that a check hands out."""
    found: Sequence[Any] = _run(session, check, values).all()
    return found


def run_check(session: Session, check: SafetyCheck, **values: Any) -> None:
    """Do what a check does, where its answer does not matter."""
    _run(session, check, values).all()


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


def end_barred(session: Session, case_id: str, member_id: str, now: datetime) -> list[str]:
    """Whoever is told instead of somebody, and is reached as this person is, who is barred or
    walled from her: ended. The ids."""
    values = {"p_case_id": case_id, "p_member_id": member_id, "p_at": now}
    return [str(one) for one in _run(session, END_BARRED, values).scalars()]


@dataclass
class Follower:
    """An entry that goes with a withdrawn one: every text of it still sealed, by row id."""

    update_id: str
    kind: str = ""
    state: str = ""
    fields: bytes | None = None
    official_source: bytes | None = None
    words: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # row id -> language, text
    members: list[str] = field(default_factory=list)


def chain_authors(session: Session, case_id: str, update_id: str) -> frozenset[str]:
    """Who wrote any of what an entry is corrected or moved by, or corrects or moves; staff ids."""
    values = {"p_case_id": case_id, "p_update_id": update_id}
    return frozenset(str(one) for one in _run(session, CHAIN_AUTHORS, values).scalars())


def take_chain(
    session: Session, case_id: str, update_id: str, staff_id: str, now: datetime
) -> list[Follower]:
    """The rest of the chain of an entry that this worker has withdrawn at ``now``.

    What is published becomes withdrawn and what is unfinished discarded, without their words,
    whoever they are addressed to. What they held comes back sealed.
    """
    values = {
        "p_case_id": case_id,
        "p_update_id": update_id,
        "p_staff_id": staff_id,
        "p_at": now,
    }
    found = _followers(_run(session, CHAIN_REST, values).all())
    _run(session, WITHDRAW_REST, values).all()
    return found


def cancel_reminders(
    session: Session, case_id: str, update_id: str, now: datetime
) -> list[tuple[str, str]]:
    """End what waits to remind anybody of the hearing that this entry, published at ``now``,
    moves or puts right: the ids of each message and its person."""
    values = {"p_case_id": case_id, "p_update_id": update_id, "p_at": now}
    return [(one[0], one[1]) for one in _run(session, CANCEL_REMINDERS, values)]


def _followers(rows: Sequence[Any]) -> list[Follower]:
    found: dict[str, Follower] = {}
    for what, update_id, row_id, label, sealed in rows:
        one = found.setdefault(update_id, Follower(update_id))
        if what == "kind":
            one.kind, one.fields = label, sealed
        elif what == "state":
            one.state, one.official_source = label, sealed
        elif what == "words":
            one.words[row_id] = (label, sealed)
        else:
            one.members.append(row_id)
    return [found[update_id] for update_id in sorted(found)]


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
