"""Her say in a review: the questions it asks, a portrait, a name, answers to her points."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules.her_say import RULES as HERS
from casework.models.row_security import RULES, rule_statements

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("view_answer", "terms_question", "terms_shown")
# The rule of an older table that came with this migration: a worker writes down the release of
# somebody who cannot sign in.
_NEW_RULE = ("view_release", 6)
_NEW_GRANT = "UPDATE (withdrawn_at) ON view_release"


def upgrade() -> None:
    """Tables and columns; on PostgreSQL the rules."""
    _make_tables()
    for table, column in _more_columns():
        op.add_column(table, column)
    op.execute("UPDATE family_view SET approved_wording = 1 WHERE approved_at IS NOT NULL")
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    table, number = _NEW_RULE
    # What the chair may do with them comes with the chair, in a later migration.
    statements = [f"ALTER TABLE {one} ENABLE ROW LEVEL SECURITY" for one in TABLES]
    for one in TABLES:
        for place, rule in enumerate(HERS[one], start=1):
            statements += rule_statements(one, place, rule)
    # A fresh database wrote it with the table itself.
    statements += [f"DROP POLICY IF EXISTS {_new_policy()} ON {table}"]
    statements += rule_statements(table, number, RULES[table][number - 1])
    statements += [f"GRANT {_NEW_GRANT} TO casework_staff"]
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    if op.get_bind().dialect.name == "postgresql":
        table, _ = _NEW_RULE
        op.execute(f"DROP POLICY IF EXISTS {_new_policy()} ON {table}")
        op.execute(f"REVOKE INSERT ON {table} FROM casework_staff")
        op.execute(f"REVOKE {_NEW_GRANT} FROM casework_staff")
        # It asks the other table, which could not be dropped before it.
        op.execute("DROP POLICY terms_question_family_1_select ON terms_question")
    for table, column in reversed(_more_columns()):
        op.drop_column(table, column.name)
    for table in reversed(TABLES):
        op.drop_table(table)


def _new_policy() -> str:
    table, number = _NEW_RULE
    return f"{table}_staff_{number}_insert"


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(16), nullable=nullable)


def _slug(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(40), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _language(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(20), nullable=False)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=True)


def _part_of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", column],
        [f"{other}.case_id", f"{other}.id"],
        name=f"fk_{table}_case_id_{column}_{other}",
    )


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("case_id", "id", name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _make_tables() -> None:
    op.create_table(
        "view_answer",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        _id("view_id"),
        _number("wording"),
        _slug("answered_by"),
        _slug("verdict"),
        _sealed("words_sealed"),
        _language("language"),
        _sealed("translation_sealed"),
        _language("translated_into"),
        _id("recorded_by"),
        _moment("recorded_at"),
        _moment("released_at", nullable=True),
        _id("released_by", nullable=True),
        _moment("told_at", nullable=True),
        _id("told_by", nullable=True),
        _number("version"),
        _part_of("view_answer", "view_id", "family_view"),
        _key("view_answer"),
    )
    op.create_index("ix_view_answer_case_id_view_id", "view_answer", ["case_id", "view_id"])
    op.create_table(
        "terms_question",
        _id("case_id"),
        _id("id"),
        _id("review_id"),
        _number("number"),
        _sealed("text_sealed"),
        _language("language"),
        _slug("added_by"),
        _id("recorded_by"),
        _moment("recorded_at"),
        _part_of("terms_question", "review_id", "review"),
        _key("terms_question"),
        _unique("terms_question", "case_id", "review_id", "number"),
    )
    op.create_table(
        "terms_shown",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        _id("question_id"),
        _sealed("translation_sealed"),
        _language("translated_into"),
        _moment("released_at"),
        _id("released_by"),
        _part_of("terms_shown", "member_id", "family_member"),
        _part_of("terms_shown", "question_id", "terms_question"),
        _key("terms_shown"),
        _unique("terms_shown", "case_id", "member_id", "question_id"),
    )


def _more_columns() -> tuple[tuple[str, sa.Column[Any]], ...]:
    view = (
        sa.Column("wording", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("approved_wording", sa.Integer(), nullable=True),
        _id("approved_by", nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_how", sa.String(40), nullable=False, server_default=""),
        _sealed("approved_interpreter_sealed"),
        _sealed("specialist_sealed"),
        _id("question_id", nullable=True),
    )
    wording = sa.Column("wording", sa.Integer(), nullable=False, server_default="1")
    return (*(("family_view", one) for one in view), ("view_release", wording))
