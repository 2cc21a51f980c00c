"""The register's table of changes: what may follow what, and whom nobody asks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.engagement import (
    STATES,
    Engagement,
    Entry,
    choices_from,
    days_without_offer,
    due_to_ask,
    may_change,
    reply_is_late,
    standing,
    state_of,
    was_offered,
)

TODAY = date(2026, 3, 2)
E = Engagement


def walk(picks: list[int]) -> list[Entry]:
    """A history that the table allows, one pick of the possible changes after the other."""
    history: list[Entry] = []
    for number, pick in enumerate(picks):
        possible = choices_from(state_of(history))
        state = possible[pick % len(possible)]
        again = TODAY + timedelta(days=pick % 40 - 20) if state is E.DECLINED_ASK_AGAIN else None
        history.append(Entry(state, TODAY + timedelta(days=number), ask_again_on=again))
    return history


def test_every_state_can_be_reached_and_left() -> None:
    reached = {state for one in STATES.values() for state in one.to}
    assert reached >= set(STATES)
    assert all(one.to for one in STATES.values())


def test_staff_see_three_plain_answers_first() -> None:
    assert [state for state in STATES if STATES[state].plain] == [
        E.OFFERED,
        E.ENGAGING,
        E.DECLINED,
    ]
    assert choices_from(E.NOT_YET_OFFERED)[:3] == (E.OFFERED, E.ENGAGING, E.DECLINED)


def test_nobody_offers_again_after_no_more() -> None:
    assert not may_change(E.ASKED_NO_MORE, E.OFFERED)
    assert may_change(E.ASKED_NO_MORE, E.ENGAGING)  # she may come by herself


@given(st.lists(st.integers(0, 50), max_size=12))
def test_no_sequence_asks_before_the_day_she_chose(picks: list[int]) -> None:
    newest = standing(walk(picks))
    for ahead in range(-30, 30):
        day = TODAY + timedelta(days=ahead)
        if due_to_ask(newest, day):
            assert newest is not None
            assert newest.state is E.DECLINED_ASK_AGAIN
            assert newest.ask_again_on is not None
            assert newest.ask_again_on <= day


@given(st.lists(st.integers(0, 50), max_size=12))
def test_no_sequence_brings_back_who_said_no_more(picks: list[int]) -> None:
    history = walk(picks)
    for before, after in zip(history, history[1:], strict=False):
        if before.state is E.ASKED_NO_MORE:
            assert after.state in (E.ENGAGING, E.NOT_OFFERED_SIO)


@pytest.mark.parametrize("state", list(STATES))
def test_a_change_that_the_table_lacks_is_refused(state: Engagement) -> None:
    for other in STATES:
        assert may_change(state, other) == (other in STATES[state].to)


def test_days_count_from_whichever_came_first() -> None:
    told, decided = date(2026, 2, 10), date(2026, 2, 20)
    none: tuple[Entry, ...] = ()
    assert days_without_offer(none, notified_on=told, review_decided_on=decided, today=TODAY) == 20
    early = date(2026, 1, 31)
    assert days_without_offer(none, notified_on=told, review_decided_on=early, today=TODAY) == 30


def test_days_end_with_the_first_offer_and_not_with_a_missed_call() -> None:
    missed = [Entry(E.NOT_REACHED, TODAY)]
    offered = [*missed, Entry(E.OFFERED, TODAY)]
    count = {"notified_on": TODAY - timedelta(days=5), "review_decided_on": None, "today": TODAY}
    assert days_without_offer(missed, **count) == 5
    assert days_without_offer(offered, **count) is None
    assert was_offered(offered)
    assert not was_offered(missed)


def test_an_offer_without_an_answer_is_late_after_its_day() -> None:
    entry = Entry(E.OFFERED, TODAY, reply_by=TODAY)
    assert not reply_is_late(entry, TODAY)
    assert reply_is_late(entry, TODAY + timedelta(days=1))
    assert not reply_is_late(Entry(E.ENGAGING, TODAY, reply_by=TODAY), TODAY + timedelta(days=1))
