"""Offers and answers: the register, her say in a review, her views and their releases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models.row_security import function_statements, table_statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("engagement_entry", "review_answer", "family_view", "view_release")
FUNCTION = "casework_staff_review_members"
_MEMBER = ["family_member.case_id", "family_member.id"]
_REVIEW = ["review.case_id", "review.id"]


def upgrade() -> None:
    """Tables; on PostgreSQL the function that their rules ask, and the rules."""
    _make_tables()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    statements = function_statements(FUNCTION)
    for table in TABLES:
        statements += table_statements(table)
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION {FUNCTION}()")


def _ids(*more: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(16), nullable=False) for name in ("case_id", "id", *more)]


def _slug(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "member_id"], _MEMBER, name=f"fk_{table}_case_id_member_id_family_member"
    )


def _review(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "review_id"], _REVIEW, name=f"fk_{table}_case_id_review_id_review"
    )


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("case_id", "id", name=f"pk_{table}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _make_tables() -> None:
    op.create_table(
        "engagement_entry",
        *_ids("member_id"),
        _slug("process"),
        sa.Column("number", sa.Integer(), nullable=False),
        _slug("state"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.String(16), nullable=False),
        _slug("how"),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("leaflet", sa.Boolean(), nullable=False),
        _slug("organisation"),
        _slug("reason"),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        _moment("recorded_at", nullable=False),
        _member("engagement_entry"),
        _key("engagement_entry"),
        sa.UniqueConstraint(
            "case_id",
            "member_id",
            "process",
            "number",
            name="uq_engagement_entry_case_id_member_id_process_number",
        ),
    )
    op.create_table(
        "review_answer",
        *_ids("member_id", "review_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _slug("answer"),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        sa.Column("chair_told", sa.Boolean(), nullable=True),
        _moment("given_at", nullable=False),
        sa.Column("recorded_by", sa.String(16), nullable=True),
        _member("review_answer"),
        _review("review_answer"),
        _key("review_answer"),
        sa.UniqueConstraint(
            "case_id",
            "member_id",
            "review_id",
            "number",
            name="uq_review_answer_case_id_member_id_review_id_number",
        ),
    )
    op.create_table(
        "family_view",
        *_ids("member_id", "review_id"),
        _slug("topic"),
        sa.Column("language", sa.String(20), nullable=False),
        _slug("form"),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("english_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("interpreter_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("written_by", sa.String(16), nullable=True),
        sa.Column("english_by", sa.String(16), nullable=True),
        _moment("saved_at", nullable=False),
        _moment("approved_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        _member("family_view"),
        _review("family_view"),
        _key("family_view"),
    )
    _index("family_view", "case_id", "review_id", "member_id")
    op.create_table(
        "view_release",
        *_ids("member_id", "view_id"),
        _slug("reader"),
        _moment("released_at", nullable=False),
        sa.Column("recorded_by", sa.String(16), nullable=True),
        _moment("withdrawn_at"),
        _moment("used_at"),
        sa.Column("waits_for_check", sa.Boolean(), nullable=False),
        _moment("checked_at"),
        sa.Column("checked_by", sa.String(16), nullable=True),
        sa.Column("checked_with_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id", "view_id"],
            ["family_view.case_id", "family_view.id"],
            name="fk_view_release_case_id_view_id_family_view",
        ),
        _key("view_release"),
    )
    _index("view_release", "case_id", "view_id")
