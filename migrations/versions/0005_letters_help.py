"""Letters, helplines, what was said once and not again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models import row_security

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("letter", "letter_reference", "concern", "known_already", "helpline")
_CONCERNS = "casework_staff_concerns"


def _id(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=16), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of_a_member(table: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name=op.f(f"fk_{table}_case_id_member_id"),
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name=op.f(f"pk_{table}")),
    ]


def upgrade() -> None:
    """Five tables, and two columns beside what was there."""
    op.add_column(
        "message", sa.Column("subject", sa.String(length=40), nullable=False, server_default="")
    )
    op.add_column("allocation", sa.Column("meet_by", sa.Date(), nullable=True))
    _letters()
    _asking()
    _helplines()
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    statements = row_security.function_statements(_CONCERNS)
    for table in TABLES:
        statements += row_security.table_statements(table)
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _letters() -> None:
    op.create_table(
        "letter",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("large", sa.Boolean(), nullable=False),
        _id("made_by"),
        _moment("made_at"),
        *_of_a_member("letter"),
    )
    op.create_index(
        "ix_letter_case_id_member_id_made_at", "letter", ["case_id", "member_id", "made_at"]
    )
    op.create_table(
        "letter_reference",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        sa.Column("reference_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("lookup", sa.String(length=64), nullable=False),
        _id("made_by"),
        _moment("made_at"),
        *_of_a_member("letter_reference"),
        sa.UniqueConstraint("lookup", name=op.f("uq_letter_reference_lookup")),
    )
    op.create_index(
        "ix_letter_reference_case_id_member_id",
        "letter_reference",
        ["case_id", "member_id"],
        unique=True,
    )


def _asking() -> None:
    op.create_table(
        "concern",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        _id("region_id"),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        _moment("sent_at"),
        _moment("read_at", nullable=True),
        _id("read_by", nullable=True),
        _moment("answered_at", nullable=True),
        _id("answered_by", nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_language", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_of_a_member("concern"),
    )
    op.create_index("ix_concern_region_id_sent_at", "concern", ["region_id", "sent_at"])
    op.create_index("ix_concern_case_id_member_id", "concern", ["case_id", "member_id"])
    op.create_table(
        "known_already",
        _id("case_id"),
        _id("id"),
        _id("member_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("by_family", sa.Boolean(), nullable=False),
        _id("staff_id", nullable=True),
        _moment("written_at"),
        *_of_a_member("known_already"),
    )
    op.create_index(
        "ix_known_already_case_id_member_id_number",
        "known_already",
        ["case_id", "member_id", "number"],
        unique=True,
    )


def _helplines() -> None:
    op.create_table(
        "helpline",
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("days", sa.String(length=40), nullable=False),
        sa.Column("opens", sa.String(length=5), nullable=False),
        sa.Column("closes", sa.String(length=5), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        _id("checked_by", nullable=True),
        _moment("changed_at"),
        _moment("ended_at", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_helpline")),
    )


def downgrade() -> None:
    """Take all of it away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP FUNCTION {_CONCERNS}()")
    op.drop_column("allocation", "meet_by")
    op.drop_column("message", "subject")
