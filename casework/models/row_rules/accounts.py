"""Row rules of accounts: a lost passkey is asked for by one person, confirmed by another."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADMIN,
    INVITED,
    LOOKUP,
    RENEWALS,
    ROLE_REQUESTS,
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
    "role_request": (
        Rule(
            STAFF,
            "SELECT",
            f"staff_id = {STAFF_ID} OR confirmed_by = {STAFF_ID} OR refused_by = {STAFF_ID}"
            f" OR id = ANY {ROLE_REQUESTS} OR {ADMIN}",
        ),
        Rule(
            STAFF,
            "INSERT",
            f"{ADMIN} AND asked_by = {STAFF_ID} AND staff_id <> {STAFF_ID}"
            " AND confirmed_by IS NULL AND refused_by IS NULL",
        ),
        Rule(
            STAFF,
            "UPDATE",
            f"id = ANY {ROLE_REQUESTS} AND confirmed_by IS NULL AND refused_by IS NULL",
            check=f"id = ANY {ROLE_REQUESTS}"
            f" AND coalesce(confirmed_by, refused_by) = {STAFF_ID}"
            " AND (confirmed_by IS NULL OR refused_by IS NULL)",
            update_columns="confirmed_by, confirmed_at, refused_by, refused_at",
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

# Whoever confirms a role sees whether its holder has come in yet, and since when.
MORE: dict[str, tuple[Rule, ...]] = {
    "passkey": (
        Rule(
            STAFF,
            "SELECT",
            "side = 'staff' AND EXISTS (SELECT FROM role_request q"
            f" WHERE q.id = ANY {ROLE_REQUESTS} AND q.staff_id = passkey.staff_id)",
        ),
    ),
}
