"""What the row rules are made of: roles, one rule, and the conditions that many rules share.

Lists of cases and people come from SECURITY DEFINER functions, wrapped in a sub-select so
that PostgreSQL evaluates them once per statement and not once per row.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.models.security_functions import SETTING
from casework.rules.roles import NO_SIGHT_ROLES

OWNER = "casework_owner"
MIGRATOR = "casework_migrator"
FAMILY = "casework_family"
STAFF = "casework_staff"
WORKER = "casework_worker"
LOGIN_ROLES = (MIGRATOR, FAMILY, STAFF, WORKER)

MY_CASE = "(SELECT casework_family_case())"
ME = "(SELECT casework_family_member())"
CASES = "((SELECT casework_staff_cases())::text[])"
MEMBERS = "((SELECT casework_staff_members())::text[])"
NEW_MEMBERS = "((SELECT casework_staff_new_members())::text[])"
FULL_MEMBERS = "((SELECT casework_staff_full_members())::text[])"
MESSAGE_MEMBERS = "((SELECT casework_staff_message_members())::text[])"
RENEWALS = "((SELECT casework_staff_renewals())::text[])"
ROLE_REQUESTS = "((SELECT casework_staff_role_requests())::text[])"
INVITED = "((SELECT casework_staff_invited())::text[])"
PAIRS = "((SELECT casework_staff_process_pairs())::text[])"
STAFF_ID = f"(SELECT {SETTING.format('staff_id')})"
LOOKUP = f"(SELECT {SETTING.format('lookup')})"
ADMIN = "(SELECT casework_staff_is_admin())"

OWN = f"case_id = {MY_CASE} AND member_id = {ME}"
THEIRS = f"member_id = ANY {MEMBERS}"
# Of news: in everything, or in the strands of the process through which she works with her.
IN_STRAND = f"(member_id = ANY {FULL_MEMBERS} OR member_id || ':' || update_id = ANY {PAIRS})"
IN_CASE = f"case_id = ANY {CASES}"
CHAIN_FAMILY = f"(chain = 'service' OR chain = {MY_CASE})"
# A team leader named for a sealed copy may stand outside the case: her opening it is audited.
NAMED = f"EXISTS (SELECT FROM withdrawal w WHERE w.case_id = chain AND w.named_leader = {STAFF_ID})"
CHAIN_STAFF = f"(chain = 'service' OR chain = ANY {CASES} OR {NAMED})"


@dataclass(frozen=True)
class Rule:
    """What one role may do with one table: which rows, which commands, which columns."""

    role: str
    commands: str  # of "SELECT INSERT UPDATE DELETE"
    using: str
    check: str | None = None
    update_columns: str = ""


TRUE = "true"
_NO_SIGHT = ", ".join(f"'{role}'" for role in sorted(NO_SIGHT_ROLES))
# A role that sees nothing of a family is an administrator's to give; any other is given by
# whoever confirms, of two, what somebody else asked for.
ROLE_GIVEN = (
    f"({ADMIN} AND role IN ({_NO_SIGHT})) OR EXISTS (SELECT FROM role_request q"
    f" WHERE q.id = ANY {ROLE_REQUESTS} AND q.staff_id = staff_role.staff_id"
    " AND q.role = staff_role.role AND q.region_id IS NOT DISTINCT FROM staff_role.region_id)"
)
ADDRESSED = (
    "EXISTS (SELECT FROM audience a WHERE a.case_id = {t}.case_id AND a.update_id = {t}.{c}"
    " AND a.removed_at IS NULL)"
)

_AT = "{a}.starts_at <= message.sent_at AND ({a}.ends_at IS NULL OR {a}.ends_at > message.sent_at)"
_HERS = "{a}.case_id = message.case_id AND {a}.member_id = message.member_id"
_FULLY = (
    f"SELECT FROM allocation c WHERE {_HERS.format(a='c')}"
    f" AND c.process = '' AND {_AT.format(a='c')}"
)
# Of messages: whoever holds a seat in a review of the case reads none between her and an advocate
# (queries.conflict.messages_open_to says the same).
NOT_THE_ADVOCATES = (
    f"(staff_id = {STAFF_ID}"
    " OR member_id <> ALL ((SELECT casework_staff_walled_members())::text[])"
    f" OR NOT EXISTS (SELECT FROM allocation b WHERE {_HERS.format(a='b')}"
    " AND b.process = 'review' AND (b.staff_id = message.staff_id"
    f" OR (message.from_family AND {_AT.format(a='b')}"
    f" AND (NOT EXISTS ({_FULLY}) OR EXISTS ({_FULLY} AND c.staff_id = b.staff_id))))))"
)
