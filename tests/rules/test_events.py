"""The audit's table of events: what each may carry, and what none may."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.audit_chain import NO_ENTRY, ChainKeys, EntryFields
from casework.rules.events import EVENTS, Event
from casework.rules.facts import FACTS, BadFacts, Shape, plain
from tests.support.databases import NOW

KEYS = ChainKeys(entry=b"e" * 32, head=b"h" * 32)


def test_every_event_is_its_own_name_in_lower_case() -> None:
    for event in Event:
        assert event.value == event.name.lower()
        assert len(event.value) <= 40
        assert event.meaning.endswith(".")
        assert EVENTS[event.value] is event


def test_every_event_declares_only_facts_with_shape() -> None:
    for event in Event:
        assert event.facts <= FACTS.keys()


def test_facts_become_one_canonical_text_in_any_order() -> None:
    one = Event.FLAG_SET.canonical({"member_id": "m1", "flag": "witness", "flag_id": "f1"})
    other = Event.FLAG_SET.canonical({"flag_id": "f1", "flag": "witness", "member_id": "m1"})
    assert one == other == '{"flag":"witness","flag_id":"f1","member_id":"m1"}'


def test_a_missing_fact_is_refused_by_its_name() -> None:
    with pytest.raises(BadFacts, match="flag_id"):
        Event.FLAG_SET.canonical({"member_id": "m1", "flag": "witness"})


def test_a_fact_not_declared_is_refused_by_name() -> None:
    with pytest.raises(BadFacts, match="why"):
        Event.MEMBER_ADDED.canonical({"member_id": "m1", "why": "asked"})


def test_any_event_may_carry_a_keyed_commitment() -> None:
    text = Event.UPDATE_DISCARDED.canonical({"update_id": "u1", "commitment": "ab" * 32})
    assert json.loads(text)["commitment"] == "ab" * 32


@pytest.mark.parametrize(
    "text",
    [
        "Amina",
        "She rang on Tuesday",
        "o'neil",
        "amina@example.org",
        "07700900123",
        "0770-0900-123",
        "a" * 81,
        "امینہ",
        "one\ntwo",
    ],
)
def test_names_texts_and_numbers_are_refused_everywhere(text: str) -> None:
    for name, shape in FACTS.items():
        if shape not in (Shape.TAG, Shape.KEY_NAME):  # these come from tables and settings
            with pytest.raises(BadFacts):
                plain(name, [text] if shape is Shape.IDS else text)


@given(st.sampled_from(sorted(FACTS)), st.text(min_size=1))
def test_no_accepted_fact_holds_a_space_or_capitals(name: str, text: str) -> None:
    try:
        kept = plain(name, text)
    except BadFacts:
        return
    assert isinstance(kept, str)
    assert len(kept) <= 80
    assert not any(character.isspace() for character in kept)
    assert kept.isascii()


def test_the_refusal_never_repeats_the_refused_text() -> None:
    with pytest.raises(BadFacts) as refused:
        plain("why", "Her sister told us")
    assert "sister" not in str(refused.value)


def test_counts_days_and_answers_keep_their_types() -> None:
    assert plain("count", 3) == 3
    assert plain("due_on", date(2026, 3, 2)) == "2026-03-02"
    assert plain("own", True) is True
    assert plain("members", ("m1", "m2")) == ["m1", "m2"]
    for name, wrong in (("count", True), ("count", 1.5), ("own", 1), ("members", "m1")):
        with pytest.raises(BadFacts):
            plain(name, wrong)


def _entry(**changed: object) -> EntryFields:
    values = {
        "chain": "c1",
        "seq": 1,
        "at": NOW,
        "actor_side": "staff",
        "actor_id": "s1",
        "event": "case_opened",
        "facts": "{}",
        "prev_hash": NO_ENTRY,
    }
    return EntryFields(**{**values, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"chain": "c2"},
        {"seq": 2},
        {"at": NOW.replace(microsecond=1)},
        {"actor_side": "family"},
        {"actor_id": "s2"},
        {"event": "flag_set"},
        {"facts": '{"count":1}'},
        {"prev_hash": "1" * 64},
    ],
)
def test_the_hash_of_an_entry_covers_every_field(changed: dict[str, object]) -> None:
    assert KEYS.entry_hash(_entry()) != KEYS.entry_hash(_entry(**changed))


def test_without_the_key_nobody_makes_the_same_hash() -> None:
    other = ChainKeys(entry=b"x" * 32, head=b"y" * 32)
    assert KEYS.entry_hash(_entry()) != other.entry_hash(_entry())
    assert KEYS.head_hash("c1", 1, "a") != other.head_hash("c1", 1, "a")


def test_what_follows_a_broken_head_matches_no_entry() -> None:
    whole = KEYS.head_hash("c1", 3, "a" * 64)
    assert KEYS.what_follows("c1", 0, "", "") == NO_ENTRY
    assert KEYS.what_follows("c1", 3, "a" * 64, whole) == "a" * 64
    assert KEYS.what_follows("c1", 2, "a" * 64, whole) not in ("a" * 64, NO_ENTRY)
    assert KEYS.what_follows("c1", 0, "", whole) != NO_ENTRY
