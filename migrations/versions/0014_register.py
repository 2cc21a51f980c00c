"""Referrals, seats, meetings, areas: and the wall around what an advocate was told."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from casework.models.area_numbers import AREA_NUMBERS, AREA_PROPOSALS
from casework.models.row_rules import core, engagement
from casework.models.row_rules.pieces import FULL_MEMBERS, STAFF_ID, Rule
from casework.models.row_rules.register import MORE
from casework.models.row_security import (
    STAFF,
    check_statements,
    function_statements,
    policy_names,
    rule_statements,
    table_statements,
)
from casework.models.section_six_checks import CHECKS

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = (
    "referral",
    "progress_permission",
    "review_conflict",
    "review_meeting",
    "partnership_area",
)
_FUNCTIONS = ("casework_partnership_areas", "casework_partnership_reviews")
_BESIDE = "casework_staff_review_members"
# Tables that stay, whose rules are made anew.
_CHANGED = {
    "engagement_entry": engagement.RULES["engagement_entry"],
    "contact_entry": core.RULES["contact_entry"],
}
_MEMBER = ["family_member.case_id", "family_member.id"]
_REVIEW = ["review.case_id", "review.id"]


def upgrade() -> None:
    """Tables; on PostgreSQL the wall and the rules."""
    _make_tables()
    if op.get_bind().dialect.name != "postgresql":
        return
    statements = function_statements(_BESIDE)
    for name in _FUNCTIONS:
        statements += function_statements(name)
    for check in (*CHECKS, AREA_NUMBERS, AREA_PROPOSALS):
        statements += check_statements(check)
    for table in TABLES:
        statements += table_statements(table)
    for table, rules in _CHANGED.items():
        statements += _made_anew(table, rules)
    for table, command, rule in _more():
        clause = "WITH CHECK" if command == "INSERT" else "USING"
        statements.append(
            f"CREATE POLICY {table}_staff_of_the_area_{command.lower()} ON {table}"
            f" FOR {command} TO {rule.role} {clause} ({rule.using})"
        )
    _run(statements)


def downgrade() -> None:
    """Take them away; the rules that stay no longer know of a wall."""
    if op.get_bind().dialect.name == "postgresql":
        _run(
            [
                f"DROP POLICY {table}_staff_of_the_area_{command.lower()} ON {table}"
                for table, command, _ in _more()
            ]
        )
        full = f"member_id = ANY {FULL_MEMBERS} OR staff_id = {STAFF_ID}"
        before = (Rule(STAFF, "SELECT", full), *core.RULES["contact_entry"][1:])
        _run(_made_anew("contact_entry", before))
        checks = (*CHECKS, AREA_NUMBERS, AREA_PROPOSALS)
        _run([f"DROP FUNCTION {check.dropped}" for check in checks])
        _run([f"DROP FUNCTION {name}()" for name in reversed(_FUNCTIONS)])
        _run(_without_the_wall())
    for table in reversed(TABLES):
        op.drop_table(table)


def _more() -> list[tuple[str, str, Rule]]:
    return [
        (table, command, rule)
        for table, rules in MORE.items()
        for rule in rules
        for command in rule.commands.split()
    ]


def _run(statements: list[str]) -> None:
    connection = op.get_bind()
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _made_anew(table: str, rules: tuple[Rule, ...]) -> list[str]:
    statements = [f"DROP POLICY {name} ON {table}" for name in policy_names(table, rules)]
    for number, rule in enumerate(rules, start=1):
        statements += rule_statements(table, number, rule)
    return statements


def _without_the_wall() -> list[str]:
    now = "coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())"
    return [
        f"CREATE OR REPLACE FUNCTION {_BESIDE}() RETURNS text[] LANGUAGE plpgsql STABLE"
        " SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN ("
        "SELECT coalesce(array_agg(DISTINCT m), '{}') FROM ("
        "SELECT unnest(casework_staff_full_members()) AS m"
        " UNION ALL SELECT a.member_id::text FROM allocation a"
        " WHERE a.staff_id = nullif(current_setting('app.staff_id', true), '')"
        " AND a.process = 'review'"
        f" AND a.starts_at <= {now} AND (a.ends_at IS NULL OR a.ends_at > {now})) AS mine"
        "); END $casework$"
    ]


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(16), nullable=nullable)


def _slug(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(40), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(120), nullable=False)


def _version() -> sa.Column[Any]:
    return sa.Column("version", sa.Integer(), nullable=False)


def _member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "member_id"], _MEMBER, name=op.f(f"fk_{table}_case_id_member_id")
    )


def _review(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id", "review_id"], _REVIEW, name=op.f(f"fk_{table}_case_id_review_id")
    )


def _staff(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f(f"fk_{table}_staff_id"))


def _table(name: str, *columns: Any, of_a_case: bool = True) -> None:
    ids = [_id("case_id"), _id("id")] if of_a_case else [_id("id")]
    key = ("case_id", "id") if of_a_case else ("id",)
    op.create_table(name, *ids, *columns, sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _make_tables() -> None:
    _table(
        "referral",
        _id("member_id"),
        _slug("organisation"),
        _text("organisation_name"),
        _sealed("passed_on_sealed"),
        _id("prepared_by"),
        _moment("prepared_at", nullable=False),
        _moment("agreed_at"),
        _slug("agreed_how"),
        _id("agreed_by", nullable=True),
        _moment("refused_at"),
        _moment("sent_at"),
        _id("sent_by", nullable=True),
        _slug("sent_how"),
        _slug("outcome"),
        _moment("outcome_at"),
        _moment("withdrawn_at"),
        _version(),
        _member("referral"),
        sa.CheckConstraint(
            "sent_at IS NULL OR agreed_at IS NOT NULL",
            name=op.f("ck_referral_sent_only_if_agreed"),
        ),
    )
    _index("referral", "case_id", "member_id")
    _table(
        "progress_permission",
        _id("member_id"),
        _id("review_id"),
        _moment("given_at", nullable=False),
        _id("recorded_by", nullable=True),
        _moment("ended_at"),
        _member("progress_permission"),
        _review("progress_permission"),
    )
    _index("progress_permission", "case_id", "member_id", "review_id")
    _table(
        "review_conflict",
        _id("review_id"),
        _id("staff_id"),
        _slug("seat"),
        _moment("starts_at", nullable=False),
        _moment("ends_at"),
        _id("set_by"),
        _review("review_conflict"),
        _staff("review_conflict"),
    )
    _index("review_conflict", "staff_id", "case_id")
    _table(
        "review_meeting",
        _id("member_id"),
        _id("review_id"),
        _slug("with_whom"),
        sa.Column("held_on", sa.Date(), nullable=False),
        _sealed("who_sealed"),
        _sealed("agreed_sealed"),
        sa.Column("told_on", sa.Date(), nullable=True),
        _id("recorded_by"),
        _moment("recorded_at", nullable=False),
        _version(),
        _member("review_meeting"),
        _review("review_meeting"),
    )
    _index("review_meeting", "case_id", "member_id")
    _table(
        "partnership_area",
        _id("staff_id"),
        _text("area"),
        _moment("starts_at", nullable=False),
        _moment("ends_at"),
        _id("set_by"),
        _staff("partnership_area"),
        of_a_case=False,
    )
    _index("partnership_area", "staff_id")
