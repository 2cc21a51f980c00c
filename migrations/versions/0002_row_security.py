"""Row-level security, grants, and the triggers that keep the audit append-only."""

from __future__ import annotations

from alembic import op

from casework.models.row_security import drop_statements, secure_statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("audit_entry",)


def _triggers(dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN"
            f" SELECT RAISE(ABORT, '{table} is append-only'); END"
            for table in _APPEND_ONLY
            for verb in ("UPDATE", "DELETE")
        ]
    refuse = (
        "CREATE FUNCTION casework_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$"
        " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $body$"
    )
    return [refuse] + [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION casework_append_only()"
        for table in _APPEND_ONLY
    ]


def upgrade() -> None:
    """Triggers on both databases; roles and policies on PostgreSQL."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for statement in _triggers(dialect):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    if dialect == "postgresql":
        for statement in secure_statements():
            connection.exec_driver_sql(statement.replace("%", "%%"))
        connection.exec_driver_sql(
            "GRANT SELECT ON alembic_version TO casework_family, casework_staff, casework_worker"
        )


def downgrade() -> None:
    """Undo them."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for table in _APPEND_ONLY:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
        return
    connection.exec_driver_sql(
        "REVOKE SELECT ON alembic_version FROM casework_family, casework_staff, casework_worker"
    )
    for statement in drop_statements():
        connection.exec_driver_sql(statement.replace("%", "%%"))
    for table in _APPEND_ONLY:
        connection.exec_driver_sql(f"DROP TRIGGER {table}_append_only ON {table}")
    connection.exec_driver_sql("DROP FUNCTION casework_append_only()")
