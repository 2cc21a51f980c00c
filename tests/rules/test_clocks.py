"""Clocks: counted by dated rules, said in plain words, never by a rule that nobody read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import Hardness, Rule, Unit
from casework.rules.clocks import (
    How,
    count,
    gives_away,
    how_worked_out,
    is_soon,
    later,
    needs_a_person,
    noted_on,
    rule_on,
    runs_out_in,
)
from casework.rules.update_kinds import KINDS, TOLD_FIRST
from casework.rules.words import AVERAGE, faults_in_english, mean_length

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
READ = date(2026, 11, 21)
# Of the years that the examples fall into.
BANK_HOLIDAYS = {
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 5, 4),
    date(2026, 12, 25),
    date(2026, 12, 28),
}


def is_working_day(day: date) -> bool:
    """The rules are told what a working day is."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


FAMILY_TEXTS = {text for kind in CLOCKS.values() if kind.says for text in (kind.says, kind.counted)}


@pytest.mark.parametrize(
    ("slug", "started", "due"),
    [
        ("uls_request", date(2026, 3, 2), date(2026, 3, 30)),
        # 28 days after 6 March is Good Friday: the office shuts on the Thursday before.
        ("uls_request", date(2026, 3, 6), date(2026, 4, 2)),
        ("cica_apply", date(2024, 2, 29), date(2026, 2, 27)),
        ("fep_claim", date(2026, 8, 31), date(2027, 2, 26)),
        ("cica_answer", date(2026, 1, 15), date(2027, 1, 15)),
        # Ten working days over Easter 2026: Good Friday and Easter Monday do not count.
        ("vrr_cps_prompt", date(2026, 3, 30), date(2026, 4, 15)),
        ("cica_appeal", date(2026, 1, 1), date(2026, 4, 1)),
    ],
)
def test_each_clock_counts_by_its_own_rule(slug: str, started: date, due: date) -> None:
    counted = count(CLOCKS[slug], started, is_working_day)
    assert counted is not None
    assert counted.due_on == due


@pytest.mark.parametrize("slug", ["cica_form", "cica_review", "dhr_decision"])
def test_what_nobody_read_is_never_counted(slug: str) -> None:
    assert count(CLOCKS[slug], date(2026, 3, 2), is_working_day) is None


def test_a_length_only_heard_of_is_noted_and_not_used() -> None:
    kind, day = CLOCKS["uls_request"], date(2026, 7, 1)
    rule = rule_on(kind, day)
    assert rule is not None
    assert (rule.length, rule.unit) == (28, Unit.DAYS)
    assert [(one.length, one.unit) for one in noted_on(kind, day)] == [(6, Unit.MONTHS)]
    assert noted_on(kind, date(2026, 1, 1)) == ()


def test_a_changed_law_counts_from_its_first_day_on() -> None:
    kind = CLOCKS["uls_request"]
    new = Rule("new", 6, Unit.MONTHS, "V", "the section", READ, valid_from=date(2026, 6, 29))
    before, after = date(2026, 6, 28), date(2026, 6, 29)
    assert rule_on(kind, before, [new]) == kind.rules[0]
    assert rule_on(kind, after, [new]) == new
    newer = replace(new, id="newer", length=7)
    assert rule_on(kind, after, [new, newer]) == newer
    counted = count(kind, after, is_working_day, [new])
    assert counted is not None
    assert counted.due_on == date(2026, 12, 29)


@given(DAYS, st.integers(1, 60))
def test_working_days_end_on_a_working_day(day: date, length: int) -> None:
    due = later(day, length, Unit.WORKING_DAYS, is_working_day)
    assert is_working_day(due)
    between = (day + timedelta(days=n) for n in range(1, (due - day).days + 1))
    assert sum(map(is_working_day, between)) == length


@given(DAYS, st.integers(1, 60))
def test_months_never_reach_past_the_month_meant(day: date, months: int) -> None:
    due = later(day, months, Unit.MONTHS, is_working_day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
    assert due.day == day.day or due.day >= 28


@given(DAYS)
def test_a_clock_that_rolls_back_never_gives_a_later_day(day: date) -> None:
    for kind in CLOCKS.values():
        counted = count(kind, day, is_working_day)
        if counted is not None and kind.rolls_back:
            plain = later(day, counted.rule.length, counted.rule.unit, is_working_day)
            assert plain - timedelta(days=8) < counted.due_on <= plain
            assert is_working_day(counted.due_on)


def test_family_texts_of_clocks_are_plain_and_short() -> None:
    faults = [(text, fault) for text in sorted(FAMILY_TEXTS) for fault in faults_in_english(text)]
    assert faults == []
    assert mean_length(FAMILY_TEXTS) <= AVERAGE


def test_no_two_clocks_say_the_same_about_different_things() -> None:
    labels = [kind.label for kind in CLOCKS.values()]
    assert len(set(labels)) == len(labels)


def test_every_rule_names_source_day_and_confidence() -> None:
    for kind in CLOCKS.values():
        assert kind.rules
        for rule in kind.rules:
            assert rule.source
            assert rule.read_on
            assert rule.confidence in ("V", "V2", "GK", "?")


def test_starting_updates_have_the_day_that_is_counted_from() -> None:
    for kind in CLOCKS.values():
        for start in kind.starts:
            assert start.kind in KINDS, (kind.slug, start.kind)
            assert KINDS[start.kind].field_named(start.day) is not None, (kind.slug, start)


def test_a_clock_gives_away_what_its_news_would() -> None:
    """Whoever is shown the clock of a sentence knows of a sentence, and of the charge."""
    assert {"sentence", "verdict", "charge", "arrest"} <= gives_away(CLOCKS["uls_request"])
    assert gives_away(CLOCKS["cica_apply"]) == frozenset()
    for kind in CLOCKS.values():
        for start in kind.starts:
            if start.kind in TOLD_FIRST:
                assert start.kind in gives_away(kind), kind.slug


def test_how_it_was_worked_out_is_said() -> None:
    kind = CLOCKS["uls_request"]
    said = how_worked_out(kind, How.COMPUTED, started_on=date(2026, 3, 2), length=28, unit="days")
    assert len(said) == 2
    assert said[0].params["day"] == date(2026, 3, 2)
    (letter,) = how_worked_out(kind, How.LETTER, started_on=READ, length=0, unit="")
    assert "letter" in letter.msgid


def test_a_right_that_ends_in_a_hold_needs_a_person() -> None:
    hard, soft = CLOCKS["uls_request"], CLOCKS["dhr_complete"]
    first, last, due = date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 30)
    assert hard.hardness is Hardness.HARD
    assert needs_a_person(hard, due, first, last)
    assert needs_a_person(hard, due, first, None)
    assert not needs_a_person(soft, due, first, None)
    assert not needs_a_person(hard, date(2026, 4, 2), first, last)
    assert runs_out_in(first, first, first)


def test_staff_are_shown_a_right_four_weeks_before() -> None:
    kind, due = CLOCKS["uls_request"], date(2026, 3, 30)
    assert is_soon(kind, due, date(2026, 3, 2))
    assert not is_soon(kind, due, date(2026, 3, 1))
    assert is_soon(kind, due, date(2026, 5, 1))
