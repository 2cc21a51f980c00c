"""Views, answers, and the rest that comes back to her, through the hands of translators."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules import report_draft, translations
from casework.models.row_rules.pieces import FAMILY, STAFF, Rule
from casework.models.row_security import check_statements, policy_names, rule_statements
from casework.models.translation_checks import FORGET_TRANSLATIONS

revision = "0018"
down_revision = "0020"
branch_labels = None
depends_on = None

# Rules and the function as migration 0015 made them.
_BEFORE = Path(__file__).resolve().parents[1] / "frozen" / "0015_up.sql"
# Tables that stay, whose rules are made anew.
_CHANGED: dict[str, tuple[Rule, ...]] = {
    "translation": translations.RULES["translation"],
    "translation_name": translations.RULES["translation_name"],
    "draft_change": report_draft.RULES["draft_change"],
}
_LOOKS = "access_log_translator"
_FORGET = FORGET_TRANSLATIONS.dropped
_NEW = "('view', 'view_answer', 'draft_change', 'terms_question')"


def upgrade() -> None:
    """Whose words they are, and which wording; on PostgreSQL who reads what of them."""
    op.add_column("translation", sa.Column("member_id", sa.String(16), nullable=True))
    op.add_column(
        "translation", sa.Column("wording", sa.Integer(), nullable=False, server_default="1")
    )
    op.execute(
        "UPDATE translation SET member_id = (SELECT m.member_id FROM message m"
        " WHERE m.case_id = translation.case_id AND m.id = translation.about_id)"
        " WHERE about = 'message'"
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    statements = check_statements(FORGET_TRANSLATIONS)
    # She changes her own words, and what was made of the earlier ones goes.
    statements.append(f"GRANT EXECUTE ON FUNCTION {_FORGET} TO {FAMILY}")
    for table, rules in _CHANGED.items():
        statements += _dropped(table)
        for number, rule in enumerate(rules, start=1):
            statements += rule_statements(table, number, rule)
    (looks,) = translations.MORE["access_log"]
    statements.append(
        f"CREATE POLICY {_LOOKS} ON access_log FOR INSERT TO {STAFF} WITH CHECK ({looks.using})"
    )
    _run(statements)


def downgrade() -> None:
    """Translators are given updates and messages again, and nothing else."""
    op.execute(
        "DELETE FROM translation_name WHERE translation_id IN"
        f" (SELECT id FROM translation WHERE about IN {_NEW})"
    )
    op.execute(f"DELETE FROM translation WHERE about IN {_NEW}")
    if op.get_bind().dialect.name == "postgresql":
        statements = [f"DROP POLICY {_LOOKS} ON access_log"]
        statements += [one for table in _CHANGED for one in _dropped(table)]
        statements += [
            f"REVOKE EXECUTE ON FUNCTION {_FORGET} FROM {FAMILY}",
            f"REVOKE UPDATE (wording) ON translation FROM {STAFF}",
            f"REVOKE UPDATE (in_hers_sealed, language) ON draft_change FROM {STAFF}",
        ]
        statements += [one for one in _before() if " translator_wish" not in one]
        *kept, changed = _CHANGED["draft_change"]
        narrow = Rule(STAFF, "UPDATE", changed.using, update_columns="released_by, released_at")
        for number, rule in enumerate((*kept, narrow), start=1):
            statements += rule_statements("draft_change", number, rule)
        _run(statements)
    op.drop_column("translation", "wording")
    op.drop_column("translation", "member_id")


def _before() -> list[str]:
    return _BEFORE.read_text().rstrip("\n").split("\n-- next\n")


def _dropped(table: str) -> list[str]:
    return [
        f"DROP POLICY IF EXISTS {name} ON {table}" for name in policy_names(table, _CHANGED[table])
    ]


def _run(statements: list[str]) -> None:
    connection = op.get_bind()
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))
