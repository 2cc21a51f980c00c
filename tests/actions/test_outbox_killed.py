"""Workers killed at any moment: nothing is sent twice, and nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

from tests.support.databases import PostgresqlDatabase
from tests.support.outbox_load import run_killing


def test_killed_workers_send_nothing_twice_and_lose_nothing(
    key_ring: object, worker_database: PostgresqlDatabase, tmp_path: Path
) -> None:
    """300 messages over real SMTP and HTTP, two workers, five of them killed with -9."""
    try:
        found = run_killing(worker_database, tmp_path, messages=300, kills=5, longest=90)
    finally:
        worker_database.wipe()
    assert found.kills == 5
    assert (found.twice, found.lost, found.claimed) == (0, 0, 0), found
    assert sum(found.states.values()) == 300
    assert found.states.get("sent", 0) >= 290
