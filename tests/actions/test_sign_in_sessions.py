"""Sessions: how long they last, who ends them, what is noted on the way in."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from casework.actions import sessions
from casework.models.audit import AuditEntry
from casework.models.people import Staff
from casework.models.sessions import LoginSession
from casework.queries.sessions import SignedInMember, sessions_of, viewer_for
from casework.rules.access import FamilyViewer, StaffViewer, Viewer
from casework.rules.codes import hash_token
from casework.rules.coming_in import CameIn, Step, WayIn
from casework.rules.errors import NotFound
from tests.support.coming_in import Door, open_door
from tests.support.databases import NOW, Database

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


def sign_in(door: Door, member_id: str | None = None) -> str:
    """Her token."""
    came_in = door.try_letter(door.letter(member_id).code)
    assert isinstance(came_in, CameIn)
    return came_in.token


def sign_staff_in(door: Door) -> str:
    """The caseworker's token."""
    with door.opened("staff", staff_id=door.worker.staff_id) as session:
        came_in = sessions.begin_staff_session(
            session,
            staff_id=door.worker.staff_id,
            language="en",
            way_in=WayIn.PASSKEY,
            device="computer",
            now=NOW,
        )
    return came_in.token


def who(door: Door, token: str, now: datetime = NOW, side: str = "family") -> Viewer | None:
    """Who this token signs in at that moment, as the app's own role sees it."""
    token_hash = hash_token(token)
    with door.opened(side, lookup=token_hash, now=now) as session:
        return viewer_for(session, side, token_hash, now)


def family(door: Door, token: str, now: datetime = NOW) -> SignedInMember:
    """The family member this token signs in."""
    found = who(door, token, now)
    assert isinstance(found, SignedInMember)
    return found


def answer(door: Door, token: str, *, own: bool, now: datetime = NOW) -> None:
    """Say whose phone it is."""
    viewer = family(door, token, now)
    with door.opened("family", case_id=viewer.case_id, member_id=viewer.member_id) as session:
        sessions.answer_device(session, viewer=viewer, own=own, now=now)


def test_viewer_carries_language_zone_and_steps(door: Door) -> None:
    """One statement gives what every page needs."""
    door.change(door.amina, time_zone="Asia/Karachi", theme="dim", text_size="large")
    viewer = family(door, sign_in(door))
    assert (viewer.case_id, viewer.member_id) == (door.case_id, door.amina)
    assert (viewer.language, viewer.time_zone) == ("ur", "Asia/Karachi")
    assert (viewer.theme, viewer.text_size, viewer.own_device) == ("dim", "large", False)
    assert viewer.next_step is Step.OWN_DEVICE


def test_shared_phone_is_signed_out_after_fifteen_minutes(door: Door) -> None:
    """Whether she answered or not."""
    token = sign_in(door)
    assert who(door, token, NOW + 14 * MINUTE) is not None
    assert who(door, token, NOW + 15 * MINUTE) is None
    answer(door, token, own=False)
    assert who(door, token, NOW + 15 * MINUTE) is None


def test_shared_phone_has_a_longest_time(door: Door) -> None:
    """Twelve hours, however busy."""
    token = sign_in(door)
    with door.opened_as_owner() as session:
        session.scalars(select(LoginSession)).one().last_seen_at = NOW + timedelta(hours=12)
    assert who(door, token, NOW + timedelta(hours=12)) is None


def test_own_phone_stays_for_thirty_days(door: Door) -> None:
    """From the sign-in on; answering again does not prolong it."""
    token = sign_in(door)
    answer(door, token, own=True)
    assert family(door, token, NOW + 29 * DAY).own_device
    answer(door, token, own=True, now=NOW + 29 * DAY)
    assert who(door, token, NOW + 30 * DAY) is None


def test_changing_the_answer_to_shared_takes_effect(door: Door) -> None:
    """Back to fifteen minutes."""
    token = sign_in(door)
    answer(door, token, own=True)
    answer(door, token, own=False)
    assert who(door, token, NOW + 15 * MINUTE) is None


def test_staff_are_signed_out_after_half_an_hour(door: Door) -> None:
    """And after twelve hours at the latest."""
    token = sign_staff_in(door)
    found = who(door, token, NOW + 29 * MINUTE, "staff")
    assert isinstance(found, StaffViewer)
    assert found.roles == door.worker.roles
    assert who(door, token, NOW + 30 * MINUTE, "staff") is None
    assert who(door, token, NOW, "family") is None


def test_staff_who_left_are_nobody(door: Door) -> None:
    """From the moment on."""
    token = sign_staff_in(door)
    with door.opened_as_owner() as session:
        person = session.get(Staff, door.worker.staff_id)
        assert person is not None
        person.ended_at = NOW + MINUTE
    assert who(door, token, NOW, "staff") is not None
    assert who(door, token, NOW + MINUTE, "staff") is None


@pytest.mark.parametrize("values", [{"access": "closed"}, {"state": "ended"}, {"state": "died"}])
def test_open_session_of_a_closed_door_is_nobody(door: Door, values: dict[str, str]) -> None:
    """At the next request, without anybody ending the session."""
    token = sign_in(door)
    door.change(door.amina, **values)
    assert who(door, token) is None


def test_unknown_token_is_nobody(door: Door) -> None:
    """And the other side's token as well."""
    sign_in(door)
    assert who(door, "unknown") is None
    assert who(door, sign_staff_in(door)) is None


def test_ending_a_session_is_final_and_audited(door: Door) -> None:
    """Known by its token only, as when she leaves; a second time nothing happens."""
    token = sign_in(door)
    for _ in range(2):
        with door.opened("family") as session:
            sessions.end_session(session, "family", hash_token(token), NOW)
    assert who(door, token) is None
    with door.opened_as_owner() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.event == "session_ended")).one()
    assert (entry.chain, entry.actor_id) == (door.case_id, door.amina)


def test_leaving_works_when_the_door_was_closed(door: Door) -> None:
    """Her case's chain is closed to her by then; the end is recorded all the same."""
    token = sign_in(door)
    door.change(door.amina, access="closed")
    with door.opened("family") as session:
        sessions.end_session(session, "family", hash_token(token), NOW)
    with door.opened_as_owner() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.event == "session_ended")).one()
        assert session.scalars(select(LoginSession)).one().ended_at == NOW
    assert entry.chain == "service"


def test_staff_leave_as_well(door: Door) -> None:
    """The same function for both sides."""
    token = sign_staff_in(door)
    with door.opened("staff") as session:
        sessions.end_session(session, "staff", hash_token(token), NOW)
    assert who(door, token, side="staff") is None


def test_everywhere_else_means_everywhere_else(door: Door) -> None:
    """This place stays; her brother's is not touched."""
    here, there, his = sign_in(door), sign_in(door), sign_in(door, door.brother)
    viewer = family(door, here)
    with door.opened("family", case_id=viewer.case_id, member_id=viewer.member_id) as session:
        ended = sessions.end_all_sessions(
            session,
            case_id=viewer.case_id,
            member_id=viewer.member_id,
            actor=viewer,
            now=NOW,
            why="signed_out",
            except_session=viewer.session_id,
        )
    assert ended == 1
    assert who(door, here) is not None
    assert who(door, there) is None
    assert who(door, his) is not None


def test_ending_none_is_nothing_to_record(door: Door) -> None:
    """And no fault either."""
    with door.opened("staff", staff_id=door.worker.staff_id) as session:
        ended = sessions.end_all_sessions(
            session,
            case_id=door.case_id,
            member_id=door.amina,
            actor=door.worker,
            now=NOW,
            why="access_closed",
        )
    assert ended == 0


def test_staff_end_the_sessions_of_their_people(door: Door) -> None:
    """As when a flag closes the door."""
    token = sign_in(door)
    with door.opened("staff", staff_id=door.worker.staff_id) as session:
        sessions.end_all_sessions(
            session,
            case_id=door.case_id,
            member_id=door.amina,
            actor=door.worker,
            now=NOW,
            why="access_closed",
        )
    assert who(door, token) is None


def test_places_are_listed_with_this_one_first(door: Door) -> None:
    """Only those that still work."""
    sign_in(door)
    ended, here = sign_in(door), sign_in(door)
    sign_in(door, door.brother)
    with door.opened("family") as session:
        sessions.end_session(session, "family", hash_token(ended), NOW)
    viewer = family(door, here)
    with door.opened("family", case_id=viewer.case_id, member_id=viewer.member_id) as session:
        places = sessions_of(session, viewer, NOW)
        late = sessions_of(session, viewer, NOW + 15 * MINUTE)
    assert [place.here for place in places] == [True, False]
    assert places[0].device == "phone"
    assert late == []


def test_last_seen_is_written_at_most_once_a_minute(door: Door) -> None:
    """And keeps the session alive."""
    token = sign_in(door)
    seen = []
    for seconds in (30, 60, 90):
        moment = NOW + timedelta(seconds=seconds)
        with door.opened("family", now=moment) as session:
            sessions.note_seen(session, "family", hash_token(token), moment)
        with door.opened_as_owner() as session:
            seen.append(session.scalars(select(LoginSession.last_seen_at)).one())
    assert seen == [NOW, NOW + MINUTE, NOW + MINUTE]
    assert who(door, token, NOW + 15 * MINUTE) is not None


def test_what_she_was_shown_is_kept_once(door: Door) -> None:
    """The first moment, whatever she opens later."""
    token = sign_in(door)
    answer(door, token, own=False)
    for moment in (NOW, NOW + MINUTE):
        viewer = family(door, token, moment)
        with door.opened("family", case_id=viewer.case_id, member_id=viewer.member_id) as session:
            sessions.mark_leaving_seen(session, viewer=viewer, now=moment)
            sessions.mark_privacy_seen(session, viewer=viewer, now=moment)
    assert family(door, token).next_step is None
    with door.opened_as_owner() as session:
        events = list(session.scalars(select(AuditEntry.event)))
    assert events.count("leaving_seen") == events.count("privacy_seen") == 1


def test_nobody_answers_for_another_session(door: Door) -> None:
    """A session that is not hers, or has ended, is not there."""
    token = sign_in(door)
    viewer = family(door, token)
    his = FamilyViewer(door.case_id, door.brother, viewer.session_id)
    with (
        door.opened("family", case_id=his.case_id, member_id=his.member_id) as session,
        pytest.raises(NotFound),
    ):
        sessions.answer_device(session, viewer=his, own=True, now=NOW)
