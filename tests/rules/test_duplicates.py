"""When two names are the same name, and when two cases may be one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.duplicates import days_match, may_be_same_death, name_key, same_name

DAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Róisín O’Neill", "roisin oneill"),
        ("Khan, Robbie", "Robbie KHAN"),
        ("Anne-Marie  Lee", "anne marie lee"),
        ("محمّد", "محمد"),
        ("O´Hara", "O’Hara"),
    ],
)
def test_names_typed_in_two_ways_are_the_same(first: str, second: str) -> None:
    """Case, accents, apostrophes, hyphens, order."""
    assert same_name(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Robbie Khan", "Robbie Khan junior"), ("", ""), ("…", "—"), ("A", "B"), ("মিতা", "মাতা")],
)
def test_other_names_stay_other_names(first: str, second: str) -> None:
    """And nothing is not a name."""
    assert not same_name(first, second)


@given(st.text(max_size=30))
def test_key_of_a_key_is_the_key(name: str) -> None:
    """Reducing twice changes nothing."""
    assert name_key(name_key(name)) == name_key(name)


def test_days_of_one_death_may_differ_a_little() -> None:
    """Unknown days match nothing."""
    assert days_match(DAY, date(2026, 1, 23))
    assert not days_match(DAY, date(2026, 1, 24))
    assert not days_match(DAY, None)


def test_shared_name_needs_a_day_near() -> None:
    """A whole name is enough by itself; one part of it is not."""
    other: dict[str, Any] = {"other_names": ("Robbie", "Robert Khan"), "other_died_on": DAY}
    assert may_be_same_death(names=("Robert Khan",), died_on=None, **other)
    assert may_be_same_death(names=("Bobby Khan",), died_on=DAY, **other)
    assert not may_be_same_death(names=("Bobby Khan",), died_on=None, **other)
    assert not may_be_same_death(names=("Amy Lee",), died_on=DAY, **other)
