"""Somebody who is told instead reads and is sent his own language, and sets how it looks."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0017"
branch_labels = None
depends_on = None

_ROLE = "casework_family"
_POLICY = "trusted_person_trusted_look_update"
_HIS = "case_id = (SELECT casework_trusted_case()) AND id = (SELECT casework_trusted_id())"
_COLUMNS = "language, theme, text_size, leaving_seen_at"


def upgrade() -> None:
    """The columns; on PostgreSQL what he may change of his own row. Until he says otherwise he
    goes on in her language, as before."""
    for column in _columns():
        op.add_column("trusted_person", column)
    op.execute(
        "UPDATE trusted_person SET language = coalesce((SELECT m.language FROM family_member m"
        " WHERE m.case_id = trusted_person.case_id AND m.id = trusted_person.member_id), 'en')"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"GRANT UPDATE ({_COLUMNS}) ON trusted_person TO {_ROLE}")
        op.execute(
            f"CREATE POLICY {_POLICY} ON trusted_person FOR UPDATE TO {_ROLE}"
            f" USING ({_HIS}) WITH CHECK (state = 'confirmed')"
        )


def downgrade() -> None:
    """Take them away: he goes on in her language."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP POLICY {_POLICY} ON trusted_person")
        op.execute(f"REVOKE UPDATE ({_COLUMNS}) ON trusted_person FROM {_ROLE}")
    for column in _columns():
        op.drop_column("trusted_person", column.name)


def _columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("language", sa.String(20), nullable=False, server_default="en"),
        sa.Column("theme", sa.String(10), nullable=False, server_default="system"),
        sa.Column("text_size", sa.String(10), nullable=False, server_default="normal"),
        sa.Column("leaving_seen_at", sa.DateTime(timezone=True), nullable=True),
    )
