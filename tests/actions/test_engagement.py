"""Recording offers and answers, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from casework.actions import engagement
from casework.queries.engagement import offers_waiting, register
from casework.rules.engagement import Engagement, Process
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.databases import NOW
from tests.support.household import Household, add
from tests.support.marks import on_postgresql

TODAY = date(2026, 3, 2)


def record(house: Household, worker: str, name: str, state: str, **values: Any) -> str:
    """One entry of the register of advocacy."""
    given = {"process": "advocacy", "happened_on": TODAY, "how": "staff_visit"} | values
    return house.act(worker, engagement.record_engagement, **house.of(name), state=state, **given)


def of_advocacy(house: Household, worker: str, name: str, **named: Any) -> Any:
    kept = house.see(worker, register, *house.members[name], **named)
    return next(one for one in kept if one.process is Process.ADVOCACY)


def waiting(house: Household, worker: str, **named: Any) -> dict[str, str]:
    """Why each person is on the list, by the name that the pages call her."""
    items = house.see(worker, offers_waiting, **named)
    return {item.member_id: item.why for item in items}


def test_the_register_keeps_every_entry(house: Household) -> None:
    record(house, "alice", "mary", "offered_waiting", leaflet=True, note_text="At her kitchen.")
    record(house, "alice", "mary", "engaging")
    kept = of_advocacy(house, "alice", "mary")
    assert kept.state is Engagement.ENGAGING
    assert [one.state for one in kept.entries] == ["engaging", "offered_waiting"]
    assert kept.entries[1].note == "At her kitchen."
    assert kept.entries[1].leaflet


@on_postgresql
def test_an_entry_can_never_be_changed_or_deleted(house: Household) -> None:
    record(house, "alice", "mary", "offered_waiting")
    with house.database.session_of(house.worker("alice")) as session:
        for statement in (
            "UPDATE engagement_entry SET state = 'declined'",
            "DELETE FROM engagement_entry",
        ):
            with pytest.raises(Exception, match="permission denied"):
                session.execute(text(statement))
            session.rollback()


def test_a_change_out_of_turn_is_refused(house: Household) -> None:
    record(house, "alice", "mary", "asked_no_more")
    with pytest.raises(Invalid) as refused:
        record(house, "alice", "mary", "offered_waiting")
    assert set(refused.value.errors) == {"state"}


def test_not_now_needs_the_day_she_chose(house: Household) -> None:
    for day in (None, TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(Invalid) as refused:
            record(house, "alice", "mary", "declined_revisit", ask_again_on=day)
        assert set(refused.value.errors) == {"ask_again_on"}


def test_somebody_never_offered_is_on_the_list(house: Household) -> None:
    mary = house.members["mary"][1]
    assert waiting(house, "alice")[mary] == "never"
    record(house, "alice", "mary", "offered_waiting")
    assert mary not in waiting(house, "alice")


def test_she_is_asked_again_on_her_day_and_not_before(house: Household) -> None:
    mary = house.members["mary"][1]
    again = TODAY + timedelta(days=30)
    record(house, "alice", "mary", "declined_revisit", ask_again_on=again)
    assert mary not in waiting(house, "alice", now=NOW + timedelta(days=29))
    assert not of_advocacy(house, "alice", "mary", now=NOW + timedelta(days=29)).may_ask
    assert waiting(house, "alice", now=NOW + timedelta(days=30))[mary] == "ask_again"
    assert of_advocacy(house, "alice", "mary", now=NOW + timedelta(days=30)).may_ask


def test_an_item_leaves_only_when_something_is_recorded(house: Household) -> None:
    mary = house.members["mary"][1]
    again = TODAY + timedelta(days=1)
    record(house, "alice", "mary", "declined_revisit", ask_again_on=again)
    later = NOW + timedelta(days=400)
    assert waiting(house, "alice", now=later)[mary] == "ask_again"
    record(house, "alice", "mary", "asked_no_more", happened_on=TODAY, now=NOW + timedelta(days=2))
    assert mary not in waiting(house, "alice", now=later)


def test_an_advocate_keeps_the_register_of_her_process_only(house: Household) -> None:
    kept = house.see("adil", register, *house.members["mary"])
    assert [one.process for one in kept] == [Process.ADVOCACY]
    record(house, "adil", "mary", "engaging")
    with pytest.raises(NotFound):
        record(house, "adil", "mary", "engaging", process="compensation")
    with pytest.raises(NotFound):
        record(house, "adil", "dan", "engaging")


@on_postgresql
def test_an_advocate_reads_no_other_process_by_raw_sql(house: Household) -> None:
    record(house, "alice", "mary", "engaging", process="compensation")
    record(house, "alice", "mary", "engaging")
    with house.database.session_of(house.worker("adil"), write=False) as session:
        seen = session.execute(text("SELECT process FROM engagement_entry")).scalars().all()
    assert seen == ["advocacy"]


def test_strangers_find_no_register(house: Household) -> None:
    for stranger in ("bea", "sid", "stella"):
        with pytest.raises(NotFound):
            record(house, stranger, "mary", "engaging")
    for without in ("vik", "nora", "ada"):
        with pytest.raises((NotFound, Refused)):
            record(house, without, "mary", "engaging")


def test_a_child_who_may_not_sign_in_is_not_forgotten(house: Household) -> None:
    """And nobody is on the list whom a flag bars: that is the investigating officer's to say."""
    add(house, "alice", "one", "nia", relationship="daughter", born_on=date(2014, 6, 1))
    found = waiting(house, "lena")
    assert found[house.members["nia"][1]] == "never"
    assert house.members["sam"][1] not in found
