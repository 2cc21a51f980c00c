"""No silent write: the guard sees every way of changing a record through a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import sessionmaker

from casework.actions.audit import ReadOnlyWrite, UnauditedWrite, install_audit_guard, record
from casework.actions.audit_guard import EXEMPT_COLUMNS, EXEMPT_TABLES, REASON_OPTION
from casework.models import Base
from casework.models.audit import SERVICE_CHAIN, AuditEntry
from casework.models.people import Region
from casework.models.sessions import LimitCounter, LoginSession, Submission
from casework.queries.database import CaseworkSession, open_session, session_factory
from casework.rules.access import SystemActor
from casework.rules.events import Event
from tests.support.databases import NOW, Database

Opener = Callable[..., CaseworkSession]


@pytest.fixture
def opened(database: Database) -> Iterator[Opener]:
    """Opens sessions whose maker is guarded; closed when the test ends."""
    factory: sessionmaker[CaseworkSession] = session_factory(database.engine("owner"))
    install_audit_guard(factory)
    sessions: list[CaseworkSession] = []

    def open_one(*, write: bool = True) -> CaseworkSession:
        sessions.append(open_session(factory, write=write, side="staff", now=NOW))
        return sessions[-1]

    yield open_one
    for session in sessions:
        session.close()


def note(session: CaseworkSession) -> AuditEntry:
    return record(
        session,
        chain=SERVICE_CHAIN,
        actor=SystemActor(),
        event=Event.REGION_ADDED,
        facts={"region_id": "r1"},
        now=NOW,
    )


@pytest.fixture
def region(opened: Opener) -> Region:
    """A region that is there already."""
    session = opened()
    region = Region(id="r1", name="North")
    session.add(region)
    note(session)
    session.commit()
    return region


def a_session() -> LoginSession:
    return LoginSession(
        id="x1",
        token_hash="a" * 64,
        side="staff",
        started_at=NOW,
        last_seen_at=NOW,
        idle_seconds=900,
        expires_at=NOW,
        way_in="passkey",
    )


def add(session: CaseworkSession) -> None:
    session.add(Region(name="South"))


def change(session: CaseworkSession) -> None:
    session.get_one(Region, "r1").name = "South"


def remove(session: CaseworkSession) -> None:
    session.delete(session.get_one(Region, "r1"))


def add_by_statement(session: CaseworkSession) -> None:
    session.execute(insert(Region).values(id="r2", name="South"))


def change_by_statement(session: CaseworkSession) -> None:
    session.execute(update(Region).values(name="South"))


def change_the_table(session: CaseworkSession) -> None:
    session.execute(update(Region.__table__).values(name="South"))


def change_many(session: CaseworkSession) -> None:
    session.execute(update(Region), [{"id": "r1", "name": "South"}])


def remove_by_statement(session: CaseworkSession) -> None:
    session.execute(delete(Region))


WRITES = [
    add,
    change,
    remove,
    add_by_statement,
    change_by_statement,
    change_the_table,
    change_many,
    remove_by_statement,
]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("write", WRITES)
def test_a_change_without_an_entry_is_not_committed(
    opened: Opener, write: Callable[[CaseworkSession], None]
) -> None:
    session = opened()
    write(session)
    with pytest.raises(UnauditedWrite, match="region"):
        session.commit()
    session.rollback()
    assert [each.name for each in opened().query(Region)] == ["North"]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("write", WRITES)
def test_a_change_with_its_entry_is_committed(
    opened: Opener, write: Callable[[CaseworkSession], None]
) -> None:
    session = opened()
    write(session)
    note(session)
    session.commit()
    assert [each.name for each in opened().query(Region)] != ["North"]


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("write", WRITES)
def test_while_reading_nothing_can_be_written(
    opened: Opener, write: Callable[[CaseworkSession], None]
) -> None:
    session = opened(write=False)

    def try_it() -> None:
        write(session)
        session.flush()

    with pytest.raises((ReadOnlyWrite, DatabaseError)):
        try_it()


@pytest.mark.usefixtures("region")
def test_reading_and_committing_needs_no_entry(opened: Opener) -> None:
    session = opened()
    region = session.get_one(Region, "r1")
    region.name = str(region.name)  # set, and not changed
    session.commit()


@pytest.mark.usefixtures("region")
def test_an_entry_covers_its_own_transaction_only(opened: Opener) -> None:
    session = opened()
    note(session)
    session.commit()
    change(session)
    with pytest.raises(UnauditedWrite):
        session.commit()


@pytest.mark.usefixtures("region")
def test_a_change_flushed_early_is_not_forgotten(opened: Opener) -> None:
    session = opened()
    change(session)
    session.flush()
    session.query(Region).all()
    with pytest.raises(UnauditedWrite):
        session.commit()


@pytest.mark.usefixtures("region")
def test_an_entry_rolled_back_to_a_savepoint_is_none(opened: Opener) -> None:
    session = opened()
    change(session)
    savepoint = session.begin_nested()
    note(session)
    savepoint.rollback()
    with pytest.raises(UnauditedWrite):
        session.commit()


@pytest.mark.usefixtures("region")
def test_a_savepoint_is_checked_with_its_transaction(opened: Opener) -> None:
    session = opened()
    with session.begin_nested():
        change(session)
    note(session)
    session.commit()


def test_a_rollback_forgets_what_was_tried(opened: Opener) -> None:
    session = opened()
    add(session)
    session.flush()
    session.rollback()
    session.commit()


def test_small_books_are_written_without_an_entry(opened: Opener) -> None:
    session = opened()
    session.add(LimitCounter(key="k", expires_at=NOW))
    session.add(Submission(key="s", side="staff", actor_id="s1", action="a", result="", at=NOW))
    session.commit()


@pytest.mark.parametrize("by_statement", [True, False])
def test_the_last_seen_time_alone_needs_no_entry(opened: Opener, by_statement: bool) -> None:
    session = opened()
    row = a_session()
    session.add(row)
    note(session)
    session.commit()
    later = NOW + timedelta(minutes=1)
    if by_statement:
        session.execute(update(LoginSession).values(last_seen_at=later))
    else:
        row.last_seen_at = later
    session.commit()
    if by_statement:
        session.execute(update(LoginSession).values(last_seen_at=later, ended_at=later))
    else:
        row.last_seen_at, row.ended_at = NOW, NOW
    with pytest.raises(UnauditedWrite, match="login_session"):
        session.commit()


@pytest.mark.usefixtures("region")
def test_a_statement_may_say_why_it_needs_none(opened: Opener) -> None:
    session = opened()
    because = {REASON_OPTION: "a test"}
    session.execute(update(Region).values(name="South").execution_options(**because))
    session.commit()


def test_every_exemption_names_what_exists_and_why() -> None:
    tables = Base.metadata.tables
    for table, reason in EXEMPT_TABLES.items():
        assert table in tables
        assert reason
    for table, (columns, reason) in EXEMPT_COLUMNS.items():
        assert columns <= set(tables[table].c.keys())
        assert reason
