"""Fifteen expectations: met by events and by nothing else, for one person at a time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.rules.review_say import Answer
from casework.rules.section_six import EXPECTATIONS, Happened, Seen, State, checklist
from casework.rules.update_kinds import KINDS

DAY = date(2026, 3, 2)
EVENTS = sorted({event for one in EXPECTATIONS for group in one.met_by for event in group})
HAPPENED = st.lists(
    st.builds(
        Happened,
        st.sampled_from(EVENTS),
        st.integers(0, 400).map(lambda days: DAY + timedelta(days=days)),
    ),
    max_size=30,
)
ANSWERS = st.none() | st.sampled_from(list(Answer))


def test_there_are_fifteen_with_numbers_in_order() -> None:
    assert [one.number for one in EXPECTATIONS] == list(range(1, 16))
    assert all(one.met_by and all(one.met_by) for one in EXPECTATIONS)


def test_every_event_named_is_one_that_exists() -> None:
    for event in EVENTS:
        kind = event.removeprefix("update:")
        assert kind in KINDS if kind != event else event in list(Seen), event


def test_only_what_was_read_is_called_more_than_hearsay() -> None:
    assert [one.number for one in EXPECTATIONS if one.confidence != "GK"] == [4]


@given(HAPPENED, ANSWERS, st.booleans())
def test_done_means_that_every_group_has_happened(
    happened: list[Happened], answer: Answer | None, declined: bool
) -> None:
    there = {one.event for one in happened}
    for item in checklist(happened, answer=answer, advocate_declined=declined):
        met = all(group & there for group in item.expectation.met_by)
        assert (item.state is State.DONE) == met
        assert (item.done_on is not None) == met


@given(HAPPENED, ANSWERS, st.booleans(), st.sampled_from(EVENTS))
def test_one_more_event_never_undoes_a_line(
    happened: list[Happened], answer: Answer | None, declined: bool, event: str
) -> None:
    before = checklist(happened, answer=answer, advocate_declined=declined)
    after = checklist([*happened, Happened(event, DAY)], answer=answer, advocate_declined=declined)
    for was, now in zip(before, after, strict=True):
        assert now.state is State.DONE or was.state is now.state
        assert was.done_on is None or now.done_on is not None
        if was.done_on is not None and now.done_on is not None:
            assert now.done_on <= was.done_on


@given(ANSWERS)
def test_nothing_is_unwanted_before_she_says_so(answer: Answer | None) -> None:
    states = [one.state for one in checklist([], answer=answer, advocate_declined=False)]
    if answer in (Answer.NO, Answer.KEEP_INFORMED):
        assert State.NOT_WANTED in states
    else:
        assert set(states) == {State.NOT_YET}
    # Contact is kept, and publication told first, whatever she answered.
    assert states[12] is State.NOT_YET
    assert states[13] is State.NOT_YET


def test_a_declined_advocate_touches_one_line_only() -> None:
    items = checklist([], answer=None, advocate_declined=True)
    assert [one.expectation.number for one in items if one.state is State.NOT_WANTED] == [4]
