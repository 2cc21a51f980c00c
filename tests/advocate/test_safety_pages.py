"""Flags, walls and the decision about somebody under 18, through the pages."""

from __future__ import annotations

from sqlalchemy import func, select

from casework.models.family import FamilyMember, PersonFlag, UnderAgeDecision, Wall
from tests.support.desk import Desk
from tests.support.filling import fill_in


def page_of(desk: Desk, name: str, rest: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/{rest}"


def access(desk: Desk, name: str) -> str:
    with desk.house.database.session("owner", write=False) as session:
        return session.get_one(FamilyMember, desk.house.members[name]).access


def test_a_suspect_flag_closes_her_door_at_once(desk: Desk) -> None:
    alice, mary = desk.worker("alice"), desk.relative("mary")
    mary.get("/t")
    assert mary.name == "updates"
    alice.get(page_of(desk, "mary", "flags"))
    fill_in(alice, flag="possible_suspect", note_text="Told by the officer.")
    assert alice.name == "flags"
    assert "Told by the officer." in alice.text
    assert access(desk, "mary") == "closed"
    mary.get("/t")
    assert mary.name != "updates"


def test_a_flag_sent_twice_is_set_once(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary", "flags"))
    sent = fill_in(alice, flag="witness")
    alice.post(page_of(desk, "mary", "flags"), **sent)
    with desk.house.database.session("owner", write=False) as session:
        count = session.scalar(
            select(func.count()).select_from(PersonFlag).where(PersonFlag.flag == "witness")
        )
    assert count == 1


def test_only_a_leader_ends_what_closes_a_door(desk: Desk) -> None:
    alice, lena = desk.worker("alice"), desk.worker("lena")
    alice.get(page_of(desk, "mary", "flags"))
    fill_in(alice, flag="suspect")
    assert "Only the team leader can end this." in alice.text
    assert "/end" not in alice.text
    with desk.house.database.session("owner", write=False) as session:
        flag = session.scalars(
            select(PersonFlag).where(PersonFlag.member_id == desk.house.members["mary"][1])
        ).one()
    alice.post(page_of(desk, "mary", f"flags/{flag.id}/end"))
    assert alice.status == 403
    lena.get(page_of(desk, "mary", "flags"))
    fill_in(lena, ending="/end")
    assert lena.name == "flags"
    assert access(desk, "mary") == "open"


def test_the_flag_of_somebody_else_cannot_be_ended_here(desk: Desk) -> None:
    lena = desk.worker("lena")
    with desk.house.database.session("owner", write=False) as session:
        flag = session.scalars(select(PersonFlag).where(PersonFlag.flag == "suspect")).one()
    lena.get(page_of(desk, "mary", "flags"))
    lena.post(page_of(desk, "mary", f"flags/{flag.id}/end"))
    assert lena.status == 404


def test_a_wall_is_set_shown_and_ended(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get(page_of(desk, "mary", "walls"))
    fill_in(lena, member_b=desk.house.members["dan"][1], reason="They asked.")
    assert lena.name == "walls"
    lena.get(page_of(desk, "mary", "contact"))
    assert "Kept apart from" in lena.text
    lena.get(page_of(desk, "mary", "walls"))
    fill_in(lena, ending="/end")
    with desk.house.database.session("owner", write=False) as session:
        walls = session.scalars(select(Wall).where(Wall.ended_at.is_(None))).all()
    assert len(walls) == 1  # that of Dan and Imran


def test_a_wall_against_a_stranger_is_refused(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get(page_of(desk, "mary", "walls"))
    fill_in(lena, member_b=desk.house.members["olga"][1])
    assert lena.status == 404


def test_under_eighteen_is_decided_by_the_leader_with_a_reason(desk: Desk) -> None:
    alice, lena = desk.worker("alice"), desk.worker("lena")
    alice.get(page_of(desk, "kit", "entry"))
    assert alice.status == 403
    alice.get(page_of(desk, "kit", "contact").removesuffix("/contact"))
    fill_in(alice, ending="entry/end")
    assert access(desk, "kit") == "closed"
    lena.get(page_of(desk, "kit", "entry"))
    fill_in(lena, decided_by="Lena, team leader")
    assert lena.status == 422
    assert 'value="Lena, team leader"' in lena.text
    sam = desk.house.members["sam"][1]
    fill_in(lena, reason="He asked.", guardian_member_id=sam)
    assert "This person cannot be the guardian here." in lena.text
    fill_in(lena, guardian_member_id="")
    assert lena.name == "person"
    assert access(desk, "kit") == "open"
    with desk.house.database.session("owner", write=False) as session:
        row = session.scalars(
            select(UnderAgeDecision).where(UnderAgeDecision.ended_at.is_(None))
        ).one()
        assert row.reason == "He asked."
