"""A reminder before a hearing: only if she asked, only while it still may, never of an old date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions.choices_made import choose, choose_for, undo
from casework.actions.outbox_switch import start_sending, stop_sending
from casework.actions.updates.withdraw import withdraw
from casework.models.audit import AuditEntry
from casework.models.choices import MemberChoice
from casework.models.family import ContactPoint, FamilyMember
from casework.models.outbox import OutboxMessage
from casework.models.updates import Audience
from tests.support.databases import NOW
from tests.support.leaving import Leaving
from tests.support.receiving import Gateway
from tests.support.reminding import (
    corrected,
    knows_of_a_charge,
    listed,
    moved,
    reminders,
    told_of,
    utc,
    wants,
)

HEARD = date(2026, 4, 9)  # a Thursday, 10:30
EVE = utc(8, 9)  # ten in the morning in London
WEEK = utc(2, 9)


@pytest.fixture
def leaving(leaving: Leaving) -> Leaving:
    """The household, with texts going to the gateway; two who may know of a hearing."""
    knows_of_a_charge(leaving, "mary", "imran")
    leaving.reach("mary")
    return leaving


def sent_at(leaving: Leaving, texts: Gateway, *moments: datetime) -> list[int]:
    """How many texts had arrived after a round at each of these moments."""
    found = []
    for moment in moments:
        leaving.send(moment)
        found.append(len(texts.texts))
    return found


def test_nobody_is_reminded_who_did_not_ask(leaving: Leaving, texts: Gateway) -> None:
    listed(leaving, "mary", on=HEARD)
    assert reminders(leaving, "mary") == []
    assert sent_at(leaving, texts, NOW, WEEK, EVE, utc(9, 9)) == [1, 1, 1, 1]


def test_the_eve_of_a_hearing_brings_one_neutral_text(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    about = listed(leaving, "mary", on=HEARD)
    (row,) = reminders(leaving, "mary", about)
    assert (row.state, row.why, row.held_until, row.wake_at) == ("held", "not_yet", EVE, EVE)
    assert sent_at(leaving, texts, NOW, EVE - timedelta(minutes=1), EVE, utc(9, 9)) == [1, 1, 2, 2]
    assert {one["text"] for one in texts.texts} == {"There is something new when you want it."}
    assert reminders(leaving, "mary")[0].state == "sent"


def test_both_days_are_planned_with_the_choice(leaving: Leaving, texts: Gateway) -> None:
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=1)
    wants(leaving, "mary", "both")
    assert {row.held_until for row in reminders(leaving, "mary")} == {WEEK, EVE}
    assert sent_at(leaving, texts, WEEK, EVE) == [2, 3]


def test_a_day_that_is_over_is_not_reminded_of(leaving: Leaving) -> None:
    wants(leaving, "mary", "both")
    leaving.now = utc(3, 9)
    listed(leaving, "mary", on=HEARD)
    assert [row.slot for row in reminders(leaving, "mary")] == [1]


def test_a_worker_records_it_on_her_instruction(leaving: Leaving) -> None:
    listed(leaving, "mary", on=HEARD)
    leaving.act(
        "alice",
        choose_for,
        **leaving.house.of("mary"),
        topic="remind",
        value={"when": "day"},
        how="call_to_service_user",
    )
    (row,) = reminders(leaving, "mary")
    assert row.queued_by == leaving.house.staff["alice"]


def test_taken_back_and_asked_again_is_planned_once_more(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    wants(leaving, "mary", "")
    leaving.send()
    assert [(row.state, row.why) for row in reminders(leaving, "mary")] == [
        ("cancelled", "not_asked_for")
    ]
    with leaving.house.database.session("owner", write=False) as session:
        last = session.scalars(select(MemberChoice).order_by(MemberChoice.number.desc())).first()
    assert last is not None
    leaving.act("mary", undo, choice_id=last.id)
    assert [row.state for row in reminders(leaving, "mary")] == ["cancelled", "held"]
    assert sent_at(leaving, texts, EVE, utc(8, 12)) == [2, 2]


def test_a_moved_hearing_cancels_at_once_and_tells_once(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "both")
    old = listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=2)
    new = moved(leaving, old, "mary", on=date(2026, 4, 23))
    assert {(row.state, row.why, row.wake_at) for row in reminders(leaving, "mary", old)} == {
        ("cancelled", "moved", None)
    }
    assert {row.held_until for row in reminders(leaving, "mary", new)} == {utc(16, 9), utc(22, 9)}
    assert sent_at(leaving, texts, leaving.now, WEEK, EVE) == [2, 2, 2]
    assert told_of(leaving, new) == ["sent"]
    assert sent_at(leaving, texts, utc(16, 9), utc(22, 9)) == [3, 4]
    with leaving.house.database.session("owner", write=False) as session:
        ended = session.scalars(select(AuditEntry).where(AuditEntry.event == "outbox_ended"))
        assert len([one for one in ended if '"moved"' in one.facts]) == 2


def moved_without_imran(leaving: Leaving) -> str:
    """He asked to be reminded, and of the move only Mary is told; the entry that was moved."""
    leaving.reach("imran", value="07700 900124")
    wants(leaving, "imran", "day")
    old = listed(leaving, "mary", "imran", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=1)
    moved(leaving, old, "mary", on=date(2026, 4, 23))
    return old


def test_a_worker_that_was_late_asks_whether_it_still_stands(
    leaving: Leaving, texts: Gateway
) -> None:
    """The cancelling is undone behind everybody's back: the decision alone holds it."""
    old = moved_without_imran(leaving)
    leaving.send()
    (row,) = reminders(leaving, "imran", old)
    key = (row.case_id, row.id)
    leaving.change(OutboxMessage, key, state="held", why="not_yet", wake_at=EVE, ended_at=None)
    before = len(texts.texts)
    leaving.send(EVE)
    assert (len(texts.texts), leaving.row(row.id).why) == (before, "moved")


def test_moved_twice_within_one_night_is_told_once(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    old = listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=1, hours=13)
    first = moved(leaving, old, "mary", on=date(2026, 4, 23))
    leaving.send()
    leaving.now += timedelta(hours=1)
    second = moved(leaving, first, "mary", on=date(2026, 4, 30))
    leaving.send()
    assert sent_at(leaving, texts, NOW + timedelta(days=2, hours=1)) == [2]
    assert told_of(leaving, first) == ["cancelled"]
    assert [row.why for row in reminders(leaving, "mary", first)] == ["moved"]
    assert sent_at(leaving, texts, EVE, utc(22, 9), utc(29, 9)) == [2, 2, 3]
    assert [row.about for row in reminders(leaving, "mary") if row.state == "sent"] == [second]


def test_a_date_taken_away_leaves_no_reminder(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    old = listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=1)
    new = moved(leaving, old, "mary", on=None)
    assert reminders(leaving, "mary", new) == []
    assert sent_at(leaving, texts, leaving.now, EVE) == [2, 2]
    assert [row.state for row in reminders(leaving, "mary")] == ["cancelled"]


def test_an_entry_put_right_reminds_of_the_right_day(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    old = listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = NOW + timedelta(days=1)
    corrected(leaving, old, "mary", on=date(2026, 4, 10))
    assert sent_at(leaving, texts, leaving.now, EVE, utc(9, 9)) == [2, 2, 3]


def test_who_was_not_told_of_the_move_gets_nothing_false(leaving: Leaving, texts: Gateway) -> None:
    moved_without_imran(leaving)
    assert [row.why for row in reminders(leaving, "imran")] == ["moved"]
    before = len(texts.texts)
    # Of the move itself mary is told.
    assert sent_at(leaving, texts, leaving.now, EVE) == [before + 1, before + 1]


def test_a_withdrawn_hearing_reminds_nobody(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    about = listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.act(
        "alice",
        withdraw,
        case_id=leaving.house.cases["one"],
        update_id=about,
        ground="court_order",
        reason="The court said so.",
        named_leader=leaving.house.staff["lena"],
    )
    assert sent_at(leaving, texts, NOW, EVE) == [1, 1]
    assert [row.why for row in reminders(leaving, "mary")] == ["withdrawn"]


def _choice(topic: str, value: dict[str, Any]) -> Callable[[Leaving], None]:
    return lambda leaving: leaving.act("mary", choose, topic=topic, value=value) and None


def _row(**values: Any) -> Callable[[Leaving], None]:
    return lambda leaving: leaving.change(FamilyMember, leaving.house.members["mary"], **values)


def _contact_gone(leaving: Leaving) -> None:
    with leaving.house.database.session("owner") as session:
        for point in session.scalars(select(ContactPoint)):
            point.safe_since = None
        session.commit()


def _no_more_hers(leaving: Leaving) -> None:
    with leaving.house.database.session("owner") as session:
        for row in session.scalars(select(Audience)):
            row.removed_at = NOW
        session.commit()


CHANGES: list[tuple[str, Callable[[Leaving], None], str]] = [
    ("choice off", _choice("remind", {}), "not_asked_for"),
    ("another day", _choice("remind", {"when": "week"}), "not_asked_for"),
    ("way", _choice("way", {"way": "only_when_i_look"}), "only_when_she_looks"),
    ("digest", _choice("digest", {"hour": 17}), "digest"),
    ("quiet", _choice("quiet", {"start": "09:30", "end": "18:00"}), "quiet_hours"),
    ("clear", _choice("clear.any", {"month": 4, "day": 8, "before": 0, "after": 0}), "clear_date"),
    ("pause", _choice("pause", {"on": True, "until": None}), "paused"),
    ("calls", _choice("channels", {"order": ["call"]}), "person_calls"),
    ("ended", _choice("support", {"state": "ended", "read": True}), "support_ended"),
    ("unwanted", _choice("subject.court_police", {"choice": "not_know"}), "not_wanted"),
    ("kept", _choice("subject.court_police", {"choice": "keep"}), "kept"),
    ("other", _choice("subject.court_police", {"choice": "other"}), "other_instead"),
    ("person", _choice("subject.court_police", {"choice": "person"}), "person_calls"),
    ("suspect", _row(access="closed"), "not_a_recipient"),
    ("dead", _row(state="died"), "not_a_recipient"),
    ("not known", _row(knew_before=""), "other_news"),
    ("witness", _row(knew_before="", evidence_hold=True), "other_news"),
    ("contact", _contact_gone, "no_safe_contact"),
    ("left", _no_more_hers, "withdrawn"),
]


@pytest.mark.parametrize(
    ("change", "why"), [one[1:] for one in CHANGES], ids=[o[0] for o in CHANGES]
)
def test_whatever_changed_before_it_leaves_is_honoured(
    leaving: Leaving, texts: Gateway, change: Callable[[Leaving], None], why: str
) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = EVE - timedelta(seconds=1)  # too late to come earlier
    change(leaving)
    leaving.send(EVE)
    row = next(one for one in reminders(leaving, "mary") if one.slot == 1)
    assert (row.why, len(texts.texts)) == (why, 1)
    assert row.state in ("held", "cancelled")
    leaving.send(utc(9, 9, 45))
    assert reminders(leaving, "mary")[0].state != "queued"
    held = {one.state for one in reminders(leaving, "mary")}
    leaving.send(utc(9, 12))
    assert "held" not in {one.state for one in reminders(leaving, "mary")}, held


def test_a_message_a_week_leaves_no_room_the_same_day(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.now = EVE - timedelta(hours=20)
    leaving.write("mary")
    leaving.send()
    leaving.act("mary", choose, topic="at_most", value={"days": 7})
    assert sent_at(leaving, texts, EVE, utc(9, 9), utc(9, 9, 29)) == [2, 2, 2]
    (row,) = reminders(leaving, "mary")
    assert (row.state, row.why, row.task) == ("held", "frequency", "decide_in_person")
    leaving.send(utc(9, 9, 30))
    assert [(one.state, one.why) for one in reminders(leaving, "mary")] == [
        ("cancelled", "too_late")
    ]


def test_a_day_kept_clear_brings_it_forward(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    clear = {"month": 4, "day": 8, "before": 1, "after": 1}
    leaving.act("mary", choose, topic="clear.any", value=clear)
    assert sent_at(leaving, texts, NOW, utc(6, 8, 59), utc(6, 9), EVE) == [1, 1, 2, 2]


def test_a_stop_of_everything_holds_and_a_late_start_sends_nothing(
    leaving: Leaving, texts: Gateway
) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.act("ada", stop_sending)
    leaving.send(EVE)
    leaving.now = utc(9, 10)
    leaving.act("ada", start_sending)
    assert sent_at(leaving, texts, leaving.now) == [1]
    assert [row.why for row in reminders(leaving, "mary")] == ["too_late"]


def test_two_hearings_on_one_day_bring_one_text(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    listed(leaving, "mary", on=HEARD, at="14:00")
    leaving.send()
    before = len(texts.texts)
    leaving.send(EVE)
    assert len(texts.texts) == before + 1
    assert {row.state for row in reminders(leaving, "mary")} == {"sent", "cancelled"}


def test_what_she_may_not_know_becomes_hers_once_told(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "both")
    leaving.change(FamilyMember, leaving.house.members["mary"], knew_before="")
    listed(leaving, "mary", on=HEARD)
    assert sent_at(leaving, texts, NOW, WEEK) == [0, 0]
    leaving.change(FamilyMember, leaving.house.members["mary"], knew_before="charge")
    assert sent_at(leaving, texts, EVE)[0] >= 1
