"""A reader abroad sees the court's clock and her own, each labelled."""

from __future__ import annotations

from datetime import date, time

from casework.rules.local_time import OwnClock, on_her_clock


def test_a_reader_in_london_sees_one_clock() -> None:
    assert on_her_clock(date(2026, 3, 9), time(10, 30), "Europe/London") is None


def test_a_reader_in_karachi_sees_her_own_as_well() -> None:
    assert on_her_clock(date(2026, 3, 9), time(10, 30), "Asia/Karachi") == OwnClock(
        date(2026, 3, 9), time(15, 30)
    )


def test_her_day_can_be_another_day() -> None:
    assert on_her_clock(date(2026, 3, 9), time(10, 30), "Pacific/Auckland") == OwnClock(
        date(2026, 3, 9), time(23, 30)
    )
    assert on_her_clock(date(2026, 3, 9), time(14, 0), "Pacific/Auckland") == OwnClock(
        date(2026, 3, 10), time(3, 0)
    )


def test_the_clocks_change_on_different_nights() -> None:
    # New York changed on 8 March 2026, London on 29 March: four hours between, then five.
    march = on_her_clock(date(2026, 3, 16), time(10, 0), "America/New_York")
    april = on_her_clock(date(2026, 4, 13), time(10, 0), "America/New_York")
    assert march == OwnClock(date(2026, 3, 16), time(6, 0))
    assert april == OwnClock(date(2026, 4, 13), time(5, 0))


def test_the_same_clock_under_another_name_is_shown_once() -> None:
    assert on_her_clock(date(2026, 1, 9), time(10, 0), "Europe/Lisbon") is None


def test_an_event_without_a_time_has_no_clock() -> None:
    assert on_her_clock(date(2026, 3, 9), None, "Asia/Karachi") is None
