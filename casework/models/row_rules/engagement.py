"""Row rules of offers, answers and views.

An advocate sees the register of the process she was asked for, and in a review what its people
say to it. A relative sees her own answers and views, and nobody else's.
"""

from __future__ import annotations

from casework.models.row_rules.pieces import FAMILY, FULL_MEMBERS, OWN, STAFF, STAFF_ID, Rule

REVIEW_MEMBERS = "((SELECT casework_staff_review_members())::text[])"
_BESIDE_HER = f"member_id = ANY {REVIEW_MEMBERS}"
# The register calls the offer of an advocate by its own name; an allocation names the review.
_REGISTER = (
    f"((process <> 'advocacy' AND member_id = ANY {FULL_MEMBERS})"
    f" OR (process = 'advocacy' AND {_BESIDE_HER})"
    " OR EXISTS (SELECT FROM allocation a WHERE a.case_id = engagement_entry.case_id"
    " AND a.member_id = engagement_entry.member_id"
    f" AND a.staff_id = {STAFF_ID} AND a.process = engagement_entry.process"
    " AND a.starts_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz,"
    " now()) AND (a.ends_at IS NULL OR a.ends_at >"
    " coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()))))"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "engagement_entry": (
        Rule(STAFF, "SELECT", _REGISTER),
        Rule(STAFF, "INSERT", f"{_REGISTER} AND staff_id = {STAFF_ID}"),
    ),
    "review_answer": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND recorded_by IS NULL"),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND recorded_by = {STAFF_ID}"),
    ),
    "family_view": (
        Rule(FAMILY, "SELECT INSERT UPDATE", OWN),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND written_by = {STAFF_ID}"),
        Rule(STAFF, "UPDATE", _BESIDE_HER),
    ),
    "view_release": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND recorded_by IS NULL"),
        Rule(FAMILY, "UPDATE", OWN, update_columns="withdrawn_at"),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        # The check, that it was used, and that she took it back when she said so in talking.
        Rule(
            STAFF,
            "UPDATE",
            _BESIDE_HER,
            update_columns="checked_at, checked_by, checked_with_sealed, used_at, withdrawn_at",
        ),
        # A release is hers. A worker writes one down only for somebody who cannot sign in.
        Rule(
            STAFF,
            "INSERT",
            f"{_BESIDE_HER} AND recorded_by = {STAFF_ID}"
            " AND EXISTS (SELECT FROM family_member m WHERE m.case_id = view_release.case_id"
            " AND m.id = view_release.member_id AND m.access <> 'open')",
        ),
    ),
}
