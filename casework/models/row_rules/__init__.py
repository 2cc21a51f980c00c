"""Who may do what with which rows: one table of rules over all tables.

A new table gets its rules in a module of its subject; the migration that makes the table
writes them into the database (``row_security.table_statements``).
"""

from __future__ import annotations

from casework.models.row_rules import (
    accounts,
    chair,
    choices,
    core,
    dates,
    engagement,
    her_say,
    inbound,
    letters_help,
    outbox,
    register,
    report_draft,
    translations,
    trusted,
)
from casework.models.row_rules.pieces import Rule

RULES: dict[str, tuple[Rule, ...]] = {
    **core.RULES,
    **accounts.RULES,
    **chair.RULES,
    **choices.RULES,
    **dates.RULES,
    **engagement.RULES,
    **her_say.RULES,
    **inbound.RULES,
    **letters_help.RULES,
    **outbox.RULES,
    **report_draft.RULES,
    **register.RULES,
    **translations.RULES,
}

# Tables that were there before: what she changes in them herself, and what the worker who sends
# reads of them.
for _beside in (
    choices.MORE, outbox.MORE, chair.MORE, inbound.MORE, register.MORE, trusted.MORE,
    translations.MORE,
):  # fmt: skip
    for _table, _more in _beside.items():
        RULES[_table] = (*RULES[_table], *_more)
RULES["passkey"] = (*RULES["passkey"], *accounts.MORE["passkey"])
RULES["trusted_person"] = (*RULES["trusted_person"], trusted.LOOK)
