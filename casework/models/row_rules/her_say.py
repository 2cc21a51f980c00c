"""Row rules of what comes back to her: answers to her views, and the questions of a review."""

from __future__ import annotations

from casework.models.row_rules.engagement import REVIEW_MEMBERS
from casework.models.row_rules.pieces import (
    FAMILY,
    ME,
    MY_CASE,
    OWN,
    STAFF,
    STAFF_ID,
    TRUE,
    WORKER,
    Rule,
)

_BESIDE_HER = f"member_id = ANY {REVIEW_MEMBERS}"
_BESIDE_SOMEBODY = (
    "EXISTS (SELECT FROM family_member m WHERE m.case_id = terms_question.case_id"
    f" AND m.id = ANY {REVIEW_MEMBERS})"
)
_SHOWN_TO_HER = (
    f"case_id = {MY_CASE} AND EXISTS (SELECT FROM terms_shown s"
    " WHERE s.case_id = terms_question.case_id AND s.question_id = terms_question.id"
    f" AND s.member_id = {ME})"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "view_answer": (
        # A proposal is not hers to read yet.
        Rule(FAMILY, "SELECT", f"{OWN} AND released_at IS NOT NULL"),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(
            STAFF, "INSERT", f"{_BESIDE_HER} AND recorded_by = {STAFF_ID} AND released_at IS NULL"
        ),
        Rule(
            STAFF,
            "UPDATE",
            _BESIDE_HER,
            update_columns="translation_sealed, translated_into, released_at, released_by,"
            " told_at, told_by, version",
        ),
        # Whether it is released is asked again when a message about it would leave.
        Rule(WORKER, "SELECT", TRUE),
    ),
    "terms_question": (
        Rule(FAMILY, "SELECT", _SHOWN_TO_HER),
        Rule(STAFF, "SELECT", _BESIDE_SOMEBODY),
        Rule(STAFF, "INSERT", f"{_BESIDE_SOMEBODY} AND recorded_by = {STAFF_ID}"),
    ),
    "terms_shown": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT", _BESIDE_HER),
        Rule(STAFF, "INSERT", f"{_BESIDE_HER} AND released_by = {STAFF_ID}"),
    ),
}
