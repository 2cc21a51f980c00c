"""Somebody told instead reads and is sent his own language, and sets how his pages look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from casework.actions import choices_trusted, look
from casework.models.audit import AuditEntry
from casework.models.choices import TrustedPerson
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.sending.receivers import Addresses, receivers_of
from tests.support import trusting
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.leaving import Leaving
from tests.support.marks import own_on_postgresql
from tests.support.receiving import Gateway, gateway
from tests.support.visitor import Visitor
from tests.support.writing import ARREST, HEARING, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[Desk]:
    """Both apps over the household, where it is known that somebody was charged."""
    made = desk_of(build(database), tmp_path)
    made.knew_before("mary", "charge")
    yield made
    database.close_sessions()


def kept(desk: Desk) -> TrustedPerson:
    with desk.house.database.session("owner", write=False) as session:
        (row,) = session.query(TrustedPerson).all()
        session.expunge(row)
        return row


def html_of(visitor: Visitor) -> str:
    found = re.search(r"<html[^>]*>", visitor.text)
    assert found is not None
    return found[0]


def fill(visitor: Visitor, path: str, **values: Any) -> None:
    visitor.get(path)
    visitor.post(path, **values)


def test_she_is_offered_her_own_language_for_him(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/trust?lang=ur")
    assert mary.name == "trusted"
    assert '<option value="ur" selected lang="ur" dir="rtl">اردو</option>' in mary.text
    assert '<option value="pl" lang="pl" dir="ltr">Polski</option>' in mary.text


def test_the_language_she_chose_for_him_is_kept(desk: Desk) -> None:
    mary = desk.relative("mary")
    typed = {"name": "Rosa", "channel": "text", "value": trusting.NUMBER, "subjects": "money"}
    fill(mary, "/c/trust", language="pl", **typed)
    assert kept(desk).language == "pl"
    assert '<p><bdi lang="pl">Polski</bdi></p>' in mary.text


def test_without_a_word_he_reads_her_language(desk: Desk) -> None:
    desk.house.act("mary", look.set_look, language="bn")
    trusting.named(desk.house)
    assert kept(desk).language == "bn"


def test_an_unknown_language_is_asked_again(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        trusting.named(desk.house, language="tlh")
    assert set(refused.value.errors) == {"language"}


def test_a_worker_records_his_language_on_her_word(desk: Desk) -> None:
    alice = desk.worker("alice")
    path = "/people/{}/{}/trust/new".format(*desk.house.members["mary"])
    typed = {"name": "Rosa", "channel": "text", "value": trusting.NUMBER, "subjects": "money"}
    fill(alice, path, language="pl", how="call_to_service_user", **typed)
    assert alice.name == "her_choices"
    assert kept(desk).language == "pl"
    assert "Polish." in alice.text


def test_his_pages_come_in_his_language(desk: Desk) -> None:
    shared = released(desk, "alice", "hearing_listed", HEARING, "mary")
    trusting.confirmed(desk.house, language="ur")
    friend = trusting.signed_in(desk)
    for path in ("/n", f"/n/{shared.id}", "/n/look"):
        friend.get(path)
        assert friend.status == 200
        assert html_of(friend) == '<html lang="ur" dir="rtl">'
    mary = desk.relative("mary")
    mary.get("/t")
    assert html_of(mary) == '<html lang="en" dir="ltr">'


def test_he_sets_language_and_look_himself(desk: Desk) -> None:
    trusting.confirmed(desk.house, language="ur")
    friend = trusting.signed_in(desk)
    friend.get("/n")
    assert 'href="/n/look"' in friend.text
    friend.get("/n/look?lang=cy")
    assert kept(desk).language == "ur"
    friend.post("/n/look", theme="night", size="large")
    assert friend.name == "look"
    row = kept(desk)
    assert (row.language, row.theme, row.text_size) == ("cy", "night", "large")
    another = trusting.signed_in(desk)
    another.get("/n")
    assert html_of(another) == '<html lang="cy" dir="ltr" data-theme="night" data-size="large">'


def test_what_he_set_is_noted_once(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    for _ in range(2):
        fill(friend, "/n/look", theme="night", size="large")
    with desk.house.database.session("owner", write=False) as session:
        rows = session.query(AuditEntry).filter_by(event=Event.TRUSTED_LOOK_CHANGED.value).all()
        assert [one.actor_id for one in rows] == [kept(desk).id]


def test_how_it_looks_to_him_changes_nothing_of_hers(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    friend.get("/n/look?lang=pl")
    friend.post("/n/look", theme="night", size="larger")
    mary = desk.relative("mary")
    mary.get("/t")
    assert html_of(mary) == '<html lang="en" dir="ltr">'


def test_once_it_has_ended_he_sets_nothing(desk: Desk) -> None:
    trusted_id = trusting.confirmed(desk.house)
    viewer = trusting.viewer_of(desk.house, trusted_id)
    desk.house.act("mary", choices_trusted.end, trusted_id=trusted_id)
    with pytest.raises((DBAPIError, NotFound)):
        desk.house.run(viewer, lambda s: look.set_look(s, viewer=viewer, language="pl", now=NOW))
    assert kept(desk).language == "en"


@own_on_postgresql
def test_the_database_keeps_the_rest_of_his_row(own_database: Database, tmp_path: Path) -> None:
    desk = desk_of(build(own_database), tmp_path)
    viewer = trusting.viewer_of(desk.house, trusting.confirmed(desk.house))
    for column, value in (("subjects", "money"), ("channel", "email"), ("member_id", "x")):
        with own_database.session_of(viewer) as session, pytest.raises(DBAPIError):
            session.execute(text(f"UPDATE trusted_person SET {column} = '{value}'"))
    with own_database.session_of(viewer) as session:
        session.execute(text("UPDATE trusted_person SET language = 'pl'"))
        session.commit()
    assert kept(desk).language == "pl"


@pytest.fixture
def texts() -> Iterator[Gateway]:
    """A gateway that takes texts."""
    with gateway() as box:
        yield box


def test_he_is_shown_once_how_to_leave(desk: Desk) -> None:
    trusting.confirmed(desk.house, leaving_seen=False)
    friend = trusting.signed_in(desk)
    assert friend.name == "leaving_quickly"
    assert "Leave this page now" in friend.text
    for path in ("/n", "/n/look", "/"):
        friend.get(path)
        assert friend.name == "leaving_quickly"
    friend.post("/n/q")
    assert friend.name == "shared"
    assert 'href="/n/q"' in friend.text
    assert trusting.signed_in(desk).name == "shared"


def test_what_is_sent_to_him_comes_in_his_language(desk: Desk, texts: Gateway) -> None:
    leaving = Leaving(desk.house, receivers_of(Addresses(sms_url=texts.url, sms_from="A note")))
    trusting.confirmed(desk.house, language="ur")
    leaving.send()
    trusting.tells_instead(desk.house, "mary", "court_police")
    leaving.reach("mary")
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.announce("mary", draft.id)
    leaving.send()
    trusting.asks_for_a_code(desk, now=leaving.now)
    leaving.send()
    his = [one["language"] for one in texts.texts if one["to"].endswith("7700900777")]
    assert his == ["ur", "ur", "ur"]
    assert {one.purpose for one in leaving.rows() if one.language == "ur"} == {
        *("contact_code", "shared", "sign_in_code")
    }
