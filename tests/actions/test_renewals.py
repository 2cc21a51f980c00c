"""A lost passkey: asked for by an administrator, confirmed by somebody who leads, told to her."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.actions import passkeys, renewals, sessions, staff_accounts
from casework.models.audit import AuditEntry
from casework.models.people import EnrolmentLink, Passkey
from casework.models.sessions import LoginSession
from casework.queries.renewals import own_renewals, renewals_to_confirm
from casework.rules.codes import hash_token
from casework.rules.coming_in import WayIn
from casework.rules.errors import NotFound, Refused
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.marks import on_postgresql


def asked(house: Household, name: str = "alice") -> str:
    """Ada asks for a new passkey for this colleague."""
    return house.act("ada", renewals.ask_for_renewal, staff_id=house.staff[name])


def confirmed(house: Household, who: str, renewal_id: str) -> str:
    """Somebody confirms it; the token."""
    return house.act(who, renewals.confirm_renewal, renewal_id=renewal_id)


def open_links(house: Household, name: str) -> set[str]:
    """Hashes of links with which somebody could come in as this colleague."""
    with house.database.session("owner", write=False) as session:
        return set(
            session.scalars(
                select(EnrolmentLink.token_hash).where(
                    EnrolmentLink.staff_id == house.staff[name],
                    EnrolmentLink.used_at.is_(None),
                    EnrolmentLink.expires_at > NOW,
                )
            )
        )


def test_what_she_lost_opens_nothing_at_once(house: Household) -> None:
    alice = house.worker("alice")
    with house.database.session_of(alice) as session:
        new = passkeys.NewPasskey(credential_id="lost", public_key=b"k", sign_count=0)
        passkeys.add_passkey(session, viewer=alice, new=new, now=NOW)
        sessions.begin_staff_session(
            session,
            staff_id=alice.staff_id,
            language="en",
            way_in=WayIn.PASSKEY,
            device="phone",
            now=NOW,
        )
        session.commit()
    first = asked(house)
    assert asked(house) == first
    assert open_links(house, "alice") == set()
    with house.database.session("owner", write=False) as session:
        assert session.scalars(select(Passkey)).one().revoked_at == NOW
        assert session.scalars(select(LoginSession)).one().ended_at == NOW


@pytest.mark.parametrize("name", ["lena", "nora"])
def test_somebody_who_leads_confirms_and_gets_the_link(house: Household, name: str) -> None:
    renewal_id = asked(house)
    assert [one.name for one in house.see(name, renewals_to_confirm)] == ["Alice O’Hara"]
    token = confirmed(house, name, renewal_id)
    assert open_links(house, "alice") == {hash_token(token)}
    assert house.see(name, renewals_to_confirm) == ()
    with pytest.raises(NotFound):
        confirmed(house, name, renewal_id)


@pytest.mark.parametrize("name", ["ada", "alice", "bea", "sue", "adil"])
def test_neither_the_asker_nor_a_colleague_confirms(house: Household, name: str) -> None:
    renewal_id = asked(house)
    with pytest.raises(Refused):
        confirmed(house, name, renewal_id)
    assert open_links(house, "alice") == set()


def test_leader_of_another_region_does_not_confirm(house: Household) -> None:
    renewal_id = asked(house)
    assert house.see("stella", renewals_to_confirm) == ()
    with pytest.raises(NotFound):
        confirmed(house, "stella", renewal_id)


def test_leader_never_confirms_her_own(house: Household) -> None:
    renewal_id = asked(house, "lena")
    with pytest.raises(NotFound):
        confirmed(house, "lena", renewal_id)
    assert confirmed(house, "nora", renewal_id)


def test_manager_who_asked_does_not_confirm(house: Household) -> None:
    """An administrator who was made a national manager since stays the one who asked."""
    renewal_id = asked(house)
    house.database.tamper(
        f"UPDATE staff_role SET role = 'national_manager' WHERE staff_id = '{house.staff['ada']}'"
    )
    house.roles["ada"] = house.roles["nora"]
    with pytest.raises(NotFound):
        confirmed(house, "ada", renewal_id)


def test_worker_is_told_who_asked_and_confirmed(house: Household) -> None:
    confirmed(house, "lena", asked(house))
    (told,) = house.see("alice", own_renewals)
    assert (told.asked_by, told.confirmed_by) == ("Ada O’Hara", "Lena O’Hara")
    assert house.see("bea", own_renewals) == ()
    with house.database.session("owner", write=False) as session:
        events = list(session.scalars(select(AuditEntry.event)))
    assert "passkey_renewal_asked" in events
    assert "staff_passkey_renewed" in events


def test_nobody_asks_for_herself(house: Household) -> None:
    with pytest.raises(Refused):
        asked(house, "ada")


def test_invitation_still_brings_its_own_link(house: Household) -> None:
    _, token = house.act(
        "ada",
        staff_accounts.invite,
        full_name="Noor Malik",
        email="noor@example.org",
        role="caseworker",
        region_id=house.regions["north"],
    )
    assert token


@on_postgresql
def test_database_gives_an_administrator_no_second_link(house: Household) -> None:
    """Nor the change of a link's token, nor a confirmation by whoever asked."""
    renewal_id = asked(house)
    insert = (
        "INSERT INTO enrolment_link (id, staff_id, token_hash, created_at, created_by, expires_at)"
        " VALUES ('x', :staff, 'x', now(), :by, now() + interval '1 day')"
    )
    confirm = "UPDATE passkey_renewal SET confirmed_by = :by, confirmed_at = now()"
    for name in ("ada", "alice", "stella"):
        values = {"staff": house.staff["alice"], "by": house.staff[name]}
        with house.database.session_of(house.worker(name)) as session:
            for statement in (insert, "UPDATE enrolment_link SET token_hash = 'x'"):
                with pytest.raises(DBAPIError), session.begin_nested():
                    session.execute(text(statement), values)
            assert session.connection().execute(text(confirm), values).rowcount == 0
    assert renewal_id
