"""When the words of a draft show: every condition alone keeps them closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.report_draft import (
    SOMEBODY_ELSE,
    How,
    Reading,
    Stand,
    check_holds,
    paragraphs,
    reading_of,
    unnumbered,
    withheld,
)

TODAY = date(2026, 3, 2)
DAYS = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
OPEN = Reading(permitted=True, ended=False, how=How.ALONE)

readings = st.builds(
    Reading,
    permitted=st.booleans(),
    ended=st.booleans(),
    how=st.sampled_from(["", "unknown", *How]),
    read_until=DAYS,
    appointment_on=DAYS,
    proceedings_active=st.booleans(),
    proceedings_from=DAYS,
    checked_on=DAYS,
)


@given(readings)
def test_words_show_only_where_nothing_stands_against_it(one: Reading) -> None:
    if reading_of(one, TODAY) is not Stand.MAY_OPEN:
        return
    assert one.permitted
    assert not one.ended
    assert one.how in (How.ALONE, How.WITH_ADVOCATE)
    assert one.read_until is None or one.read_until >= TODAY
    assert check_holds(one)
    if one.how == How.WITH_ADVOCATE:
        assert one.appointment_on is not None
        assert one.appointment_on <= TODAY


@pytest.mark.parametrize(
    ("change", "stand"),
    [
        ({}, Stand.MAY_OPEN),
        ({"permitted": False}, Stand.NOT_RELEASED),
        ({"ended": True}, Stand.ENDED),
        ({"how": ""}, Stand.CHOOSE),
        ({"how": How.NOT_WANTED}, Stand.NOT_WANTED),
        ({"read_until": TODAY - timedelta(days=1)}, Stand.OVER),
        ({"proceedings_active": True}, Stand.WAITS_CHECK),
        ({"how": How.WITH_ADVOCATE}, Stand.WAITS_DAY),
        ({"how": How.WITH_ADVOCATE, "appointment_on": TODAY}, Stand.MAY_OPEN),
    ],
)
def test_one_thing_alone_closes_it(change: dict[str, Any], stand: Stand) -> None:
    assert reading_of(replace(OPEN, **change), TODAY) is stand


def test_a_check_counts_from_the_day_proceedings_began() -> None:
    active = replace(OPEN, proceedings_active=True, proceedings_from=TODAY)
    assert not check_holds(replace(active, checked_on=TODAY - timedelta(days=1)))
    assert check_holds(replace(active, checked_on=TODAY))


@given(st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")))
def test_nobody_reads_of_whom_she_is_kept_apart_from(about: set[str], walled: set[str]) -> None:
    assert withheld(about, walled) == bool(about & walled)
    assert withheld(about | {SOMEBODY_ELSE}, walled) == bool(walled)


def test_paragraphs_stand_between_empty_lines() -> None:
    assert paragraphs("One\nline.\r\n\r\n \nTwo.\n\n\n\nThree.\n") == (
        "One\nline.",
        "Two.",
        "Three.",
    )
    assert paragraphs("  \n\n ") == ()


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("3. What her brother said", "What her brother said"),
        ("3.2 The police", "The police"),
        ("Section 4: Health", "Health"),
        ("Chapter 12 - Learning", "- Learning"),
        ("iv) Housing", "Housing"),
        ("I remember her", "I remember her"),
        ("1997", "1997"),
        ("Who she was", "Who she was"),
    ],
)
def test_a_heading_loses_its_number(heading: str, shown: str) -> None:
    assert unnumbered(heading) == shown
