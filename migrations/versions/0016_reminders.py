"""Reminders: a hearing that moved cancels them in the same transaction."""

from __future__ import annotations

from alembic import op

from casework.models.row_security import check_statements
from casework.models.safety_checks import CANCEL_REMINDERS

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The one function, on PostgreSQL; a reminder is a row of the outbox like any other."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for statement in check_statements(CANCEL_REMINDERS):
        op.get_bind().exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take it away. What waits as a reminder is not known to the code before, and ends."""
    op.execute("DELETE FROM outbox_message WHERE purpose = 'reminder'")
    op.execute("DELETE FROM member_choice WHERE topic = 'remind'")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION {CANCEL_REMINDERS.dropped}")
