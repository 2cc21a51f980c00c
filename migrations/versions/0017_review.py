"""Messages with an advocate behind the wall of the panel; what only she herself can say."""

from __future__ import annotations

from alembic import op

from casework.models.her_yes import triggers_dropped, triggers_made
from casework.models.row_rules import core, her_say
from casework.models.row_rules.pieces import MESSAGE_MEMBERS, Rule
from casework.models.row_security import STAFF, function_statements, policy_names, rule_statements

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_FUNCTIONS = (
    "casework_staff_walled_members",
    "casework_family_under_age",
    "casework_areas_on_record",
)
# Tables that stay, whose rules are made anew.
_CHANGED = {"message": core.RULES["message"], "view_answer": her_say.RULES["view_answer"]}
_SEES = f"member_id = ANY {MESSAGE_MEMBERS}"


def upgrade() -> None:
    """Triggers on both databases; on PostgreSQL functions and rules as well."""
    dialect = op.get_bind().dialect.name
    statements = triggers_made(dialect)
    if dialect == "postgresql":
        for name in _FUNCTIONS:
            statements += function_statements(name)
        for table, rules in _CHANGED.items():
            statements += _made_anew(table, rules)
    _run(statements)


def downgrade() -> None:
    """Undo them; messages know of no wall again."""
    dialect = op.get_bind().dialect.name
    statements = triggers_dropped(dialect)
    if dialect == "postgresql":
        hers = core.RULES["message"]
        read = Rule(STAFF, "SELECT UPDATE", _SEES, update_columns=hers[2].update_columns)
        statements += _made_anew("message", (*hers[:2], read, *hers[3:]))
        worker = policy_names("view_answer", _CHANGED["view_answer"])[-1]
        statements.append(f"DROP POLICY {worker} ON view_answer")
        statements.append("REVOKE SELECT ON view_answer FROM casework_worker")
        statements += [f"DROP FUNCTION {name}()" for name in _FUNCTIONS]
    _run(statements)


def _run(statements: list[str]) -> None:
    connection = op.get_bind()
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _made_anew(table: str, rules: tuple[Rule, ...]) -> list[str]:
    statements = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in policy_names(table, rules)]
    for number, rule in enumerate(rules, start=1):
        statements += rule_statements(table, number, rule)
    return statements
