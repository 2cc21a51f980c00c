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
    # When a worker answers, out of the words in which it was written where they can be read.
    op.add_column("staff", sa.Column("answers", sa.String(40), nullable=False, server_default=""))
    _read_hours(op.get_bind())
    op.add_column(
        "contact_entry",
        sa.Column("told_update_ids", sa.Text(), nullable=False, server_default=""),
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
    op.drop_column("staff", "answers")
    op.drop_column("contact_entry", "told_update_ids")
    if postgresql:
        for name in _FUNCTIONS:
            _run(f"DROP FUNCTION {name}()")


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?"
_WRITTEN = re.compile(rf"(\w+) to (\w+),? (?:from )?{_CLOCK} to {_CLOCK}\.?")


def _read_hours(connection: sa.Connection) -> None:
    staff = sa.table("staff", sa.column("id"), sa.column("hours"), sa.column("answers"))
    for row in connection.execute(sa.select(staff.c.id, staff.c.hours)).all():
        answers = _as_stored(row.hours.strip().lower())
        if answers:
            connection.execute(
                staff.update().where(staff.c.id == row.id).values(answers=answers, hours="")
            )


def _as_stored(written: str) -> str:
    match = _WRITTEN.fullmatch(written)
    if match is None or match[1] not in _DAYS or match[2] not in _DAYS:
        return ""
    first, last = _DAYS.index(match[1]), _DAYS.index(match[2])
    opens, closes = _clock(*match.group(3, 4, 5)), _clock(*match.group(6, 7, 8))
    if first > last or not opens < closes <= "23:59":
        return ""
    return f"{'1234567'[first : last + 1]} {opens}-{closes}"


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    return f"{hours:02}:{minute or '00'}"


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
