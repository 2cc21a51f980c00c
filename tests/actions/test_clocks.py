"""Clocks: started by the news, confirmed by a person, and held with the news they hang on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions import choices_made, clocks, contact, people
from casework.actions.updates import withdraw as withdrawing
from casework.models.audit import AuditEntry
from casework.models.clocks import Clock
from casework.models.family import FamilyMember
from casework.models.updates import Update
from casework.queries.clock_holds import end_in_a_hold, runs_out_at
from casework.queries.clocks import (
    clock_page,
    clocks_of_person,
    running_clocks,
    soon_due,
    to_confirm,
)
from casework.queries.own_clocks import ShownClock
from casework.queries.own_page import read_dates
from casework.rules.choice_topics import PAUSE
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.news import publish

SENTENCED = date(2026, 2, 27)
DUE = date(2026, 3, 27)
STARTS: dict[str, Any] = {"kind": "uls_request", "started_on": SENTENCED}
CONFIRM: dict[str, Any] = {"how": "computed", "due_on": None, "read_in": "", "version": 1}


def start(house: Household, name: str = "mary", worker: str = "alice", **values: Any) -> str:
    """A clock, started by hand; its id."""
    return house.act(worker, clocks.start, **house.of(name), **(STARTS | values))


def confirm(house: Household, clock_id: str, worker: str = "alice", **values: Any) -> None:
    """A person looks at it."""
    given = {"case_id": house.cases["one"], "clock_id": clock_id, **(CONFIRM | values)}
    house.act(worker, clocks.confirm, **given)


def seen(house: Household, name: str = "mary") -> tuple[ShownClock, ...]:
    """The clocks on her own pages."""
    viewer = house.relative(name)
    return house.run(viewer, lambda session: read_dates(session, viewer, now=NOW).clocks)


def sentence(house: Household, *names: str, **reader: Any) -> str:
    """A sentence, published to these; its id."""
    update_id = publish(house, *names, kind="sentence", strand="after_sentence", **reader)
    with house.database.session("owner") as session:
        row = session.get_one(Update, (house.cases["one"], update_id))
        row.gives_away = "arrest charge verdict"
        session.commit()
    return update_id


def told(house: Household, name: str, update_id: str) -> None:
    """Somebody told her, and she opened it."""
    house.act(
        "alice",
        contact.record,
        **house.of(name),
        kind="told_in_person",
        happened_at=NOW,
        told_update_ids=(update_id,),
    )


def pause(house: Household, **value: Any) -> None:
    """She pauses everything, or ends the pause."""
    house.act("mary", choices_made.choose, topic=PAUSE, value=value)


def test_nobody_sees_a_clock_before_a_person_confirmed_it(house: Household) -> None:
    clock_id = start(house, kind="cica_apply", started_on=date(2026, 1, 20))
    assert seen(house) == ()
    (line,) = to_confirm(house.see("alice", running_clocks))
    assert (line.clock_id, line.due_on) == (clock_id, date(2028, 1, 20))
    confirm(house, clock_id)
    (shown,) = seen(house)
    assert shown.due_on == date(2028, 1, 20)
    assert shown.how[0].params["day"] == date(2026, 1, 20)
    assert to_confirm(house.see("alice", running_clocks)) == ()


def test_a_clock_of_held_news_is_held(house: Household) -> None:
    """The sentence was published and nobody has told her: no day of it shows."""
    update_id = sentence(house, "mary")
    clock_id = start(house, update_id=update_id)
    confirm(house, clock_id)
    assert seen(house) == ()
    (line,) = house.see("alice", clocks_of_person, *house.members["mary"])
    assert line.held
    told(house, "mary", update_id)
    assert seen(house) == ()  # she has been told, and has not opened the entry on her pages
    (line,) = house.see("alice", clocks_of_person, *house.members["mary"])
    assert not line.held


def test_a_clock_without_an_entry_is_held_as_well(house: Household) -> None:
    """Started by hand, it would still tell her that there was a sentence."""
    confirm(house, start(house))
    assert seen(house) == ()
    with house.database.session("owner") as session:
        session.get_one(FamilyMember, house.members["mary"]).knew_before = "sentence"
        session.commit()
    assert len(seen(house)) == 1


def test_a_reader_who_may_read_first_opens_it_first(house: Household) -> None:
    house.act(
        "alice",
        people.set_hard_news,
        **house.of("mary"),
        choice="read_first",
        how="call_to_service_user",
    )
    update_id = sentence(house, "mary")
    confirm(house, start(house, update_id=update_id))
    assert seen(house) == ()


def test_a_clock_goes_with_news_that_is_withdrawn(house: Household) -> None:
    update_id = publish(house, "mary", kind="review_going_ahead", strand="review")
    clock_id = start(house, kind="dhr_complete", update_id=update_id)
    confirm(house, clock_id)
    assert len(seen(house)) == 1
    house.act(
        "alice",
        withdrawing.withdraw,
        case_id=house.cases["one"],
        update_id=update_id,
        ground="safety",
        reason="It names a place.",
        named_leader=house.staff["lena"],
    )
    assert seen(house) == ()


def test_what_nobody_read_is_confirmed_from_a_letter_only(house: Household) -> None:
    clock_id = start(house, kind="dhr_decision", started_on=SENTENCED)
    with pytest.raises(Invalid) as caught:
        confirm(house, clock_id)
    assert "how" in caught.value.errors
    with pytest.raises(Invalid) as caught:
        confirm(house, clock_id, how="letter", due_on=DUE)
    assert "read_in" in caught.value.errors
    confirm(house, clock_id, how="letter", due_on=DUE, read_in="Letter of 2 March")
    page = house.see("alice", clock_page, house.cases["one"], clock_id)
    assert (page.line.due_on, page.how, page.read_in) == (DUE, "letter", "Letter of 2 March")
    assert page.confirmed_by == "Alice O’Hara"
    assert page.confirmed_at == NOW


@pytest.mark.parametrize("worker", ["bea", "sid", "stella"])
def test_other_workers_find_no_clock(house: Household, worker: str) -> None:
    clock_id = start(house)
    with pytest.raises(NotFound):
        start(house, worker=worker)
    with pytest.raises(NotFound):
        confirm(house, clock_id, worker=worker)
    with pytest.raises(NotFound):
        house.see(worker, clock_page, house.cases["one"], clock_id)
    assert house.see(worker, running_clocks) == ()


def test_an_advocate_sees_clocks_of_her_process(house: Household) -> None:
    """Adil stands beside Mary in the review, and is not told of a sentence."""
    start(house)
    review = start(house, kind="dhr_complete")
    assert [line.clock_id for line in house.see("adil", running_clocks)] == [review]


def test_a_support_worker_confirms_nothing(house: Household) -> None:
    clock_id = start(house)
    with pytest.raises(Refused):
        confirm(house, clock_id, worker="sue")


def test_a_form_made_from_an_older_clock_is_stale(house: Household) -> None:
    clock_id = start(house)
    confirm(house, clock_id)
    with pytest.raises(Stale):
        confirm(house, clock_id, how="told", due_on=DUE, read_in="The office, today")
    confirm(house, clock_id, how="told", due_on=DUE, read_in="The office, today", version=2)


def test_a_day_gone_by_is_not_confirmed(house: Household) -> None:
    clock_id = start(house, started_on=date(2026, 1, 5))
    with pytest.raises(Invalid):
        confirm(house, clock_id)
    house.act(
        "alice", clocks.close, case_id=house.cases["one"], clock_id=clock_id, state="set_aside"
    )
    assert house.see("alice", running_clocks) == ()
    with pytest.raises(Refused):
        confirm(house, clock_id, version=2)


def test_a_changed_law_is_a_new_row_and_says_so(house: Household) -> None:
    clock_id = start(house)
    confirm(house, clock_id)
    house.act(
        "ada",
        clocks.add_rule,
        kind="uls_request",
        length=6,
        unit="months",
        valid_from=date(2026, 1, 1),
        confidence="V",
        source="the section itself",
        read_on=NOW.date(),
    )
    page = house.see("alice", clock_page, house.cases["one"], clock_id)
    assert page.changed
    assert page.line.due_on == DUE  # what was confirmed stays until somebody looks
    assert page.counted is not None
    assert page.counted.due_on == date(2026, 8, 27)
    confirm(house, clock_id, version=2)
    page = house.see("alice", clock_page, house.cases["one"], clock_id)
    assert (page.line.due_on, page.changed) == (date(2026, 8, 27), False)


def test_only_an_administrator_adds_a_rule(house: Household) -> None:
    rule: dict[str, Any] = {
        "kind": "uls_request",
        "length": 6,
        "unit": "months",
        "valid_from": date(2026, 1, 1),
        "confidence": "V",
        "source": "the section itself",
        "read_on": NOW.date(),
    }
    for worker in ("alice", "lena", "sue", "adil"):
        with pytest.raises(Refused):
            house.act(worker, clocks.add_rule, **rule)
    with pytest.raises(Invalid):
        house.act("ada", clocks.add_rule, **(rule | {"source": " "}))
    with pytest.raises(Invalid):
        house.act("ada", clocks.add_rule, **(rule | {"length": None}))


def test_rights_that_end_in_a_hold_are_found(house: Household) -> None:
    """For the contact plan: a right ends, whether or not she has been shown it."""
    clock_id = start(house)
    start(house, kind="dhr_complete")
    first, last = date(2026, 3, 20), date(2026, 4, 20)
    with house.database.session("owner", write=False) as session:
        found = end_in_a_hold(session, *house.members["mary"], first, last)
        assert [one.clock_id for one in found] == [clock_id]
        assert end_in_a_hold(session, *house.members["mary"], date(2026, 4, 1), None) == ()


def test_the_moment_of_a_right_is_known_by_its_entry(house: Household) -> None:
    update_id = sentence(house, "mary")
    start(house, update_id=update_id)
    with house.database.session("owner", write=False) as session:
        found = runs_out_at(session, *house.members["mary"], update_id)
        assert found is not None
        assert found.isoformat() == "2026-03-28T00:00:00+00:00"  # once the 27th has gone by
        assert runs_out_at(session, *house.members["imran"], update_id) is None


def test_a_right_that_ends_in_a_pause_needs_a_person(house: Household) -> None:
    """Nothing is sent against her choice, and nothing is dropped."""
    start(house, kind="fep_claim", started_on=date(2025, 10, 1))
    (line,) = house.see("alice", running_clocks)
    assert not line.needs_person
    pause(house, on=True, until=None)
    (line,) = house.see("alice", running_clocks)
    assert line.paused
    assert line.needs_person


def test_a_clock_confirmed_in_a_pause_waits_for_its_end(house: Household) -> None:
    pause(house, on=True, until=None)
    confirm(house, start(house, kind="cica_apply", started_on=date(2026, 1, 20)))
    assert seen(house) == ()
    pause(house, on=False)
    assert len(seen(house)) == 1


def test_a_right_comes_up_four_weeks_before_it_ends(house: Household) -> None:
    """And four weeks earlier where somebody has to decide in person."""
    start(house, kind="fep_claim", started_on=date(2025, 10, 1))
    lines = house.see("lena", running_clocks)
    assert len(soon_due(lines, date(2026, 3, 4))) == 1
    assert soon_due(lines, date(2026, 3, 3)) == ()
    start(house, "imran")
    held = [line for line in house.see("lena", running_clocks) if line.held]
    assert len(soon_due(held, date(2026, 1, 30))) == 1
    assert soon_due(held, date(2026, 1, 29)) == ()


def test_each_step_is_written_into_the_audit(house: Household) -> None:
    clock_id = start(house)
    confirm(house, clock_id)
    house.act("alice", clocks.close, case_id=house.cases["one"], clock_id=clock_id, state="done")
    with house.database.session("owner", write=False) as session:
        events = session.scalars(
            select(AuditEntry.event)
            .where(AuditEntry.chain == house.cases["one"], AuditEntry.event.like("clock%"))
            .order_by(AuditEntry.seq)
        ).all()
        row = session.get_one(Clock, (house.cases["one"], clock_id))
        assert (row.closed_by, row.state) == (house.staff["alice"], "done")
    assert events == ["clock_started", "clock_confirmed", "clock_closed"]
