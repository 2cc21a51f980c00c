"""When a worker answers: kept as days and times, said as a whole sentence."""

from __future__ import annotations

from datetime import time

import pytest

from casework.rules.hours import Hours, Weekdays, hours_of, read_hours, said

NINE, FIVE = time(9), time(17)


@pytest.mark.parametrize("stored", ["12345 09:00-17:00", "7 00:00-23:59", "135 08:30-12:15"])
def test_what_is_kept_reads_back_the_same(stored: str) -> None:
    hours = read_hours(stored)
    assert hours is not None
    assert hours.stored == stored


@pytest.mark.parametrize(
    "stored",
    ["", "12345", "8 09:00-17:00", "1 17:00-09:00", "1 09:00-09:00", "1 24:00-25:00", "Mon to Fri"],
)
def test_what_cannot_be_read_says_nothing(stored: str) -> None:
    assert read_hours(stored) is None
    assert said(stored) is None


def test_days_are_kept_once_and_in_order() -> None:
    assert hours_of(["5", "1", "5", "9", ""], NINE, FIVE) == Hours((1, 5), NINE, FIVE)
    assert hours_of([], NINE, FIVE) is None


def test_whole_weeks_have_a_sentence_of_their_own() -> None:
    weekdays = said("12345 09:00-17:00")
    assert weekdays is not None
    assert weekdays.msgid.startswith("Monday to Friday")
    some = said("14 09:00-17:00")
    assert some is not None
    assert some.params["days"] == Weekdays((1, 4))
