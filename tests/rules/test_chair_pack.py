"""What of a copy was taken back, and what the chair is told of it."""

from __future__ import annotations

from datetime import UTC, datetime

from casework.rules.chair_pack import Held, TakenBack, read, taken_back, written
from casework.rules.review_say import Topic

FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
MARY = Held("view1", "mary", Topic.AGENCIES, 1)
IMRAN = Held("view2", "imran", Topic.LIFE, 2)


def test_what_a_copy_held_is_read_again() -> None:
    assert read(written([MARY, IMRAN])) == (MARY, IMRAN)
    assert read("") == ()


def test_words_that_still_stand_are_not_mentioned() -> None:
    there = {"view1": 1, "view2": 2}
    copies = [(FIRST, (MARY, IMRAN))]
    assert taken_back(copies, now_there=there, known=frozenset({"mary", "imran"})) == ()


def test_words_taken_back_are_named_with_whom_they_are_of() -> None:
    found = taken_back([(FIRST, (MARY, IMRAN))], now_there={"view2": 2}, known=frozenset({"mary"}))
    assert found == (TakenBack(FIRST, Topic.AGENCIES, "mary", False),)


def test_somebody_no_longer_known_is_not_named() -> None:
    found = taken_back([(FIRST, (MARY,))], now_there={}, known=frozenset())
    assert found == (TakenBack(FIRST, Topic.AGENCIES, "", False),)


def test_changed_words_are_called_changed_once_for_the_newest_copy() -> None:
    copies = [(SECOND, (MARY,)), (FIRST, (MARY,))]
    found = taken_back(copies, now_there={"view1": 2}, known=frozenset({"mary"}))
    assert found == (TakenBack(SECOND, Topic.AGENCIES, "mary", True),)
