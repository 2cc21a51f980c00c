"""What is already known: hers to write, written with her, carried along, never lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from casework.actions import allocations, known_already
from casework.models.asking import KnownAlready
from casework.models.contact import Promise
from casework.queries.known_already import writings
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.filling import fill_in
from tests.support.household import build
from tests.support.marks import on_postgresql
from tests.support.writing import audited

HERS = "Please do not ask again how he was found."


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def write_it(desk: Desk, name: str = "mary", words: str = HERS) -> None:
    visitor = desk.relative(name)
    visitor.get("/m")
    fill_in(visitor, text=words)
    assert visitor.name == "known"


def page_of(desk: Desk, name: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/known"


def test_what_she_writes_is_read_by_her_worker(desk: Desk) -> None:
    write_it(desk)
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(page_of(desk, "mary"))
    assert HERS in alice.text
    assert "Written by" in alice.text
    alice.get(page_of(desk, "mary").removesuffix("/known"))
    assert HERS in alice.text
    adil = desk.worker("adil")  # beside her in the review only
    adil.get(page_of(desk, "mary").removesuffix("/known"))
    assert adil.name == "person"
    assert HERS not in adil.text
    mary.get("/m")
    assert "You wrote this on" in mary.text
    assert "known_already_written" in audited(desk)


def test_written_with_her_is_marked_so(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, text="She told it all on Tuesday.")
    assert alice.name == "known"
    mary = desk.relative("mary")
    mary.get("/m")
    assert "She told it all on Tuesday." in mary.text
    assert "wrote this with you" in mary.text
    fill_in(mary, text=HERS)
    mary.get("/m/old")
    assert "She told it all on Tuesday." in mary.text
    assert mary.text.count('data-kind="known"') == 2


def test_nobody_writes_over_what_another_wrote(desk: Desk) -> None:
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(page_of(desk, "mary"))
    mary.get("/m")
    fill_in(mary, text=HERS)
    fill_in(alice, text="Something else.")
    assert alice.status == 409
    assert HERS in alice.text
    assert "Something else." in alice.text


def test_the_database_refuses_a_second_writing_of_one_number(desk: Desk) -> None:
    write_it(desk)
    with pytest.raises(Stale):
        desk.house.act("mary", known_already.write_own, text="Late.", number=0)


def test_the_same_words_again_are_no_new_writing(desk: Desk) -> None:
    write_it(desk)
    desk.relative("mary").get("/m")
    fill_in(desk.relative("mary"))
    with desk.house.database.session("owner", write=False) as session:
        assert len(list(session.scalars(select(KnownAlready)))) == 1


def test_no_relative_and_no_stranger_reads_it(desk: Desk) -> None:
    write_it(desk)
    for name in ("imran", "dan", "kit", "olga"):
        visitor = desk.relative(name)
        for path in ("/m", "/m/old"):
            visitor.get(path)
            assert HERS not in visitor.text
    for name in ("bea", "sid", "adil", "ada", "vik", "nora"):
        visitor = desk.worker(name)
        visitor.get(page_of(desk, "mary"))
        assert HERS not in visitor.text
        assert visitor.status in (403, 404), name
        with pytest.raises((NotFound, Refused)):
            desk.house.see(name, writings, *desk.house.members["mary"])


@on_postgresql
def test_the_database_itself_keeps_it(desk: Desk) -> None:
    write_it(desk)
    count = text("SELECT count(*) FROM known_already")
    for name, expected in {"alice": 1, "lena": 1, "bea": 0, "adil": 0, "sid": 0, "ada": 0}.items():
        with desk.house.database.session_of(desk.house.worker(name), write=False) as session:
            assert session.execute(count).scalar_one() == expected, name
    for name, expected in {"mary": 1, "imran": 0, "olga": 0}.items():
        with desk.house.database.session_of(desk.house.relative(name), write=False) as session:
            assert session.execute(count).scalar_one() == expected, name


def hand_over(desk: Desk, **values: object) -> None:
    where = {**desk.house.of("mary"), "to_staff_id": desk.house.staff["bea"]}
    desk.house.act("lena", allocations.hand_over, **where, **{"text": "", **values})


def test_it_goes_along_to_the_next_worker(desk: Desk) -> None:
    with pytest.raises(Invalid):
        hand_over(desk)  # nothing is written down, so somebody has to say it
    write_it(desk)
    hand_over(desk)
    bea, alice = desk.worker("bea"), desk.worker("alice")
    bea.get(page_of(desk, "mary"))
    assert HERS in bea.text
    alice.get(page_of(desk, "mary"))
    assert alice.status == 404


def test_who_stands_in_reads_it_from_the_first_day(desk: Desk) -> None:
    write_it(desk)
    desk.house.act(
        "alice",
        allocations.cover,
        **desk.house.of("mary"),
        staff_id=desk.house.staff["bea"],
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=3),
    )
    with pytest.raises(NotFound):
        desk.house.see("bea", writings, *desk.house.members["mary"])
    then = NOW + timedelta(days=2)
    (found,) = desk.house.see("bea", writings, *desk.house.members["mary"], now=then)
    assert found.text == HERS


def test_the_form_of_handing_over_shows_it_and_asks_for_the_meeting(desk: Desk) -> None:
    write_it(desk)
    alice = desk.worker("alice")
    case_id, member_id = desk.house.members["mary"]
    path = f"/people/{case_id}/{member_id}/workers/handover"
    alice.get(path)
    assert HERS in alice.text
    fill_in(alice, staff_id=desk.house.staff["bea"], meet="y")
    assert alice.status == 422
    day = {"meet_by-day": "12", "meet_by-month": "3", "meet_by-year": "2026"}
    fill_in(alice, staff_id=desk.house.staff["bea"], meet="y", **day)
    assert alice.name == "people"
    with desk.house.database.session("owner", write=False) as session:
        assert [one.due_on for one in session.scalars(select(Promise))] == [date(2026, 3, 12)]
    bea = desk.worker("bea")
    bea.get(f"/people/{case_id}/{member_id}/workers")
    assert "Thursday 12 March 2026" in bea.text
    assert 'letters/worker_changed"' in bea.text


def test_a_meeting_on_a_day_gone_by_is_refused(desk: Desk) -> None:
    write_it(desk)
    with pytest.raises(Invalid):
        hand_over(desk, meet_by=NOW.date() - timedelta(days=1))
