"""Who may do what with which rows: one table of rules over all tables.

A new table gets its rules in a module of its subject; the migration that makes the table
writes them into the database (``row_security.table_statements``).
"""

from __future__ import annotations

from casework.models.row_rules import (
    accounts,
    choices,
    core,
    dates,
    engagement,
    letters_help,
    outbox,
)
from casework.models.row_rules.pieces import Rule

RULES: dict[str, tuple[Rule, ...]] = {
    **core.RULES,
    **accounts.RULES,
    **choices.RULES,
    **dates.RULES,
    **engagement.RULES,
    **letters_help.RULES,
    **outbox.RULES,
}

# Tables that were there before: what she changes in them herself, and what the worker who sends
# reads of them.
for _beside in (choices.MORE, outbox.MORE):
    for _table, _more in _beside.items():
        RULES[_table] = (*RULES[_table], *_more)
