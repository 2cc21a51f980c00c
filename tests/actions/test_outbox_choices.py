"""Every choice that changes between queueing and sending is honoured when the message leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from casework.actions.choices_contacts import not_safe
from casework.actions.choices_made import choose
from casework.models.clocks import Clock
from casework.models.family import FamilyMember
from casework.models.updates import Audience, Update
from casework.queries.named_contact import named_contact
from casework.queries.outbox_facts import happening_of
from casework.sending.receivers import Addresses, receivers_of
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.leaving import Leaving
from tests.support.news import publish
from tests.support.receiving import Gateway, Mailbox, gateway, mailbox

MARCH = {"month": 3, "day": 2, "before": 0, "after": 0}


@pytest.fixture
def boxes() -> Iterator[tuple[Mailbox, Gateway]]:
    """Where mails and texts arrive."""
    with mailbox() as mails, gateway() as texts:
        yield mails, texts


@pytest.fixture
def leaving(house: Household, boxes: tuple[Mailbox, Gateway]) -> Leaving:
    """The household, with both ways out."""
    mails, texts = boxes
    addresses = Addresses(
        smtp_url=mails.url,
        sms_url=texts.url,
        mail_from="A note <note@example.org>",
        sms_from="A note",
        plain_allowed=True,
    )
    return Leaving(house, receivers_of(addresses))


def _close(leaving: Leaving) -> None:
    for receiver in leaving.receivers.values():
        receiver.close()


def _arrived(boxes: tuple[Mailbox, Gateway]) -> int:
    mails, texts = boxes
    return len(mails.mails) + len(texts.texts)


CHANGES: list[tuple[str, dict[str, Any], str]] = [
    ("way", {"way": "only_when_i_look"}, "only_when_she_looks"),
    ("digest", {"hour": 17}, "digest"),
    ("quiet", {"start": "08:00", "end": "20:00"}, "quiet_hours"),
    ("clear.any", MARCH, "clear_date"),
    ("pause", {"on": True, "until": None}, "paused"),
    ("channels", {"order": ["call"]}, "person_calls"),
    ("support", {"state": "ended", "read": True, "release": True}, "support_ended"),
]


@pytest.mark.parametrize(("topic", "value", "why"), CHANGES, ids=[one[0] for one in CHANGES])
def test_a_choice_made_after_queueing_is_honoured(
    leaving: Leaving,
    boxes: tuple[Mailbox, Gateway],
    topic: str,
    value: dict[str, Any],
    why: str,
) -> None:
    leaving.reach("mary")
    message_id = leaving.write("mary")
    assert leaving.row(message_id).state == "queued"
    leaving.act("mary", choose, topic=topic, value=value)
    leaving.send()
    assert (leaving.row(message_id).why, _arrived(boxes)) == (why, 0)


def test_at_most_one_message_a_week_is_kept(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway]
) -> None:
    leaving.reach("mary")
    leaving.write("mary")
    leaving.send()
    second_at = leaving.now = NOW + timedelta(days=1)
    second = leaving.write("mary")
    leaving.act("mary", choose, topic="at_most", value={"days": 7})
    leaving.send(second_at)
    assert (leaving.row(second).why, _arrived(boxes)) == ("frequency", 1)
    leaving.send(NOW + timedelta(days=7, minutes=1))
    assert (leaving.row(second).state, _arrived(boxes)) == ("sent", 2)


@pytest.mark.parametrize(
    ("chosen", "why"),
    [("keep", "kept"), ("not_know", "not_wanted"), ("other", "other_instead")],
)
def test_a_choice_about_the_subject_is_honoured(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway], chosen: str, why: str
) -> None:
    leaving.reach("mary")
    about = publish(leaving.house, "mary", kind="review_going_ahead", strand="review")
    message_id = leaving.announce("mary", about)
    leaving.act("mary", choose, topic="subject.review", value={"choice": chosen})
    leaving.send()
    assert (leaving.row(message_id).why, _arrived(boxes)) == (why, 0)


def test_a_number_she_reports_as_unsafe_gets_nothing(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway]
) -> None:
    """The other one, which is safe still, gets it."""
    mails, texts = boxes
    point = leaving.reach("mary")
    leaving.reach("mary", channel="email")
    leaving.act("mary", choose, topic="channels", value={"order": ["text", "email"]})
    leaving.write("mary")
    leaving.act("mary", not_safe, contact_point_id=point)
    leaving.send()
    _close(leaving)
    assert (len(mails.mails), len(texts.texts)) == (1, 0)


def test_her_language_is_that_of_the_moment_it_leaves(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway]
) -> None:
    mails, _ = boxes
    leaving.reach("mary", channel="email")
    message_id = leaving.write("mary")
    leaving.change(FamilyMember, leaving.house.members["mary"], language="ur")
    leaving.send()
    _close(leaving)
    assert leaving.row(message_id).language == "ur"
    html = mails.mails[0].get_body(("html",))
    assert html is not None
    assert '<html lang="ur" dir="rtl">' in html.get_content()


def test_the_first_name_of_her_worker_stands_only_if_she_chose_it(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway]
) -> None:
    _, texts = boxes
    leaving.reach("mary")
    leaving.write("mary")
    leaving.act("mary", choose, topic="worker_name", value={"on": True})
    leaving.send()
    name = leaving.house.see("lena", people_named, "mary", leaving.house)
    assert texts.texts[0]["text"] == f"There is something new when you want it. {name}"


def people_named(session: Any, _viewer: Any, name: str, house: Household, *, now: Any) -> str:
    """The first name of whoever she can call."""
    case_id, member_id = house.members[name]
    contact = named_contact(session, case_id, member_id, now)
    return contact.first_name if contact else ""


def test_what_happens_is_read_anew_from_the_entry(leaving: Leaving) -> None:
    about = publish(leaving.house, "mary", kind="arrest")
    with leaving.house.database.session("owner", write=False) as session:
        update = session.get_one(Update, (leaving.house.cases["one"], about))
        row = session.get_one(Audience, (*leaving.house.members["mary"], about))
        found = happening_of(update, row)
    assert (found.told_first, found.told, found.hard) == (True, False, True)


def test_a_right_that_ends_in_silence_becomes_a_persons_task(
    leaving: Leaving, boxes: tuple[Mailbox, Gateway]
) -> None:
    """Never dropped, and never sent against what she chose."""
    leaving.reach("mary")
    leaving.act("mary", choose, topic="way", value={"way": "tell_me"})
    about = publish(leaving.house, "mary", kind="sentence")
    case_id, member_id = leaving.house.members["mary"]
    with leaving.house.database.session("owner") as session:
        session.add(
            Clock(
                case_id=case_id,
                member_id=member_id,
                kind="uls_request",
                update_id=about,
                started_on=NOW.date(),
                due_on=NOW.date() + timedelta(days=20),
                state="confirmed",
                created_by=leaving.house.staff["lena"],
                created_at=NOW,
            )
        )
        session.commit()
    message_id = leaving.announce("mary", about)
    leaving.act("mary", choose, topic="pause", value={"on": True, "until": None})
    leaving.send()
    row = leaving.row(message_id)
    assert (row.state, row.why, row.task) == ("held", "legal_clock", "decide_in_person")
    assert _arrived(boxes) == 0
