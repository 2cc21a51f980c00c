"""Messages: who waits, the thread, and an answer that she gets."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.actions import messages
from casework.models.contact import Message
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.filling import fill_in


def page_of(desk: Desk, name: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/messages"


def write(desk: Desk, name: str, text: str) -> str:
    return desk.house.act(name, messages.send, text=text, disclosure_shown=True)


def kept(desk: Desk) -> list[Message]:
    with desk.house.database.session("owner", write=False) as session:
        return list(session.scalars(select(Message).order_by(Message.sent_at, Message.id)))


def test_only_her_own_workers_see_that_she_waits(desk: Desk) -> None:
    write(desk, "mary", "Can we talk about Thursday?")
    for name, there in (("alice", True), ("lena", True), ("bea", False), ("sid", False)):
        worker = desk.worker(name)
        worker.get("/messages")
        assert (page_of(desk, "mary") in worker.text) is there, name
        assert "Thursday" not in worker.text
    adil = desk.worker("adil")
    adil.get(page_of(desk, "mary"))
    assert adil.status == 404


def test_an_answer_reaches_her_page_once(desk: Desk) -> None:
    write(desk, "mary", "Can we talk about Thursday?")
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(page_of(desk, "mary"))
    assert "Can we talk about Thursday?" in alice.text
    sent = fill_in(alice, text="Yes, at two o’clock.")
    alice.post(page_of(desk, "mary"), **sent)
    assert [one.from_family for one in kept(desk)].count(False) == 1
    mary.get("/w")
    assert "Yes, at two o’clock." in mary.text
    alice.get("/messages")
    assert "Nobody waits for an answer." in alice.text


def test_an_answer_leaves_open_what_came_meanwhile(desk: Desk) -> None:
    write(desk, "mary", "First question")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    later = NOW + timedelta(minutes=5)
    desk.house.act("mary", messages.send, text="Second question", disclosure_shown=True, now=later)
    desk.at(later + timedelta(minutes=1))
    fill_in(alice, text="About the first: yes.")
    waiting = [one.text for one in kept(desk) if one.from_family and one.answered_at is None]
    assert waiting == ["Second question"]


def test_reading_says_nothing_until_a_button_is_pressed(desk: Desk) -> None:
    write(desk, "mary", "A question")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    assert kept(desk)[0].read_at is None
    fill_in(alice, ending="/read")
    assert alice.name == "thread"
    assert kept(desk)[0].read_at is not None


def test_an_empty_answer_is_not_sent(desk: Desk) -> None:
    write(desk, "mary", "A question")
    alice = desk.worker("alice")
    alice.get(page_of(desk, "mary"))
    fill_in(alice, text="   ")
    assert alice.status == 422
    assert len(kept(desk)) == 1


def test_nothing_is_written_to_somebody_who_cannot_sign_in(desk: Desk) -> None:
    lena = desk.worker("lena")
    lena.get(page_of(desk, "sam"))
    assert "nothing written here would reach them" in lena.text
    assert "<textarea" not in lena.text


def test_an_answer_begins_in_a_language_its_writer_works_in(desk: Desk) -> None:
    alice = desk.worker("alice")
    for spoken, begun in ((("en",), "en"), (("en", "ur"), "ur")):
        desk.speaks("alice", *spoken)
        alice.get(page_of(desk, "imran"))
        assert f'<option value="{begun}" selected' in alice.text
        assert '<option value="ur"' in alice.text
