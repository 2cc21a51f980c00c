"""The tables. No behaviour: rules decide, queries read, actions write."""

from casework.models import (
    asking,
    audit,
    case,
    contact,
    family,
    helplines,
    letters,
    outbox,
    people,
    sessions,
    updates,
)
from casework.models.base import Base, new_id

__all__ = [
    "Base",
    "asking",
    "audit",
    "case",
    "contact",
    "family",
    "helplines",
    "letters",
    "new_id",
    "outbox",
    "people",
    "sessions",
    "updates",
]
