"""Nothing that had to go comes back through an entry that repeats it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from casework.rules.knowledge import Entry, Reader, Standing, known_to
from tests.support.databases import NOW


def _entry(name: str, place: int, **values: object) -> Entry:
    at = NOW - timedelta(days=9 - place)
    plain = Entry(
        id=name,
        kind="hearing_listed",
        occurred_on=at.date(),
        published_at=at,
        told_first=False,
        hard=False,
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def _standings(*entries: Entry) -> dict[str, Standing]:
    return {one.entry.id: one.standing for one in known_to(Reader(), entries).known}


def test_correction_of_what_was_withdrawn_shows_nothing() -> None:
    wrong = _entry("wrong", 1, withdrawn=True)
    right = _entry("right", 2, corrects_id="wrong")
    again = _entry("again", 3, corrects_id="right")
    found = _standings(again, right, wrong)
    assert set(found.values()) == {Standing.WITHDRAWN}


def test_withdrawing_a_correction_leaves_what_it_corrected() -> None:
    wrong = _entry("wrong", 1)
    right = _entry("right", 2, corrects_id="wrong", withdrawn=True)
    assert _standings(wrong, right) == {
        "wrong": Standing.OPEN,
        "right": Standing.WITHDRAWN,
    }


def test_date_that_moved_stays_when_the_first_is_withdrawn() -> None:
    first = _entry("first", 1, withdrawn=True)
    moved = _entry("moved", 2, moves_id="first")
    assert _standings(first, moved)["moved"] is Standing.OPEN
