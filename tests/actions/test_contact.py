"""The contact log: recorded in one act, corrected by a new entry."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casework.actions import contact, messages, promises
from casework.queries.contact import contact_log, could_be_told
from casework.queries.person import person
from casework.queries.today import today
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.news import audience, publish


def _record(house: Household, worker: str, name: str, **values: Any) -> str:
    values = {"kind": "call_to_service_user", "happened_at": NOW} | values
    return house.act(worker, contact.record, **house.of(name), **values)


def test_contact_is_recorded_with_what_was_said(house: Household) -> None:
    """The entry, its writer, and the last contact."""
    _record(house, "alice", "mary", text="She slept badly.", language="en")
    entry = house.see("alice", contact_log, *house.members["mary"])[0]
    assert (entry.note, entry.staff_name, entry.mine) == ("She slept badly.", "Alice O’Hara", True)
    assert house.see("alice", person, *house.members["mary"]).last_contact_at == NOW


def test_call_on_her_behalf_is_no_contact_with_her(house: Household) -> None:
    """Nor is a call that she did not answer."""
    _record(house, "alice", "mary", kind="call_on_behalf_of_service_user")
    _record(house, "alice", "mary", reached=False)
    assert house.see("alice", person, *house.members["mary"]).last_contact_at is None


def test_telling_in_person_is_one_act(house: Household) -> None:
    """Told, her wish answered, the promise kept, the message answered."""
    first = publish(house, "mary")
    second = publish(house, "mary", choice="ask", choice_at=NOW)
    promise = house.act(
        "alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 2), update_id=None
    )
    message = house.act("mary", messages.send, text="Will you call me?", disclosure_shown=True)
    _record(
        house,
        "alice",
        "mary",
        happened_at=NOW - timedelta(hours=1),
        told_update_ids=[first, second],
        promise_ids=[promise],
        message_ids=[message],
    )
    told = audience(house, "mary", first)
    assert (told.told_at, told.told_by) == (NOW - timedelta(hours=1), house.staff["alice"])
    assert audience(house, "mary", second).asked_answered_at == NOW
    page = house.see("alice", today)
    assert (page.asked, page.to_tell, page.messages, page.promises) == ((), (), (), ())


def test_only_her_own_published_news_can_be_told(house: Household) -> None:
    """Not Dan's, not a draft, not what was taken from her, not another case's."""
    others = [
        publish(house, "dan", writer="bea"),
        publish(house, "mary", state="draft"),
        publish(house, "mary", removed_at=NOW),
        publish(house, "olga", case="two", writer="sid"),
    ]
    for update_id in others:
        with pytest.raises(NotFound):
            _record(house, "alice", "mary", told_update_ids=[update_id])
    assert house.see("alice", contact_log, *house.members["mary"]) == ()


def test_advocate_tells_only_what_her_process_reaches(house: Household) -> None:
    """The review, not the arrest."""
    arrest, review = publish(house, "mary"), publish(house, "mary", strand="review")
    could = {one.update_id for one in house.see("adil", could_be_told, *house.members["mary"])}
    assert could == {review}
    with pytest.raises(NotFound):
        _record(house, "adil", "mary", told_update_ids=[arrest])
    _record(house, "adil", "mary", told_update_ids=[review])
    assert audience(house, "mary", review).told_by == house.staff["adil"]


@pytest.mark.parametrize(
    ("kind", "reached"), [("text", True), ("letter", True), ("call_to_service_user", False)]
)
def test_news_is_told_by_talking_with_her(house: Household, kind: str, reached: bool) -> None:
    """Not by a letter, and not on a call that nobody took."""
    update_id = publish(house, "mary")
    with pytest.raises(Invalid) as caught:
        _record(house, "alice", "mary", kind=kind, reached=reached, told_update_ids=[update_id])
    assert set(caught.value.errors) == {"told_update_ids"}


def test_contact_cannot_be_in_the_future(house: Household) -> None:
    """A few minutes are forgiven: clocks differ."""
    _record(house, "alice", "mary", happened_at=NOW + timedelta(minutes=4))
    with pytest.raises(Invalid):
        _record(house, "alice", "mary", happened_at=NOW + timedelta(minutes=6))


def test_first_telling_stays_the_one_that_counts(house: Household) -> None:
    """A second call does not change when she was told."""
    update_id = publish(house, "mary")
    _record(
        house,
        "alice",
        "mary",
        happened_at=NOW - timedelta(hours=2),
        told_update_ids=[update_id],
    )
    _record(house, "lena", "mary", told_update_ids=[update_id])
    told = audience(house, "mary", update_id)
    assert (told.told_at, told.told_by) == (NOW - timedelta(hours=2), house.staff["alice"])


def test_correction_is_a_new_entry_beside_the_old(house: Household) -> None:
    """By its writer or the team leader; nothing is overwritten."""
    first = _record(house, "alice", "mary", text="At two.")
    values = {
        "case_id": house.cases["one"],
        "entry_id": first,
        "kind": "staff_visit",
        "happened_at": NOW,
        "text": "At three.",
    }
    for stranger in ("adil", "bea"):
        with pytest.raises(NotFound):
            house.act(stranger, contact.correct, **values)
    with pytest.raises(Refused):
        house.act("sue", contact.correct, **values)
    second = house.act("lena", contact.correct, **values)
    log = {one.id: one for one in house.see("alice", contact_log, *house.members["mary"])}
    assert log[first].note == "At two."
    assert log[first].corrected_by_id == second
    assert log[second].corrects_id == first


def test_advocate_reads_only_her_own_contacts(house: Household) -> None:
    """The caseworker's notes are not hers to read."""
    _record(house, "alice", "mary", text="Private to Alice and Lena.")
    _record(house, "adil", "mary", text="About the review.")
    assert [one.note for one in house.see("adil", contact_log, *house.members["mary"])] == [
        "About the review."
    ]
    assert len(house.see("alice", contact_log, *house.members["mary"])) == 2


def test_promise_is_made_for_a_day_to_come(house: Household) -> None:
    """Kept once; a colleague's person has no promises to keep."""
    with pytest.raises(Invalid):
        house.act("alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 1))
    promise = house.act("alice", promises.make, **house.of("mary"), due_on=date(2026, 3, 2))
    with pytest.raises(NotFound):
        house.act("bea", promises.keep, case_id=house.cases["one"], promise_id=promise)
    for _ in range(2):
        house.act("alice", promises.keep, case_id=house.cases["one"], promise_id=promise)
    assert house.see("alice", person, *house.members["mary"]).promises == ()
