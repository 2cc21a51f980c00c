"""What staff see of messages that leave: states in words, what to do instead, stopping."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casework.models.family import ContactPoint
from casework.models.outbox import OutboxMessage
from casework.sending.local import LocalOutbox, messages_in
from casework.sending.port import Answer, NotTaken, Outgoing, Unknown
from casework.sending.post import Post
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.leaving import Leaving
from tests.support.reminding import knows_of_a_charge, listed, moved, wants
from tests.support.writing import HEARING, begin, once_fields


class Answers:
    """A receiver that always says the same."""

    looks_up = False

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def hand_over(self, outgoing: Outgoing) -> Answer:
        return self.answer

    def look_up(self, reference: str) -> Answer:
        return Unknown()

    def close(self) -> None: ...


@pytest.fixture
def leaving(desk: Desk) -> Leaving:
    """The household at work, without a way out yet."""
    return Leaving(desk.house)


def _path(desk: Desk, name: str) -> str:
    case_id, member_id = desk.house.members[name]
    return f"/people/{case_id}/{member_id}/sent"


def test_a_page_tells_each_state_in_words(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    leaving.now = NOW + timedelta(hours=13)
    leaving.write("mary")
    alice = desk.worker("alice")
    alice.get(_path(desk, "mary"))
    assert alice.name == "outgoing"
    assert 'data-state="held"' in alice.text
    assert "These are their quiet hours." in alice.text
    assert "Ring me" not in alice.text


def test_a_moment_that_has_gone_by_holds_no_task_back(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    leaving.receivers = {"text": Answers(NotTaken(again=False))}
    message_id = leaving.write("mary")
    leaving.send()
    alice = desk.worker("alice")
    for days, said in ((2, True), (-2, False)):
        with desk.house.database.session("owner") as session:
            row = session.scalars(select(OutboxMessage).where(OutboxMessage.id == message_id)).one()
            row.held_until = NOW + timedelta(days=days)
            session.commit()
        alice.get("/")
        assert "Phone instead." in alice.text
        assert ("Not before" in alice.text) is said


@pytest.mark.parametrize("answer", [NotTaken(again=False), Unknown()])
def test_every_failure_is_a_task_on_the_page_of_the_day(
    desk: Desk, leaving: Leaving, answer: Answer
) -> None:
    leaving.reach("mary")
    leaving.receivers = {"text": Answers(answer)}
    message_id = leaving.write("mary")
    leaving.send()
    for name in ("alice", "lena"):
        worker = desk.worker(name)
        worker.get("/")
        assert "Phone instead." in worker.text, name
    alice = desk.worker("alice")
    alice.get(_path(desk, "mary"))
    alice.post(f"{_path(desk, 'mary')}/{message_id}/done")
    assert alice.name == "outgoing"
    alice.get("/")
    assert "Phone instead." not in alice.text
    assert leaving.row(message_id).task_done_by == desk.house.staff["alice"]


def test_a_reminder_and_its_end_are_read_by_staff(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    knows_of_a_charge(leaving, "mary")
    wants(leaving, "mary", "day")
    about = listed(leaving, "mary", on=date(2026, 4, 9))
    alice = desk.worker("alice")
    alice.get(_path(desk, "mary"))
    assert "To remind them before the hearing, as they asked." in alice.text
    assert "until <bdi>Wednesday 8 April 2026, 10:00" in alice.text
    moved(leaving, about, "mary", on=date(2026, 4, 23))
    alice.get(_path(desk, "mary"))
    assert "The hearing was moved, or its entry was put right." in alice.text
    assert "until <bdi>Wednesday 22 April 2026, 10:00" in alice.text


def test_before_release_staff_read_who_is_reminded_when(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    wants(leaving, "mary", "day")
    draft = begin(desk, "alice", "hearing_listed")
    page = draft.save(HEARING)
    assert page.name == "recipients"
    assert "They are reminded on Wednesday 8 April 2026, 10:00" in page.text
    assert page.text.count("They are reminded") == 1


def test_a_stranger_to_her_learns_of_no_message(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    for name in ("bea", "sid", "vik"):
        worker = desk.worker(name)
        worker.get(_path(desk, "mary"))
        assert worker.status in (403, 404), name
        worker.post(f"{_path(desk, 'mary')}/{message_id}/done")
        assert worker.status in (403, 404), name


def test_only_an_administrator_stops_everything(desk: Desk, leaving: Leaving) -> None:
    leaving.reach("mary")
    leaving.receivers = {"text": Answers(NotTaken(again=False))}
    lena = desk.worker("lena")
    lena.get("/sending")
    assert lena.status in (403, 404)
    ada = desk.worker("ada")
    ada.get("/sending")
    assert 'data-state="running"' in ada.text
    ada.post("/sending", stop="yes")
    assert 'data-state="stopped"' in ada.text
    leaving.write("mary")
    assert leaving.send() == []
    lena.get("/")
    assert 'data-kind="stopped"' in lena.text
    ada.post("/sending", stop="no")
    assert 'data-state="running"' in ada.text
    assert [one.state for one in leaving.send()] == ["refused"]


def test_letters_wait_for_the_support_worker_and_leave_when_posted(
    desk: Desk, leaving: Leaving
) -> None:
    leaving.reach("mary", channel="letter", value="1 High Street\nLeeds")
    leaving.receivers = {"letter": Post()}
    message_id = leaving.write("mary")
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.task) == ("sending", "print")
    leaving.send(NOW + timedelta(days=2))
    assert leaving.row(message_id).state == "sending"
    sue = desk.worker("sue")
    sue.get("/post")
    assert "1 High Street" in sue.text
    sue.post("/post", letters=message_id)
    assert "No letters lie ready." in sue.text
    leaving.send()
    assert leaving.row(message_id).state == "sent"
    alice = desk.worker("alice")
    alice.get("/post")
    assert alice.status in (403, 404)


def test_a_letter_to_a_retired_address_is_not_printed(desk: Desk, leaving: Leaving) -> None:
    point = leaving.reach("mary", channel="letter", value="1 High Street\nLeeds")
    leaving.receivers = {"letter": Post()}
    message_id = leaving.write("mary")
    leaving.send()
    leaving.change(ContactPoint, (desk.case, point), retired_at=NOW)
    sue = desk.worker("sue")
    sue.get("/post")
    assert "1 High Street" not in sue.text
    leaving.send(NOW + timedelta(days=2))
    assert leaving.row(message_id).state == "cancelled"


def test_the_demo_outbox_exists_in_a_demo_only(desk: Desk, leaving: Leaving) -> None:
    ada = desk.worker("ada")
    ada.get("/outbox")
    assert ada.status == 404
    folder = desk.staff_app.extensions["casework"].settings.instance_dir
    leaving.reach("mary", channel="email")
    leaving.receivers = {"email": LocalOutbox(folder, "email")}
    leaving.write("mary")
    assert [one.state for one in leaving.send()] == ["sent"]


def test_what_is_written_on_a_page_leaves_after_it(desk: Desk, leaving: Leaving) -> None:
    folder = desk.staff_app.extensions["casework"].settings.instance_dir
    leaving.reach("mary", channel="email")
    leaving.receivers = {"email": LocalOutbox(folder, "email")}
    case_id, member_id = desk.house.members["mary"]
    alice = desk.worker("alice")
    alice.get(f"/people/{case_id}/{member_id}/messages")
    alice.post(
        f"/people/{case_id}/{member_id}/messages",
        text="I rang the office.",
        language="en",
        **once_fields(alice),
    )
    assert [one.state for one in leaving.send()] == ["sent"]
    (left,) = messages_in(folder)
    assert left["text"] == "There is something new when you want it."
    assert "office" not in str(left)
    mary = desk.relative("mary")
    mary.get("/c/m")
    assert mary.name == "sent_to_me"
    assert 'data-state="sent"' in mary.text
