"""Cases: opened once, not twice; the person who died; proceedings, reviews, people."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from casework.models.case import Case, Deceased, Review
from casework.models.family import FamilyMember, PersonFlag
from tests.support.desk import Desk
from tests.support.filling import fill_in, forms, path_of

NEW = {
    "called": "Jo",
    "formal_name": "Joanna O’Sullivan",
    "homicide_kind": "murder",
    "notified_by": "police",
}


def count(desk: Desk, table: type) -> int:
    with desk.house.database.session("owner", write=False) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_case_is_opened_once_however_often_it_is_sent(desk: Desk) -> None:
    alice = desk.worker("alice")
    before = count(desk, Case)
    alice.get("/cases/new")
    sent = fill_in(alice, spoken_of="own", spoken_of_words="was taken from us", **NEW)
    assert alice.name == "case"
    there = path_of(alice)
    assert "Jo" in alice.text
    assert "was taken from us" in alice.text
    alice.post("/cases/new", **sent)
    assert path_of(alice) == there
    assert count(desk, Case) == before + 1


def test_what_may_be_the_same_death_is_shown_first(desk: Desk) -> None:
    alice = desk.worker("alice")
    before = count(desk, Case)
    alice.get("/cases/new")
    fill_in(alice, **{**NEW, "called": "ROBBIE", "formal_name": ""})
    assert alice.status == 422
    assert f'href="/cases/{desk.case}"' in alice.text
    assert count(desk, Case) == before
    fill_in(alice, not_a_duplicate="y")
    assert alice.name == "case"
    assert count(desk, Case) == before + 1


def test_a_missing_answer_keeps_what_was_typed(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/cases/new")
    fill_in(alice, called="Jo", formal_name="Joanna O’Sullivan")
    assert alice.status == 422
    assert 'value="Joanna O’Sullivan"' in alice.text
    assert "Choose what kind of death it is." in alice.text
    assert "Choose who told us." in alice.text


def test_the_name_of_the_person_who_died_is_changed(desk: Desk) -> None:
    alice = desk.worker("alice")
    with desk.house.database.session("owner", write=False) as session:
        row = session.scalars(select(Deceased).where(Deceased.case_id == desk.case)).one()
    alice.get(f"/cases/{desk.case}/name/{row.id}")
    fill_in(alice, called="Rob", spoken_of="murdered")
    assert alice.name == "case"
    assert "Family of" in alice.text
    assert "was murdered" in alice.text
    alice.get(f"/cases/{desk.case}/name/{'0' * 16}")
    assert alice.status == 404


def test_proceedings_are_active_from_the_first_arrest(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/cases/{desk.case}/dates")
    fill_in(alice, **{"since-day": "1", "since-month": "2", "since-year": "2026"})
    assert alice.name == "case"
    assert "Active since" in alice.text
    alice.get(f"/cases/{desk.case}/dates")
    fill_in(alice, **{"until-day": "1", "until-month": "1", "until-year": "2026"})
    assert alice.status == 422
    assert "The end comes after the first arrest." in alice.text
    with desk.house.database.session("owner", write=False) as session:
        assert session.get_one(Case, desk.case).proceedings_from == date(2026, 2, 1)


def test_a_review_is_added_and_shown(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/cases/{desk.case}/processes/new")
    fill_in(alice, kind="domestic", label="DARDR", area="Leeds")
    assert alice.name == "case"
    assert "DARDR" in alice.text
    assert count(desk, Review) == 1


def test_a_person_is_added_with_her_flags_in_force(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/cases/{desk.case}/people/new")
    sent = fill_in(
        alice,
        name="Zofia Kowalska-Brzęczyszczykiewicz",
        relationship="friend",
        speaks=["pl"],
        interpreter="pl",
        flags=["witness"],
    )
    assert alice.name == "person"
    assert "Interpreter: " in alice.text
    assert "Witness" in alice.text
    alice.post(f"/cases/{desk.case}/people/new", **sent)
    assert count(desk, FamilyMember) == 7
    with desk.house.database.session("owner", write=False) as session:
        flags = session.scalars(select(PersonFlag.flag)).all()
    assert sorted(flags) == ["suspect", "witness"]


def test_the_person_who_died_is_never_added_as_relative(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/cases/{desk.case}/people/new")
    fill_in(alice, name="Robbie Khan O'Neill", relationship="son")
    assert alice.status == 422
    assert "who can never be a recipient" in alice.text


def test_cases_of_other_regions_are_not_there(desk: Desk) -> None:
    lena, adil = desk.worker("lena"), desk.worker("adil")
    lena.get("/cases")
    assert "Elena" not in lena.text
    for rest in ("", "/dates", "/processes/new", "/people/new"):
        lena.get(f"/cases/{desk.house.cases['two']}{rest}")
        assert lena.status == 404, rest
    adil.get(f"/cases/{desk.case}")
    assert adil.status == 403


def test_somebody_of_the_other_side_is_not_named(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(f"/cases/{desk.case}")
    assert "Imran Whitfield" in alice.text
    assert "Dan" not in alice.text
    assert forms(alice) == []
