"""How the audit is chained: keyed hashes that nobody can make with the database alone."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime

from casework.rules.facts import canonical

NO_ENTRY = "0" * 64  # what the first entry of a chain follows


@dataclass(frozen=True)
class EntryFields:
    """What the hash of an entry covers: every column but the hash itself."""

    chain: str
    seq: int
    at: datetime
    actor_side: str
    actor_id: str
    event: str
    facts: str
    prev_hash: str


@dataclass(frozen=True)
class ChainKeys:
    """The two keys of the audit; both come from the key ring, which no database holds."""

    entry: bytes = field(repr=False)
    head: bytes = field(repr=False)

    def entry_hash(self, entry: EntryFields) -> str:
        """The hash of an entry and, through ``prev_hash``, of everything before it."""
        values: list[str | int] = [
            entry.chain,
            entry.seq,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.actor_side,
            entry.actor_id,
            entry.event,
            entry.facts,
            entry.prev_hash,
        ]
        return _keyed(self.entry, values)

    def head_hash(self, chain: str, seq: int, entry_hash: str) -> str:
        """The hash of a chain's head, which says what the last entry is."""
        return _keyed(self.head, ["head", chain, seq, entry_hash])

    def head_is_whole(self, chain: str, seq: int, entry_hash: str, found: str) -> bool:
        """Whether the head is as it was written. Before the first entry it has no hash."""
        if seq == 0:
            return entry_hash == "" and found == ""
        return hmac.compare_digest(self.head_hash(chain, seq, entry_hash).encode(), found.encode())

    def what_follows(self, chain: str, seq: int, entry_hash: str, found: str) -> str:
        """The ``prev_hash`` of the entry after this head.

        Nobody's work stops because a head was tampered with. But then the next entry follows
        a value that matches no entry, so the break stays visible for good.
        """
        if not self.head_is_whole(chain, seq, entry_hash, found):
            return _keyed(self.head, ["broken", chain, seq, entry_hash, found])
        return entry_hash if seq else NO_ENTRY


def _keyed(key: bytes, values: list[str | int]) -> str:
    return hmac.new(key, canonical(values).encode(), hashlib.sha256).hexdigest()
