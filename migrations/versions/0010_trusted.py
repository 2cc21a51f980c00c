"""Pages of a trusted person."""

from __future__ import annotations

from alembic import op

from casework.models.row_rules.pieces import FAMILY, OWN, STAFF
from casework.models.row_rules.trusted import MORE
from casework.models.row_security import check_statements, function_statements
from casework.models.trusted_checks import END_BARRED, TRUSTED_CHECKS

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FUNCTIONS = (
    "casework_trusted_case",
    "casework_trusted_id",
    "casework_session_trusted",
    "casework_trusted_updates",
)
# What she reads of messages that left, or wait: none that went to somebody told instead.
_READ = "outbox_message_family_1_select"
_BEFORE = f"{OWN} AND (NOT hard OR state = 'sent')"
_NOW = f"{OWN} AND to_sealed IS NULL AND (NOT hard OR state = 'sent')"


def _reads(using: str) -> str:
    return f"CREATE POLICY {_READ} ON outbox_message FOR SELECT TO {FAMILY} USING ({using})"


def upgrade() -> None:
    """On PostgreSQL: what somebody who is told instead may read and end. No table is new: his
    sessions and codes name his own row, where those of a relative name hers."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    statements = [line for name in FUNCTIONS for line in function_statements(name)]
    statements += check_statements(END_BARRED)
    for check in TRUSTED_CHECKS:
        statements += [
            line.replace(f" TO {STAFF}", f" TO {FAMILY}") for line in check_statements(check)
        ]
    statements += [made for _, made in _policies()]
    # A database at 0008 has the rule as it was; one made anew has it already.
    statements += [f"DROP POLICY {_READ} ON outbox_message", _reads(_NOW)]
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    """Take them away. What the family's side was granted before stays granted."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for statement in (f"DROP POLICY {_READ} ON outbox_message", _reads(_BEFORE)):
        connection.exec_driver_sql(statement)
    for dropped, _ in _policies():
        connection.exec_driver_sql(dropped)
    for check in (END_BARRED, *TRUSTED_CHECKS):
        connection.exec_driver_sql(f"DROP FUNCTION {check.dropped}")
    for name in FUNCTIONS:
        connection.exec_driver_sql(f"DROP FUNCTION {name}()")


def _policies() -> list[tuple[str, str]]:
    """The policies beside those that the tables have: how each is dropped, and made."""
    found = []
    for table, rules in MORE.items():
        for number, rule in enumerate(rules, start=1):
            for command in rule.commands.split():
                name = f"{table}_trusted_{number}_{command.lower()}"
                clauses = "" if command == "INSERT" else f" USING ({rule.using})"
                if command in ("INSERT", "UPDATE"):
                    clauses += f" WITH CHECK ({rule.check or rule.using})"
                made = f"CREATE POLICY {name} ON {table} FOR {command} TO {rule.role}{clauses}"
                found.append((f"DROP POLICY {name} ON {table}", made))
    return found
