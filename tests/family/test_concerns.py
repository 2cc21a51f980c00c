"""Asking for another worker and complaining: seen by a leader beside nobody, by no one else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from casework.actions import allocations
from casework.models.asking import Concern
from casework.models.audit import AuditEntry
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.filling import fill_in
from tests.support.household import build
from tests.support.marks import on_postgresql
from tests.support.visitor import Visitor

WORDS = "She never calls back."
STAFF = ("alice", "bea", "sue", "adil", "vik", "nora", "ada", "sid", "stella")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def complain(desk: Desk, name: str = "mary", number: int = 2, words: str = WORDS) -> Visitor:
    visitor = desk.relative(name)
    visitor.get(f"/g/{number}")
    fill_in(visitor, text=words)
    return visitor


def row(desk: Desk) -> Concern:
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(select(Concern)).one()


def page_of(desk: Desk) -> str:
    one = row(desk)
    return f"/concerns/{one.case_id}/{one.id}"


def test_a_complaint_reaches_the_team_leader(desk: Desk) -> None:
    mary = complain(desk)
    assert mary.name == "concerns"
    assert 'data-kind="concern" data-state="sent"' in mary.text
    lena, alice = desk.worker("lena"), desk.worker("alice")
    for path in ("/", "/concerns"):
        lena.get(path)
        assert 'data-kind="concern" data-state="waits"' in lena.text, path
    alice.get("/")
    assert 'data-kind="concern"' not in alice.text
    assert "Mary Whitfield" not in lena.text
    assert WORDS not in lena.text
    lena.get(page_of(desk))
    assert "Mary Whitfield" in lena.text
    assert WORDS in lena.text


def test_nobody_else_of_the_staff_sees_it(desk: Desk) -> None:
    complain(desk)
    path = page_of(desk)
    for name in STAFF:
        visitor = desk.worker(name)
        for one in ("/concerns", path):
            visitor.get(one)
            assert WORDS not in visitor.text, name
            assert visitor.status in (403, 404) or name == "stella", (name, one)
    stella = desk.worker("stella")
    stella.get("/concerns")
    assert 'data-kind="concern"' not in stella.text


def test_no_relative_and_no_thread_shows_it(desk: Desk) -> None:
    complain(desk)
    for name in ("imran", "dan", "kit"):
        visitor = desk.relative(name)
        visitor.get("/g")
        assert WORDS not in visitor.text
    alice, one = desk.worker("alice"), row(desk)
    for path in ("", "/messages", "/contact/log", "/workers"):
        alice.get(f"/people/{one.case_id}/{one.member_id}{path}")
        assert WORDS not in alice.text


@on_postgresql
def test_the_database_itself_keeps_it_from_her_worker(desk: Desk) -> None:
    complain(desk)
    seen = {}
    for name in (*STAFF, "lena"):
        with desk.house.database.session_of(desk.house.worker(name), write=False) as session:
            seen[name] = session.execute(text("SELECT count(*) FROM concern")).scalar_one()
    assert seen == {**dict.fromkeys(STAFF, 0), "lena": 1}
    for name in ("imran", "dan", "olga"):
        with desk.house.database.session_of(desk.house.relative(name), write=False) as session:
            assert session.execute(text("SELECT count(*) FROM concern")).scalar_one() == 0


def test_a_leader_who_stood_beside_her_does_not_see_it(desk: Desk) -> None:
    desk.house.act(
        "lena",
        allocations.cover,
        **desk.house.of("mary"),
        staff_id=desk.house.staff["lena"],
        starts_at=NOW - timedelta(days=2),
        ends_at=NOW + timedelta(days=2),
    )
    complain(desk)
    lena = desk.worker("lena")
    lena.get(page_of(desk))
    assert lena.status == 404
    # Nobody is left in her region, so a leader of another one answers.
    stella = desk.worker("stella")
    stella.get(page_of(desk))
    assert WORDS in stella.text
    fill_in(stella, text="We are sorry.")
    mary = desk.relative("mary")
    mary.get("/g")
    assert "We are sorry." in mary.text


def test_another_leader_of_the_region_comes_first(desk: Desk) -> None:
    desk.another_leader()
    desk.house.act(
        "lena",
        allocations.cover,
        **desk.house.of("mary"),
        staff_id=desk.house.staff["lena"],
        starts_at=NOW - timedelta(days=2),
        ends_at=NOW + timedelta(days=2),
    )
    complain(desk)
    stella = desk.worker("stella")
    stella.get(page_of(desk))
    assert stella.status == 404
    tess = desk.worker("tess")
    tess.get(page_of(desk))
    assert WORDS in tess.text


def test_she_sees_when_it_was_read_and_answered(desk: Desk) -> None:
    complain(desk)
    mary, lena = desk.relative("mary"), desk.worker("lena")
    lena.get(page_of(desk))
    mary.get("/g")
    assert 'data-state="sent"' in mary.text  # opening the page says nothing yet
    lena.post(f"{page_of(desk)}/read")
    mary.get("/g")
    assert 'data-state="read"' in mary.text
    lena.get(page_of(desk))
    fill_in(lena, text="I have spoken with the team.")
    mary.get("/g")
    assert 'data-state="answered"' in mary.text
    assert "I have spoken with the team." in mary.text


def test_an_answer_is_given_once(desk: Desk) -> None:
    complain(desk)
    lena = desk.worker("lena")
    lena.get(page_of(desk))
    open_form = lena.page
    fill_in(lena, text="First.")
    lena.page = open_form
    fill_in(lena, text="Second.", submission_key="another")
    assert lena.status in (403, 409, 422)
    # Not even by somebody whose form knows the row as it is now.
    lena.get("/me")
    now = {"version": str(row(desk).version), "submission_key": "one more"}
    lena.post(page_of(desk), text="Third.", language="en", **now)
    assert lena.status in (403, 409, 422)
    assert row(desk).answer == "First."


def test_a_different_worker_needs_no_reason(desk: Desk) -> None:
    mary = complain(desk, number=1, words="")
    assert mary.name == "concerns"
    assert row(desk).kind == "different_worker"
    mary = complain(desk, number=2, words=" ")
    assert mary.status == 422


def test_sent_twice_is_one_complaint(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/g/2")
    sent = fill_in(mary, text=WORDS)
    mary.post("/g/2", **sent)
    assert row(desk).text == WORDS


def test_the_trail_of_the_case_does_not_tell_of_it(desk: Desk) -> None:
    complain(desk)
    lena = desk.worker("lena")
    lena.get(page_of(desk))
    fill_in(lena, text="We are sorry.")
    with desk.house.database.session("owner", write=False) as session:
        rows = session.execute(
            select(AuditEntry.chain, AuditEntry.event)
            .where(AuditEntry.event.startswith("concern"))
            .order_by(AuditEntry.seq)
        ).all()
    assert [event for _, event in rows] == [
        "concern_sent",
        "concern_opened",
        "concern_answered",
    ]
    assert {chain for chain, _ in rows} == {"service"}
