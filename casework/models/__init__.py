"""The tables. No behaviour: rules decide, queries read, actions write."""

from casework.models import (
    asking,
    audit,
    case,
    choices,
    clocks,
    contact,
    court_days,
    engagement,
    family,
    helplines,
    letters,
    money,
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
    "choices",
    "clocks",
    "contact",
    "engagement",
    "court_days",
    "family",
    "helplines",
    "letters",
    "new_id",
    "money",
    "outbox",
    "people",
    "sessions",
    "updates",
]
