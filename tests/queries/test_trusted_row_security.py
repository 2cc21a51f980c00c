"""PostgreSQL itself shows somebody told instead his entries and his own row, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from casework.models.base import Base
from casework.models.row_security import FAMILY, RULES
from casework.queries.shared_updates import shared_entries
from casework.rules.access import TrustedViewer
from tests.support import trusting
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.writing import ARREST, HEARING, released

# SQLite has neither roles nor policies.
pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

PEOPLE = ("mary", "imran")
# Everybody reads these before signing in: helplines, and whether it is a demo.
OPEN_TO_ALL = {
    table
    for table, rules in RULES.items()
    if any(one.role == FAMILY and "SELECT" in one.commands and one.using == "true" for one in rules)
}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[Desk]:
    """Two relatives, each with a friend of her own and news of her own."""
    made = desk_of(build(database), tmp_path)
    for number, name in enumerate(PEOPLE):
        made.knew_before(name, "charge")
        released(made, "alice", "hearing_listed", HEARING, name)
        released(made, "alice", "arrest", ARREST, name)
        trusting.confirmed(made.house, name, value=f"07700 90070{number}")
    yield made
    database.close_sessions()


def friends(desk: Desk) -> dict[str, TrustedViewer]:
    with desk.house.database.session("owner", write=False) as session:
        rows = session.execute(text("SELECT member_id, case_id, id FROM trusted_person")).all()
    of = {desk.house.members[name][1]: name for name in PEOPLE}
    return {of[member]: TrustedViewer(case_id, his) for member, case_id, his in rows}


def addressed(desk: Desk, name: str) -> set[str]:
    with desk.house.database.session("owner", write=False) as session:
        found = session.execute(
            text("SELECT update_id FROM audience WHERE member_id = :who"),
            {"who": desk.house.members[name][1]},
        )
        return set(found.scalars())


def seen(desk: Desk, viewer: TrustedViewer, table: str) -> int:
    with desk.house.database.session_of(viewer, write=False) as session:
        try:
            return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())
        except ProgrammingError:  # no permission at all
            return 0


def test_an_unscoped_select_shows_him_his_entries_and_his_row_only(desk: Desk) -> None:
    for viewer in friends(desk).values():
        found = {table: seen(desk, viewer, table) for table in Base.metadata.tables}
        shown = {table for table, count in found.items() if count} - OPEN_TO_ALL
        # Of the chain of the case its head alone: he writes his own coming in to it.
        assert shown == {"trusted_person", "update_entry", "audit_head"}
        assert (found["trusted_person"], found["update_entry"]) == (1, 1)


def test_every_pair_sees_its_own_person_alone(desk: Desk) -> None:
    for name, viewer in friends(desk).items():
        with desk.house.database.session_of(viewer, write=False) as session:
            rows = set(session.execute(text("SELECT id FROM update_entry")).scalars())
            shared = {one.id for one in shared_entries(session, viewer, trusting.NOW)}
        assert shared <= rows
        for other in PEOPLE:
            assert bool(rows & addressed(desk, other)) == (other == name)


def test_row_security_shows_no_less_than_the_rule_and_nothing_untold(desk: Desk) -> None:
    trusting.tells_instead(desk.house, "mary", "court_police")
    viewer = friends(desk)["mary"]
    with desk.house.database.session_of(viewer, write=False) as session:
        kinds = set(session.execute(text("SELECT kind FROM update_entry")).scalars())
        shared = {one.kind for one in shared_entries(session, viewer, trusting.NOW)}
    assert kinds == shared == {"hearing_listed", "arrest"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trusted_person SET subjects = 'money'",
        "UPDATE trusted_person SET state = 'spoken'",
        "UPDATE family_member SET language = 'cy'",
        "UPDATE update_entry SET state = 'withdrawn'",
        "INSERT INTO message (case_id, id, member_id, from_family, language, sent_at)"
        " SELECT case_id, 'x', member_id, true, 'en', asked_at FROM trusted_person",
        "INSERT INTO member_choice (case_id, id, member_id, number, topic, value, set_at, set_by,"
        " by_staff, how) SELECT case_id, 'x', member_id, 1, 'way', '{}', asked_at, member_id,"
        " false, '' FROM trusted_person",
        "DELETE FROM trusted_person",
    ],
)
def test_he_writes_nothing_but_the_end_and_his_look(desk: Desk, statement: str) -> None:
    viewer = friends(desk)["mary"]
    with desk.house.database.session_of(viewer) as session:
        try:
            changed = session.connection().execute(text(statement)).rowcount
        except ProgrammingError:  # no permission, or a policy says no
            changed = 0
        assert changed == 0


def test_somebody_who_ended_or_is_barred_sees_nothing_at_all(desk: Desk) -> None:
    viewer = friends(desk)["mary"]
    for change in ("state = 'ended'", "state = 'spoken'", "state = 'refused'"):
        with desk.house.database.session("owner") as session:
            session.execute(
                text(f"UPDATE trusted_person SET {change} WHERE id = :his"),
                {"his": viewer.trusted_id},
            )
            session.commit()
        assert seen(desk, viewer, "trusted_person") == 0
        assert seen(desk, viewer, "update_entry") == 0
