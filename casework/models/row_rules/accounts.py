"""Row rules of accounts: a lost passkey is asked for by one person, confirmed by another."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADMIN,
    INVITED,
    LOOKUP,
    RENEWALS,
    STAFF,
    STAFF_ID,
    Rule,
)

RULES: dict[str, tuple[Rule, ...]] = {
    "passkey_renewal": (
        Rule(
            STAFF,
            "SELECT",
            f"staff_id = {STAFF_ID} OR confirmed_by = {STAFF_ID} OR staff_id = ANY {RENEWALS}"
            f" OR {ADMIN}",
        ),
        Rule(
            STAFF,
            "INSERT",
            f"{ADMIN} AND asked_by = {STAFF_ID} AND staff_id <> {STAFF_ID}"
            " AND confirmed_by IS NULL",
        ),
        Rule(
            STAFF,
            "UPDATE",
            f"staff_id = ANY {RENEWALS} AND confirmed_by IS NULL",
            check=f"staff_id = ANY {RENEWALS} AND confirmed_by = {STAFF_ID}",
            update_columns="confirmed_by, confirmed_at",
        ),
    ),
    "enrolment_link": (
        # Never the token: whoever could change it would know it.
        Rule(
            STAFF,
            "SELECT UPDATE",
            f"token_hash = {LOOKUP} OR {ADMIN}",
            update_columns="used_at, expires_at",
        ),
        # The first link of an invitation; any later one only by whoever confirms that a
        # passkey was lost, and who is not the one who asked.
        Rule(
            STAFF,
            "INSERT",
            f"created_by = {STAFF_ID} AND (staff_id = ANY {RENEWALS}"
            f" OR ({ADMIN} AND NOT staff_id = ANY {INVITED}))",
        ),
    ),
}
