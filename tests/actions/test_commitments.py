"""The audit proves later what was said, and says nothing once the key is gone."""

from __future__ import annotations

import json

from sqlalchemy import select

from casework.actions import contact_points, flags, messages, walls
from casework.actions.updates import release
from casework.models.audit import AuditEntry
from casework.models.case import Case
from casework.models.contact import Message
from casework.models.family import FamilyMember
from casework.models.sealing import commitment
from casework.rules.facts import canonical
from tests.support.drafting import WORDS, published
from tests.support.household import Household


def facts_of(house: Household, event: str) -> list[dict[str, object]]:
    """The facts of each entry of this event."""
    with house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(AuditEntry).where(AuditEntry.event == event).order_by(AuditEntry.seq)
        )
        return [json.loads(row.facts) for row in rows]


def test_release_commits_to_everything_that_was_said(house: Household) -> None:
    entry = published(house, "alice", "mary", words=WORDS)
    (facts,) = facts_of(house, "update_released")
    with house.database.session("owner", write=False) as session:
        key = session.get_one(Case, house.cases["one"]).commitment_key
    said = {
        "kind": "hearing_listed",
        "fields": dict(entry.row.fields or {}),
        "official_source": "",
        "words": {"en": WORDS},
    }
    assert facts["commitment"] == commitment(key or "", canonical(said))
    assert WORDS not in json.dumps(facts)


def test_late_words_are_committed_to_as_well(house: Household) -> None:
    entry = published(house, "bea", "dan", words=WORDS)
    house.act("bea", release.release_words, **entry.at, language="ur", text="شمالی دروازہ")
    (facts,) = facts_of(house, "words_released")
    assert len(str(facts["commitment"])) == 64


def test_messages_are_committed_to_under_her_own_key(house: Household) -> None:
    sent = house.act("mary", messages.send, text="Is there news?", disclosure_shown=True)
    case_id, mary = house.members["mary"]
    house.act("alice", messages.mark_read, case_id=case_id, message_id=sent)
    house.act(
        "alice",
        messages.answer,
        case_id=case_id,
        message_id=sent,
        text="Not yet.",
        language="en",
    )
    with house.database.session("owner", write=False) as session:
        key = session.get_one(FamilyMember, (case_id, mary)).commitment_key or ""
        assert len(session.scalars(select(Message)).all()) == 2
    asked, answered = commitment(key, "Is there news?"), commitment(key, "Not yet.")
    assert facts_of(house, "message_sent")[0]["commitment"] == asked
    assert facts_of(house, "message_read")[0]["commitment"] == asked
    assert facts_of(house, "message_answered")[0]["commitment"] == answered


def test_shared_numbers_lose_trust_with_an_entry_of_their_own(house: Household) -> None:
    for name in ("mary", "kit"):
        house.act(
            "alice",
            contact_points.add_contact_point,
            **house.of(name),
            channel="call",
            value="020 7946 0002",
        )
    case_id, mary = house.members["mary"]
    kit = house.members["kit"][1]
    house.act(
        "alice", walls.set_wall, case_id=case_id, member_a=mary, member_b=kit, reason="They asked."
    )
    (facts,) = facts_of(house, "contact_points_distrusted")
    assert facts["members"] == sorted((mary, kit))
    assert len(facts["contact_point_ids"]) == 2  # type: ignore[arg-type]


def test_suspect_takes_the_trust_of_shared_numbers_along(house: Household) -> None:
    for name in ("mary", "kit"):
        house.act(
            "alice",
            contact_points.add_contact_point,
            **house.of(name),
            channel="call",
            value="020 7946 0002",
        )
    house.act("lena", flags.set_flag, **house.of("mary"), flag="suspect")
    (facts,) = facts_of(house, "contact_points_distrusted")
    assert facts["members"] == [house.members["mary"][1]]
    assert len(facts["contact_point_ids"]) == 1  # type: ignore[arg-type]
