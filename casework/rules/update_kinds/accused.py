"""Naming the accused with care: only after a charge, in the family's words, never a child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casework.rules.messages import N_, S_, Sentence
from casework.rules.update_kinds.offered import THE_ACCUSED
from casework.rules.update_kinds.shared_fields import yes_no
from casework.rules.update_kinds.types import Field, Fields, FieldType

UNDER_18 = yes_no("accused_under_18", S_("Is this person under 18?"), required=True)

KNOWN_AS = Field(
    "accused_known_as",
    FieldType.PHRASE,
    S_("How the family speaks of this person"),
    offers=THE_ACCUSED,
    hint=S_("For example: the man charged. Leave it empty if the person is under 18."),
    show=N_("This is about %(value)s."),
    max_length=60,
)

ACCUSED_FIELDS: tuple[Field, ...] = (UNDER_18, KNOWN_AS)


def nobody_under_18_is_named(fields: Fields, today: date) -> Iterable[tuple[str, Sentence]]:
    """A defendant under 18 is never named (docs/sources.md, Trials)."""
    if fields.get("accused_under_18") == "yes" and fields.get("accused_known_as"):
        yield (
            "accused_known_as",
            Sentence(S_("Leave this empty. Nobody under 18 may be named or described here.")),
        )
