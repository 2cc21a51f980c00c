"""Safety: what reaches past one worker's sight."""

from __future__ import annotations

from alembic import op

from casework.models.row_security import check_statements
from casework.models.safety_checks import CHAIN_CHECKS

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _run(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement.replace("%", "%%"))


def upgrade() -> None:
    """The chain of a withdrawn entry goes with it, whoever of the family it is addressed to."""
    if op.get_bind().dialect.name == "postgresql":
        for check in CHAIN_CHECKS:
            _run(*check_statements(check))


def downgrade() -> None:
    """Undo it."""
    if op.get_bind().dialect.name == "postgresql":
        for check in CHAIN_CHECKS:
            _run(f"DROP FUNCTION {check.dropped}")
