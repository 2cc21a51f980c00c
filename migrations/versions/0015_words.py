"""Words of people, and their translations."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# As they were when this migration was written; 0018 changes them.
_FROZEN = Path(__file__).resolve().parents[1] / "frozen" / "0015_up.sql"

TABLES = ("translation", "translation_name", "translator_wish")


def upgrade() -> None:
    """Tables; on PostgreSQL their rules, and what forgets a translation."""
    _make_tables()
    op.add_column(
        "update_words", sa.Column("put_by", sa.String(40), nullable=False, server_default="")
    )
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for statement in _FROZEN.read_text().rstrip("\n").split("\n-- next\n"):
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away; a table takes its rules along."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION casework_forget_translations(text)")
    op.drop_column("update_words", "put_by")
    for table in reversed(TABLES):
        op.drop_table(table)


def _id(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(16), nullable=nullable)


def _slug(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _tag(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(20), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=True)


def _make_tables() -> None:
    op.create_table(
        "translation",
        _id("case_id"),
        _id("id"),
        _slug("about"),
        _id("about_id"),
        _slug("kind"),
        _tag("from_language"),
        _tag("to_language"),
        _slug("state"),
        _sealed("text_sealed"),
        _sealed("result_sealed"),
        _sealed("note_sealed"),
        sa.Column("outside", sa.Boolean(), nullable=False),
        _id("translator_id"),
        _id("checker_id"),
        _id("asked_by"),
        _moment("asked_at", nullable=False),
        _moment("translated_at"),
        _moment("checked_at"),
        _moment("released_at"),
        _id("released_by", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name="fk_translation_case_id_case_file"
        ),
        sa.PrimaryKeyConstraint("case_id", "id", name="pk_translation"),
    )
    op.create_index("ix_translation_case_id_about_id", "translation", ["case_id", "about_id"])
    for who in ("translator_id", "checker_id"):
        op.create_index(f"ix_translation_{who}_state", "translation", [who, "state"])
    op.create_table(
        "translation_name",
        _id("case_id"),
        _id("translation_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _sealed("name_sealed"),
        sa.ForeignKeyConstraint(
            ["case_id", "translation_id"],
            ["translation.case_id", "translation.id"],
            name="fk_translation_name_case_id_translation_id_translation",
        ),
        sa.PrimaryKeyConstraint("case_id", "translation_id", "number", name="pk_translation_name"),
    )
    op.create_table(
        "translator_wish",
        _id("case_id"),
        _id("member_id"),
        sa.Column("outside", sa.Boolean(), nullable=False),
        _moment("set_at", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "member_id"],
            ["family_member.case_id", "family_member.id"],
            name="fk_translator_wish_case_id_member_id_family_member",
        ),
        sa.PrimaryKeyConstraint("case_id", "member_id", name="pk_translator_wish"),
    )
