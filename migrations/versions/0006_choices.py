"""Her choices and their history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules.choices import MORE, RULES
from casework.models.row_rules.pieces import Rule
from casework.models.row_security import rule_statements

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("member_choice", "trusted_person", "choice_override", "return_request")
_MEMBER = ["family_member.case_id", "family_member.id"]
# What of her own row her choices set beside what she could change before.
_OWN_COLUMNS = "hard_news, hard_news_set_at, hard_news_set_by, subject_choices, pauses"


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=16), nullable=nullable)


def _slug(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=True)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        *columns,
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"], _MEMBER, name=op.f(f"fk_{name}_case_id_member_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    """Tables, and what of her choices stands in rows that there were before."""
    _make_tables()
    for column in _more_columns():
        op.add_column(*column)
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for table in TABLES:
        # The rules that the tables were made with: what came since is of later migrations.
        statements = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"]
        for number, rule in enumerate(RULES[table], start=1):
            statements += rule_statements(table, number, rule)
        for statement in statements:
            connection.exec_driver_sql(statement.replace("%", "%%"))
    connection.exec_driver_sql(f"GRANT UPDATE ({_OWN_COLUMNS}) ON family_member TO casework_family")
    for table, command, rule in _more():
        columns = f" ({rule.update_columns})" if rule.update_columns else ""
        clauses = "" if command == "INSERT" else f" USING ({rule.using})"
        clauses += "" if command == "SELECT" else f" WITH CHECK ({rule.using})"
        connection.exec_driver_sql(f"GRANT {command}{columns} ON {table} TO {rule.role}")
        connection.exec_driver_sql(
            f"CREATE POLICY {table}_family_chooses_{command.lower()} ON {table}"
            f" FOR {command} TO {rule.role}{clauses}"
        )


def downgrade() -> None:
    """Take them away again."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for table, command, rule in _more():
            columns = f" ({rule.update_columns})" if rule.update_columns else ""
            connection.exec_driver_sql(
                f"DROP POLICY {table}_family_chooses_{command.lower()} ON {table}"
            )
            connection.exec_driver_sql(f"REVOKE {command}{columns} ON {table} FROM {rule.role}")
        connection.exec_driver_sql(
            f"REVOKE UPDATE ({_OWN_COLUMNS}) ON family_member FROM casework_family"
        )
    for table, column in _more_columns():
        op.drop_column(table, column.name)
    for table in reversed(TABLES):
        op.drop_table(table)


def _more() -> Iterator[tuple[str, str, Rule]]:
    for table, rules in MORE.items():
        for rule in rules:
            for command in rule.commands.split():
                yield table, command, rule


def _more_columns() -> tuple[tuple[str, sa.Column[Any]], ...]:
    return (
        (
            "family_member",
            sa.Column("subject_choices", sa.String(200), nullable=False, server_default=""),
        ),
        ("family_member", sa.Column("pauses", sa.Text(), nullable=False, server_default="")),
        (
            "contact_point",
            sa.Column("by_her", sa.Boolean(), nullable=False, server_default=sa.false()),
        ),
        ("contact_point", _moment("confirmed_at")),
        (
            "contact_point",
            sa.Column("checked_how", sa.String(40), nullable=False, server_default=""),
        ),
        ("contact_point", sa.Column("code_hash", sa.String(64), nullable=False, server_default="")),
        ("contact_point", _moment("code_until")),
        (
            "contact_point",
            sa.Column("code_tries", sa.Integer(), nullable=False, server_default="0"),
        ),
    )


def _make_tables() -> None:
    _table(
        "member_choice",
        sa.Column("number", sa.Integer(), nullable=False),
        _slug("topic"),
        sa.Column("value", sa.JSON(), nullable=False),
        _sealed("words_sealed"),
        _moment("set_at", nullable=False),
        _id("set_by"),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        _slug("how"),
        _id("undoes_id", nullable=True),
    )
    op.create_index(
        "ix_member_choice_case_id_member_id_set_at",
        "member_choice",
        ["case_id", "member_id", "set_at"],
    )
    _table(
        "trusted_person",
        _sealed("name_sealed"),
        _slug("channel"),
        _sealed("value_sealed"),
        sa.Column("value_index", sa.String(length=64), nullable=False),
        sa.Column("subjects", sa.String(length=120), nullable=False),
        _slug("state"),
        _moment("asked_at", nullable=False),
        _id("asked_by"),
        _moment("spoken_at"),
        _id("spoken_by", nullable=True),
        _slug("spoken_how"),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        _moment("code_until"),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        _moment("confirmed_at"),
        _id("trusted_member_id", nullable=True),
        _moment("ended_at"),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    _table(
        "choice_override",
        _slug("what"),
        _slug("danger"),
        _sealed("reason_sealed"),
        _id("asked_by"),
        _moment("asked_at", nullable=False),
        _moment("acted_at"),
        _moment("due_at", nullable=False),
        _id("decided_by", nullable=True),
        _moment("decided_at"),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    _table(
        "return_request",
        _slug("how"),
        _moment("asked_at", nullable=False),
        _moment("answered_at"),
        _id("answered_by", nullable=True),
    )
    for name in ("trusted_person", "choice_override", "return_request"):
        op.create_index(f"ix_{name}_case_id_member_id", name, ["case_id", "member_id"])
