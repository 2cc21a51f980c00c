"""Her say in a review, as rules: who may be asked when, and who may read what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.knowledge import HeldWhy, known_to
from casework.rules.knowledge import Reader as Knower
from casework.rules.review_say import (
    ANSWERS,
    IN_THE_REVIEW,
    READERS,
    TOPICS,
    Answer,
    Reader,
    Release,
    Standing,
    asked_again,
    known_to_chair,
    may_be_asked,
    readers_now,
)
from casework.rules.view_answers import (
    ANSWERED_BY,
    NO_ANSWER,
    SAID,
    Answered,
    Answerer,
    Verdict,
    entries,
)
from casework.rules.words import faults_in_english
from tests.support.databases import NOW

DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(NOW.tzinfo)
)
STANDINGS = st.builds(
    Standing,
    answer=st.sampled_from(Answer),
    given_at=st.just(NOW),
    ask_again_on=st.none() | DAYS,
    chair_told=st.none() | st.booleans(),
)
RELEASES = st.builds(
    Release,
    reader=st.sampled_from(Reader),
    released_at=MOMENTS,
    wording=st.integers(1, 3),
    withdrawn_at=st.none() | MOMENTS,
    waits_for_check=st.booleans(),
    checked_at=st.none() | MOMENTS,
)


@given(STANDINGS, DAYS)
def test_nobody_is_asked_before_the_day_she_chose(standing: Standing, today: date) -> None:
    if may_be_asked(standing, today):
        assert standing.answer is Answer.NOT_NOW
        assert standing.ask_again_on is not None
        assert standing.ask_again_on <= today
    assert asked_again(standing, today) == may_be_asked(standing, today)


def test_without_an_answer_one_may_talk_about_it() -> None:
    assert may_be_asked(None, NOW.date())
    assert not asked_again(None, NOW.date())


@given(STANDINGS)
def test_the_chair_knows_only_after_her_yes(standing: Standing) -> None:
    wanted = standing.answer in IN_THE_REVIEW and standing.chair_told is True
    assert known_to_chair(standing) == wanted


@given(st.lists(RELEASES, max_size=5), st.integers(1, 3), st.none() | st.integers(1, 3), MOMENTS)
def test_nobody_reads_without_a_release_in_force(
    releases: list[Release], wording: int, approved: int | None, now: datetime
) -> None:
    readers = readers_now(releases, wording=wording, approved=approved, known=True, now=now)
    for reader in readers:
        assert approved == wording
        assert any(_holds(one, wording, now) for one in releases if one.reader is reader)
    assert not readers_now(releases, wording=wording, approved=approved, known=False, now=now)


def _holds(one: Release, wording: int, now: datetime) -> bool:
    ended = one.withdrawn_at is not None and one.withdrawn_at <= now
    checked = one.checked_at is not None and one.checked_at <= now
    return (
        one.wording == wording
        and one.released_at <= now
        and not ended
        and (checked or not one.waits_for_check)
    )


def test_a_release_covers_only_the_words_she_approved() -> None:
    release = Release(Reader.CHAIR, NOW, wording=1)
    asked = partial(readers_now, known=True, now=NOW)
    assert asked([release], wording=1, approved=1) == {Reader.CHAIR}
    assert asked([release], wording=2, approved=2) == frozenset()
    again = replace(release, wording=2)
    assert asked([release, again], wording=2, approved=2) == {Reader.CHAIR}


@pytest.mark.parametrize("chosen", ["person", "tell_me", ""])
def test_an_answer_waits_where_she_wants_a_person(chosen: str) -> None:
    reader = Knower(subjects={"review": chosen} if chosen else {})
    one = Answered("one", NOW.date(), NOW)
    held = known_to(reader, entries([one])).held
    assert held == ({"one": HeldWhy.NOT_TOLD} if chosen == "person" else {})
    told = replace(one, told_at=NOW + timedelta(hours=1))
    assert known_to(reader, entries([told])).held == {}


def test_her_words_have_no_fault() -> None:
    """Every sentence of these tables that a family reads."""
    texts = {*READERS.values(), *TOPICS.values(), *SAID.values(), *ANSWERED_BY.values(), NO_ANSWER}
    for answer in ANSWERS.values():
        texts |= {answer.label, answer.follows, answer.stays, answer.chair_question}
    assert [
        (text, list(faults_in_english(text))) for text in texts if faults_in_english(text)
    ] == []


def test_every_choice_has_its_words() -> None:
    assert set(SAID) == set(Verdict)
    assert set(ANSWERED_BY) == set(Answerer)
    assert set(ANSWERS) == set(Answer)
