"""The row rules of choices, trusted people, what was done against a choice, and coming back."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    FAMILY,
    LOOKUP,
    ME,
    OWN,
    STAFF,
    STAFF_ID,
    THEIRS,
    TRUE,
    WORKER,
    Rule,
)

_BY_REFERENCE = (
    "EXISTS (SELECT FROM letter_reference r WHERE r.case_id = return_request.case_id"
    f" AND r.member_id = return_request.member_id AND r.lookup = {LOOKUP})"
)

RULES: dict[str, tuple[Rule, ...]] = {
    # Only ever added to: nobody is granted a change.
    "member_choice": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(FAMILY, "INSERT", f"{OWN} AND set_by = {ME} AND NOT by_staff"),
        Rule(STAFF, "SELECT", THEIRS),
        Rule(STAFF, "INSERT", f"{THEIRS} AND set_by = {STAFF_ID} AND by_staff"),
        Rule(WORKER, "SELECT", TRUE),
    ),
    "trusted_person": (
        Rule(
            FAMILY,
            "SELECT",
            f"{OWN} OR (case_id = (SELECT casework_family_case()) AND trusted_member_id = {ME})",
        ),
        Rule(FAMILY, "INSERT", f"{OWN} AND asked_by = {ME} AND state = 'asked'"),
        Rule(
            FAMILY,
            "UPDATE",
            f"{OWN} OR (case_id = (SELECT casework_family_case()) AND trusted_member_id = {ME})",
            update_columns="state, ended_at, confirmed_at, code_tries, code_hash, version",
        ),
        Rule(STAFF, "SELECT INSERT UPDATE", THEIRS),
        Rule(WORKER, "SELECT", TRUE),
    ),
    "choice_override": (
        Rule(FAMILY, "SELECT", OWN),
        Rule(STAFF, "SELECT UPDATE", THEIRS),
        Rule(STAFF, "INSERT", f"{THEIRS} AND asked_by = {STAFF_ID}"),
    ),
    "return_request": (
        Rule(FAMILY, "INSERT", f"{_BY_REFERENCE} AND answered_at IS NULL"),
        Rule(STAFF, "SELECT UPDATE", THEIRS),
        Rule(STAFF, "INSERT", THEIRS),
    ),
}

# Beside the rules that these tables had. A new way to reach her that she reports herself is
# used only after a code and a worker's check; the old one she takes out of use at once.
MORE: dict[str, tuple[Rule, ...]] = {
    "contact_point": (
        Rule(
            FAMILY,
            "INSERT",
            f"{OWN} AND by_her AND safe_since IS NULL AND confirmed_at IS NULL",
        ),
        Rule(
            FAMILY,
            "UPDATE",
            OWN,
            update_columns="retired_at, confirmed_at, code_tries, code_hash, code_until,"
            " voicemail, version",
        ),
    ),
}
