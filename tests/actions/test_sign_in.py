"""Signing in with codes: once, in time, for the right person, in the right browser."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from casework.actions import sign_in
from casework.actions.codes import demo_codes
from casework.models.audit import AuditEntry
from casework.models.sessions import LoginSession, SignInCode
from casework.queries.sessions import viewer_for
from casework.rules import codes
from casework.rules.access import StaffViewer
from casework.rules.coming_in import CameIn, TurnedAway
from tests.support.coming_in import Door, browser, mark_as_demo, open_door
from tests.support.databases import NOW, Database


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


def count(door: Door, model: type) -> int:
    """How many rows there are."""
    with door.opened_as_owner() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_letter_code_opens_once(door: Door) -> None:
    """The second try gets the same answer as a code that never was."""
    given = door.letter()
    came_in = door.try_letter(given.code)
    assert isinstance(came_in, CameIn)
    assert came_in.language == "ur"
    assert door.try_letter(given.code) == TurnedAway()
    assert door.try_letter(codes.new_letter_code()) == TurnedAway()
    assert count(door, LoginSession) == 1


def test_code_works_to_the_last_moment_of_its_life(door: Door) -> None:
    """28 days, and not a moment longer."""
    hers, his = door.letter(), door.letter(door.brother)
    end = NOW + timedelta(days=28)
    assert isinstance(door.try_letter(hers.code, now=end), TurnedAway)
    assert isinstance(door.try_letter(his.code, now=end - timedelta(seconds=1)), CameIn)


def test_session_stands_under_a_hash_of_its_token(door: Door) -> None:
    """The token itself is in the cookie only."""
    came_in = door.try_letter(door.letter().code)
    assert isinstance(came_in, CameIn)
    with door.opened_as_owner() as session:
        (row,) = session.scalars(select(LoginSession))
    assert row.token_hash == codes.hash_token(came_in.token)
    assert came_in.token not in " ".join(str(value) for value in vars(row).values())
    assert (row.member_id, row.way_in, row.device) == (door.amina, "letter_code", "phone")


def test_signing_in_is_audited(door: Door) -> None:
    """In the chain of the case, by ids."""
    came_in = door.try_letter(door.letter().code)
    assert isinstance(came_in, CameIn)
    with door.opened_as_owner() as session:
        (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.event == "signed_in"))
    assert (entry.chain, entry.actor_id) == (door.case_id, door.amina)
    assert came_in.session_id in entry.facts


@pytest.mark.parametrize("values", [{"access": "closed"}, {"state": "ended"}])
def test_closed_door_looks_like_a_wrong_code(door: Door, values: dict[str, str]) -> None:
    """Given before her door was closed: no hint, no session."""
    given = door.letter()
    door.change(door.amina, **values)
    assert door.try_letter(given.code) == TurnedAway()
    assert count(door, LoginSession) == 0


def test_six_digits_work_in_the_browser_that_asked(door: Door) -> None:
    """In another browser they are nothing, though they are right."""
    token, other = codes.new_token(), codes.new_token()
    given = door.spoken(token)
    assert door.try_spoken(given.code, other) == TurnedAway()
    assert isinstance(door.try_spoken(given.code, token), CameIn)
    assert door.try_spoken(given.code, token) == TurnedAway()


def test_six_digits_live_for_ten_minutes(door: Door) -> None:
    """Then she asks again."""
    token = codes.new_token()
    given = door.spoken(token)
    assert door.try_spoken(given.code, token, now=NOW + timedelta(minutes=10)) == TurnedAway()


def test_six_digits_allow_five_tries(door: Door) -> None:
    """After five wrong ones the right one opens nothing; a new code does."""
    token = codes.new_token()
    given = door.spoken(token)
    wrong = "000000" if given.code != "000000" else "111111"
    for number in range(5):
        assert door.try_spoken(wrong, token, browser(f"10.0.{number}.1")) == TurnedAway()
    assert door.try_spoken(given.code, token, browser("10.9.9.9")) == TurnedAway()
    again = door.spoken(token)
    assert isinstance(door.try_spoken(again.code, token, browser("10.9.9.9")), CameIn)


def test_fifth_try_may_be_the_right_one(door: Door) -> None:
    """Five tries are five."""
    token = codes.new_token()
    given = door.spoken(token)
    wrong = "000000" if given.code != "000000" else "111111"
    for number in range(4):
        door.try_spoken(wrong, token, browser(f"10.0.{number}.1"))
    assert isinstance(door.try_spoken(given.code, token, browser("10.9.9.9")), CameIn)


def test_wrong_tries_are_kept_and_audited(door: Door) -> None:
    """Nothing is rolled back because the answer was no."""
    token = codes.new_token()
    given = door.spoken(token)
    door.try_spoken("000000" if given.code != "000000" else "111111", token)
    with door.opened_as_owner() as session:
        assert session.scalar(select(SignInCode.tries)) == 1
        refused = session.scalars(select(AuditEntry).where(AuditEntry.event == "code_refused"))
        assert given.code_id in refused.one().facts


def test_six_digits_of_another_person_open_nothing(door: Door) -> None:
    """Two people share a phone: each code belongs to who asked with that request."""
    hers, his = codes.new_token(), codes.new_token()
    her_code, his_code = door.spoken(hers), door.spoken(his, door.brother)
    if her_code.code != his_code.code:
        assert door.try_spoken(his_code.code, hers) == TurnedAway()
    assert isinstance(door.try_spoken(her_code.code, hers), CameIn)


def test_next_person_on_a_shared_phone_ends_the_earlier_session(door: Door) -> None:
    """Her session is over before his begins; a wrong code ends nobody's."""
    first = door.try_letter(door.letter().code)
    assert isinstance(first, CameIn)
    here = browser(earlier=first.token)
    assert door.try_letter("ABCD-EFGH-JKMN", here) == TurnedAway()
    with door.opened("family", lookup=codes.hash_token(first.token)) as session:
        assert viewer_for(session, "family", codes.hash_token(first.token), NOW) is not None
    second = door.try_letter(door.letter(door.brother).code, here)
    assert isinstance(second, CameIn)
    with door.opened_as_owner() as session:
        ended = {row.member_id: row.ended_why for row in session.scalars(select(LoginSession))}
    assert ended == {door.amina: "replaced", door.brother: ""}


def test_two_posts_of_one_code_sign_in_once(door: Door) -> None:
    """Both at the same time: one comes in, one is turned away."""
    given = door.letter()
    barrier = threading.Barrier(2)
    answers: list[object] = []

    def post() -> None:
        barrier.wait()
        try:
            answers.append(door.try_letter(given.code))
        except BaseException as error:
            answers.append(error)

    threads = [threading.Thread(target=post) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(answer).__name__ for answer in answers) == ["CameIn", "TurnedAway"]
    assert count(door, LoginSession) == 1


def test_demo_code_signs_a_worker_in_once(door: Door) -> None:
    """With the roles she holds; a family code is nothing here, and hers nothing there."""
    mark_as_demo(door)
    with door.opened("owner") as session:
        given = {one.person: one.code for one in demo_codes(session, now=NOW)}

    def try_demo(typed: str) -> CameIn | TurnedAway:
        with door.opened("staff") as session:
            return sign_in.demo_code(session, typed=typed, browser=browser(), now=NOW)

    assert try_demo(given["Amina O'Neill"]) == TurnedAway()
    assert door.try_letter(given["Maryam Okafor"]) == TurnedAway()
    came_in = try_demo(given["Maryam Okafor"])
    assert isinstance(came_in, CameIn)
    assert try_demo(given["Maryam Okafor"]) == TurnedAway()
    token_hash = codes.hash_token(came_in.token)
    with door.opened("staff", lookup=token_hash) as session:
        found = viewer_for(session, "staff", token_hash, NOW)
    assert isinstance(found, StaffViewer)
    assert (found.staff_id, found.roles) == (door.worker.staff_id, door.worker.roles)
