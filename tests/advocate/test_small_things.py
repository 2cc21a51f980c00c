"""Small things that staff lean on: what was saved, what was told, whom one may write for."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from casework.web import i18n
from tests.support.desk import Desk
from tests.support.filling import fill_in
from tests.support.news import publish
from tests.support.writing import HEARING, begin

SAVED = '<p class="care" role="status">Saved.</p>'
MIGRATION = Path(__file__).parents[2] / "migrations" / "versions" / "0003_safety.py"


def test_each_step_of_an_update_says_saved(desk: Desk) -> None:
    draft = begin(desk, "alice", "hearing_listed")
    draft.save({**HEARING, "words-en": "I will be there."})
    assert draft.visitor.name == "recipients"
    assert SAVED in draft.visitor.text
    draft.choose("mary")
    assert draft.visitor.name == "release"
    assert SAVED in draft.visitor.text
    draft.look_and_say_so("mary")
    assert SAVED in draft.visitor.text
    draft.release()
    assert draft.visitor.name == "update"
    assert '<p class="care" role="status">Sent.</p>' in draft.visitor.text


def test_my_account_says_saved_like_other_pages(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/me")
    alice.post("/me", end="others")
    assert alice.name == "me"
    assert SAVED in alice.text


def test_contact_log_names_the_news_that_was_told(desk: Desk) -> None:
    update = publish(desk.house, "mary")
    alice = desk.worker("alice")
    case_id, member_id = desk.house.members["mary"]
    alice.get(f"/people/{case_id}/{member_id}/contact?told={update}")
    fill_in(alice, kind="told_in_person", note="She wants to be alone tonight.")
    assert alice.name == "contact_log"
    assert "They were told of:" in alice.text
    told = alice.text.partition("They were told of:")[2]
    assert "rrest" in told.partition("</ul>")[0]


def test_correction_of_a_contact_keeps_what_was_told(desk: Desk) -> None:
    update = publish(desk.house, "mary")
    alice = desk.worker("alice")
    case_id, member_id = desk.house.members["mary"]
    alice.get(f"/people/{case_id}/{member_id}/contact?told={update}")
    fill_in(alice, kind="told_in_person")
    address = alice.text.partition(f"/people/{case_id}/{member_id}/contact/")[2].split('"')[0]
    entry = next(part for part in [address] if part != "log")
    alice.get(f"/people/{case_id}/{member_id}/contact/{entry}")
    fill_in(alice, note="It was in the morning.")
    assert alice.text.count("They were told of:") == 2


def test_advocate_finds_her_family_to_write_for(desk: Desk) -> None:
    """She opens no page of a case, and writes in her process."""
    adil = desk.worker("adil")
    adil.get("/")
    assert 'href="/updates/new"' in adil.text
    adil.get("/updates/new")
    assert "Robbie" in adil.text
    assert f"/updates/new?case={desk.case}" in adil.text
    desk.worker("vik").get("/updates/new")
    assert "Robbie" not in desk.worker("vik").text


def test_number_to_call_stays_on_one_line() -> None:
    with i18n.use_language("en"):
        shown = i18n.gettext_html("Call %(phone)s", phone="0808 157 0123")
        assert shown == 'Call <bdi class="nb">0808 157 0123</bdi>'
        assert "0808\u00a0157\u00a00123" in i18n.gettext("Call %(phone)s", phone="0808 157 0123")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Monday to Friday, 9:00 to 17:00", "12345 09:00-17:00"),
        ("Monday to Thursday, 9am to 5pm", "1234 09:00-17:00"),
        ("Tuesday to Sunday from 8.30 to 12", "234567 08:30-12:00"),
        ("Friday to Monday, 9:00 to 17:00", ""),
        ("Monday to Friday, 17:00 to 9:00", ""),
        ("When the children are at school", ""),
        ("", ""),
    ],
)
def test_hours_written_in_words_are_read_once(written: str, stored: str) -> None:
    spec = importlib.util.spec_from_file_location("safety_migration", MIGRATION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module._as_stored(written.lower()) == stored
