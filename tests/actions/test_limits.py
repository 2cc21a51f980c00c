"""Limits slow a guesser and lock nobody out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import select

from casework.actions.codes import use_pepper
from casework.actions.limits import (
    OVERALL_LIMIT,
    SqlStorage,
    Tries,
    count_wrong_for_person,
    first_use,
    network_of,
    spoken_tries_for,
)
from casework.models.sessions import LimitCounter
from casework.rules.coming_in import CameIn, TurnedAway
from tests.support.coming_in import Door, browser, open_door
from tests.support.databases import NOW, Database

WRONG = "ABCD-EFGH-JKMN"


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


def test_storage_counts_on_one_row_until_it_expires(database: Database) -> None:
    """The library's contract, on both databases, as the role of the family app."""
    session = database.session("family")
    storage = SqlStorage(session, NOW)
    assert [storage.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    assert storage.incr("b", 60, amount=5) == 5
    assert storage.get("a") == 3
    assert storage.get_expiry("a") == (NOW + timedelta(seconds=60)).timestamp()
    later = SqlStorage(session, NOW + timedelta(seconds=60))
    assert later.get("a") == 0
    assert later.incr("a", 60) == 1
    assert later.reset() == 1
    storage.clear("a")
    assert storage.get("a") == 0
    assert storage.check()


def test_strategy_of_the_library_runs_on_it(database: Database) -> None:
    """Two a minute: the third is refused, the next minute begins again."""
    session = database.session("family")
    limit = RateLimitItemPerMinute(2)
    answers = [FixedWindowRateLimiter(SqlStorage(session, NOW)).hit(limit, "x") for _ in range(3)]
    assert answers == [True, True, False]
    later = FixedWindowRateLimiter(SqlStorage(session, NOW + timedelta(minutes=1)))
    assert later.hit(limit, "x")


def test_wrong_codes_make_a_network_wait_longer(door: Door) -> None:
    """One minute, then five, then fifteen; never more."""
    told = []
    for _ in range(30):
        answer = door.try_letter(WRONG)
        assert isinstance(answer, TurnedAway)
        told.append(answer.wait)
    assert told[:5] == [""] * 5
    assert told[5:10] == ["minute"] * 5
    assert told[10:20] == ["five_minutes"] * 10
    assert told[20:] == ["quarter"] * 10
    assert door.try_letter(WRONG, now=NOW + timedelta(minutes=15)) == TurnedAway()


def test_right_code_works_from_another_network(door: Door) -> None:
    """Whoever guesses next door locks nobody out; and after the pause it works here too."""
    hers, his = door.letter(), door.letter(door.brother)
    for _ in range(30):
        door.try_letter(WRONG)
    assert isinstance(door.try_letter(hers.code), TurnedAway)
    assert isinstance(door.try_letter(hers.code, browser("198.51.100.1")), CameIn)
    assert isinstance(door.try_letter(his.code, now=NOW + timedelta(minutes=15)), CameIn)


def test_people_who_simply_sign_in_slow_nobody(door: Door) -> None:
    """Many right codes from one mobile network."""
    for _ in range(25):
        assert isinstance(door.try_letter(door.letter().code), CameIn)


def test_guessing_from_everywhere_leaves_each_network_a_try(door: Door) -> None:
    """While many guess, a first try from a calm network is looked at; a second waits."""
    hers = door.letter()
    with door.opened("family") as session:
        SqlStorage(session, NOW).incr(OVERALL_LIMIT.key_for("all"), 900, amount=300)
    assert door.try_letter(WRONG) == TurnedAway()
    assert door.try_letter(WRONG) == TurnedAway("five_minutes")
    assert isinstance(door.try_letter(hers.code, browser("198.51.100.1")), CameIn)


def test_tries_shrink_for_a_person_and_never_end(door: Door) -> None:
    """After fifteen wrong ones in a day her six digits have one try; her letter is as ever."""
    with door.opened("family") as session:
        for _ in range(15):
            assert spoken_tries_for(session, door.amina, NOW) == 5
            count_wrong_for_person(session, door.amina, NOW)
        assert spoken_tries_for(session, door.amina, NOW) == 1
        assert spoken_tries_for(session, door.brother, NOW) == 5
        assert spoken_tries_for(session, door.amina, NOW + timedelta(days=1)) == 5
    given = door.spoken("token")
    assert isinstance(door.try_spoken(given.code, "token"), CameIn)
    assert isinstance(door.try_letter(door.letter().code), CameIn)


def test_something_used_once_is_used_once(database: Database) -> None:
    """A challenge cannot be answered again while it lives."""
    session = database.session("family")
    life = timedelta(minutes=5)
    assert first_use(session, "one", life, NOW)
    assert not first_use(session, "one", life, NOW)
    assert first_use(session, "another", life, NOW)


def test_no_address_is_kept(door: Door) -> None:
    """Keyed hashes only."""
    door.try_letter(WRONG, browser("203.0.113.7"))
    with door.opened_as_owner() as session:
        keys = list(session.scalars(select(LimitCounter.key)))
    assert keys
    assert not any("203.0" in key for key in keys)


def test_old_counts_are_swept(door: Door) -> None:
    """The first wrong try of a quarter of an hour takes what has run out with it."""
    door.try_letter(WRONG, browser("203.0.113.7"))
    later = NOW + timedelta(hours=1)
    door.try_letter(WRONG, browser("198.51.100.1"), now=later)
    with door.opened_as_owner() as session:
        assert all(end > later for end in session.scalars(select(LimitCounter.expires_at)))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("::ffff:203.0.113.7", "203.0.113.9", True),
        ("2001:db8:0:1200::1", "2001:db8:0:12ff::2", True),
        ("2001:db8:0:1200::1", "2001:db8:0:1300::1", False),
        ("no address", "", True),
    ],
)
def test_networks_are_prefixes(one: str, other: str, together: bool) -> None:
    """/24 and /56; whatever is no address is one network."""
    use_pepper("pepper")
    assert (network_of("pepper", one) == network_of("pepper", other)) is together
    assert network_of("pepper", one) != network_of("another", one)


def test_burst_cannot_slip_between_looking_and_counting(door: Door) -> None:
    """A try is counted before anything is looked at."""
    with door.opened("family") as session:
        tries = Tries(session, browser().network, NOW)
        assert [tries.begin() for _ in range(6)] == ["", "", "", "", "", "minute"]
