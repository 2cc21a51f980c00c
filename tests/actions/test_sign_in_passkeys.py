"""Passkeys and enrolment links: whose they are, and what they open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions import enrolment, passkeys
from casework.actions.passkeys import NewPasskey
from casework.models.audit import AuditEntry
from casework.models.people import Passkey, Staff
from casework.models.sessions import LoginSession
from casework.queries.sessions import invited_name, own_account, passkeys_of
from casework.rules.access import FamilyViewer, SystemActor, Viewer
from casework.rules.codes import hash_token
from casework.rules.coming_in import CameIn, TurnedAway
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.coming_in import Door, browser, open_door
from tests.support.databases import NOW, Database

KEY = NewPasskey(credential_id="credential", public_key=b"public", sign_count=0)


@pytest.fixture
def door(database: Database) -> Door:
    """One case with people."""
    return open_door(database)


def context(viewer: Viewer) -> dict[str, str]:
    """Who is looking, as the web layer tells the database."""
    if isinstance(viewer, FamilyViewer):
        return {"case_id": viewer.case_id, "member_id": viewer.member_id}
    return {"staff_id": viewer.staff_id}


def amina(door: Door, *, own: bool = True) -> FamilyViewer:
    """Amina on her own phone."""
    return FamilyViewer(door.case_id, door.amina, own_device=own)


def add(door: Door, viewer: Viewer, credential_id: str = "credential") -> str:
    """Add a passkey."""
    with door.opened(viewer.side, **context(viewer)) as session:
        return passkeys.add_passkey(
            session, viewer=viewer, new=replace(KEY, credential_id=credential_id), now=NOW
        )


def come_in(
    door: Door,
    side: str,
    *,
    credential_id: str = "credential",
    challenge: str | None = "challenge",
    count: int | None = 0,
) -> CameIn | TurnedAway:
    """Answer a challenge; ``count`` is what the check finds."""
    with door.opened(side) as session:
        return passkeys.sign_in(
            session,
            side=side,
            credential_id=credential_id,
            challenge=challenge,
            verify=lambda public_key, kept: count if public_key == b"public" else None,
            browser=browser(),
            now=NOW,
        )


def test_family_passkey_signs_her_in(door: Door) -> None:
    """With a counter that stays at 0, again and again."""
    add(door, amina(door))
    for challenge in ("one", "two"):
        assert isinstance(come_in(door, "family", challenge=challenge), CameIn)
    with door.opened_as_owner() as session:
        assert session.scalars(select(Passkey)).one().last_used_at == NOW
        assert {row.way_in for row in session.scalars(select(LoginSession))} == {"passkey"}


def test_passkey_only_on_a_phone_of_her_own(door: Door) -> None:
    """On a shared phone anybody who unlocks it would get in."""
    with pytest.raises(Refused):
        add(door, amina(door, own=False))


def test_challenge_is_answered_once(door: Door) -> None:
    """A copied cookie and a copied answer open nothing."""
    add(door, amina(door))
    assert isinstance(come_in(door, "family"), CameIn)
    assert come_in(door, "family") == TurnedAway()


@pytest.mark.parametrize(
    "values",
    [{"credential_id": "other"}, {"credential_id": ""}, {"challenge": None}, {"count": None}],
)
def test_every_wrong_answer_is_the_same(door: Door, values: dict[str, object]) -> None:
    """Unknown, unsigned, stale: nothing is told."""
    add(door, amina(door))
    assert come_in(door, "family", **values) == TurnedAway()  # type: ignore[arg-type]


def test_passkey_of_one_side_is_nothing_on_the_other(door: Door) -> None:
    """Family and staff never meet."""
    add(door, amina(door))
    assert come_in(door, "staff") == TurnedAway()


@pytest.mark.parametrize("values", [{"access": "closed"}, {"state": "ended"}])
def test_closed_door_stays_closed_for_a_passkey(door: Door, values: dict[str, str]) -> None:
    """And nothing of the try is kept."""
    add(door, amina(door))
    door.change(door.amina, **values)
    assert come_in(door, "family", count=7) == TurnedAway()
    with door.opened_as_owner() as session:
        assert session.scalars(select(Passkey)).one().sign_count == 0


def test_removed_passkey_opens_nothing(door: Door) -> None:
    """Her own only; nobody removes another's."""
    key_id = add(door, amina(door))
    his = FamilyViewer(door.case_id, door.brother)
    with door.opened("family", **context(his)) as session, pytest.raises(NotFound):
        passkeys.remove_passkey(session, viewer=his, passkey_id=key_id, now=NOW)
    with door.opened("family", **context(amina(door))) as session:
        passkeys.remove_passkey(session, viewer=amina(door), passkey_id=key_id, now=NOW)
        assert passkeys_of(session, amina(door)) == []
    assert come_in(door, "family") == TurnedAway()


def test_same_credential_is_not_added_twice(door: Door) -> None:
    """Whoever's it is, nothing is said about it."""
    add(door, amina(door))
    with pytest.raises(Invalid):
        add(door, FamilyViewer(door.case_id, door.brother, own_device=True))


def test_staff_keep_their_last_passkey(door: Door) -> None:
    """With a second one, the first can go."""
    first = add(door, door.worker)
    with door.opened("staff", **context(door.worker)) as session, pytest.raises(Refused):
        passkeys.remove_passkey(session, viewer=door.worker, passkey_id=first, now=NOW)
    add(door, door.worker, "second")
    with door.opened("staff", **context(door.worker)) as session:
        assert own_account(session, door.worker).passkeys == 2
        passkeys.remove_passkey(session, viewer=door.worker, passkey_id=first, now=NOW)


def link(door: Door, side: str = "staff") -> str:
    """A link that the administrator made for the caseworker: with the invitation only."""
    with door.opened(side, **context(door.administrator)) as session:
        return enrolment.make_enrolment_link(
            session, staff_id=door.worker.staff_id, actor=door.administrator, now=NOW
        )


def enrol(
    door: Door, token: str, *, challenge: str = "challenge", days: int = 0
) -> CameIn | TurnedAway:
    """Use a link."""
    now = NOW + timedelta(days=days)
    with door.opened("staff", now=now) as session:
        return enrolment.enrol(
            session, token=token, new=KEY, challenge=challenge, browser=browser(), now=now
        )


def test_enrolment_link_works_once(door: Door) -> None:
    """It adds the passkey and signs in; then it is used."""
    token = link(door)
    assert isinstance(enrol(door, token), CameIn)
    assert enrol(door, token, challenge="another") == TurnedAway()
    assert isinstance(come_in(door, "staff", challenge="third"), CameIn)
    with door.opened("staff", lookup=hash_token(token)) as session:
        assert invited_name(session, hash_token(token), NOW) is None


def test_enrolment_link_lives_for_seven_days(door: Door) -> None:
    """It names whom it is for while it lives."""
    token = link(door)
    with door.opened("staff", lookup=hash_token(token)) as session:
        assert invited_name(session, hash_token(token), NOW) == "Maryam Okafor"
    assert enrol(door, token, days=7) == TurnedAway()


def test_new_link_replaces_the_earlier_one(door: Door) -> None:
    """One open link for a person."""
    first, second = link(door), link(door, "owner")
    assert enrol(door, first, challenge="one") == TurnedAway()
    assert isinstance(enrol(door, second, challenge="two"), CameIn)


def test_renewing_ends_passkeys_and_sessions(door: Door) -> None:
    """A lost phone: what was kept on it opens nothing, the link does."""
    enrol(door, link(door))
    with door.opened("staff", **context(door.administrator)) as session:
        enrolment.end_ways_in(
            session,
            staff_id=door.worker.staff_id,
            actor=door.administrator,
            why="passkey_renewed",
            now=NOW,
        )
    token = link(door, "owner")
    assert come_in(door, "staff", challenge="two") == TurnedAway()
    with door.opened_as_owner() as session:
        assert all(row.ended_at for row in session.scalars(select(LoginSession)))
        session.scalars(select(Passkey)).one().credential_id = "lost"
    assert isinstance(enrol(door, token, challenge="three"), CameIn)


def test_creating_an_administrator_prints_one_link(door: Door) -> None:
    """Audited; her address sealed; a second account for it refused."""
    with door.opened("owner") as session:
        token = enrolment.create_administrator(
            session,
            name="Noor Haq",
            email="Noor@example.org",
            actor=SystemActor("operator"),
            now=NOW,
        )
    with door.opened_as_owner() as session:
        person = session.scalars(select(Staff).where(Staff.full_name == "Noor Haq")).one()
        assert person.email == "Noor@example.org"
        assert b"Noor" not in (person.email_sealed or b"")
        events = list(session.scalars(select(AuditEntry.event)))
    assert {"administrator_created", "enrolment_link_made"} <= set(events)
    assert isinstance(enrol(door, token), CameIn)
    with pytest.raises(Invalid), door.opened("owner") as session:
        enrolment.create_administrator(
            session, name="N", email="noor@EXAMPLE.org", actor=SystemActor("operator"), now=NOW
        )
