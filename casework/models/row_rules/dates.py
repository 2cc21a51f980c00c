"""The row rules of clocks, of the application for compensation, and of days in court."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADDRESSED,
    ADMIN,
    FAMILY,
    IN_CASE,
    ME,
    MY_CASE,
    OWN,
    STAFF,
    STAFF_ID,
    THEIRS,
    TRUE,
    WORKER,
    Rule,
)

# An application is its applicant's and her own worker's, not the whole region's.
CLAIM_MEMBERS = "((SELECT casework_staff_claim_members())::text[])"
SHARED_CLAIMS = "((SELECT casework_family_shared_claims())::text[])"
_HERS = f"member_id = ANY {CLAIM_MEMBERS}"
_SHARED = f"case_id = {MY_CASE} AND {{claim}} = ANY {SHARED_CLAIMS}"
# A clock that belongs to an application goes where the application goes.
_ITS_CLAIM = f"(claim_id IS NULL OR {_HERS})"

RULES: dict[str, tuple[Rule, ...]] = {
    "clock_rule": (
        Rule(FAMILY, "SELECT", TRUE),
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT", f"{ADMIN} AND added_by = {STAFF_ID}"),
    ),
    "fact_check": (
        Rule(FAMILY, "SELECT", TRUE),
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT", f"{ADMIN} AND checked_by = {STAFF_ID}"),
    ),
    "clock": (
        Rule(FAMILY, "SELECT", f"{OWN} AND state = 'confirmed'"),
        Rule(STAFF, "SELECT INSERT UPDATE", f"{THEIRS} AND {_ITS_CLAIM}"),
        # Whether a right ends before a message may leave.
        Rule(WORKER, "SELECT", TRUE),
    ),
    "claim": (
        Rule(FAMILY, "SELECT", f"({OWN}) OR ({_SHARED.format(claim='id')})"),
        Rule(FAMILY, "INSERT", f"{OWN} AND opened_by = {ME} AND stage = 'thinking'"),
        Rule(STAFF, "SELECT INSERT UPDATE", _HERS),
    ),
    "claim_stage": (
        Rule(FAMILY, "SELECT", f"({OWN}) OR ({_SHARED.format(claim='claim_id')})"),
        Rule(FAMILY, "INSERT", f"{OWN} AND set_by = {ME} AND stage = 'thinking'"),
        Rule(STAFF, "SELECT INSERT", _HERS),
    ),
    "claim_paper": (
        Rule(FAMILY, "SELECT", f"({OWN}) OR ({_SHARED.format(claim='claim_id')})"),
        Rule(FAMILY, "UPDATE", OWN, update_columns="sent_on, version"),
        Rule(STAFF, "SELECT INSERT UPDATE", _HERS),
    ),
    # Shared or not, the sum is nobody's but hers.
    "claim_sum": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT INSERT", _HERS),
    ),
    "claim_consent": (
        Rule(
            FAMILY,
            "SELECT",
            f"({OWN}) OR (for_member_id = {ME} AND {_SHARED.format(claim='claim_id')})",
        ),
        Rule(FAMILY, "INSERT", f"{OWN} AND for_member_id IS NULL"),
        Rule(FAMILY, "UPDATE", OWN, update_columns="withdrawn_at, version"),
        Rule(
            STAFF,
            "SELECT UPDATE",
            _HERS,
            update_columns="for_member_id, linked_by, linked_at, version",
        ),
    ),
    "day_plan": (
        Rule(FAMILY, "SELECT INSERT", OWN),
        Rule(
            FAMILY,
            "UPDATE",
            OWN,
            update_columns="going, seats, interpreter, statement, wishes_sealed, said_by,"
            " set_at, set_by, version",
        ),
        Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),
    ),
    "beside_day": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),
    ),
    "way_there": (
        Rule(
            FAMILY,
            "SELECT",
            f"case_id = {MY_CASE} AND " + ADDRESSED.format(t="way_there", c="hearing_id"),
        ),
        Rule(
            STAFF,
            "SELECT INSERT UPDATE",
            f"{IN_CASE} AND EXISTS (SELECT FROM update_entry u"
            " WHERE u.case_id = way_there.case_id AND u.id = way_there.hearing_id)",
        ),
    ),
}
