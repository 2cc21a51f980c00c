"""Row-level security, grants, and the triggers that keep the audit append-only."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# As they were when this migration was written; later ones change them by statements of their own.
_FROZEN = Path(__file__).resolve().parents[1] / "frozen"

# On SQLite, INSERT OR REPLACE deletes without asking the DELETE trigger; hence the third.
_SQLITE_TRIGGERS = {
    "audit_entry_no_update": (
        "BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    ),
    "audit_entry_no_delete": (
        "BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    ),
    "audit_entry_no_replace": (
        "BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry e"
        " WHERE e.chain = NEW.chain AND e.seq = NEW.seq)"
        " BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    ),
    "audit_head_no_delete": (
        "BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'never deleted'); END"
    ),
}
_POSTGRESQL_TRIGGERS = {
    ("audit_entry_append_only", "audit_entry"): "UPDATE OR DELETE OR TRUNCATE",
    ("audit_head_stays", "audit_head"): "DELETE OR TRUNCATE",
}


def _triggers(dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} {body}" for name, body in _SQLITE_TRIGGERS.items()]
    refuse = (
        "CREATE FUNCTION casework_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$"
        " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $body$"
    )
    return [refuse] + [
        f"CREATE TRIGGER {name} BEFORE {verbs} ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION casework_append_only()"
        for (name, table), verbs in _POSTGRESQL_TRIGGERS.items()
    ]


def _frozen(name: str) -> list[str]:
    return (_FROZEN / name).read_text().rstrip("\n").split("\n-- next\n")


def upgrade() -> None:
    """Triggers on both databases; roles and policies on PostgreSQL."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for statement in _triggers(dialect):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    if dialect == "postgresql":
        for statement in _frozen("0002_up.sql"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
        connection.exec_driver_sql(
            "GRANT SELECT ON alembic_version TO casework_family, casework_staff, casework_worker"
        )


def downgrade() -> None:
    """Undo them."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for name in _SQLITE_TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    connection.exec_driver_sql(
        "REVOKE SELECT ON alembic_version FROM casework_family, casework_staff, casework_worker"
    )
    for statement in _frozen("0002_down.sql"):
        connection.exec_driver_sql(statement.replace("%", "%%"))
    for name, table in _POSTGRESQL_TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
    connection.exec_driver_sql("DROP FUNCTION casework_append_only()")
