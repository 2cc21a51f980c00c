"""A message to somebody told instead: neutral, at a decent hour, and only while he may read it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import choices_made, choices_trusted
from casework.models.outbox import OutboxMessage
from casework.models.updates import Update
from casework.queries.outbox import own_outgoing
from casework.sending.receivers import Addresses, receivers_of
from tests.support import trusting
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.leaving import Leaving
from tests.support.receiving import Gateway
from tests.support.writing import ARREST, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def leaving(desk: Desk, texts: Gateway) -> Leaving:
    """The household at work, where Mary leaves court to her friend."""
    made = Leaving(desk.house, receivers_of(Addresses(sms_url=texts.url, sms_from="A note")))
    trusting.confirmed(desk.house)
    made.send()
    texts.texts.clear()
    trusting.tells_instead(desk.house, "mary", "court_police")
    made.reach("mary")
    return made


def shared(leaving: Leaving) -> OutboxMessage:
    (row,) = (one for one in leaving.rows() if one.purpose == "shared")
    return row


def test_he_gets_the_neutral_text_and_she_gets_none(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.announce("mary", draft.id)
    leaving.send()
    (text,) = texts.texts
    assert text["text"] == "There is something new when you want it."
    assert text["to"].endswith("7700900777")
    assert shared(leaving).state == "sent"


def test_she_sees_nothing_of_it(desk: Desk, leaving: Leaving) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.announce("mary", draft.id)
    leaving.send()
    mary = desk.house.relative("mary")
    assert desk.house.run(mary, lambda session: own_outgoing(session, mary)) == ()


def test_nothing_goes_to_him_about_another_subject(
    desk: Desk, leaving: Leaving, texts: Gateway
) -> None:
    desk.house.act(
        "mary", choices_made.choose, topic="subject.court_police", value={"choice": "tell_me"}
    )
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.announce("mary", draft.id)
    assert [one.purpose for one in leaving.rows() if one.about == draft.id] == ["news"]


def test_it_waits_for_the_morning(desk: Desk, leaving: Leaving, texts: Gateway) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.now = NOW + timedelta(hours=13)
    leaving.announce("mary", draft.id)
    leaving.send()
    assert (shared(leaving).state, shared(leaving).why) == ("held", "quiet_hours")
    leaving.now = NOW + timedelta(days=1)
    leaving.send()
    assert len(texts.texts) == 1


@pytest.mark.parametrize("what", ["ended", "withdrawn", "taken_back", "suspect"])
def test_what_changed_before_sending_is_honoured(
    desk: Desk, leaving: Leaving, texts: Gateway, what: str
) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    leaving.announce("mary", draft.id)
    house = desk.house
    if what == "ended":
        trusted_id = shared(leaving).contact_point_id
        house.act("mary", choices_trusted.end, trusted_id=trusted_id)
    elif what == "withdrawn":
        leaving.change(Update, (desk.case, draft.id), state="withdrawn")
    elif what == "taken_back":
        house.act("mary", choices_made.choose, topic="subject.court_police", value={})
    else:
        leaving.reach("sam", value=trusting.NUMBER)
    leaving.send()
    assert [one for one in texts.texts if one["to"].endswith("777")] == []
    assert shared(leaving).state in ("cancelled", "held")


def test_a_code_is_not_sent_once_it_has_ended(desk: Desk, leaving: Leaving, texts: Gateway) -> None:
    trusted_id = trusting.named(desk.house, value="07700 900778")
    spoken = choices_trusted.spoken
    trusting.as_worker(desk.house, spoken, trusted_id, agreed=True, how="in_person")
    desk.house.act("mary", choices_trusted.end, trusted_id=trusted_id)
    leaving.send()
    assert texts.texts == []
