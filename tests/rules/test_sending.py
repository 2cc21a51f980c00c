"""The life of a message: every reason has words, every hold is looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.contact_plan import Channel, HeldBecause, Plan, Say, TaskKind, Unsaid
from casework.rules.sending import (
    LOOK_AGAIN,
    STATES,
    TASKS,
    WHY,
    Purpose,
    State,
    Why,
    next_try,
    settle,
)
from tests.support.databases import NOW

MOMENTS = st.integers(-300, 100_000).map(lambda minutes: NOW + timedelta(minutes=minutes))


def test_every_state_reason_and_task_has_words() -> None:
    assert set(STATES) == {state.value for state in State}
    assert {one.value for kind in (HeldBecause, Unsaid, Why) for one in kind} <= set(WHY)
    assert {task.value for task in TaskKind} <= set(TASKS)


@given(
    says=st.none() | MOMENTS,
    held=st.none() | st.sampled_from(HeldBecause),
    until=st.none() | MOMENTS,
    task=st.none() | st.sampled_from(TaskKind),
    unsaid=st.none() | st.sampled_from(Unsaid),
)
def test_nothing_leaves_early_and_no_hold_is_forgotten(
    says: object, held: HeldBecause | None, until: object, task: object, unsaid: Unsaid | None
) -> None:
    if says is not None and says > NOW:  # type: ignore[operator]
        held = held or HeldBecause.DIGEST  # a plan that waits says why
    said = () if says is None else (Say(Channel.TEXT, "contact", says),)  # type: ignore[arg-type]
    found = settle(Plan(NOW, said, held, until, task, unsaid), NOW)  # type: ignore[arg-type]
    if found.state is State.QUEUED:
        assert says is not None
        assert says <= NOW  # type: ignore[operator]
    elif found.state is State.HELD:
        assert found.why
        assert found.wake_at is not None
        assert NOW < found.wake_at <= NOW + LOOK_AGAIN  # never at once again
    else:
        assert unsaid is not None
        assert found.wake_at is None


@pytest.mark.parametrize("purpose", list(Purpose))
def test_attempts_end_and_wait_longer_each_time(purpose: Purpose) -> None:
    pauses = []
    attempt = 1
    while (pause := next_try(purpose.value, attempt)) is not None:
        pauses.append(pause)
        attempt += 1
    assert pauses == sorted(pauses)
    assert 3 <= len(pauses) <= 5


def test_only_news_waits_for_hours_and_days() -> None:
    waits = {Purpose.NEWS, Purpose.REMINDER, Purpose.SHARED}
    assert {one for one in Purpose if not one.is_code} == waits


def test_a_person_decides_even_where_she_only_looks() -> None:
    decided = Plan(None, unsaid=Unsaid.ONLY_WHEN_SHE_LOOKS, task=TaskKind.DECIDE_IN_PERSON)
    settled = settle(decided, NOW)
    assert (settled.state, settled.task) == (State.HELD, TaskKind.DECIDE_IN_PERSON.value)
