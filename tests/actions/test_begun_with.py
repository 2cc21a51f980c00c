"""What a draft knows when it is begun: which review, and the strand of the date it moves."""

from __future__ import annotations

from datetime import date

import pytest

from casework.actions import cases
from casework.models.case import Review
from casework.rules.update_kinds import KINDS
from tests.support.databases import NOW
from tests.support.drafting import begun, published
from tests.support.household import Household
from tests.support.kinds import good_raw

PLANNING = {
    **good_raw(KINDS["inquest_hearing_listed"], NOW.date(), "pre_inquest_review"),
    "called": "",
}
MOVED = {
    "confirmed": "fixed",
    "new_date-day": "23",
    "new_date-month": "4",
    "new_date-year": "2026",
    "reason": "no_room",
}


def a_review(house: Household, label: str, kind: str = "domestic") -> str:
    """A review in the family's record."""
    return house.act(
        "alice",
        cases.open_review,
        case_id=house.cases["one"],
        kind=kind,
        label=label,
        area="Westmoor",
        decided_on=None,
    )


@pytest.mark.parametrize("label", ["DHR", "SUSR", "IOPC"])
def test_draft_takes_over_what_the_area_calls_it(house: Household, label: str) -> None:
    review_id = a_review(house, label)
    row = begun(house, "alice", "review_chair").row
    assert row.fields == {"called": label}
    assert row.review_id == review_id


def test_without_a_review_nothing_is_filled_in(house: Household) -> None:
    assert begun(house, "alice", "review_chair").row.fields == {}


def test_with_two_reviews_the_writer_says_which(house: Household) -> None:
    a_review(house, "DARDR")
    a_review(house, "MHHR", "mental_health")
    row = begun(house, "alice", "review_chair").row
    assert (row.fields, row.review_id) == ({}, None)


def test_a_finished_review_is_not_taken_over(house: Household) -> None:
    finished = a_review(house, "DARDR")
    with house.database.session("owner") as session:
        session.get_one(Review, (house.cases["one"], finished)).finished_on = date(2026, 2, 1)
        session.commit()
    open_one = a_review(house, "SAR", "adult")
    row = begun(house, "alice", "review_chair").row
    assert (row.fields, row.review_id) == ({"called": "SAR"}, open_one)


def test_other_kinds_are_begun_with_nothing(house: Household) -> None:
    a_review(house, "DARDR")
    row = begun(house, "alice", "compensation_sent").row
    assert (row.fields, row.review_id) == ({}, None)


def test_a_correction_keeps_what_was_said(house: Household) -> None:
    a_review(house, "DARDR")
    raw = {**good_raw(KINDS["review_chair"], NOW.date()), "called": "SUSR"}
    entry = published(house, "alice", "mary", kind="review_chair", fields=raw)
    assert entry.correct("alice").row.fields["called"] == "SUSR"


def test_an_inquest_date_that_moves_stays_in_the_inquest(house: Household) -> None:
    entry = published(house, "alice", "mary", kind="inquest_hearing_listed", fields=PLANNING)
    moved = entry.move("alice")
    assert moved.row.strand == "inquest"
    moved.save(MOVED)
    moved.choose("mary")
    moved.look("mary")
    moved.release()
    assert moved.correct("alice").row.strand == "inquest"


def test_a_court_date_that_moves_stays_in_court(house: Household) -> None:
    entry = published(house, "alice", "mary")
    assert entry.move("alice").row.strand == "court"
