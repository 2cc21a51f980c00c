"""Safety: what reaches past one worker's sight."""

from __future__ import annotations

import re
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules import accounts, core
from casework.models.row_rules.pieces import Rule
from casework.models.row_security import (
    check_statements,
    function_statements,
    policy_names,
    rule_statements,
    table_statements,
)
from casework.models.safety_checks import CHAIN_CHECKS

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FUNCTIONS = (
    "casework_staff_renewals",
    "casework_staff_invited",
    "casework_staff_process_pairs",
)
# Tables that stay, whose rules are made anew; before, they were as 0002 wrote them.
_CHANGED: dict[str, tuple[Rule, ...]] = {
    "enrolment_link": accounts.RULES["enrolment_link"],
    "audience": core.RULES["audience"],
    "promise": core.RULES["promise"],
}
_FROZEN = Path(__file__).resolve().parents[1] / "frozen"


def upgrade() -> None:
    """The chain of a withdrawn entry goes with it, whoever of the family it is addressed to.
    A lost passkey is asked for by one person and confirmed by another. An advocate reaches
    the strands of her process, and no others."""
    op.create_table(
        "passkey_renewal",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("staff_id", sa.String(16), nullable=False),
        sa.Column("asked_by", sa.String(16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.String(16)),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_passkey_renewal"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_passkey_renewal_staff_id"),
    )
    op.create_index("ix_passkey_renewal_staff_id", "passkey_renewal", ["staff_id"])
    if op.get_bind().dialect.name == "postgresql":
        for name in _FUNCTIONS:
            _run(*function_statements(name))
        for check in CHAIN_CHECKS:
            _run(*check_statements(check))
        _run(*table_statements("passkey_renewal"))
        for table, rules in _CHANGED.items():
            _run(*_as_it_was("0002_down.sql", table), *_anew(table, rules))


def downgrade() -> None:
    """Undo it."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        for table, rules in _CHANGED.items():
            for name in policy_names(table, rules):
                _run(f"DROP POLICY {name} ON {table}")
            _run(f"REVOKE ALL ON {table} FROM casework_family, casework_staff")
            _run(*_as_it_was("0002_up.sql", table))
        for check in CHAIN_CHECKS:
            _run(f"DROP FUNCTION {check.dropped}")
    op.drop_table("passkey_renewal")
    if postgresql:
        for name in _FUNCTIONS:
            _run(f"DROP FUNCTION {name}()")


def _as_it_was(name: str, table: str) -> list[str]:
    """The statements of the second migration that are about this table."""
    statements = (_FROZEN / name).read_text().rstrip("\n").split("\n-- next\n")
    about = re.compile(
        rf"^(ALTER TABLE {table} |(CREATE|DROP) POLICY {table}_\w+ ON {table}\b"
        rf"|.* ON {table} (TO|FROM) )"
    )
    return [one for one in statements if about.match(one)]


def _anew(table: str, rules: tuple[Rule, ...]) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        *(
            one
            for number, rule in enumerate(rules, 1)
            for one in rule_statements(table, number, rule)
        ),
    ]


def _run(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement.replace("%", "%%"))
