"""Messages that leave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models import row_security
from casework.models.row_rules.outbox import MORE

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLES = ("outbox_message", "sending_switch", "code_request")


def _id(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=16), nullable=nullable)


def _slug(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """The outbox, the switch that stops everything, and codes asked for."""
    op.create_table(
        "outbox_message",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        _slug("purpose"),
        _slug("kind"),
        _slug("subject"),
        sa.Column("hard", sa.Boolean(), nullable=False),
        _id("about"),
        sa.Column("slot", sa.Integer(), nullable=False),
        _moment("happened_at"),
        _moment("ready_at"),
        _moment("queued_at"),
        _id("queued_by"),
        _slug("state"),
        _slug("why"),
        _moment("held_until", nullable=True),
        _moment("wake_at", nullable=True),
        _slug("channel"),
        _id("contact_point_id", nullable=True),
        sa.Column("to_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("code_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        _moment("started_at", nullable=True),
        _moment("ended_at", nullable=True),
        sa.Column("receipt", sa.String(length=120), nullable=False),
        _slug("task"),
        _moment("task_done_at", nullable=True),
        _id("task_done_by", nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f("fk_outbox_message_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f("pk_outbox_message")),
    )
    op.create_index(
        "ix_outbox_message_case_id_member_id_purpose_about_slot",
        "outbox_message",
        ["case_id", "member_id", "purpose", "about", "slot"],
        unique=True,
    )
    op.create_index("ix_outbox_message_wake_at", "outbox_message", ["wake_at"])
    op.create_index("ix_outbox_message_started_at", "outbox_message", ["started_at"])
    op.create_index("ix_outbox_message_reference", "outbox_message", ["reference"], unique=True)
    op.create_table(
        "sending_switch",
        _slug("id"),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        _slug("why"),
        _id("changed_by"),
        _moment("changed_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sending_switch")),
    )
    op.create_table(
        "code_request",
        _id("id"),
        _slug("channel"),
        sa.Column("value_index", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=10), nullable=False),
        _moment("asked_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_request")),
    )
    op.create_index("ix_code_request_asked_at", "code_request", ["asked_at"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for table in _TABLES:
            for statement in row_security.table_statements(table):
                connection.exec_driver_sql(statement.replace("%", "%%"))
        for table, command, rule in _more():
            connection.exec_driver_sql(f"GRANT {command} ON {table} TO {rule.role}")
            check = "WITH CHECK" if command == "INSERT" else "USING"
            connection.exec_driver_sql(
                f"CREATE POLICY {table}_worker_sends_{command.lower()} ON {table}"
                f" FOR {command} TO {rule.role} {check} ({rule.using})"
            )


def downgrade() -> None:
    """Take them away again."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for table, command, rule in _more():
            connection.exec_driver_sql(
                f"DROP POLICY {table}_worker_sends_{command.lower()} ON {table}"
            )
            connection.exec_driver_sql(f"REVOKE {command} ON {table} FROM {rule.role}")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _more() -> list[tuple[str, str, row_security.Rule]]:
    return [
        (table, command, rule)
        for table, rules in MORE.items()
        for rule in rules
        for command in rule.commands.split()
    ]
