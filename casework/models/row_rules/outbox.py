"""The row rules of messages that leave, and what the worker that sends them may read."""

from __future__ import annotations

from casework.models.row_rules.pieces import (
    ADMIN,
    FAMILY,
    OWN,
    STAFF,
    STAFF_ID,
    THEIRS,
    TRUE,
    WORKER,
    Rule,
)

RULES: dict[str, tuple[Rule, ...]] = {
    "outbox_message": (
        # What waits about hard news would tell her that there is some.
        # Nor is what goes to an address of its own any of hers: somebody she trusts has it.
        Rule(FAMILY, "SELECT", f"{OWN} AND to_sealed IS NULL AND (NOT hard OR state = 'sent')"),
        Rule(FAMILY, "INSERT", f"{OWN} AND queued_by = member_id"),
        # What she chooses has what waits looked at again, and nothing more.
        Rule(FAMILY, "UPDATE", OWN, update_columns="wake_at"),
        # She changed a choice: what waits is looked at earlier, and nothing else.
        Rule(FAMILY, "UPDATE", OWN, update_columns="wake_at"),
        Rule(STAFF, "SELECT", THEIRS),
        Rule(STAFF, "INSERT", f"{THEIRS} AND queued_by = {STAFF_ID}"),
        # Staff may have a row looked at again, and say that they phoned; never that it was sent.
        Rule(STAFF, "UPDATE", THEIRS, update_columns="wake_at, task_done_at, task_done_by"),
        Rule(WORKER, "SELECT INSERT UPDATE", TRUE),
    ),
    "sending_switch": (
        Rule(STAFF, "SELECT", TRUE),
        Rule(STAFF, "INSERT UPDATE", ADMIN),
        Rule(WORKER, "SELECT INSERT UPDATE", TRUE),
    ),
    "code_request": (
        Rule(FAMILY, "INSERT", TRUE),
        Rule(WORKER, "SELECT UPDATE DELETE", TRUE),
    ),
}

# Beside the rules that these tables had: the worker decides again at the moment of sending.
MORE: dict[str, tuple[Rule, ...]] = {
    **{
        table: (Rule(WORKER, "SELECT", TRUE),)
        for table in (
            "allocation",
            "audience",
            "case_file",
            "contact_point",
            "family_member",
            "message",
            "person_flag",
            "promise",
            "staff",
            "update_entry",
            "wall",
        )
    },
    "limit_counter": (Rule(WORKER, "INSERT UPDATE", TRUE),),
    "sign_in_code": (Rule(WORKER, "SELECT INSERT UPDATE", TRUE),),
}
