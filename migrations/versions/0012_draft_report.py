"""The draft report, read with her: sections, readers, remarks, changes; recommendations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models.row_security import function_statements, table_statements

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# In the order in which the rules of one may ask another.
TABLES = (
    "draft_reader",
    "report_draft",
    "draft_section",
    "draft_remark",
    "draft_change",
    "recommendation_release",
    "review_recommendation",
    "recommendation_step",
)
FUNCTIONS = ("casework_family_walled", "casework_family_open_drafts")


def upgrade() -> None:
    """Tables; on PostgreSQL the functions that their rules ask, and the rules."""
    _make_drafts()
    _make_remarks()
    _make_recommendations()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    statements = [line for name in FUNCTIONS for line in function_statements(name)]
    for table in TABLES:
        statements += table_statements(table)
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    for table in (
        "recommendation_step",
        "recommendation_release",
        "review_recommendation",
        "draft_change",
        "draft_remark",
        "draft_section",
        "draft_reader",
        "report_draft",
    ):
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TABLE {table} CASCADE")
        else:
            op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for name in FUNCTIONS:
            op.execute(f"DROP FUNCTION {name}()")


def _ids(*more: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(16), nullable=False) for name in ("case_id", "id", *more)]


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(16), nullable=True)


def _slug(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _language(name: str = "language") -> sa.Column[str]:
    return sa.Column(name, sa.String(20), nullable=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(f"{name}_sealed", sa.LargeBinary(), nullable=True)


def _number(name: str = "number") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _points(table: str, column: str, target: str, name: str = "") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", column],
        [f"{target}.case_id", f"{target}.id"],
        name=name or f"fk_{table}_case_id_{column}_{target}",
    )


def _of_recommendation(table: str) -> sa.ForeignKeyConstraint:
    # The usual name would be longer than PostgreSQL keeps.
    return _points(table, "recommendation_id", "review_recommendation", f"fk_{table}_of")


def _member(table: str) -> sa.ForeignKeyConstraint:
    return _points(table, "member_id", "family_member")


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("case_id", "id", name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_by", sa.String(16), nullable=False),
        _moment("recorded_at", nullable=False),
    ]


def _make_drafts() -> None:
    op.create_table(
        "report_draft",
        *_ids("review_id"),
        _number(),
        _language(),
        sa.Column("received_on", sa.Date(), nullable=False),
        _sealed("received_from"),
        sa.Column("read_until", sa.Date(), nullable=True),
        *_recorded(),
        _number("version"),
        _points("report_draft", "review_id", "review"),
        _key("report_draft"),
        _unique("report_draft", "case_id", "review_id", "number", "language"),
    )
    op.create_table(
        "draft_section",
        *_ids("draft_id"),
        _number(),
        _sealed("heading"),
        _sealed("text"),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        *_recorded(),
        _number("version"),
        _points("draft_section", "draft_id", "report_draft"),
        _key("draft_section"),
        _unique("draft_section", "case_id", "draft_id", "number"),
    )
    op.create_table(
        "draft_reader",
        *_ids("draft_id", "member_id", "named_by"),
        _moment("named_at", nullable=False),
        _id("permitted_by"),
        _moment("permitted_at"),
        _id("ended_by"),
        _moment("ended_at"),
        _id("checked_by"),
        _moment("checked_at"),
        _sealed("checked_with"),
        sa.Column("appointment_on", sa.Date(), nullable=True),
        sa.Column("appointment_time", sa.String(5), nullable=False),
        _sealed("appointment_place"),
        _slug("outcome"),
        _moment("outcome_at"),
        _id("outcome_by"),
        _slug("how"),
        _moment("how_at"),
        _moment("opened_at"),
        _id("opened_in_session"),
        _moment("closed_at"),
        _id("bookmark_section"),
        _number("bookmark_paragraph"),
        _points("draft_reader", "draft_id", "report_draft"),
        _member("draft_reader"),
        _key("draft_reader"),
        _unique("draft_reader", "case_id", "draft_id", "member_id"),
    )


def _make_remarks() -> None:
    op.create_table(
        "draft_remark",
        *_ids("draft_id", "section_id", "member_id"),
        _number("paragraph"),
        sa.Column("view_id", sa.String(16), nullable=False),
        _moment("made_at", nullable=False),
        _points("draft_remark", "draft_id", "report_draft"),
        _points("draft_remark", "section_id", "draft_section"),
        _points("draft_remark", "view_id", "family_view"),
        _member("draft_remark"),
        _key("draft_remark"),
    )
    _index("draft_remark", "case_id", "draft_id", "member_id")
    op.create_table(
        "draft_change",
        *_ids("remark_id", "member_id"),
        _slug("became"),
        _sealed("words"),
        _language(),
        _sealed("in_hers"),
        *_recorded(),
        _id("released_by"),
        _moment("released_at"),
        _points("draft_change", "remark_id", "draft_remark"),
        _member("draft_change"),
        _key("draft_change"),
    )
    _index("draft_change", "case_id", "member_id")


def _make_recommendations() -> None:
    op.create_table(
        "review_recommendation",
        *_ids("review_id"),
        _number(),
        _sealed("words"),
        _slug("agency"),
        _slug("theme"),
        _sealed("owner"),
        sa.Column("due_on", sa.Date(), nullable=True),
        *_recorded(),
        _points("review_recommendation", "review_id", "review"),
        _key("review_recommendation"),
        _unique("review_recommendation", "case_id", "review_id", "number"),
    )
    op.create_table(
        "recommendation_step",
        *_ids("recommendation_id"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _slug("state"),
        _sealed("words"),
        *_recorded(),
        _of_recommendation("recommendation_step"),
        _key("recommendation_step"),
    )
    _index("recommendation_step", "case_id", "recommendation_id")
    op.create_table(
        "recommendation_release",
        *_ids("member_id", "recommendation_id"),
        sa.Column("step_id", sa.String(16), nullable=False),
        sa.Column("released_by", sa.String(16), nullable=False),
        _moment("released_at", nullable=False),
        _of_recommendation("recommendation_release"),
        _member("recommendation_release"),
        _key("recommendation_release"),
        sa.UniqueConstraint(
            "case_id",
            "member_id",
            "recommendation_id",
            "step_id",
            name="uq_recommendation_release_told",
        ),
    )
