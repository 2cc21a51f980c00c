"""A role that sees families' records is asked for by one person and confirmed by another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casework.models.row_rules import accounts, core
from casework.models.row_rules.pieces import ADMIN, TRUE, Rule
from casework.models.row_security import (
    STAFF,
    function_statements,
    policy_names,
    rule_statements,
    table_statements,
)

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_WAITING = "casework_staff_role_requests"
_ROLES_BEFORE = (Rule(STAFF, "SELECT", TRUE), Rule(STAFF, "INSERT UPDATE", ADMIN))
_PASSKEY = "passkey_staff_5_select"
_RENEWALS = "casework_staff_renewals"
_ME = "nullif(current_setting('app.staff_id', true), '')"
_NOW = "coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())"
_HELD = "{0}.starts_at <= " + _NOW + " AND ({0}.ends_at IS NULL OR {0}.ends_at > " + _NOW + ")"
# Before: whoever has no role in force, because hers waits, is of no region.
_RENEWALS_BEFORE = (
    f"CREATE OR REPLACE FUNCTION {_RENEWALS}() RETURNS text[] LANGUAGE plpgsql STABLE"
    " SECURITY DEFINER SET search_path = public, pg_temp AS $casework$ BEGIN RETURN ("
    "SELECT coalesce(array_agg(DISTINCT n.staff_id::text), '{}') FROM passkey_renewal n"
    f" WHERE n.staff_id <> {_ME} AND n.asked_by <> {_ME}"
    f" AND n.confirmed_at IS NULL AND n.until > {_NOW}"
    f" AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = {_ME} AND {_HELD.format('r')}"
    " AND (r.role = 'national_manager' OR (r.role = 'team_leader'"
    " AND EXISTS (SELECT FROM staff_role t WHERE t.staff_id = n.staff_id"
    f" AND t.region_id = r.region_id AND {_HELD.format('t')}))))); END $casework$"
)


def upgrade() -> None:
    """The table; on PostgreSQL who may give a role. Roles that are held stay as they are: they
    count as confirmed."""
    op.create_table(
        "role_request",
        _id("id"),
        _id("staff_id"),
        sa.Column("role", sa.String(length=40), nullable=False),
        _id("region_id", nullable=True),
        _id("asked_by"),
        _moment("asked_at", nullable=False),
        _moment("until", nullable=False),
        _id("confirmed_by", nullable=True),
        _moment("confirmed_at"),
        _id("refused_by", nullable=True),
        _moment("refused_at"),
        sa.PrimaryKeyConstraint("id", name="pk_role_request"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_role_request_staff_id"),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name="fk_role_request_region_id"),
    )
    op.create_index("ix_role_request_staff_id", "role_request", ["staff_id"])
    if op.get_bind().dialect.name == "postgresql":
        _run(function_statements(_WAITING))
        _run(function_statements(_RENEWALS))
        _run(table_statements("role_request"))
        _run(_anew("staff_role", _ROLES_BEFORE, core.RULES["staff_role"]))
        _run([f"CREATE POLICY {_PASSKEY} ON passkey FOR SELECT TO {STAFF} USING ({_seen()})"])


def downgrade() -> None:
    """Take it away: what waits is given to nobody, and has to be asked for again."""
    if op.get_bind().dialect.name == "postgresql":
        _run([f"DROP POLICY {_PASSKEY} ON passkey"])
        _run(_anew("staff_role", core.RULES["staff_role"], _ROLES_BEFORE))
    op.drop_table("role_request")
    if op.get_bind().dialect.name == "postgresql":
        _run([_RENEWALS_BEFORE, f"DROP FUNCTION {_WAITING}()"])


def _seen() -> str:
    (rule,) = accounts.MORE["passkey"]
    return rule.using


def _anew(table: str, before: tuple[Rule, ...], after: tuple[Rule, ...]) -> list[str]:
    statements = [f"DROP POLICY {name} ON {table}" for name in policy_names(table, before)]
    statements.append(f"REVOKE ALL ON {table} FROM {STAFF}")
    for number, rule in enumerate(after, start=1):
        statements += rule_statements(table, number, rule)
    return statements


def _run(statements: list[str]) -> None:
    connection = op.get_bind()
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _id(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=16), nullable=nullable)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
