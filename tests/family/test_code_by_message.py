"""A code by text or email: it comes to a safe contact only, and asking tells nobody anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import CodeRequest
from casework.sending.receivers import Addresses, receivers_of
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.leaving import Leaving
from tests.support.receiving import Gateway, gateway
from tests.support.visitor import Visitor

NUMBER = "07700 900123"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def texts() -> Iterator[Gateway]:
    """A gateway that takes texts."""
    with gateway() as box:
        yield box


@pytest.fixture
def leaving(desk: Desk, texts: Gateway) -> Leaving:
    """The household at work."""
    return Leaving(desk.house, receivers_of(Addresses(sms_url=texts.url, sms_from="A note")))


def _ask(desk: Desk, where: str, address: str = "203.0.113.7") -> Visitor:
    browser = Visitor(desk.family_app, address)
    browser.get("/k/m")
    browser.post("/k/m", where=where)
    return browser


def test_a_code_comes_to_a_safe_number_and_lets_her_in(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    leaving.reach("mary", value=NUMBER)
    browser = _ask(desk, NUMBER)
    assert browser.name == "sent_code"
    assert [one.state for one in leaving.send()] == ["sent"]
    found = re.fullmatch(r"Your code is (\d{6})", texts.texts[0]["text"])
    assert found is not None
    browser.post("/k/m/c", code=found.group(1))
    assert browser.name == "own_device"
    assert leaving.rows()[0].code is None


def test_asking_answers_the_same_whoever_has_the_number(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary", value=NUMBER)
    pages = []
    for where in (NUMBER, "07700 900999", "nobody@example.org"):
        browser = _ask(desk, where)
        pages.append(re.sub(r'value="[^"]{30,}"', "", browser.text))
    assert len(set(pages)) == 1
    with desk.house.database.session("owner", write=False) as session:
        assert session.query(CodeRequest).count() == 3


@pytest.mark.parametrize("change", [{"retired_at": NOW}, {"safe_since": None}])
def test_a_retired_or_unsafe_contact_gets_no_code(
    desk: Desk, leaving: Leaving, texts: Gateway, change: dict[str, object]
) -> None:
    point = leaving.reach("mary", value=NUMBER)
    leaving.change(ContactPoint, (desk.case, point), **change)
    _ask(desk, NUMBER)
    leaving.send()
    assert texts.texts == []


def test_a_contact_retired_after_the_question_gets_no_code(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    from casework.actions.codes_sent import answer_request

    point = leaving.reach("mary", value=NUMBER)
    _ask(desk, NUMBER)
    with desk.house.database.session("worker", now=NOW) as session:
        assert answer_request(session, now=NOW)
        session.commit()
    leaving.change(ContactPoint, (desk.case, point), retired_at=NOW)
    leaving.send()
    assert (texts.texts, leaving.rows()[0].why) == ([], "contact_not_usable")


def test_a_closed_door_gets_no_code(desk: Desk, leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary", value=NUMBER)
    leaving.change(FamilyMember, desk.house.members["mary"], access="closed")
    _ask(desk, NUMBER)
    leaving.send()
    assert texts.texts == []


def test_one_number_of_two_people_lets_neither_in(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    leaving.reach("mary", value=NUMBER)
    leaving.reach("imran", value=NUMBER)
    _ask(desk, NUMBER)
    leaving.send()
    assert texts.texts == []
    assert {(one.why, one.task) for one in leaving.rows()} == {("shared", "phone_instead")}


def test_codes_do_not_wait_for_quiet_hours(desk: Desk, leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary", value=NUMBER)
    night = NOW + timedelta(hours=14)
    desk.at(night)
    _ask(desk, NUMBER)
    leaving.send(night)
    assert len(texts.texts) == 1


def test_one_number_gets_no_more_codes_than_its_limit(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    leaving.reach("mary", value=NUMBER)
    for network in range(5):
        _ask(desk, NUMBER, address=f"203.0.{network}.7")
        leaving.send()
    assert len(texts.texts) == 3


def test_an_old_question_is_not_answered(desk: Desk, leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary", value=NUMBER)
    _ask(desk, NUMBER)
    leaving.send(NOW + timedelta(minutes=11))
    assert texts.texts == []


def test_what_is_no_number_is_asked_for_again(desk: Desk) -> None:
    browser = _ask(desk, "hello")
    assert browser.name == "code_by_message"
    assert "Write a phone number, or an email address." in browser.text
