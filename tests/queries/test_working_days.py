"""Working days come from a kept library; here is what is relied on."""

from __future__ import annotations

from datetime import date

import holidays

from casework.queries.working_days import is_working_day


def test_england_and_wales_keep_the_same_days() -> None:
    """One list stands for both."""
    years = range(2024, 2040)
    england = holidays.country_holidays("GB", subdiv="ENG", years=years)
    wales = holidays.country_holidays("GB", subdiv="WLS", years=years)
    assert set(england) == set(wales)


def test_bank_holidays_and_their_substitutes_are_no_working_days() -> None:
    for day in (date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 28), date(2027, 12, 27)):
        assert not is_working_day(day), day
    assert not is_working_day(date(2026, 12, 27))  # a Sunday
    assert is_working_day(date(2026, 12, 29))


def test_days_kept_in_scotland_alone_are_working_days() -> None:
    assert is_working_day(date(2026, 1, 2))
    assert is_working_day(date(2026, 11, 30))
