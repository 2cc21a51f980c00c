"""The row rules of texts that came in, and what the worker that places them may write."""

from __future__ import annotations

from casework.models.row_rules.pieces import FAMILY, STAFF, TRUE, WORKER, Rule

_LED = "((SELECT casework_staff_led_regions())::text[])"
_TO_READ = (
    "state IN ('unplaced', 'settled')"
    f" AND (region_id = ANY {_LED} OR (region_id = '' AND cardinality({_LED}) > 0))"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "inbound_text": (
        # The family's app takes them in, and can read none of them again.
        Rule(FAMILY, "INSERT", "state = 'new'"),
        Rule(STAFF, "SELECT", _TO_READ),
        Rule(
            STAFF,
            "UPDATE",
            _TO_READ,
            update_columns="state, settled_at, settled_by, sender_sealed, text_sealed",
        ),
        Rule(WORKER, "SELECT UPDATE", TRUE),
    ),
}

# Beside the rules that these tables have: her own words, and her own STOP, as they came by text.
MORE: dict[str, tuple[Rule, ...]] = {
    "message": (
        Rule(
            WORKER,
            "INSERT",
            "from_family AND by_text AND staff_id IS NULL"
            " AND read_at IS NULL AND answered_at IS NULL",
        ),
    ),
    "member_choice": (
        Rule(
            WORKER,
            "INSERT",
            "topic LIKE 'texts.%' AND set_by = member_id AND NOT by_staff AND how = 'text'",
        ),
    ),
}
