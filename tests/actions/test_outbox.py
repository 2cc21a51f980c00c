"""A message leaves with its change, once, and only while it still may."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from casework.actions import contact, outbox_switch
from casework.actions.choices_made import choose
from casework.actions.outbox import allow_sending, queue
from casework.actions.outbox_work import take_next
from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.updates import Audience, Update
from casework.rules.choices import Subject
from casework.rules.contact_plan import Happening
from tests.support.databases import NOW
from tests.support.leaving import Leaving
from tests.support.news import publish
from tests.support.receiving import Gateway

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 3, 2, 22, 30, tzinfo=LONDON)


def test_an_answer_leaves_once_in_neutral_words(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    assert [one.state for one in leaving.send()] == ["sent"]
    assert leaving.send() == []
    assert [one["text"] for one in texts.texts] == ["There is something new when you want it."]
    assert texts.texts[0]["to"] == "+447700900123"
    row = leaving.row(message_id)
    assert (row.state, row.wake_at, row.ended_at) == ("sent", None, NOW)


def test_what_rolls_back_leaves_no_message(leaving: Leaving) -> None:
    leaving.reach("mary")
    viewer = leaving.house.worker("lena")
    with leaving.house.database.session_of(viewer) as session:
        allow_sending(session)
        made = queue(
            session,
            **leaving.house.of("mary"),
            happening=Happening("message", Subject.WITH_US),
            about="nothing",
            now=NOW,
        )
        assert made is not None
        session.rollback()
    assert leaving.rows() == []


def test_imports_and_demo_loading_queue_nothing(leaving: Leaving) -> None:
    leaving.reach("mary")
    viewer = leaving.house.worker("lena")
    with leaving.house.database.session_of(viewer) as session:
        made = queue(
            session,
            **leaving.house.of("mary"),
            happening=Happening("message", Subject.WITH_US),
            about="nothing",
            now=NOW,
        )
    assert made is None


def test_the_same_change_queues_one_message_only(leaving: Leaving) -> None:
    leaving.reach("mary")
    about = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    assert leaving.announce("mary", about) == leaving.announce("mary", about)
    assert len(leaving.rows()) == 1


def test_quiet_hours_hold_a_message_until_morning(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    leaving.now = NIGHT
    message_id = leaving.write("mary")
    morning = datetime(2026, 3, 3, 9, 0, tzinfo=LONDON)
    row = leaving.row(message_id)
    assert (row.state, row.why, row.held_until) == ("held", "quiet_hours", morning)
    assert leaving.send(morning - timedelta(minutes=1)) == []
    assert [one.state for one in leaving.send(morning)] == ["sent"]
    assert len(texts.texts) == 1


def test_a_late_worker_asks_about_quiet_hours_again(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    leaving.send(NIGHT)
    row = leaving.row(message_id)
    assert (row.state, row.why, texts.texts) == ("held", "quiet_hours", [])


def test_a_retired_number_gets_nothing_from_that_moment(leaving: Leaving, texts: Gateway) -> None:
    point = leaving.reach("mary")
    message_id = leaving.write("mary")
    key = (leaving.house.cases["one"], point)
    leaving.change(ContactPoint, key, retired_at=NOW)
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.why, texts.texts) == ("cancelled", "no_safe_contact", [])


@pytest.mark.parametrize("change", [{"state": "died"}, {"access": "closed"}, {"state": "ended"}])
def test_death_suspicion_and_ending_stop_what_is_queued(
    leaving: Leaving, texts: Gateway, change: dict[str, str]
) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    leaving.change(FamilyMember, leaving.house.members["mary"], **change)
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.why, texts.texts) == ("cancelled", "not_a_recipient", [])


def test_a_withdrawn_entry_is_not_announced(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    about = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    message_id = leaving.announce("mary", about)
    leaving.change(Update, (leaving.house.cases["one"], about), state="withdrawn")
    leaving.send()
    assert (leaving.row(message_id).why, texts.texts) == ("withdrawn", [])


def test_what_she_saw_already_is_not_announced(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    about = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    message_id = leaving.announce("mary", about)
    leaving.change(Audience, (*leaving.house.members["mary"], about), shown_at=NOW)
    leaving.send()
    assert (leaving.row(message_id).why, texts.texts) == ("seen", [])


def test_hard_news_waits_for_a_person_and_then_needs_no_message(
    leaving: Leaving, texts: Gateway
) -> None:
    leaving.reach("mary")
    about = publish(leaving.house, "mary", kind="arrest")
    message_id = leaving.announce("mary", about)
    leaving.send(NOW + timedelta(days=1, hours=1))
    row = leaving.row(message_id)
    assert (row.state, row.why, texts.texts) == ("held", "person_first", [])
    leaving.act(
        "lena",
        contact.record,
        **leaving.house.of("mary"),
        kind="told_in_person",
        happened_at=leaving.now,
        told_update_ids=[about],
    )
    leaving.send()
    assert (leaving.row(message_id).why, texts.texts) == ("told", [])


def test_two_pieces_of_news_make_one_message(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    first, second = leaving.write("mary"), leaving.write("mary")
    leaving.send()
    states = sorted((leaving.row(one).state, leaving.row(one).why) for one in (first, second))
    assert states == [("cancelled", "joined"), ("sent", "")]
    assert len(texts.texts) == 1
    later = leaving.now = NOW + timedelta(minutes=5)
    leaving.write("mary")
    leaving.send(later)
    assert len(texts.texts) == 2


def test_a_pause_before_sending_holds_what_was_queued(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    leaving.act("mary", choose, topic="pause", value={"on": True, "until": None})
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.why, texts.texts) == ("held", "paused", [])
    leaving.now = NOW + timedelta(days=1, hours=1)
    leaving.act("mary", choose, topic="pause", value={"on": False, "until": None})
    leaving.send()
    assert (leaving.row(message_id).why, texts.texts) == ("on_her_list", [])


def test_ten_things_in_a_pause_are_a_list_and_no_flood(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    until = "2026-03-05T00:00:00+00:00"
    leaving.act("mary", choose, topic="pause", value={"on": True, "until": until})
    for _ in range(10):
        leaving.write("mary")
    leaving.send(NOW + timedelta(days=1))
    assert texts.texts == []
    for hours in range(60, 100):
        leaving.send(NOW + timedelta(hours=hours))
    assert texts.texts == []
    assert {one.why for one in leaving.rows()} == {"on_her_list"}


@pytest.mark.parametrize(
    ("topic", "value", "why"),
    [
        ("way", {"way": "only_when_i_look"}, "only_when_she_looks"),
        ("digest", {"hour": 17}, "digest"),
    ],
)
def test_a_choice_changed_before_sending_is_honoured(
    leaving: Leaving, texts: Gateway, topic: str, value: dict[str, object], why: str
) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    leaving.act("mary", choose, topic=topic, value=value)
    leaving.send()
    assert (leaving.row(message_id).why, texts.texts) == (why, [])


def test_no_safe_contact_means_it_waits_on_her_page(leaving: Leaving) -> None:
    message_id = leaving.write("mary")
    row = leaving.row(message_id)
    assert (row.state, row.why, row.wake_at) == ("cancelled", "no_safe_contact", None)


def test_stopping_holds_everything_and_starting_lets_it_go(
    leaving: Leaving, texts: Gateway
) -> None:
    leaving.reach("mary")
    leaving.house.act("ada", outbox_switch.stop_sending)
    message_id = leaving.write("mary")
    assert leaving.send() == []
    assert leaving.row(message_id).state == "queued"
    leaving.house.act("ada", outbox_switch.start_sending)
    leaving.send()
    assert (leaving.row(message_id).state, len(texts.texts)) == ("sent", 1)


def test_a_burst_stops_everything_until_somebody_looked(leaving: Leaving, texts: Gateway) -> None:
    for name, number in (("mary", "07700 900001"), ("dan", "07700 900002")):
        leaving.reach(name, value=number)
        leaving.write(name)
    leaving.reach("olga", value="07700 900003", worker="stella")
    leaving.write("olga", worker="stella")
    leaving.burst = 2
    leaving.send()
    assert len(texts.texts) == 2
    assert sorted(one.state for one in leaving.rows()) == ["queued", "sent", "sent"]
    leaving.house.act("ada", outbox_switch.start_sending)
    leaving.send(NOW + timedelta(minutes=11))
    assert len(texts.texts) == 3


def test_a_worker_that_was_killed_leaves_no_second_message(
    leaving: Leaving, texts: Gateway
) -> None:
    """It had handed over and died before it could say so: the gateway is asked."""
    leaving.reach("mary")
    message_id = leaving.write("mary")
    _take(leaving)
    texts.texts.append({"reference": leaving.row(message_id).reference})
    leaving.send(NOW + timedelta(minutes=1))
    assert leaving.row(message_id).state == "sending"
    leaving.send(NOW + timedelta(minutes=3))
    assert (leaving.row(message_id).state, len(texts.texts)) == ("sent", 1)


def test_a_gateway_that_never_had_it_gets_it_again(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    _take(leaving)
    leaving.send(NOW + timedelta(minutes=3))
    leaving.send(NOW + timedelta(minutes=5))
    assert (leaving.row(message_id).state, len(texts.texts)) == ("sent", 1)


def test_what_nobody_can_look_up_becomes_a_task(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    _take(leaving)
    texts.answers_questions = False
    leaving.send(NOW + timedelta(minutes=3))
    assert leaving.row(message_id).state == "sending"
    leaving.send(NOW + timedelta(hours=2))
    row = leaving.row(message_id)
    assert (row.state, row.task, texts.texts) == ("uncertain", "phone_instead", [])


def _take(leaving: Leaving) -> None:
    """A worker takes the next message, and is killed."""
    with leaving.house.database.session("worker", now=leaving.now) as session:
        assert take_next(session, owner="killed", burst=100, now=leaving.now) is not None
        session.commit()


def test_an_old_moved_date_is_not_announced_twice(leaving: Leaving, texts: Gateway) -> None:
    leaving.reach("mary")
    leaving.now = NIGHT
    old = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    first = leaving.announce("mary", old)
    new = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    leaving.change(Update, (leaving.house.cases["one"], new), moves_id=old)
    second = leaving.announce("mary", new)
    leaving.send(datetime(2026, 3, 3, 9, 0, tzinfo=LONDON))
    assert (leaving.row(first).why, leaving.row(second).state) == ("replaced", "sent")
    assert len(texts.texts) == 1


def test_the_words_of_her_page_stay_out_of_the_row() -> None:
    """What a row holds could stand on a postcard: no text, and a code only until it left."""
    sealed = {"to_sealed", "code_sealed"}
    plain = {column.name for column in OutboxMessage.__table__.columns} - sealed
    assert not plain & {"text", "body", "value", "name"}
