"""Who works with them: chosen, covered, handed over, with a warning across a wall."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from casework.models.case import Allocation
from tests.support.desk import Desk
from tests.support.filling import fill_in


def page_of(desk: Desk, name: str, rest: str = "") -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/workers{rest}"


def allocations(desk: Desk, name: str) -> list[Allocation]:
    with desk.house.database.session("owner", write=False) as session:
        return list(
            session.scalars(
                select(Allocation)
                .where(Allocation.member_id == desk.house.members[name][1])
                .order_by(Allocation.starts_at, Allocation.id)
            )
        )


def test_the_leader_chooses_a_caseworker(desk: Desk) -> None:
    lena, alice = desk.worker("lena"), desk.worker("alice")
    lena.get(page_of(desk, "sam", "/new"))
    fill_in(lena, staff_id=desk.house.staff["bea"])
    assert lena.name == "workers"
    assert "Bea O’Hara" in lena.text
    alice.get(page_of(desk, "mary", "/new"))
    assert alice.status == 403


def test_a_worker_across_a_wall_needs_a_second_look(desk: Desk) -> None:
    alice = desk.worker("alice")
    bea = desk.house.staff["bea"]  # she works with Dan, who is walled from Imran
    alice.get(page_of(desk, "imran", "/handover"))
    assert "Works with somebody they are kept apart from." in alice.text
    fill_in(alice, staff_id=bea, note="He tells nothing twice.")
    assert alice.status == 422
    assert "He tells nothing twice." in alice.text
    assert len(allocations(desk, "imran")) == 1
    fill_in(alice, confirm_conflict="y")
    assert alice.name == "people"
    assert [one.staff_id for one in allocations(desk, "imran") if one.ends_at is None] == [bea]


def test_what_she_does_not_want_to_repeat_goes_along(desk: Desk) -> None:
    alice, bea = desk.worker("alice"), desk.worker("bea")
    alice.get(page_of(desk, "mary", "/handover"))
    fill_in(alice, staff_id=desk.house.staff["bea"])
    assert alice.status == 422
    assert "Write what they do not want to have to say again." in alice.text
    sent = fill_in(alice, note="Never ask about the kitchen.")
    assert alice.name == "people"
    assert "Mary Whitfield" not in alice.text
    alice.post(page_of(desk, "mary", "/handover"), **sent)
    assert len([one for one in allocations(desk, "mary") if one.role == "caseworker"]) == 2
    bea.get(page_of(desk, "mary").removesuffix("/workers"))
    assert "Never ask about the kitchen." in bea.text
    adil = desk.worker("adil")
    adil.get(page_of(desk, "mary").removesuffix("/workers"))
    assert "Never ask about the kitchen." not in adil.text


def test_cover_lasts_to_the_end_of_its_last_day(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "/cover"))
    days = {"starts_at-day": "28", "starts_at-month": "3", "starts_at-year": "2026"}
    days |= {"ends_at-day": "29", "ends_at-month": "3", "ends_at-year": "2026"}
    fill_in(alice, staff_id=desk.house.staff["bea"], **days)
    assert alice.name == "workers"
    (cover,) = [one for one in allocations(desk, "mary") if one.cover]
    # The clocks go forward in the night to the 29th.
    assert cover.starts_at == datetime(2026, 3, 28, 0, 0, tzinfo=UTC)
    assert cover.ends_at == datetime(2026, 3, 29, 23, 0, tzinfo=UTC)


def test_an_advocate_stands_beside_her_in_one_process(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get(page_of(desk, "dan", "/advocate"))
    fill_in(lena, staff_id=desk.house.staff["adil"])
    assert lena.status == 422
    fill_in(lena, stands_for="inquest")
    assert lena.name == "workers"
    assert "The inquest" in lena.text


def test_somebody_who_is_not_her_caseworker_arranges_nothing(desk: Desk) -> None:
    for name in ("adil", "sue"):
        worker = desk.worker(name)
        worker.get(page_of(desk, "mary"))
        assert worker.name == "workers"
        for rest in ("/new", "/advocate", "/cover", "/handover"):
            assert page_of(desk, "mary", rest) not in worker.text
            worker.get(page_of(desk, "mary", rest))
            assert worker.status == 403, (name, rest)


def test_an_ended_allocation_closes_her_page_for_the_worker(desk: Desk) -> None:
    lena, alice = desk.worker("lena"), desk.worker("alice")
    mine = next(one for one in allocations(desk, "mary") if one.role == "caseworker")
    lena.get(page_of(desk, "mary"))
    fill_in(lena, ending=f"{mine.id}/end")
    assert lena.name == "workers"
    alice.get(page_of(desk, "mary"))
    assert alice.status == 404
