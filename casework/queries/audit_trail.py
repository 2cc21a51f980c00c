"""Is the audit whole? Walks every chain and names the first row that is not as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from casework.models.audit import SERVICE_CHAIN, AuditEntry, AuditHead
from casework.models.case import Case
from casework.models.sealing import key_ring
from casework.rules.audit_chain import NO_ENTRY, ChainKeys, EntryFields
from casework.rules.events import Event

_ROWS_AT_A_TIME = 1000
_FIELDS = len(fields(EntryFields))

# What can be wrong with a chain. The row named is the first where it shows.
EDITED = "edited"  # the row, or its hash, is not what was written
MISSING = "missing"  # a row in the middle is gone
CUT_TAIL = "cut_tail"  # the last rows are gone
NOT_LINKED = "not_linked"  # the row does not follow the one before it
BEYOND_HEAD = "beyond_head"  # the row is newer than the newest that the head knows
NO_HEAD = "no_head"  # the head is gone
HEAD_EDITED = "head_edited"  # the head is not what was written
NO_OPENING = "no_opening"  # a case whose chain does not begin with its opening
ROLLED_BACK = "rolled_back"  # an earlier report knew a longer chain, or another row there


@dataclass(frozen=True)
class ChainReport:
    """One chain: how many rows were read, and the first that is broken."""

    chain: str
    entries: int
    last_hash: str
    broken_seq: int | None = None
    fault: str | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with this chain."""
        return self.fault is None


# What an earlier report said of a chain: its last row, and that row's hash.
Kept = Mapping[str, tuple[int, str]]


def chain_keys() -> ChainKeys:
    """The keys of the audit, from the key ring in use."""
    ring = key_ring()
    return ChainKeys(entry=ring.audit_key("entry"), head=ring.audit_key("head"))


def verify(session: Session, *, earlier: Kept | None = None) -> list[ChainReport]:
    """One report per chain. Reads in pieces, each row once.

    Somebody who puts back a whole older copy of the database cannot be noticed from inside
    it: ``earlier`` is what a report kept elsewhere said.
    """
    reports = [*_chains(session, earlier or {}), *_heads_alone(session)]
    seen = {report.chain for report in reports}
    reports += [
        ChainReport(chain, 0, "", broken_seq=1, fault=ROLLED_BACK)
        for chain in (earlier or {})
        if chain not in seen
    ]
    return [*reports, *_cases_alone(session, seen)]


def verify_report(session: Session, *, earlier: Kept | None = None) -> dict[str, Any]:
    """The same for the command line: counts, and every chain that is broken."""
    reports = verify(session, earlier=earlier)
    broken = [report for report in reports if not report.whole]
    return {
        "ok": not broken,
        "chains": len(reports),
        "entries": sum(report.entries for report in reports),
        "broken": [asdict(report) for report in broken],
    }


def _chains(session: Session, earlier: Kept) -> Iterator[ChainReport]:
    rows = session.execute(
        select(
            AuditEntry.chain,
            AuditEntry.seq,
            AuditEntry.at,
            AuditEntry.actor_side,
            AuditEntry.actor_id,
            AuditEntry.event,
            AuditEntry.facts,
            AuditEntry.prev_hash,
            AuditEntry.hash,
            AuditHead.seq.label("head_seq"),
            AuditHead.entry_hash.label("head_entry"),
            AuditHead.hash.label("head_hash"),
        )
        .join(AuditHead, AuditHead.chain == AuditEntry.chain, isouter=True)
        .order_by(AuditEntry.chain, AuditEntry.seq)
        .execution_options(yield_per=_ROWS_AT_A_TIME)
    )
    keys = chain_keys()
    walk: _Walk | None = None
    for row in rows:
        if walk is None or walk.chain != row.chain:
            if walk is not None:
                yield walk.report()
            head = None
            if row.head_seq is not None:
                head = (row.head_seq, row.head_entry, row.head_hash)
            walk = _Walk(row.chain, keys, head, earlier.get(row.chain))
        columns: list[Any] = list(row)[:_FIELDS]
        walk.read(EntryFields(*columns), row.hash)
    if walk is not None:
        yield walk.report()


class _Walk:
    """Reads one chain row by row, and remembers the first thing that is wrong."""

    def __init__(
        self,
        chain: str,
        keys: ChainKeys,
        head: tuple[int, str, str] | None,
        kept: tuple[int, str] | None,
    ) -> None:
        self.chain = chain
        self._keys = keys
        self._head = head
        self._kept = kept
        self._entries = 0
        self._seq = 0
        self._hash = NO_ENTRY
        self._broken: tuple[int, str] | None = None

    def read(self, row: EntryFields, found: str) -> None:
        self._entries += 1
        expected = self._seq + 1
        if row.seq != expected:
            self._found(expected, MISSING)
        elif self._keys.entry_hash(row) != found:
            self._found(row.seq, EDITED)
        elif row.prev_hash != self._hash:
            self._found(row.seq, NOT_LINKED)
        elif self._kept is not None and self._kept[0] == row.seq and self._kept[1] != found:
            self._found(row.seq, ROLLED_BACK)
        elif row.seq == 1 and row.chain != SERVICE_CHAIN and row.event != Event.CASE_OPENED:
            self._found(row.seq, NO_OPENING)
        self._seq, self._hash = row.seq, found

    def _found(self, seq: int, fault: str) -> None:
        if self._broken is None:
            self._broken = (seq, fault)

    def report(self) -> ChainReport:
        self._check_end()
        seq, fault = self._broken or (None, None)
        return ChainReport(self.chain, self._entries, self._hash, seq, fault)

    def _check_end(self) -> None:
        if self._head is None:
            self._found(self._seq, NO_HEAD)
            return
        seq, entry_hash, found = self._head
        if not self._keys.head_is_whole(self.chain, seq, entry_hash, found):
            self._found(self._seq, HEAD_EDITED)
        elif seq > self._seq:
            self._found(self._seq + 1, CUT_TAIL)
        elif seq < self._seq:
            self._found(seq + 1, BEYOND_HEAD)
        elif entry_hash != self._hash:
            self._found(self._seq, EDITED)
        elif self._kept is not None and self._kept[0] > self._seq:
            self._found(self._seq + 1, ROLLED_BACK)


def _heads_alone(session: Session) -> Iterable[ChainReport]:
    """Heads whose every row is gone."""
    heads = session.execute(
        select(AuditHead.chain, AuditHead.seq)
        .where(~select(AuditEntry.seq).where(AuditEntry.chain == AuditHead.chain).exists())
        .order_by(AuditHead.chain)
    )
    return [ChainReport(chain, 0, "", broken_seq=1, fault=CUT_TAIL) for chain, _ in heads]


def _cases_alone(session: Session, seen: set[str]) -> Iterable[ChainReport]:
    """Cases without any chain: its rows and its head are gone together.

    Asked only where the database role may read cases.
    """
    if not _may_read_cases(session):
        return []
    cases = session.scalars(
        select(Case.id)
        .where(~select(AuditHead.chain).where(AuditHead.chain == Case.id).exists())
        .order_by(Case.id)
    )
    return [
        ChainReport(case, 0, "", broken_seq=1, fault=NO_OPENING)
        for case in cases
        if case not in seen
    ]


def _may_read_cases(session: Session) -> bool:
    if session.get_bind().dialect.name != "postgresql":
        return True
    asked = text("SELECT has_column_privilege('case_file', 'id', 'SELECT')")
    return bool(session.scalar(asked))
