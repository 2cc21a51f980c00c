"""Working days of England and Wales, out of a kept library (docs/decisions)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

_SATURDAY = 5


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    # England's list is that of Wales as well; a test looks that it stays so.
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Neither a Saturday nor a Sunday, and no bank holiday of England and Wales."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year)
