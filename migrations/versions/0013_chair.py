"""The chair of a review: invitations, proposals, copies of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from casework.models.chair_checks import CHAIR_CHECKS
from casework.models.release_checks import HOLD_RELEASES
from casework.models.row_rules.chair import MORE, RULES
from casework.models.row_rules.pieces import Rule
from casework.models.row_security import check_statements, function_statements, rule_statements

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ("review_chair", "review_proposal", "pack_copy")
FUNCTIONS = ("casework_chair_reviews", "casework_chair_cases")
# This one asks one of the checks, and is made after them.
READABLE = "casework_chair_readable"


def upgrade() -> None:
    """Tables; on PostgreSQL the functions that the rules ask, and the rules."""
    _make_tables()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    statements = [one for name in FUNCTIONS for one in function_statements(name)]
    for check in (*CHAIR_CHECKS, HOLD_RELEASES):
        statements += check_statements(check)
    statements += function_statements(READABLE)
    for table in TABLES:
        statements.append(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for number, rule in enumerate(RULES[table], start=1):
            statements += rule_statements(table, number, rule)
    for table, rule in _more():
        clauses = f" USING ({rule.using})" if rule.commands == "SELECT" else ""
        clauses += f" WITH CHECK ({rule.using})" if rule.commands == "INSERT" else ""
        statements.append(f"GRANT {rule.commands} ON {table} TO {rule.role}")
        statements.append(
            f"CREATE POLICY {_policy(table)} ON {table} FOR {rule.commands} TO {rule.role}{clauses}"
        )
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    if op.get_bind().dialect.name == "postgresql":
        for table, _ in _more():
            op.execute(f"DROP POLICY {_policy(table)} ON {table}")
        op.execute(f"DROP FUNCTION {READABLE}()")
        for check in (*CHAIR_CHECKS, HOLD_RELEASES):
            op.execute(f"DROP FUNCTION {check.dropped}")
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for name in FUNCTIONS:
            op.execute(f"DROP FUNCTION {name}()")


def _more() -> Iterator[tuple[str, Rule]]:
    for table, rules in MORE.items():
        for rule in rules:
            yield table, rule


def _policy(table: str) -> str:
    return f"{table}_chair"


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=16), nullable=nullable)


def _slug(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=True)


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        _id("case_id"),
        _id("id"),
        _id("review_id"),
        *columns,
        sa.ForeignKeyConstraint(
            ["case_id", "review_id"],
            ["review.case_id", "review.id"],
            name=f"fk_{name}_case_id_review_id_review",
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=f"pk_{name}"),
    )


def _staff(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["staff.id"], name=f"fk_{table}_{column}_staff")


def _make_tables() -> None:
    _table(
        "review_chair",
        _id("staff_id"),
        _moment("starts_at", nullable=False),
        _moment("ends_at"),
        _id("invited_by"),
        _id("ended_by", nullable=True),
        _staff("review_chair", "staff_id"),
    )
    op.create_index("ix_review_chair_staff_id_review_id", "review_chair", ["staff_id", "review_id"])
    _table(
        "review_proposal",
        _slug("kind"),
        _slug("value"),
        _sealed("body_sealed"),
        sa.Column("for_date", sa.Date(), nullable=True),
        sa.Column("readers", sa.Text(), nullable=False, server_default=""),
        _id("proposed_by"),
        _moment("proposed_at", nullable=False),
        _slug("state"),
        _id("decided_by", nullable=True),
        _moment("decided_at"),
        _sealed("note_sealed"),
    )
    op.create_index(
        "ix_review_proposal_case_id_review_id", "review_proposal", ["case_id", "review_id"]
    )
    _table(
        "pack_copy",
        _slug("form"),
        sa.Column("digest", sa.String(length=64), nullable=False),
        _sealed("contents_sealed"),
        _id("taken_by"),
        _moment("taken_at", nullable=False),
        _staff("pack_copy", "taken_by"),
    )
    op.create_index("ix_pack_copy_case_id_review_id", "pack_copy", ["case_id", "review_id"])
