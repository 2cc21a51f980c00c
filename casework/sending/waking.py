"""Sending what is due for as long as the service runs, and resting in between.

On PostgreSQL Procrastinate wakes the workers (``jobs``). On SQLite the one runner here looks
every two seconds. Both call the same round, and neither decides anything: what is due stands in
the outbox alone, so a call that nobody heard makes a message later, never lost.
"""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Engine

from casework.sending.rounds import Desk, Done, run_until_idle

LOOKS_EVERY = 2.0  # seconds, without being told
AT_A_TIME = 20  # messages, then what came in is looked at again

_log = logging.getLogger("casework.sending")


def work(desk: Desk, engine: Engine, stop: threading.Event) -> None:
    """Send what is due until somebody says stop."""
    if engine.dialect.name == "postgresql":
        # Only here: a command that sends once, and SQLite, do without it.
        from casework.sending import jobs

        jobs.work(desk, engine, stop)
    else:
        look(desk, stop)


def look(desk: Desk, stop: threading.Event) -> None:
    """Send what is due, rest until the next look, and again."""
    while not stop.is_set():
        if not a_few(desk, stop):
            stop.wait(LOOKS_EVERY)


def a_few(desk: Desk, stop: threading.Event) -> list[Done]:
    """The next few messages that are due; after a word to stop, no further one. A database that
    is away is waited for: nothing is lost, the rows wait as well."""
    try:
        return run_until_idle(desk, most=AT_A_TIME, told=stop)[0]
    except Exception as error:
        _log.error("a round failed", extra={"error_class": type(error).__name__})
        return []
