"""Recording what was done, in the transaction that does it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from sqlalchemy import Row, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from casework.actions.audit_guard import ReadOnlyWrite, UnauditedWrite, install_audit_guard
from casework.models.audit import AuditEntry, AuditHead
from casework.queries.audit_trail import chain_keys
from casework.rules.audit_chain import EntryFields
from casework.rules.events import Event

__all__ = ["Actor", "ReadOnlyWrite", "UnauditedWrite", "install_audit_guard", "record"]


class Actor(Protocol):
    """Whoever does something: a viewer, or the service itself."""

    @property
    def side(self) -> str:
        """family, staff or system."""

    @property
    def actor_id(self) -> str:
        """The id that the entry names."""


def record(
    session: Session,
    *,
    chain: str,
    actor: Actor,
    event: Event,
    facts: Mapping[str, object],
    now: datetime,
) -> AuditEntry:
    """Add one entry to a chain: a case's id, or ``models.audit.SERVICE_CHAIN``.

    The head stays locked until the transaction ends, so that two writers never add the same
    entry twice. Call it late, after what it records: the row it is about is written first.
    """
    text = event.canonical(facts)
    session.flush()
    head = _locked_head(session, chain)
    keys = chain_keys()
    fields = EntryFields(
        chain=chain,
        seq=head.seq + 1,
        at=now,
        actor_side=actor.side,
        actor_id=actor.actor_id,
        event=event.value,
        facts=text,
        prev_hash=keys.what_follows(chain, head.seq, head.entry_hash, head.hash),
    )
    entry = AuditEntry(**vars(fields), hash=keys.entry_hash(fields))
    session.add(entry)
    session.execute(
        update(AuditHead)
        .where(AuditHead.chain == chain)
        .values(
            seq=entry.seq,
            entry_hash=entry.hash,
            hash=keys.head_hash(chain, entry.seq, entry.hash),
        )
        .execution_options(synchronize_session=False)
    )
    session.info.setdefault("audit_entries", []).append(entry)
    session.info["audited"] = True
    return entry


def _locked_head(session: Session, chain: str) -> Row[int, str, str]:
    # On SQLite the whole transaction already holds the only write lock (BEGIN IMMEDIATE).
    locked = (
        select(AuditHead.seq, AuditHead.entry_hash, AuditHead.hash)
        .where(AuditHead.chain == chain)
        .with_for_update()
    )
    head = session.execute(locked).one_or_none()
    if head is None:
        # Whoever comes second waits here for the first, and then finds the row.
        session.execute(_insert_head(session, chain))
        head = session.execute(locked).one()
    return head


def _insert_head(session: Session, chain: str) -> postgresql.Insert | sqlite.Insert:
    values = {"chain": chain, "seq": 0, "entry_hash": "", "hash": ""}
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(AuditHead).values(values).on_conflict_do_nothing()
    return sqlite.insert(AuditHead).values(values).on_conflict_do_nothing()
