"""Resting until there is something to do.

On PostgreSQL a change that queues a message says so when it commits (NOTIFY), and the worker
hears it at once. On SQLite the one runner looks every two seconds. Either way it looks again by
itself before long: what was not heard is only later, never lost.
"""

from __future__ import annotations

import threading
from typing import Any, Protocol

from sqlalchemy import Engine

from casework.actions.outbox import CHANNEL

LOOKS_EVERY = 2.0  # seconds, without being told
LISTENS_FOR = 15.0  # seconds, where it is told
_HEARS_STOP = 1.0  # seconds at most until a word to stop is heard


class Waker(Protocol):
    """How a worker rests."""

    def rest(self, stop: threading.Event) -> None:
        """Until something is queued, the next look is due, or somebody says stop."""

    def close(self) -> None:
        """Stop listening."""


class Looking:
    """Look again after a while."""

    def rest(self, stop: threading.Event) -> None:
        """Wait."""
        stop.wait(LOOKS_EVERY)

    def close(self) -> None:
        """Nothing to stop."""


class Listening:
    """Listen to PostgreSQL on a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Any = None

    def rest(self, stop: threading.Event) -> None:
        """Listen. If the database is away, wait as one does who cannot be told."""
        try:
            connection = self._listen()
            waited = 0.0
            while waited < LISTENS_FOR and not stop.is_set():
                if any(True for _ in connection.notifies(timeout=_HEARS_STOP, stop_after=1)):
                    return
                waited += _HEARS_STOP
        except Exception:
            self.close()
            stop.wait(LOOKS_EVERY)

    def close(self) -> None:
        """Stop listening."""
        kept, self._connection = self._connection, None
        if kept is not None:
            kept.close()

    def _listen(self) -> Any:
        if self._connection is None:
            import psycopg

            url = self._engine.url.set(drivername="postgresql")
            address = url.render_as_string(hide_password=False)
            self._connection = psycopg.connect(address, autocommit=True)
            self._connection.execute(f"LISTEN {CHANNEL}")
        return self._connection


def waker_for(engine: Engine) -> Waker:
    """The way to rest on this database."""
    return Listening(engine) if engine.dialect.name == "postgresql" else Looking()
