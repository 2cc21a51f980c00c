"""Checks that most actions begin with: may she do this, and is the row still what she saw."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from casework.actions import audit
from casework.queries.scope import in_case
from casework.rules.access import StaffViewer, SystemActor, Viewer, may
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role

Row = TypeVar("Row")

NOT_IN_ROLE = S_("Your role does not include this.")


class Versioned(Protocol):
    """A row that counts its changes."""

    version: int


def require(viewer: StaffViewer, permission: Permission) -> None:
    """Refused, unless one of the viewer's roles holds the permission."""
    if not may(viewer, permission):
        raise Refused(Sentence(NOT_IN_ROLE))


def require_in(session: Session, viewer: StaffViewer, case_id: str, permission: Permission) -> None:
    """Refused, unless a role that she holds for the region of this case has the permission."""
    require(in_case(session, viewer, case_id), permission)


def require_leader(viewer: StaffViewer, region_id: str, sentence: str) -> None:
    """Refused, unless the viewer leads the team of this region."""
    if not viewer.holds(Role.TEAM_LEADER, region_id):
        raise Refused(Sentence(sentence))


def locked(session: Session, row: Row) -> Row:
    """The row as it is now, held until the transaction ends.

    On PostgreSQL by FOR UPDATE; on SQLite the writing transaction already holds everything.
    """
    session.refresh(row, with_for_update=True)
    return row


def same_version(
    row: Versioned, version: int, *, theirs: Mapping[str, str], mine: Mapping[str, str]
) -> None:
    """Stale, with both texts, if the row changed since the form was made."""
    if row.version != version:
        raise Stale(theirs=theirs, mine={key: text for key, text in mine.items() if key in theirs})


def refuse_unknown(value: str, known: Container[str], field: str) -> None:
    """Invalid, unless the value is one of the known ones."""
    if value not in known:
        raise Invalid({field: Sentence(S_("Choose one of these."))})


def required(value: str, field: str, sentence: str, *, longest: int = 200) -> str:
    """The value without spaces around it; Invalid when it is empty or too long."""
    clean = value.strip()
    if not clean:
        raise Invalid({field: Sentence(sentence)})
    return shorter(clean, field, longest)


def shorter(value: str, field: str, longest: int) -> str:
    """The value, or Invalid when it is longer than what can be kept."""
    clean = value.strip()
    if len(clean) > longest:
        raise Invalid(
            {field: Sentence(S_("Use at most %(count)s characters."), {"count": longest})}
        )
    return clean


def found(row: Row | None) -> Row:
    """The row, or NotFound."""
    if row is None:
        raise NotFound
    return row


def note(
    session: Session,
    actor: Viewer | SystemActor,
    chain: str,
    event: Event,
    now: datetime,
    **facts: object,
) -> None:
    """The audit entry of a change, in the transaction of the change."""
    audit.record(session, chain=chain, actor=actor, event=event, facts=facts, now=now)
