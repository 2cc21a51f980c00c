"""She asked for a reminder and left court to somebody else: he is reminded once, while it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.actions import choices_trusted
from casework.actions.choices_made import choose
from casework.models.audit import AuditEntry
from casework.models.outbox import OutboxMessage
from casework.rules.events import Event
from tests.support import trusting
from tests.support.databases import NOW
from tests.support.leaving import Leaving
from tests.support.receiving import Gateway
from tests.support.reminding import knows_of_a_charge, listed, moved, reminders, utc, wants

HEARD = date(2026, 4, 9)  # a Thursday, 10:30
EVE = utc(8, 9)  # ten in the morning in London


@pytest.fixture
def leaving(leaving: Leaving, texts: Gateway) -> Leaving:
    """Mary left court to her friend, who knows of the hearing since its message left."""
    knows_of_a_charge(leaving, "mary")
    trusting.confirmed(leaving.house, language="ur")
    leaving.reach("mary")
    trusting.tells_instead(leaving.house, "mary", "court_police")
    leaving.send()
    texts.texts.clear()
    return leaving


def to_him(leaving: Leaving, about: str) -> list[tuple[str, str]]:
    """What became of the messages to him, the first one first."""
    with leaving.house.database.session("owner", write=False) as session:
        rows = session.query(OutboxMessage).filter_by(purpose="shared", about=about)
        return [(row.state, row.why) for row in rows.order_by(OutboxMessage.slot)]


def named(leaving: Leaving) -> str:
    (row,) = (one for one in leaving.rows() if one.purpose == "shared" and one.slot == 0)
    return row.contact_point_id or ""


def test_he_is_reminded_once_when_she_asked_for_it(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    about = listed(leaving, "mary", on=HEARD)
    counts = []
    for moment in (NOW, EVE - timedelta(minutes=1), EVE, EVE + timedelta(hours=2), utc(9, 10)):
        leaving.send(moment)
        counts.append(len(texts.texts))
    assert counts == [1, 1, 2, 2, 2]
    assert {(one["to"][-3:], one["language"]) for one in texts.texts} == {("777", "ur")}
    assert {one["text"] for one in texts.texts} == {"There is something new when you want it."}
    assert to_him(leaving, about) == [("sent", ""), ("sent", "")]
    assert [(one.state, one.why) for one in reminders(leaving, "mary")] == [
        ("cancelled", "too_late")
    ]


def test_a_worker_keeps_the_task_as_well(leaving: Leaving) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.send(EVE)
    (hers,) = reminders(leaving, "mary")
    assert (hers.state, hers.why, hers.task) == ("held", "other_instead", "tell_other")


def test_nobody_is_reminded_for_whom_she_did_not_ask(leaving: Leaving, texts: Gateway) -> None:
    about = listed(leaving, "mary", on=HEARD)
    for moment in (NOW, EVE, utc(9, 9)):
        leaving.send(moment)
    assert len(texts.texts) == len(to_him(leaving, about)) == 1


def test_it_is_noted_who_was_reminded_of_it(leaving: Leaving) -> None:
    wants(leaving, "mary", "day")
    listed(leaving, "mary", on=HEARD)
    leaving.send()
    leaving.send(EVE)
    with leaving.house.database.session("owner", write=False) as session:
        rows = session.query(AuditEntry).filter_by(event=Event.TRUSTED_REMINDED.value).all()
        assert [one.actor_id for one in rows] == ["worker"]


@pytest.mark.parametrize("what", ["ended", "moved", "taken_back", "hers_again"])
def test_what_changed_before_it_left_is_honoured(
    leaving: Leaving, texts: Gateway, what: str
) -> None:
    wants(leaving, "mary", "both")
    about = listed(leaving, "mary", on=HEARD)
    leaving.send()
    if what == "ended":
        leaving.act("mary", choices_trusted.end, trusted_id=named(leaving))
    elif what == "moved":
        moved(leaving, about, "mary", on=date(2026, 6, 2))
    elif what == "taken_back":
        wants(leaving, "mary", "")
    else:
        leaving.act("mary", choose, topic="subject.court_police", value={"choice": "keep"})
    leaving.send()
    before = len([one for one in texts.texts if one["to"].endswith("777")])
    for moment in (utc(2, 9), EVE, utc(9, 9)):
        leaving.send(moment)
    assert len([one for one in texts.texts if one["to"].endswith("777")]) == before


def test_a_move_before_a_second_try_sends_nothing(leaving: Leaving, texts: Gateway) -> None:
    wants(leaving, "mary", "day")
    about = listed(leaving, "mary", on=HEARD)
    leaving.send()
    texts.status = 503  # cut off; asked about later, and then tried again
    leaving.send(EVE)
    moved(leaving, about, "mary", on=date(2026, 6, 2))
    texts.status = 201
    for later in (10, 20):
        leaving.send(EVE + timedelta(minutes=later))
    assert to_him(leaving, about) == [("sent", ""), ("cancelled", "not_asked_for")]
