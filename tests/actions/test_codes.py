"""Giving codes: who may be given one, what is kept of it, what ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.codes import demo_codes, give_letter_code, give_spoken_code
from casework.models.audit import AuditEntry
from casework.models.sessions import SignInCode
from casework.rules import codes
from casework.rules.coming_in import CameIn, TurnedAway
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.coming_in import Door, mark_as_demo, open_door
from tests.support.databases import NOW, Database


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


def rows(door: Door) -> list[SignInCode]:
    """Every code kept."""
    with door.opened_as_owner() as session:
        return list(session.scalars(select(SignInCode).order_by(SignInCode.given_at)))


def test_only_a_keyed_hash_is_kept(door: Door) -> None:
    """The plain code stands in no column."""
    given = door.letter()
    plain = codes.read_letter_code(given.code)
    assert plain is not None
    (row,) = rows(door)
    assert row.expires_at == NOW + timedelta(days=28) == given.expires_at
    kept = " ".join(str(value) for value in vars(row).values())
    assert plain not in kept
    assert given.code not in kept


def test_given_code_is_audited_without_the_code(door: Door) -> None:
    """Who gave which kind to whom, and how."""
    given = door.letter()
    with door.opened_as_owner() as session:
        (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.event == "code_given"))
    assert entry.chain == door.case_id
    assert entry.actor_id == door.worker.staff_id
    assert given.code_id in entry.facts
    assert "printed" in entry.facts
    assert given.code not in entry.facts


def test_new_letter_code_revokes_the_earlier_one(door: Door) -> None:
    """One letter at a time; her brother's stays as it is."""
    old, his = door.letter(), door.letter(door.brother)
    new = door.letter()
    assert isinstance(door.try_letter(old.code), TurnedAway)
    assert isinstance(door.try_letter(new.code), CameIn)
    assert isinstance(door.try_letter(his.code), CameIn)


def test_no_code_for_somebody_outside_the_scope(door: Door) -> None:
    """A person of nobody's is not there."""
    stranger = door.administrator
    with (
        door.opened("staff", staff_id=stranger.staff_id) as session,
        pytest.raises(NotFound),
    ):
        give_letter_code(
            session, viewer=stranger, case_id=door.case_id, member_id=door.amina, now=NOW
        )


@pytest.mark.parametrize("values", [{"access": "closed"}, {"state": "ended"}, {"state": "died"}])
def test_no_code_for_a_closed_door(door: Door, values: dict[str, str]) -> None:
    """Refused in one sentence, whatever the reason."""
    door.change(door.amina, **values)
    told = []
    for give in (door.letter, lambda: door.spoken("a token")):
        with pytest.raises(Refused) as refused:
            give()
        told.append(refused.value.sentence.msgid)
    assert set(told) == {"This person cannot sign in now. Your team leader can tell you more."}
    assert rows(door) == []


def test_spoken_code_needs_a_request_number(door: Door) -> None:
    """What no page shows is sent back with a sentence at its field."""
    with (
        door.opened("staff", staff_id=door.worker.staff_id) as session,
        pytest.raises(Invalid) as invalid,
    ):
        give_spoken_code(
            session,
            viewer=door.worker,
            case_id=door.case_id,
            member_id=door.amina,
            request_number="12",
            now=NOW,
        )
    assert set(invalid.value.errors) == {"request_number"}


def test_spoken_code_is_given_again_to_the_same_browser(door: Door) -> None:
    """She misheard: the second one works, the first does not."""
    token = codes.new_token()
    first, second = door.spoken(token), door.spoken(token)
    if first.code != second.code:
        assert isinstance(door.try_spoken(first.code, token), TurnedAway)
    assert isinstance(door.try_spoken(second.code, token), CameIn)


def test_one_browser_holds_one_persons_request(door: Door) -> None:
    """Her brother needs new letters and figures, and nothing is said about whose these were."""
    token = codes.new_token()
    hers = door.spoken(token)
    with pytest.raises(Invalid) as invalid:
        door.spoken(token, door.brother)
    assert "Show new ones" in invalid.value.errors["request_number"].msgid
    assert isinstance(door.try_spoken(hers.code, token), CameIn)


def test_demo_codes_need_a_marked_database(door: Door) -> None:
    """Never in a database of real people."""
    with pytest.raises(RuntimeError), door.opened("owner") as session:
        demo_codes(session, now=NOW)
    assert rows(door) == []


def test_demo_codes_let_every_invented_person_in(door: Door) -> None:
    """Fresh at each call; those of the call before still work."""
    mark_as_demo(door)
    door.change(door.brother, access="closed")
    with door.opened("owner") as session:
        first = demo_codes(session, now=NOW)
    with door.opened("owner") as session:
        second = demo_codes(session, now=NOW)
    people = [(one.person, one.side, one.role, one.language) for one in first]
    assert sorted(people) == [
        ("Amina O'Neill", "family", "family_member", "ur"),
        ("Maryam Okafor", "staff", "caseworker", "en"),
        ("Ruth Ellis", "staff", "team_leader", "en"),
        ("Sam Park", "staff", "administrator", "en"),
    ]
    assert {one.code for one in first}.isdisjoint(one.code for one in second)
    for given in (first, second):
        hers = next(one.code for one in given if one.side == "family")
        assert isinstance(door.try_letter(hers), CameIn)
