"""Row rules of the chair of a review.

A chair reads no row of a family: what was released to her comes from the functions of
``models.chair_checks``, which hand out the columns that she may have and no others. What she
proposes she writes and does not read back from the row, because a worker's note stands in it.
"""

from __future__ import annotations

from casework.models.row_rules.engagement import REVIEW_MEMBERS
from casework.models.row_rules.pieces import CASES, STAFF, STAFF_ID, Rule

CHAIR_REVIEWS = "((SELECT casework_chair_reviews())::text[])"
CHAIR_CASES = "((SELECT casework_chair_cases())::text[])"
_CHAIRS = f"review_id = ANY {CHAIR_REVIEWS}"


def beside_somebody(table: str) -> str:
    """Works in the review with at least one person of the row's case."""
    return (
        f"EXISTS (SELECT FROM family_member m WHERE m.case_id = {table}.case_id"
        f" AND m.id = ANY {REVIEW_MEMBERS})"
    )


RULES: dict[str, tuple[Rule, ...]] = {
    "review_chair": (
        Rule(STAFF, "SELECT", f"staff_id = {STAFF_ID} OR case_id = ANY {CASES}"),
        Rule(STAFF, "INSERT", f"case_id = ANY {CASES} AND invited_by = {STAFF_ID}"),
        Rule(STAFF, "UPDATE", f"case_id = ANY {CASES}", update_columns="ends_at, ended_by"),
    ),
    "review_proposal": (
        Rule(STAFF, "INSERT", f"{_CHAIRS} AND proposed_by = {STAFF_ID} AND state = 'proposed'"),
        Rule(STAFF, "SELECT", beside_somebody("review_proposal")),
        Rule(
            STAFF,
            "UPDATE",
            beside_somebody("review_proposal"),
            update_columns="state, decided_by, decided_at, note_sealed",
        ),
    ),
    "pack_copy": (
        Rule(STAFF, "SELECT", f"({_CHAIRS} AND taken_by = {STAFF_ID})"),
        Rule(STAFF, "INSERT", f"{_CHAIRS} AND taken_by = {STAFF_ID}"),
        Rule(STAFF, "SELECT", beside_somebody("pack_copy")),
    ),
}

# Tables that were there before: the review that a chair was invited to, and the note that she
# opened it.
MORE: dict[str, tuple[Rule, ...]] = {
    "review": (Rule(STAFF, "SELECT", f"id = ANY {CHAIR_REVIEWS}"),),
    # Her answer to what she may read. Whoever stands beside the person passes it on.
    "view_answer": (
        Rule(
            STAFF,
            "INSERT",
            "view_id = ANY ((SELECT casework_chair_readable())::text[]) AND answered_by = 'chair'"
            f" AND recorded_by = {STAFF_ID} AND released_at IS NULL",
        ),
    ),
    "access_log": (
        Rule(STAFF, "INSERT", f"staff_id = {STAFF_ID} AND case_id = ANY {CHAIR_CASES}"),
    ),
}
