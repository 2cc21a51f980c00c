"""Procrastinate, which wakes the workers; replies to texts, and the word that stops them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import op

from casework.models.row_security import FAMILY, STAFF, WORKER

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# As that version delivered it. A newer version's own changes go into a migration of their own.
_DELIVERED = Path(__file__).resolve().parents[1] / "frozen" / "procrastinate-3.10.0.sql"

# All that a change may do with Procrastinate: say once that there may be work. The job carries
# nothing. Its queueing lock is the transaction's own number, so that a change which queues
# twice wakes once, and no change ever waits for another one to commit.
_WAKE = """
CREATE FUNCTION wake_workers() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = procrastinate, pg_temp AS $casework$
DECLARE mine text := 'change ' || pg_current_xact_id()::text;
BEGIN
  IF NOT EXISTS (SELECT FROM procrastinate_jobs WHERE queueing_lock = mine AND status = 'todo') THEN
    PERFORM procrastinate_defer_jobs_v1(ARRAY[
      ROW('outbox', 'send_due', 0, NULL, mine, '{}'::jsonb, NULL)
    ]::procrastinate_job_to_defer_v1[]);
  END IF;
END $casework$
"""


def upgrade() -> None:
    """On PostgreSQL: Procrastinate's tables in a schema of their own, and the one way in."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        _procrastinate(connection.connection.cursor())


def downgrade() -> None:
    """Take them away again."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("DROP FUNCTION wake_workers()")
        connection.exec_driver_sql("DROP SCHEMA procrastinate CASCADE")


def _procrastinate(cursor: Any) -> None:
    run = cursor.execute
    run("SHOW search_path")
    (usual,) = cursor.fetchone()
    run("CREATE SCHEMA procrastinate")
    run("SET LOCAL search_path = procrastinate")
    run(_DELIVERED.read_text())
    run("SELECT set_config('search_path', %s, true)", [usual])
    run("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA procrastinate FROM PUBLIC")
    # The workers run Procrastinate. The pages reach nothing of it but the function.
    run(f"GRANT USAGE ON SCHEMA procrastinate TO {WORKER}")
    run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA procrastinate TO {WORKER}")
    run(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA procrastinate TO {WORKER}")
    run(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA procrastinate TO {WORKER}")
    run(_WAKE)
    run("REVOKE ALL ON FUNCTION wake_workers() FROM PUBLIC")
    run(f"GRANT EXECUTE ON FUNCTION wake_workers() TO {FAMILY}, {STAFF}, {WORKER}")
