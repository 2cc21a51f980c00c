"""Today: what waits for a worker."""

from __future__ import annotations

from datetime import date, timedelta

from casework.actions import messages, people, promises
from casework.models.updates import Update
from casework.queries.today import today
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.news import publish


def test_told_first_news_waits_to_be_told(house: Household) -> None:
    """Until somebody told her, or she chose to read first; plain news waits for nobody."""
    arrest = publish(house, "mary", "imran")
    publish(house, "mary", kind="review_going_ahead", strand="review")
    found = house.see("alice", today).to_tell
    assert {(one.member_called, one.update_id, one.kind, one.mine) for one in found} == {
        ("Mary", arrest, "arrest", True),
        ("Imran", arrest, "arrest", True),
    }
    house.act(
        "alice",
        people.set_hard_news,
        **house.of("imran"),
        choice="read_first",
        how="text",
    )
    assert [one.member_called for one in house.see("alice", today).to_tell] == ["Mary"]
    assert [one.mine for one in house.see("lena", today).to_tell] == [False]
    assert house.see("bea", today).to_tell == ()


def test_who_asked_to_be_told_comes_first(house: Household) -> None:
    """With the moment at which she asked."""
    update_id = publish(house, "mary", choice="ask", choice_at=NOW, told_at=NOW)
    asked = house.see("alice", today).asked
    assert [(one.update_id, one.since) for one in asked] == [(update_id, NOW)]


def test_second_person_sees_what_colleagues_wait_for(house: Household) -> None:
    """Not its writer, not the advocate, nobody out of sight."""
    update_id = publish(house, "mary", state="waiting_second")
    assert [one.update_id for one in house.see("lena", today).to_release] == [update_id]
    for name in ("alice", "adil", "bea", "stella", "sue"):
        assert house.see(name, today).to_release == ()


def test_messages_and_promises_of_the_week_are_there(house: Household) -> None:
    """Past its day or within seven days; the far ones wait."""
    house.act("imran", messages.send, text="Are you there?", disclosure_shown=True)
    for days in (0, 7, 8):
        house.act(
            "alice",
            promises.make,
            **house.of("mary"),
            due_on=NOW.date() + timedelta(days=days),
        )
    later = NOW + timedelta(days=1)
    page = house.see("alice", today, now=later)
    assert [one.member_called for one in page.messages] == ["Imran"]
    assert [(one.due_on, one.past) for one in page.promises] == [
        (date(2026, 3, 2), True),
        (date(2026, 3, 9), False),
        (date(2026, 3, 10), False),
    ]


def _hearing(house: Household, day: date) -> str:
    update_id = publish(house, "mary", "kit", kind="hearing_listed", strand="court")
    with house.database.session("owner") as session:
        update = session.get_one(Update, (house.cases["one"], update_id))
        update.fields = {"hearing_type": "plea", "date": day.isoformat()}
        session.commit()
    return update_id


def test_dates_of_the_week_know_what_moved(house: Household) -> None:
    """A moved date counts only as it is now; a far one not at all."""
    _hearing(house, date(2026, 3, 20))
    stays = _hearing(house, date(2026, 3, 4))
    moves = _hearing(house, date(2026, 3, 5))
    moved = publish(house, "mary", kind="hearing_moved", strand="court")
    with house.database.session("owner") as session:
        update = session.get_one(Update, (house.cases["one"], moved))
        update.moves_id = moves
        update.fields = {"new_date": "2026-03-06", "confirmed": "fixed", "reason": "no_reason"}
        session.commit()
    found = house.see("alice", today).dates
    assert [(one.update_id, one.event.day) for one in found] == [
        (stays, date(2026, 3, 4)),
        (moved, date(2026, 3, 6)),
    ]
    assert {called for _, called in found[0].people} == {"Mary", "Kit"}
    assert found[0].deceased_called == "Robbie"


def test_ended_and_dead_relatives_wait_for_nothing(house: Household) -> None:
    """Nobody is asked to tell news to somebody who died."""
    publish(house, "mary")
    house.act("alice", promises.make, **house.of("mary"), due_on=NOW.date())
    house.act("alice", people.record_person_died, **house.of("mary"))
    page = house.see("alice", today)
    assert (page.to_tell, page.promises) == ((), ())
