"""Row-level security for PostgreSQL: roles, helper functions, grants and policies as data.

The application connects as ``casework_family``, ``casework_staff`` or ``casework_worker``.
None owns a table and none bypasses policies. The tables belong to ``casework_owner``, as whom
nobody signs in; migrations run as ``casework_migrator``, a member of it.

Each policy reads the transaction's settings (``app.member_id`` and so on, see
queries.database). Lists of cases and people come from SECURITY DEFINER functions, wrapped in
a sub-select so that PostgreSQL evaluates them once per statement and not once per row.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.models.safety_checks import SAFETY_CHECKS
from casework.models.security_functions import FUNCTIONS, SETTING

OWNER = "casework_owner"
MIGRATOR = "casework_migrator"
FAMILY = "casework_family"
STAFF = "casework_staff"
WORKER = "casework_worker"
LOGIN_ROLES = (MIGRATOR, FAMILY, STAFF, WORKER)


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


_MY_CASE = "(SELECT casework_family_case())"
_ME = "(SELECT casework_family_member())"
_CASES = "((SELECT casework_staff_cases())::text[])"
_MEMBERS = "((SELECT casework_staff_members())::text[])"
_NEW_MEMBERS = "((SELECT casework_staff_new_members())::text[])"
_FULL_MEMBERS = "((SELECT casework_staff_full_members())::text[])"
_MESSAGE_MEMBERS = "((SELECT casework_staff_message_members())::text[])"
_STAFF_ID = f"(SELECT {SETTING.format('staff_id')})"
_LOOKUP = f"(SELECT {SETTING.format('lookup')})"
_ADMIN = "(SELECT casework_staff_is_admin())"

_OWN = f"case_id = {_MY_CASE} AND member_id = {_ME}"
_THEIRS = f"member_id = ANY {_MEMBERS}"
_IN_CASE = f"case_id = ANY {_CASES}"
_CHAIN_FAMILY = f"(chain = 'service' OR chain = {_MY_CASE})"
# A team leader named for a sealed copy may stand outside the case: her opening it is audited.
_NAMED = (
    f"EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = {_STAFF_ID})"
)
_CHAIN_STAFF = f"(chain = 'service' OR chain = ANY {_CASES} OR {_NAMED})"


@dataclass(frozen=True)
class Rule:
    """What one role may do with one table: which rows, which commands, which columns."""

    role: str
    commands: str  # of "SELECT INSERT UPDATE DELETE"
    using: str
    check: str | None = None
    update_columns: str = ""


_TRUE = "true"
_ADDRESSED = (
    "EXISTS (SELECT FROM audience a WHERE a.case_id = {t}.case_id AND a.update_id = {t}.{c}"
    " AND a.removed_at IS NULL)"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "region": (Rule(STAFF, "SELECT", _TRUE), Rule(STAFF, "INSERT UPDATE", _ADMIN)),
    "staff": (
        Rule(
            FAMILY,
            "SELECT",
            "EXISTS (SELECT FROM allocation a WHERE a.staff_id = staff.id)",
        ),
        Rule(STAFF, "SELECT", _TRUE),
        Rule(STAFF, "INSERT", _ADMIN),
        Rule(STAFF, "UPDATE", f"id = {_STAFF_ID} OR {_ADMIN}"),
    ),
    "staff_role": (Rule(STAFF, "SELECT", _TRUE), Rule(STAFF, "INSERT UPDATE", _ADMIN)),
    "passkey": (
        Rule(FAMILY, "SELECT UPDATE", f"side = 'family' AND ({_OWN} OR credential_id = {_LOOKUP})"),
        Rule(FAMILY, "INSERT", f"side = 'family' AND {_OWN}"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"side = 'staff' AND (staff_id = {_STAFF_ID} OR credential_id = {_LOOKUP} OR {_ADMIN})",
        ),
        Rule(STAFF, "INSERT", f"side = 'staff' AND staff_id = {_STAFF_ID}"),
    ),
    "enrolment_link": (
        Rule(STAFF, "SELECT UPDATE", f"token_hash = {_LOOKUP} OR {_ADMIN}"),
        Rule(STAFF, "INSERT", _ADMIN),
    ),
    "case_file": (
        Rule(FAMILY, "SELECT", f"id = {_MY_CASE}"),
        Rule(STAFF, "SELECT UPDATE", f"id = ANY {_CASES}"),
        Rule(
            STAFF,
            "INSERT",
            f"opened_by = {_STAFF_ID}"
            " AND region_id = ANY ((SELECT casework_staff_home_regions())::text[])",
        ),
    ),
    "deceased": (
        Rule(FAMILY, "SELECT", f"case_id = {_MY_CASE}"),
        Rule(STAFF, "SELECT INSERT UPDATE", _IN_CASE),
    ),
    "review": (
        Rule(FAMILY, "SELECT", f"case_id = {_MY_CASE}"),
        Rule(STAFF, "SELECT INSERT UPDATE", _IN_CASE),
    ),
    "family_member": (
        Rule(FAMILY, "SELECT", "id = (SELECT casework_session_member())"),
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"case_id = {_MY_CASE} AND id = {_ME}",
            # Never who she is, her state, or whether she may come in.
            update_columns="language, theme, text_size, leaving_seen_at, privacy_seen_at,"
            " disclosure_seen_at, version",
        ),
        Rule(STAFF, "SELECT UPDATE", f"id = ANY {_MEMBERS}"),
        Rule(STAFF, "INSERT", f"{_IN_CASE} AND added_by = {_STAFF_ID}"),
    ),
    "contact_point": (
        Rule(FAMILY, "SELECT", _OWN),
        Rule(STAFF, "SELECT INSERT UPDATE", _THEIRS),
    ),
    "person_flag": (Rule(STAFF, "SELECT INSERT UPDATE", _THEIRS),),
    "wall": (Rule(STAFF, "SELECT INSERT UPDATE", _IN_CASE),),
    "under_age_decision": (Rule(STAFF, "SELECT INSERT UPDATE", _THEIRS),),
    "allocation": (
        Rule(FAMILY, "SELECT", _OWN),
        Rule(STAFF, "SELECT UPDATE", f"{_THEIRS} OR staff_id = {_STAFF_ID}"),
        # Whoever adds a person to a case may put herself beside that person, once; anybody
        # else is allocated by somebody who already sees the person.
        Rule(
            STAFF,
            "INSERT",
            f"{_THEIRS} OR ({_IN_CASE} AND staff_id = {_STAFF_ID}"
            f" AND member_id = ANY {_NEW_MEMBERS})",
        ),
    ),
    "update_entry": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {_MY_CASE} AND state IN ('published', 'withdrawn') AND "
            + _ADDRESSED.format(t="update_entry", c="id"),
        ),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"{_IN_CASE} AND ((created_by = {_STAFF_ID}"
            " AND state IN ('draft', 'waiting_second', 'discarded')) OR "
            + _ADDRESSED.format(t="update_entry", c="id")
            + ")",
        ),
        Rule(STAFF, "INSERT", f"{_IN_CASE} AND created_by = {_STAFF_ID}"),
    ),
    "update_words": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {_MY_CASE} AND state = 'released' AND "
            + _ADDRESSED.format(t="update_words", c="update_id"),
        ),
        Rule(
            STAFF,
            "SELECT INSERT UPDATE",
            "EXISTS (SELECT FROM update_entry u WHERE u.case_id = update_words.case_id"
            " AND u.id = update_words.update_id)",
        ),
    ),
    "audience": (
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"{_OWN} AND addressed AND removed_at IS NULL",
            update_columns="choice, choice_at, shown_at, opened_in_session",
        ),
        Rule(STAFF, "SELECT INSERT UPDATE", _THEIRS),
    ),
    "withdrawal": (
        Rule(STAFF, "SELECT", f"named_leader = {_STAFF_ID}"),
        Rule(STAFF, "INSERT", f"{_IN_CASE} AND withdrawn_by = {_STAFF_ID}"),
    ),
    "sealed_copy_opening": (Rule(STAFF, "SELECT INSERT", f"opened_by = {_STAFF_ID}"),),
    "incident": (
        Rule(
            STAFF,
            "SELECT UPDATE",
            "EXISTS (SELECT FROM case_file f WHERE f.id = incident.case_id"
            " AND f.region_id = ANY ((SELECT casework_staff_regions())::text[]))"
            f" OR opened_by = {_STAFF_ID}",
        ),
        Rule(STAFF, "INSERT", f"{_IN_CASE} AND opened_by = {_STAFF_ID}"),
    ),
    "contact_entry": (
        Rule(STAFF, "SELECT", f"member_id = ANY {_FULL_MEMBERS} OR staff_id = {_STAFF_ID}"),
        Rule(STAFF, "INSERT", f"{_THEIRS} AND staff_id = {_STAFF_ID}"),
    ),
    "promise": (
        Rule(FAMILY, "SELECT", _OWN),
        Rule(STAFF, "SELECT INSERT UPDATE", _THEIRS),
    ),
    "message": (
        Rule(FAMILY, "SELECT", _OWN),
        Rule(FAMILY, "INSERT", f"{_OWN} AND from_family"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"member_id = ANY {_MESSAGE_MEMBERS}",
            update_columns="read_at, answered_at",
        ),
        Rule(
            STAFF,
            "INSERT",
            f"member_id = ANY {_MESSAGE_MEMBERS} AND NOT from_family AND staff_id = {_STAFF_ID}",
        ),
    ),
    "message_draft": (Rule(FAMILY, "SELECT INSERT UPDATE DELETE", _OWN),),
    "login_session": (
        Rule(FAMILY, "SELECT UPDATE", f"side = 'family' AND (token_hash = {_LOOKUP} OR ({_OWN}))"),
        Rule(FAMILY, "INSERT", f"side = 'family' AND {_OWN}"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"(side = 'staff' AND (token_hash = {_LOOKUP} OR staff_id = {_STAFF_ID} OR {_ADMIN}))"
            f" OR (side = 'family' AND {_THEIRS})",
        ),
        Rule(STAFF, "INSERT", f"side = 'staff' AND staff_id = {_STAFF_ID}"),
        Rule(WORKER, "SELECT UPDATE", _TRUE),
    ),
    "sign_in_code": (
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"side = 'family' AND (lookup = {_LOOKUP} OR ({_OWN}))",
            update_columns="tries, used_at, revoked_at, code_hash",
        ),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"(side = 'staff' AND (lookup = {_LOOKUP} OR staff_id = {_STAFF_ID} OR {_ADMIN}))"
            f" OR (side = 'family' AND {_THEIRS})",
        ),
        Rule(STAFF, "INSERT", f"side = 'family' AND {_THEIRS}"),
    ),
    "submission": (
        Rule(FAMILY, "SELECT INSERT", f"side = 'family' AND actor_id = {_ME}"),
        Rule(STAFF, "SELECT INSERT", f"side = 'staff' AND actor_id = {_STAFF_ID}"),
    ),
    "limit_counter": (
        Rule(FAMILY, "SELECT INSERT UPDATE DELETE", _TRUE),
        Rule(STAFF, "SELECT INSERT UPDATE DELETE", _TRUE),
        Rule(WORKER, "SELECT DELETE", _TRUE),
    ),
    "access_log": (
        Rule(FAMILY, "SELECT", _OWN),
        Rule(STAFF, "SELECT INSERT", f"staff_id = {_STAFF_ID} AND {_IN_CASE}"),
    ),
    "audit_entry": (
        Rule(FAMILY, "INSERT", _CHAIN_FAMILY),
        Rule(STAFF, "INSERT", _CHAIN_STAFF),
        Rule(WORKER, "SELECT INSERT", _TRUE),
    ),
    "audit_head": (
        Rule(FAMILY, "SELECT INSERT UPDATE", _CHAIN_FAMILY),
        Rule(STAFF, "SELECT INSERT UPDATE", _CHAIN_STAFF),
        Rule(WORKER, "SELECT INSERT UPDATE", _TRUE),
    ),
    "deployment_mark": (
        Rule(FAMILY, "SELECT", _TRUE),
        Rule(STAFF, "SELECT", _TRUE),
        Rule(WORKER, "SELECT", _TRUE),
    ),
}


def secure_statements() -> list[str]:
    """Functions, grants and policies, in the order in which PostgreSQL takes them."""
    statements: list[str] = []
    for name, (returns, body) in FUNCTIONS.items():
        statements += [
            # PL/pgSQL keeps the plan of the body for the connection; SQL plans it at each call.
            f"CREATE FUNCTION {name}() RETURNS {returns} LANGUAGE plpgsql STABLE SECURITY DEFINER"
            " SET search_path = public, pg_temp"
            f" AS $casework$ BEGIN RETURN ({body}); END $casework$",
            f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {name}() TO {FAMILY}, {STAFF}, {WORKER}",
        ]
    for check in SAFETY_CHECKS:
        statements += [
            f"CREATE FUNCTION {check.signature} RETURNS {check.returns} LANGUAGE sql"
            " SECURITY DEFINER SET search_path = public, pg_temp"
            f" AS $casework$ {check.on_postgresql} $casework$",
            f"REVOKE ALL ON FUNCTION {check.dropped} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {check.dropped} TO {STAFF}",
        ]
    for table, rules in RULES.items():
        statements.append(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for number, rule in enumerate(rules, start=1):
            statements += _rule_statements(table, number, rule)
    return statements


def _rule_statements(table: str, number: int, rule: Rule) -> list[str]:
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


def drop_statements() -> list[str]:
    """The way back, for the migration's downgrade."""
    statements: list[str] = []
    for table, rules in RULES.items():
        for number, rule in enumerate(rules, start=1):
            short = rule.role.removeprefix("casework_")
            statements += [
                f"DROP POLICY {table}_{short}_{number}_{command.lower()} ON {table}"
                for command in rule.commands.split()
            ]
        roles = sorted({rule.role for rule in rules})
        statements.append(f"REVOKE ALL ON {table} FROM {', '.join(roles)}")
        statements.append(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    statements += [f"DROP FUNCTION {check.dropped}" for check in SAFETY_CHECKS]
    return statements + [f"DROP FUNCTION {name}()" for name in reversed(FUNCTIONS)]
