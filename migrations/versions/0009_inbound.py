"""Procrastinate, which wakes the workers; replies to texts, and the word that stops them."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources
from typing import Any

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules.inbound import MORE
from casework.models.row_security import (
    FAMILY,
    STAFF,
    WORKER,
    Rule,
    function_statements,
    table_statements,
)

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The schema that Procrastinate 3.10.0 delivers, read from the package that the lock names.
# Another version's changes need a migration of their own, and this one has to be told of it.
_DELIVERED = "c70ec4b400a60ad9592787653aae5ae77ae41bf801d56b5bd2712751a07f2009"

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


_LED = "casework_staff_led_regions"


def upgrade() -> None:
    """Texts that came in. On PostgreSQL also Procrastinate's tables, in a schema of their own,
    and the one way in."""
    _table()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    _procrastinate(connection.connection.cursor())
    statements = [*function_statements(_LED), *table_statements("inbound_text")]
    for table, rule in _more():
        statements += [
            f"GRANT INSERT ON {table} TO {rule.role}",
            f"CREATE POLICY {table}_worker_takes_in ON {table}"
            f" FOR INSERT TO {rule.role} WITH CHECK ({rule.using})",
        ]
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away again."""
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    if postgresql:
        for table, rule in _more():
            connection.exec_driver_sql(f"DROP POLICY {table}_worker_takes_in ON {table}")
            connection.exec_driver_sql(f"REVOKE INSERT ON {table} FROM {rule.role}")
    op.drop_table("inbound_text")
    op.drop_column("message", "by_text")
    if postgresql:
        connection.exec_driver_sql(f"DROP FUNCTION {_LED}()")
        connection.exec_driver_sql("DROP FUNCTION wake_workers()")
        connection.exec_driver_sql("DROP SCHEMA procrastinate CASCADE")


def _more() -> list[tuple[str, Rule]]:
    return [(table, rule) for table, rules in MORE.items() for rule in rules]


def _table() -> None:
    op.add_column(
        "message",
        sa.Column("by_text", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "inbound_text",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("value_index", sa.String(length=64), nullable=False),
        sa.Column("sender_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("region_id", sa.String(length=16), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_text")),
    )
    op.create_index("ix_inbound_text_receipt", "inbound_text", ["receipt"], unique=True)
    op.create_index("ix_inbound_text_state_received_at", "inbound_text", ["state", "received_at"])


def delivered_schema() -> str:
    """Procrastinate's own tables and functions; RuntimeError where it is not the version that
    this migration was written for."""
    schema = (resources.files("procrastinate.sql") / "schema.sql").read_text(encoding="utf-8")
    if sha256(schema.encode()).hexdigest() != _DELIVERED:
        raise RuntimeError("This migration expects the tables of Procrastinate 3.10.0.")
    return schema


def _procrastinate(cursor: Any) -> None:
    run = cursor.execute
    run("SHOW search_path")
    (usual,) = cursor.fetchone()
    run("CREATE SCHEMA procrastinate")
    run("SET LOCAL search_path = procrastinate")
    run(delivered_schema())
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
