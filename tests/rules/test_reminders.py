"""Reminders before a hearing: never at a moment she did not allow, and never once it has begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.rules.choices import Channel, Subject, SubjectChoice, Way
from casework.rules.contact_plan import (
    AtMost,
    Choices,
    ClearDate,
    Happening,
    Pause,
    QuietHours,
    SafeContact,
)
from casework.rules.contact_times import waits
from casework.rules.reminders import EARLIER, Sitting, asked_for, decided, moment, moments
from casework.rules.sending import State
from tests.support.contact_cases import situations

LONDON = ZoneInfo("Europe/London")
PHONE = SafeContact("phone", Channel.TEXT, confirmed=True, safe=True)
WANTS = Choices(
    way=Way.TELL_ME, contacts=(PHONE,), channels=(Channel.TEXT,), defaults=False, remind=(7, 1)
)
LISTED = Happening("hearing_listed", Subject.COURT_POLICE)
SITTING = Sitting(date(2026, 4, 9), time(10, 30))
BEFORE = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVE = datetime(2026, 4, 8, 9, tzinfo=UTC)


@st.composite
def reminded(draw: Any) -> tuple[Choices, Happening, Sitting, int, list[datetime], datetime]:
    """Somebody's choices and a clock, as for the contact plan, and a hearing near it."""
    choices, happening, sent, now = draw(situations())
    on = now.astimezone(LONDON).date() + timedelta(days=draw(st.integers(-2, 120)))
    clock = draw(st.none() | st.builds(time, st.integers(0, 23), st.sampled_from((0, 30))))
    wanted = draw(st.sampled_from(((), (1,), (7,), (7, 1))))
    days = draw(st.sampled_from((1, 7)))
    happening = replace(happening, hard=False, told_first=False, safety=False)
    return replace(choices, remind=wanted), happening, Sitting(on, clock), days, sent, now


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(reminded())
def test_no_generated_reminder_breaks_a_choice(case: Any) -> None:
    choices, happening, sitting, days, sent, now = case
    settled = decided(choices, happening, sitting, days, sent, now)
    times = choices.times()
    if settled.state is State.QUEUED:
        assert now < sitting.begins
        assert days in choices.remind
        assert waits(times, sent, now) is None
        assert choices.may_receive
        assert choices.pause is None or not choices.pause.holds(now)
        assert choices.chosen_for(happening.subject) not in (
            SubjectChoice.NOT_KNOW, SubjectChoice.KEEP, SubjectChoice.OTHER, SubjectChoice.PERSON,
        )  # fmt: skip
        assert settled.contact_id in {one.id for one in choices.usable}
    if settled.state is State.HELD:
        assert now < sitting.begins
        assert settled.wake_at is not None
        assert now < settled.wake_at <= sitting.begins
    if days not in choices.remind or now >= sitting.begins:
        assert settled.state is State.CANCELLED


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(reminded())
def test_a_moment_is_allowed_and_before_the_hearing(case: Any) -> None:
    choices, _, sitting, days, sent, now = case
    times = choices.times()
    found = moment(times, sitting, days, sent, now)
    if now >= sitting.begins:
        return
    if found is None:
        assert not any(
            waits(times, sent, one) is None for one in _quarters(times, sitting, days, now)
        )
        return
    assert now <= found < sitting.begins
    if asked_for(sitting, days, times.zone) - now <= timedelta(days=90):
        assert waits(times, sent, found) is None


def _quarters(times: Any, sitting: Sitting, days: int, now: datetime) -> Iterator[datetime]:
    """Every quarter of an hour from a week before the day she asked for up to the hearing."""
    asked = asked_for(sitting, days, times.zone).astimezone(times.zone)
    first = datetime.combine(asked.date() - timedelta(days=EARLIER), time(0), times.zone)
    one = max(now, first.astimezone(UTC))
    while one < sitting.begins:
        yield one
        one += timedelta(minutes=15)


def test_both_days_come_at_ten_by_her_clock() -> None:
    assert moments(WANTS, SITTING, [], BEFORE) == (EVE - timedelta(days=6), EVE)


@pytest.mark.parametrize(
    ("zone", "on", "expected"),
    [
        ("Europe/London", date(2026, 3, 30), datetime(2026, 3, 29, 9, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 26), datetime(2026, 10, 25, 10, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 9), datetime(2026, 3, 8, 14, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 2), datetime(2026, 11, 1, 15, tzinfo=UTC)),
        ("Asia/Karachi", date(2026, 3, 30), datetime(2026, 3, 29, 5, tzinfo=UTC)),
        # There it is the next day already: the day before is her own.
        ("Pacific/Auckland", date(2026, 4, 9), datetime(2026, 4, 7, 22, tzinfo=UTC)),
    ],
)
def test_nights_of_new_clocks_bring_no_other_hour(zone: str, on: date, expected: datetime) -> None:
    hers = replace(WANTS, time_zone=zone, remind=(1,))
    sitting = Sitting(on, time(10, 30))
    assert moments(hers, sitting, [], expected - timedelta(days=20)) == (expected,)


def test_a_morning_of_quiet_hours_waits_for_their_end() -> None:
    hers = replace(WANTS, quiet=QuietHours(time(8), time(15)))
    assert moments(hers, SITTING, [], BEFORE)[1] == EVE + timedelta(hours=5)


def test_it_comes_earlier_rather_than_after() -> None:
    hers = replace(WANTS, clear_dates=(ClearDate(4, 8, before=1, after=2),))
    assert moments(hers, SITTING, [], BEFORE)[1] == EVE - timedelta(days=2)
    only_early = replace(WANTS, quiet=QuietHours(time(9), time(7)))
    assert moments(only_early, SITTING, [], BEFORE)[1] == EVE - timedelta(hours=2)


def test_no_moment_at_all_becomes_a_persons_task() -> None:
    hers = replace(WANTS, clear_dates=(ClearDate(4, 5, before=20, after=10),))
    settled = decided(hers, LISTED, SITTING, 1, [], EVE)
    assert (settled.state, settled.task) == (State.HELD, "decide_in_person")


def test_a_pause_up_to_the_hearing_asks_nobody() -> None:
    paused = replace(WANTS, pause=Pause(BEFORE, datetime(2026, 5, 1, tzinfo=UTC)))
    settled = decided(paused, LISTED, SITTING, 1, [], EVE)
    assert (settled.state, settled.why, settled.task) == (State.HELD, "paused", "bear_in_mind")


def test_a_pause_that_ends_before_lets_it_come() -> None:
    until = datetime(2026, 4, 8, 12, tzinfo=UTC)
    paused = replace(WANTS, pause=Pause(BEFORE, until))
    assert moments(paused, SITTING, [], EVE - timedelta(days=5))[-1] == until


def test_a_full_period_waits_and_never_past_the_hearing() -> None:
    weekly = replace(WANTS, at_most=AtMost(1, 7))
    settled = decided(weekly, LISTED, SITTING, 1, [EVE - timedelta(days=2)], EVE)
    assert (settled.state, settled.why, settled.task) == (
        State.HELD, "frequency", "decide_in_person",
    )  # fmt: skip


def test_a_letter_on_the_eve_is_a_persons_task() -> None:
    by_post = replace(PHONE, channel=Channel.LETTER)
    hers = replace(WANTS, contacts=(by_post,), channels=(Channel.LETTER,))
    assert decided(hers, LISTED, SITTING, 1, [], EVE).task == "decide_in_person"
    week = decided(hers, LISTED, SITTING, 7, [], EVE - timedelta(days=6))
    assert week.state is State.QUEUED


def test_an_unknown_hour_ends_with_the_day_before() -> None:
    whole_day = Sitting(date(2026, 4, 9))
    assert whole_day.begins == datetime(2026, 4, 8, 23, tzinfo=UTC)
    assert decided(WANTS, LISTED, whole_day, 1, [], EVE).state is State.QUEUED
    assert decided(WANTS, LISTED, whole_day, 1, [], whole_day.begins).why == "too_late"


def test_a_day_she_did_not_ask_for_is_cancelled() -> None:
    eve_only = replace(WANTS, remind=(1,))
    assert decided(eve_only, LISTED, SITTING, 7, [], BEFORE).why == "not_asked_for"
