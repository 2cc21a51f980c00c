"""Today: what waits, and where each line leads."""

from __future__ import annotations

from datetime import date

import pytest

from casework.actions import messages, promises
from casework.actions.access_log import AccessNotLogged
from tests.support.desk import Desk
from tests.support.news import publish


def test_a_quiet_day_says_so_in_one_sentence(desk: Desk) -> None:
    nora = desk.worker("nora")
    nora.get("/")
    assert nora.name == "today"
    assert "Nothing waits for you at the moment." in nora.text


def test_each_thing_that_waits_leads_where_it_is_done(desk: Desk) -> None:
    house = desk.house
    mary = house.members["mary"][1]
    held = publish(house, "mary")
    asked = publish(house, "imran", kind="compensation_decision", strand="money", choice="ask")
    house.act("mary", messages.send, text="When can we talk?", disclosure_shown=True)
    promise = house.act("alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 4))
    alice = desk.worker("alice")
    alice.get("/")
    there = f"/people/{desk.case}/{mary}"
    assert f"{there}/contact?told={held}" in alice.text
    assert f"/contact?told={asked}" in alice.text
    assert f"{there}/contact?promise={promise}" in alice.text
    assert f'{there}/messages"' in alice.text
    assert "When can we talk?" not in alice.text


def test_second_person_sees_what_waits_for_release(desk: Desk) -> None:
    update = publish(desk.house, "mary", state="waiting_second")
    for name, there in (("lena", True), ("alice", False), ("sue", False)):
        worker = desk.worker(name)
        worker.get("/")
        assert (f"/updates/{desk.case}/{update}/release" in worker.text) is there, name


def test_volunteers_see_no_doors_that_are_closed(desk: Desk) -> None:
    vik = desk.worker("vik")
    vik.get("/")
    assert vik.name == "today"
    for path in ("/people", "/cases", "/messages", "/releases", "/accounts", "/updates"):
        assert f'href="{path}' not in vik.text


def test_nothing_personal_shows_when_the_access_log_fails(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_all: object) -> None:
        raise AccessNotLogged("person")

    monkeypatch.setattr("advocate_admin.noting.record_access", refuse)
    alice = desk.worker("alice")
    mary = desk.house.members["mary"][1]
    for path in (f"/people/{desk.case}/{mary}", f"/cases/{desk.case}"):
        alice.get(path)
        assert alice.status == 500
        assert "Mary" not in alice.text
        assert "Robbie" not in alice.text


def test_who_publishes_no_such_kind_gets_no_button_for_it(desk: Desk) -> None:
    mary = desk.house.members["mary"][1]
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=date(2026, 3, 4))
    for worker, shown in (("alice", True), ("adil", False)):
        visitor = desk.worker(worker)
        for path in ("/", f"/people/{desk.case}/{mary}"):
            visitor.get(path)
            assert (f"/people/{desk.case}/{mary}/no-news" in visitor.text) == shown, (worker, path)
