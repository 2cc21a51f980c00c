"""The list of people: scope, search, and what stands first."""

from __future__ import annotations

from tests.support.desk import Desk


def test_a_caseworker_finds_only_her_own_people(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/people")
    assert "Mary Whitfield" in alice.text
    assert "Imran Whitfield" in alice.text
    assert "Dan Whitfield" not in alice.text
    assert "Olga Whitfield" not in alice.text


def test_a_search_finds_by_the_beginning_of_any_name(desk: Desk) -> None:
    lena = desk.worker("lena")
    for typed, found in (("imr", True), ("whit imr", True), ("robb", True), ("ran", False)):
        lena.get(f"/people?q={typed}")
        assert ("Imran Whitfield" in lena.text) is found, typed
    lena.get("/people?q=zzz")
    assert "Nobody you may see has this name." in lena.text


def test_flags_and_choices_stand_in_each_line(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get("/people?q=sam")
    assert "Suspect" in lena.text
    assert "Hard news: a person first." in lena.text


def test_what_was_typed_stays_as_text_only(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get("/people?q=%22%3E%3Cscript%3E")
    assert "<script>" not in lena.text


def test_administrator_and_volunteer_have_no_people(desk: Desk) -> None:
    for name in ("ada", "vik", "nora"):
        worker = desk.worker(name)
        worker.get("/people")
        assert worker.status == 403
