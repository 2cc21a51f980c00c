"""The row rules of letters, helplines, concerns, and what is already known."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADMIN,
    FAMILY,
    FULL_MEMBERS,
    LOOKUP,
    OWN,
    STAFF,
    STAFF_ID,
    THEIRS,
    TRUE,
    Rule,
)

CONCERNS = "((SELECT casework_staff_concerns())::text[])"

RULES: dict[str, tuple[Rule, ...]] = {
    "letter": (
        Rule(STAFF, "SELECT", THEIRS),
        Rule(STAFF, "INSERT", f"{THEIRS} AND made_by = {STAFF_ID}"),
    ),
    "letter_reference": (
        # Somebody who wants to come back typed it. It opens nothing else.
        Rule(FAMILY, "SELECT", f"lookup = {LOOKUP}"),
        Rule(STAFF, "SELECT", THEIRS),
        Rule(STAFF, "INSERT", f"{THEIRS} AND made_by = {STAFF_ID}"),
    ),
    "concern": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(
            FAMILY,
            "INSERT",
            f"{OWN} AND read_at IS NULL AND answered_at IS NULL AND region_id ="
            " (SELECT f.region_id FROM case_file f WHERE f.id = concern.case_id)",
        ),
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"id = ANY {CONCERNS}",
            # Never what she wrote.
            update_columns="read_at, read_by, answered_at, answered_by, answer_sealed,"
            " answer_language, version",
        ),
    ),
    "known_already": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND by_family AND staff_id IS NULL"),
        Rule(STAFF, "SELECT", f"member_id = ANY {FULL_MEMBERS}"),
        Rule(
            STAFF,
            "INSERT",
            f"member_id = ANY {FULL_MEMBERS} AND NOT by_family AND staff_id = {STAFF_ID}",
        ),
    ),
    "helpline": (
        Rule(FAMILY, "SELECT", TRUE),
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT UPDATE", ADMIN),
    ),
}
