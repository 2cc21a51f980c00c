"""Row rules of referrals, meetings and seats, and of what a partnership officer may read.

Whoever holds a seat in a review is taken out of ``casework_staff_review_members`` for the whole
case, so that every rule built on it refuses; two rules of earlier tables are built on it here.
"""

from __future__ import annotations

from casework.models.row_rules.engagement import REVIEW_MEMBERS
from casework.models.row_rules.pieces import ADMIN, FAMILY, IN_CASE, OWN, STAFF, STAFF_ID, Rule

_BESIDE_HER = f"member_id = ANY {REVIEW_MEMBERS}"
_REGIONS = "((SELECT casework_staff_regions())::text[])"
AREA_REVIEWS = "((SELECT casework_partnership_reviews())::text[])"
# Whoever leads the region records who sits where; the one who sits there sees it as well.
_LEADS = (
    "EXISTS (SELECT FROM case_file f WHERE f.id = review_conflict.case_id"
    f" AND f.region_id = ANY {_REGIONS})"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "referral": (
        Rule(FAMILY, "SELECT", OWN),
        # Her yes and her no are hers; never the words, nor that it was sent.
        Rule(
            FAMILY,
            "UPDATE",
            OWN,
            update_columns="agreed_at, agreed_how, refused_at, withdrawn_at, version",
        ),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND prepared_by = {STAFF_ID} AND agreed_at IS NULL"),
        Rule(
            STAFF,
            "UPDATE",
            _BESIDE_HER,
            f"{_BESIDE_HER} AND (agreed_at IS NULL OR agreed_how = 'herself'"
            " OR agreed_by IS NOT NULL)",
            "agreed_at, agreed_how, agreed_by, refused_at, sent_at, sent_by, sent_how, outcome,"
            " outcome_at, withdrawn_at, version",
        ),
    ),
    "progress_permission": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND recorded_by IS NULL"),
        Rule(FAMILY, "UPDATE", OWN, update_columns="ended_at"),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND recorded_by = {STAFF_ID}"),
        Rule(STAFF, "UPDATE", _BESIDE_HER, update_columns="ended_at"),
    ),
    "review_conflict": (
        Rule(STAFF, "SELECT", f"{IN_CASE} OR staff_id = {STAFF_ID}"),
        Rule(STAFF, "INSERT", f"{_LEADS} AND set_by = {STAFF_ID}"),
        # Nobody ends a seat of her own.
        Rule(STAFF, "UPDATE", f"{_LEADS} AND staff_id <> {STAFF_ID}", update_columns="ends_at"),
    ),
    "review_meeting": (
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND recorded_by = {STAFF_ID}"),
        Rule(STAFF, "UPDATE", _BESIDE_HER, update_columns="told_on, version"),
    ),
    "partnership_area": (
        Rule(STAFF, "SELECT", f"staff_id = {STAFF_ID} OR {ADMIN}"),
        Rule(STAFF, "INSERT UPDATE", ADMIN),
    ),
}

# A review's row has no name in it: its kind, its label, its area and its days. What an officer
# records is written and not read back from the row, because a worker's note stands in it.
MORE: dict[str, tuple[Rule, ...]] = {
    "review": (Rule(STAFF, "SELECT", f"id = ANY {AREA_REVIEWS}"),),
    "review_proposal": (
        Rule(
            STAFF,
            "INSERT",
            f"review_id = ANY {AREA_REVIEWS} AND proposed_by = {STAFF_ID}"
            " AND state = 'proposed' AND body_sealed IS NULL",
        ),
    ),
}
