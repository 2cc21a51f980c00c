"""Row-level security for PostgreSQL: roles, functions, grants and policies as statements.

The application connects as ``casework_family``, ``casework_staff`` or ``casework_worker``.
None owns a table and none bypasses policies. The tables belong to ``casework_owner``, as whom
nobody signs in; migrations run as ``casework_migrator``, a member of it.

Each policy reads the transaction's settings (``app.member_id`` and so on, see
queries.database). The rules themselves are data in ``row_rules``.
"""

from __future__ import annotations

from casework.models.row_rules import RULES
from casework.models.row_rules.pieces import (
    FAMILY,
    LOGIN_ROLES,
    MIGRATOR,
    OWNER,
    STAFF,
    WORKER,
    Rule,
)
from casework.models.safety_checks import SafetyCheck
from casework.models.security_functions import FUNCTIONS

__all__ = ["FAMILY", "LOGIN_ROLES", "MIGRATOR", "OWNER", "RULES", "STAFF", "WORKER", "Rule"]


def role_statements(database: str) -> list[str]:
    """What a superuser runs once per cluster and database. Passwords are the operator's."""
    make = [
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f"THEN CREATE ROLE {role} {'NOLOGIN' if role == OWNER else 'LOGIN'} NOBYPASSRLS; "
        "END IF; END $$"
        for role in (OWNER, *LOGIN_ROLES)
    ]
    quoted = '"' + database.replace('"', '""') + '"'
    return [
        *make,
        f"GRANT {OWNER} TO {MIGRATOR}",
        f"GRANT CREATE, CONNECT ON DATABASE {quoted} TO {OWNER}, {MIGRATOR}",
        f"GRANT CONNECT ON DATABASE {quoted} TO {FAMILY}, {STAFF}, {WORKER}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}",
        f"GRANT USAGE ON SCHEMA public TO {', '.join(LOGIN_ROLES)}",
    ]


def function_statements(name: str) -> list[str]:
    """Make, or make anew, one function of ``security_functions``. Who may run it stays."""
    returns, body = FUNCTIONS[name]
    return [
        # PL/pgSQL keeps the plan of the body for the connection; SQL plans it at each call.
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS {returns} LANGUAGE plpgsql STABLE"
        " SECURITY DEFINER SET search_path = public, pg_temp"
        f" AS $casework$ BEGIN RETURN ({body}); END $casework$",
        f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {name}() TO {FAMILY}, {STAFF}, {WORKER}",
    ]


def check_statements(check: SafetyCheck) -> list[str]:
    """Make, or make anew, one question of ``safety_checks``."""
    return [
        f"CREATE OR REPLACE FUNCTION {check.signature} RETURNS {check.returns} LANGUAGE sql"
        " SECURITY DEFINER SET search_path = public, pg_temp"
        f" AS $casework$ {check.on_postgresql} $casework$",
        f"REVOKE ALL ON FUNCTION {check.dropped} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {check.dropped} TO {STAFF}",
    ]


def table_statements(table: str) -> list[str]:
    """Row security, grants and policies of one table."""
    statements = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"]
    for number, rule in enumerate(RULES[table], start=1):
        statements += rule_statements(table, number, rule)
    return statements


def rule_statements(table: str, number: int, rule: Rule) -> list[str]:
    """Grants and policies of one rule. Its number in the table makes the name."""
    statements = []
    for command in rule.commands.split():
        columns = f" ({rule.update_columns})" if command == "UPDATE" and rule.update_columns else ""
        statements.append(f"GRANT {command}{columns} ON {table} TO {rule.role}")
        clauses = ""
        if command != "INSERT":
            clauses += f" USING ({rule.using})"
        if command in ("INSERT", "UPDATE"):
            clauses += f" WITH CHECK ({rule.check or rule.using})"
        name = f"{table}_{rule.role.removeprefix('casework_')}_{number}_{command.lower()}"
        statements.append(f"CREATE POLICY {name} ON {table} FOR {command} TO {rule.role}{clauses}")
    return statements


def policy_names(table: str, rules: tuple[Rule, ...]) -> list[str]:
    """The names under which the rules of a table stand in the database."""
    return [
        f"{table}_{rule.role.removeprefix('casework_')}_{number}_{command.lower()}"
        for number, rule in enumerate(rules, start=1)
        for command in rule.commands.split()
    ]


def drop_table_statements(table: str) -> list[str]:
    """The way back for one table that stays. A table that is dropped takes its rules along."""
    return [
        *(f"DROP POLICY {name} ON {table}" for name in policy_names(table, RULES[table])),
        f"REVOKE ALL ON {table} FROM {', '.join(sorted({one.role for one in RULES[table]}))}",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
