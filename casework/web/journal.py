"""The journal of sessions that ended while the database could not be told.

Leaving must never fail. When the database does not answer, the end of the session is written
here: one line, the hash of the token, forced to the disk. Until it has been applied to the
database, a session that stands here is refused by every worker process on this machine.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{64}")


class Journal:
    """An append-only file of token hashes, shared by the worker processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._mark: tuple[int, int, int] = (0, 0, 0)
        self._refused: frozenset[str] = frozenset()
        # Kept in memory as well, should not even the disk take the line.
        self._unwritten: set[str] = set()

    def record(self, token_hash: str) -> None:
        """Write down that this session has ended. Never raises."""
        try:
            with self._held(os.O_WRONLY | os.O_APPEND) as descriptor:
                os.write(descriptor, f"{token_hash}\n".encode())
                os.fsync(descriptor)
        except OSError:
            self._unwritten.add(token_hash)

    def refuses(self, token_hash: str) -> bool:
        """Whether this session has ended, though the database may not know yet."""
        return token_hash in self.waiting()

    def waiting(self) -> frozenset[str]:
        """The hashes that the database has not been told. Costs one stat when nothing changed."""
        try:
            status = os.stat(self._path)
            mark = (status.st_ino, status.st_size, status.st_mtime_ns)
            if mark != self._mark:
                with self._lock:
                    self._refused = self._parse(self._path.read_bytes())
                    self._mark = mark
        except FileNotFoundError:
            self._refused, self._mark = frozenset(), (0, 0, 0)
        except OSError:
            pass  # a disk that fails now: what was known keeps being refused
        return self._refused | self._unwritten if self._unwritten else self._refused

    def apply(self, end: Callable[[str], None]) -> None:
        """Tell the database each waiting end, then empty the journal. If ``end`` raises,
        everything stays written."""
        unwritten = frozenset(self._unwritten)
        for token_hash in unwritten:
            end(token_hash)
        self._unwritten -= unwritten
        if not self._path.exists():
            return
        with self._held(os.O_RDWR) as descriptor:
            for token_hash in self._parse(os.pread(descriptor, 10_000_000, 0)):
                end(token_hash)
            os.ftruncate(descriptor, 0)
            os.fsync(descriptor)

    @staticmethod
    def _parse(content: bytes) -> frozenset[str]:
        # A line cut short by a crash is no hash, and ends nobody's session.
        return frozenset(_HASH.findall(content.decode("ascii", "replace")))

    @contextmanager
    def _held(self, flags: int) -> Iterator[int]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, flags | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            os.close(descriptor)  # gives the lock back as well
