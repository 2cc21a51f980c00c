"""What follows a published entry: a correction, and a date that moves."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from casework.actions import cases
from casework.actions.updates import drafts, follow_ups, withdraw
from casework.models.audit import AuditEntry
from casework.rules.errors import NotFound, Refused
from tests.support.databases import NOW
from tests.support.drafting import WORDS, Entry, begun, published
from tests.support.household import Household
from tests.support.writing import ARREST, HEARING, MOVED


def facts(house: Household, event: str) -> list[dict[str, object]]:
    """The facts of each entry of this event."""
    with house.database.session("owner", write=False) as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.event == event))
        return [json.loads(row.facts) for row in rows]


def take_back(house: Household, entry: Entry) -> None:
    """Withdraw it."""
    house.act(
        "alice",
        withdraw.withdraw,
        **entry.at,
        ground="safety",
        reason="It names where she lives.",
        named_leader=house.staff["lena"],
    )


def test_correction_begins_with_what_was_said(house: Household) -> None:
    wrong = published(house, "alice", "mary", words=WORDS)
    right = wrong.correct("alice")
    assert right.row.corrects_id == wrong.id
    assert right.row.fields == wrong.row.fields
    assert right.words == [WORDS]
    assert right.row.state == "draft"
    assert right.readers == []


def test_correction_leaves_the_wrong_entry_as_it_was(house: Household) -> None:
    wrong = published(house, "alice", "mary", words=WORDS)
    before = wrong.row.version
    right = wrong.correct("alice")
    right.save({**HEARING, "time": "14:00"})
    right.choose("mary")
    right.look("mary")
    right.release()
    assert (wrong.row.state, wrong.row.version, wrong.words) == ("published", before, [WORDS])
    assert facts(house, "update_corrected") == [{"update_id": right.id, "corrects_id": wrong.id}]


def test_moved_date_points_at_its_hearing(house: Household) -> None:
    hearing = published(house, "alice", "mary")
    moved = hearing.move("alice")
    moved.save(MOVED)
    moved.choose("mary")
    moved.release()
    assert moved.row.moves_id == hearing.id
    assert moved.row.strand == hearing.row.strand
    assert moved.row.gives_away == hearing.row.gives_away
    assert facts(house, "update_date_moved") == [{"update_id": moved.id, "moves_id": hearing.id}]


def test_only_hearings_have_a_date_that_moves(house: Household) -> None:
    entry = published(house, "alice", "mary", kind="arrest", fields=ARREST)
    with pytest.raises(NotFound):
        entry.move("alice")


@pytest.mark.parametrize("worker", ["bea", "sid", "adil"])
def test_nobody_follows_what_she_cannot_see(house: Household, worker: str) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    for start in (follow_ups.start_correction, follow_ups.start_move):
        with pytest.raises((NotFound, Refused)):
            house.act(worker, start, **entry.at)


def test_draft_cannot_be_followed_by_anything(house: Household) -> None:
    entry = begun(house, "alice")
    with pytest.raises(NotFound):
        entry.correct("alice")


def test_withdrawn_entry_is_followed_by_nothing_new(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    take_back(house, entry)
    for start in (entry.correct, entry.move):
        with pytest.raises(NotFound):
            start("alice")


def test_correction_stays_with_the_review_of_what_it_corrects(house: Household) -> None:
    ids = [
        house.act(
            "lena",
            cases.open_review,
            case_id=house.cases["one"],
            kind="domestic",
            label=label,
            area="Leeds",
            decided_on=NOW.date(),
        )
        for label in ("DHR", "SAR")
    ]
    made = house.act(
        "lena",
        drafts.start_draft,
        case_id=house.cases["one"],
        kind_slug="review_going_ahead",
        review_id=ids[1],
    )
    entry = Entry(house, "lena", made.id)
    house.database.tamper(
        f"UPDATE update_entry SET state = 'published' WHERE id = '{entry.id}'",
        "INSERT INTO audience (case_id, member_id, update_id, addressed, seen_line, choice)"
        f" VALUES ('{house.cases['one']}', '{house.members['mary'][1]}', '{entry.id}',"
        " true, '', '')",
    )
    assert entry.correct("lena").row.review_id == ids[1]
