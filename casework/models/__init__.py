"""The tables. No behaviour: rules decide, queries read, actions write."""

from casework.models import audit, case, contact, family, people, sessions, updates
from casework.models.base import Base, new_id

__all__ = [
    "Base",
    "audit",
    "case",
    "contact",
    "family",
    "new_id",
    "people",
    "sessions",
    "updates",
]
