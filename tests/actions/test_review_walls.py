"""A message about an answer, the wall around messages, a yes that only she can say, and a child."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from casework.actions import (
    choices_made,
    contact,
    flags,
    messages,
    referral,
    review_views,
    view_answers,
)
from casework.models.case import Allocation
from casework.models.referral import Referral
from casework.queries.contact import contact_log
from casework.queries.messages import staff_thread, waiting_messages
from casework.queries.outbox import outgoing_of
from casework.queries.review_say import speaks_through_somebody
from casework.queries.say_today import say_today
from casework.rules.errors import NotFound
from casework.rules.view_answers import ABOUT
from tests.support.belongings_register import review_of, take_seat
from tests.support.chairing import Chairing, chairing
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.leaving import Leaving
from tests.support.marks import on_postgresql
from tests.support.receiving import Gateway

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 3, 2, 22, 30, tzinfo=LONDON)
MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=LONDON)


@pytest.fixture
def review(leaving: Leaving) -> Chairing:
    """A review with a chair, and a view of Mary's that the chair may read."""
    leaving.reach("mary")
    return chairing(leaving.house)


def answered(leaving: Leaving, review: Chairing, who: str = "adil", **values: Any) -> str:
    """An answer, released to her; its id."""
    of = {**leaving.house.of("mary"), "view_id": review.views["mary"]}
    answer_id = leaving.house.act("alice", view_answers.record_answer, **of, verdict="will_ask")
    leaving.act(
        who, view_answers.release_answer, **leaving.house.of("mary"), answer_id=answer_id, **values
    )
    return answer_id


def test_an_answer_that_is_released_leaves_once(
    leaving: Leaving, review: Chairing, texts: Gateway
) -> None:
    answer_id = answered(leaving, review)
    again = {**leaving.house.of("mary"), "answer_id": answer_id}
    leaving.act("adil", view_answers.release_answer, **again)
    assert [one.state for one in leaving.send()] == ["sent"]
    assert leaving.send() == []
    assert [one["text"] for one in texts.texts] == ["There is something new when you want it."]


def test_two_answers_in_one_period_are_one_message(
    leaving: Leaving, review: Chairing, texts: Gateway
) -> None:
    """And so are an answer and whatever else became ready before the message left."""
    first, second = answered(leaving, review), answered(leaving, review)
    leaving.write("mary")
    leaving.send()
    leaving.send(NOW + timedelta(hours=13))
    assert len(texts.texts) == 1
    assert {leaving.about(one).state for one in (first, second)} <= {"sent", "cancelled"}
    assert {one.why for one in leaving.rows() if one.state == "cancelled"} == {"joined"}


def test_her_hours_are_asked_again_when_it_leaves(
    leaving: Leaving, review: Chairing, texts: Gateway
) -> None:
    leaving.now = NIGHT
    answer_id = answered(leaving, review)
    assert leaving.about(answer_id).why == "quiet_hours"
    assert leaving.send(MORNING - timedelta(minutes=1)) == []
    choice = {"topic": "subject.review", "value": {"choice": "keep"}}
    leaving.act("mary", choices_made.choose, **choice, now=MORNING - timedelta(minutes=1))
    leaving.send(MORNING)
    assert (leaving.about(answer_id).why, texts.texts) == ("kept", [])


def test_an_answer_that_a_person_tells_waits_for_it(
    leaving: Leaving, review: Chairing, texts: Gateway
) -> None:
    choice = {"topic": "subject.review", "value": {"choice": "person"}}
    leaving.house.act("mary", choices_made.choose, **choice)
    answer_id = answered(leaving, review)
    leaving.send()
    assert leaving.about(answer_id).why == "person_first"
    assert "tell" in {one.what for one in leaving.house.see("adil", say_today)}
    told = {**leaving.house.of("mary"), "answer_id": answer_id}
    leaving.act("adil", view_answers.tell_answer, **told)
    leaving.send()
    row = leaving.about(answer_id)
    assert (row.state, row.why, texts.texts) == ("cancelled", "told", [])


def test_the_line_of_an_answer_names_it_but_not_to_the_panel(
    leaving: Leaving, review: Chairing
) -> None:
    answered(leaving, review)
    who = leaving.house.members["mary"]
    assert {one.about for one in leaving.house.see("lena", outgoing_of, *who)} == {ABOUT}
    take_seat(leaving.house, "lena")
    assert {one.about for one in leaving.house.see("lena", outgoing_of, *who)} == {""}


def test_an_answer_that_nobody_released_sends_nothing(
    leaving: Leaving, review: Chairing, texts: Gateway
) -> None:
    of = {**leaving.house.of("mary"), "view_id": review.views["mary"]}
    leaving.act("alice", view_answers.record_answer, **of, verdict="will_ask")
    assert (leaving.send(), leaving.rows(), texts.texts) == ([], [], [])


# Behind the wall.


def becomes_advocate(house: Household, who: str) -> None:
    """She stands beside Mary in the review as well."""
    case_id, member_id = house.members["mary"]
    with house.database.session("owner") as session:
        session.add(
            Allocation(
                case_id=case_id,
                member_id=member_id,
                staff_id=house.staff[who],
                role="advocate",
                process="review",
                starts_at=NOW + timedelta(hours=1),
                set_by=house.staff["lena"],
            )
        )
        session.commit()


def said(house: Household, who: str, words: str, **values: Any) -> str:
    """A message of hers, or to her."""
    if who == "mary":
        given = {"text": words, "disclosure_shown": True}
        return house.act("mary", messages.send, **given, **values)
    of = {**house.of("mary"), "text": words, "language": "en"}
    return house.act(who, messages.write_to, **of, **values)


def read(house: Household, who: str, **values: Any) -> set[str]:
    """What this worker reads of the thread; PostgreSQL shows the same rows and no other."""
    seen = house.see(who, staff_thread, *house.members["mary"], **values)
    if house.database.backend == "postgresql":
        with house.database.session_of(house.worker(who), **values) as session:
            rows = set(session.execute(text("SELECT id FROM message")).scalars())
        assert rows == {one.id for one in seen}
    return {one.text for one in seen}


LATER = NOW + timedelta(hours=2)


def test_messages_with_her_advocate_are_closed_to_the_panel(house: Household) -> None:
    """Alice is her caseworker, and becomes her advocate as well; Lena sits on the panel."""
    review_of(house, house.cases["one"])
    said(house, "mary", "before any advocate", now=NOW - timedelta(days=1))
    take_seat(house, "lena")
    said(house, "lena", "from the leader")
    said(house, "mary", "to my caseworker")
    everything = {"before any advocate", "from the leader", "to my caseworker"}
    assert read(house, "lena") == everything  # Adil is her advocate, and gets no messages
    becomes_advocate(house, "alice")
    hers = said(house, "mary", "to my advocate", now=LATER)
    said(house, "alice", "from my advocate", now=LATER)
    assert read(house, "lena", now=LATER) == everything
    assert hers not in {one.message_id for one in house.see("lena", waiting_messages, now=LATER)}
    assert read(house, "sue", now=LATER) == {*everything, "to my advocate", "from my advocate"}


def test_whoever_sits_there_answers_no_message_of_that_kind(house: Household) -> None:
    review_of(house, house.cases["one"])
    becomes_advocate(house, "alice")
    hers = said(house, "mary", "to my advocate", now=LATER)
    take_seat(house, "lena", seat="quality_assurance")
    of = {"case_id": house.cases["one"], "message_id": hers}
    attempts: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
        (messages.mark_read, of),
        (messages.answer, {**of, "text": "No.", "language": "en"}),
        (
            contact.record,
            {
                **house.of("mary"),
                "kind": "staff_visit",
                "happened_at": NOW,
                "message_ids": [hers],
            },
        ),
    )
    for action, values in attempts:
        with pytest.raises(NotFound):
            house.act("lena", action, **values, now=LATER)
    house.act("alice", messages.mark_read, **of, now=LATER)


def test_an_advocate_alone_is_read_by_her_and_not_the_panel(house: Household) -> None:
    """Where she has only an advocate, her messages go to the advocate."""
    review_of(house, house.cases["one"])
    with house.database.session("owner") as session:
        ended = text(
            "UPDATE allocation SET ends_at = starts_at WHERE process = '' AND member_id = :id"
        )
        session.execute(ended, {"id": house.members["mary"][1]})
        session.commit()
    said(house, "mary", "to Adil alone")
    take_seat(house, "lena")
    assert read(house, "adil") == {"to Adil alone"}
    assert read(house, "lena") == set()
    assert read(house, "sue") == {"to Adil alone"}


def test_notes_of_her_advocate_stay_behind_the_wall(house: Household) -> None:
    review_of(house, house.cases["one"])
    given = {"kind": "staff_visit", "happened_at": NOW, "text": "about the review"}
    house.act("adil", contact.record, **house.of("mary"), **given)
    take_seat(house, "lena")
    assert house.see("lena", contact_log, *house.members["mary"]) == ()
    assert len(house.see("sue", contact_log, *house.members["mary"])) == 1


# A yes that only she can say.


def prepared(house: Household) -> str:
    words = {"organisation": "aafda", "passed_on": "her name"}
    return house.act("alice", referral.prepare_referral, **house.of("mary"), **words)


def as_staff(house: Household, statement: str, **values: Any) -> None:
    with house.database.session_of(house.worker("alice")) as session:
        session.execute(text(statement), values)
        session.commit()


def test_no_worker_writes_a_yes_down_as_hers(house: Household) -> None:
    which = prepared(house)
    with pytest.raises(DBAPIError, match="only she herself"):
        as_staff(house, "UPDATE referral SET agreed_how = 'herself' WHERE id = :id", id=which)


@pytest.mark.parametrize(
    "yes",
    [
        "agreed_at = prepared_at, agreed_how = 'herself'",
        "agreed_how = 'herself', agreed_by = prepared_by, agreed_at = prepared_at",
    ],
)
@on_postgresql
def test_no_worker_writes_a_whole_yes_down_as_hers(house: Household, yes: str) -> None:
    """SQLite knows no roles: it cannot tell whose hand this is."""
    which = prepared(house)
    with pytest.raises(DBAPIError, match="only she herself"):
        as_staff(house, f"UPDATE referral SET {yes} WHERE id = :id", id=which)


def test_a_yes_taken_back_stays_taken_back(house: Household) -> None:
    which = prepared(house)
    said = {"referral_id": which}
    for answer in ("yes", "no"):
        house.act("mary", referral.answer_referral, **said, answer=answer)
    with pytest.raises(DBAPIError, match="only she herself"):
        as_staff(house, "UPDATE referral SET withdrawn_at = NULL WHERE id = :id", id=which)
    house.act("mary", referral.answer_referral, **said, answer="yes", now=LATER)
    how = {"referral_id": which, "sent_how": "post"}
    house.act("alice", referral.send_referral, **house.of("mary"), **how)
    with house.database.session("owner") as session:
        row = session.get_one(Referral, (house.cases["one"], which))
        assert (row.agreed_how, row.sent_at) == ("herself", NOW)


def test_a_yes_said_to_a_worker_is_written_down_as_such(house: Household) -> None:
    which = prepared(house)
    said_so = {"referral_id": which, "answer": "yes", "read_to_her": True}
    house.act("alice", referral.record_referral_answer, **house.of("mary"), **said_so)
    assert house.act("mary", referral.answer_referral, referral_id=which, answer="yes") == which


def view_written_down(house: Household) -> str:
    """By a worker, and not approved; its id."""
    review_id = review_of(house, house.cases["one"])
    given = {"topic": "agencies", "language": "en", "text": "Nobody asked."}
    return house.act(
        "alice", review_views.record_view, **house.of("mary"), review_id=review_id, **given
    )


@pytest.mark.parametrize(
    "change",
    ["approved_at = saved_at, approved_wording = wording", "approved_wording = wording"],
)
@on_postgresql
def test_no_worker_approves_her_words_as_her(house: Household, change: str) -> None:
    view_id = view_written_down(house)
    with pytest.raises(DBAPIError, match="only she herself"):
        as_staff(house, f"UPDATE family_view SET {change} WHERE id = :id", id=view_id)


def test_no_worker_turns_back_the_number_of_her_words(house: Household) -> None:
    view_id = view_written_down(house)
    with pytest.raises(DBAPIError, match="only she herself"):
        as_staff(house, "UPDATE family_view SET wording = 0 WHERE id = :id", id=view_id)


# A child.


def test_a_flag_alone_sends_views_through_a_specialist(house: Household) -> None:
    viewer = house.relative("dan")
    review = chairing(house)
    review.says("dan", "take_part", known=None)

    def is_child() -> bool:
        with house.database.session_of(viewer, write=False) as session:
            return speaks_through_somebody(session, viewer, NOW)

    assert not is_child()
    flag = {"flag": "under_18", "note_text": "by his mother"}
    house.act("bea", flags.set_flag, **house.of("dan"), **flag)
    with house.database.session("owner") as session:
        session.execute(
            text("UPDATE family_member SET access = 'open' WHERE id = :id"),
            {"id": viewer.member_id},
        )
        session.commit()
    assert is_child()
    says = {"review_id": review.review_id, "topic": "agencies", "text": "My words."}
    with pytest.raises(NotFound):
        house.act("dan", review_views.save_view, **says)
    named = {"review_id": review.review_id, "name": "Robin", "none": ""}
    with pytest.raises(NotFound):
        house.act("dan", review_views.choose_name, **named)
