"""The kinds of update: one table. Form, card, filter, preview, extraction and tests read it."""

from casework.rules.update_kinds.hearing import merged
from casework.rules.update_kinds.shared_fields import COMMON_FIELDS, OFFICIAL_SOURCE, SOURCE_ROLE
from casework.rules.update_kinds.speaking import KindWords, NextEvent
from casework.rules.update_kinds.table import (
    KINDS,
    TOLD_FIRST,
    check_fields,
    five_likeliest,
    kind_of,
    load_fields,
    next_event,
    search,
    words_for,
)
from casework.rules.update_kinds.types import (
    Choice,
    Field,
    FieldType,
    Period,
    Sensitivity,
    UpdateKind,
    When,
)

__all__ = [
    "COMMON_FIELDS",
    "KINDS",
    "OFFICIAL_SOURCE",
    "SOURCE_ROLE",
    "TOLD_FIRST",
    "Choice",
    "Field",
    "FieldType",
    "KindWords",
    "NextEvent",
    "Period",
    "Sensitivity",
    "UpdateKind",
    "When",
    "check_fields",
    "five_likeliest",
    "kind_of",
    "load_fields",
    "merged",
    "next_event",
    "search",
    "words_for",
]
