"""The row rules of somebody who is told instead. He signs in under the family's login role, and
as nobody of the family: ``app.member_id`` names his own row, for which no rule of a member holds.
"""

from __future__ import annotations

from casework.models.row_rules.pieces import FAMILY, LOOKUP, Rule

CASE = "(SELECT casework_trusted_case())"
HE = "(SELECT casework_trusted_id())"
_HIS = f"side = 'trusted' AND case_id = {CASE} AND member_id = {HE}"
_BY_TOKEN = f"side = 'trusted' AND token_hash = {LOOKUP}"
_BY_CODE = f"side = 'trusted' AND lookup = {LOOKUP}"

# Beside the rules that these tables have.
MORE: dict[str, tuple[Rule, ...]] = {
    "trusted_person": (
        Rule(FAMILY, "SELECT", f"id = {HE} OR id = (SELECT casework_session_trusted())"),
        Rule(
            FAMILY,
            "UPDATE",
            f"case_id = {CASE} AND id = {HE}",
            "state = 'ended'",
            "state, ended_at, version",
        ),
    ),
    "update_entry": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {CASE} AND id = ANY ((SELECT casework_trusted_updates())::text[])",
        ),
    ),
    "login_session": (
        Rule(FAMILY, "SELECT UPDATE", f"({_BY_TOKEN}) OR ({_HIS})"),
        Rule(FAMILY, "INSERT", _HIS),
    ),
    "sign_in_code": (
        Rule(
            FAMILY,
            "SELECT UPDATE",
            f"({_BY_CODE}) OR ({_HIS})",
            update_columns="tries, used_at, revoked_at, code_hash",
        ),
    ),
    "audit_entry": (Rule(FAMILY, "INSERT", f"chain = {CASE}"),),
    "audit_head": (Rule(FAMILY, "SELECT INSERT UPDATE", f"chain = {CASE}"),),
}

# How his pages look to him, in which language, and that he was shown how to leave.
LOOK = Rule(
    FAMILY,
    "UPDATE",
    f"case_id = {CASE} AND id = {HE}",
    "state = 'confirmed'",
    "language, theme, text_size, leaving_seen_at, version",
)
