"""PostgreSQL refuses by itself: clocks, applications and days in court, without any scope."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.belongings import OPEN, SEES
from tests.support.belongings_dates import OF_A_RELATIVE, OF_HER_OWN_WORKER
from tests.support.databases import NOW
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household

# Whose own worker each is: written by hand. Kit's, Imran's and Mary's is Alice.
OWN: dict[str, frozenset[str]] = {
    "alice": frozenset({"mary", "imran", "kit"}),
    "bea": frozenset({"dan"}),
    "sid": frozenset({"olga"}),
}


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("dates")
    yield from furnished_on("postgresql", request, directory, f"dates_{worker_id}")


@pytest.fixture(autouse=True)
def rolled_back(house: Furnished) -> Iterator[None]:
    yield
    house[0].database.close_sessions()


def _seen(household: Household, who: str, table: str, column: str = "member_id") -> set[str]:
    viewer = household.worker(who) if who in WORKERS else household.relative(who)
    with household.database.session_of(viewer) as session:
        return set(session.execute(text(f"SELECT {column} FROM {table}")).scalars())


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_sees_days_of_her_people_only(house: Furnished, worker: str) -> None:
    household, _ = house
    wanted = {household.members[name][1] for name in SEES[worker]}
    for table in OF_A_RELATIVE:
        assert _seen(household, worker, table) == wanted, table


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_an_application_is_seen_by_its_own_worker_only(house: Furnished, worker: str) -> None:
    household, _ = house
    wanted = {household.members[name][1] for name in OWN.get(worker, ())}
    for table in OF_HER_OWN_WORKER:
        assert _seen(household, worker, table) == wanted, table


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_sees_only_what_is_her_own(house: Furnished, reader: str) -> None:
    household, _ = house
    own = {household.members[reader][1]}
    for table in (*OF_HER_OWN_WORKER, "day_plan", "beside_day"):
        assert _seen(household, reader, table) == own, table
    assert _seen(household, reader, "clock") == set()  # nobody has confirmed one
    assert len(_seen(household, reader, "way_there", "id")) == 1  # that of her own entry


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claim SET stage = 'paid'",
        "UPDATE claim_sum SET outcome_sealed = NULL",
        "INSERT INTO claim_sum SELECT * FROM claim_sum",
        "UPDATE claim_consent SET for_member_id = member_id",
        "UPDATE beside_day SET how = 'not_wanted'",
        "UPDATE clock SET state = 'confirmed'",
        "INSERT INTO clock SELECT * FROM clock",
        "DELETE FROM day_plan",
        "INSERT INTO fact_check SELECT * FROM fact_check",
        "INSERT INTO clock_rule SELECT * FROM clock_rule",
        "UPDATE way_there SET text_sealed = NULL",
    ],
)
def test_what_is_not_hers_to_change_is_refused(house: Furnished, statement: str) -> None:
    household, _ = house
    with (
        household.database.session_of(household.relative("mary")) as session,
        pytest.raises(DBAPIError) as caught,
    ):
        session.execute(text(statement))
    assert "permission denied" in str(caught.value)


def test_a_plan_for_somebody_else_is_refused(house: Furnished) -> None:
    household, ids = house
    case_id, member_id = household.members["imran"]
    row = "INSERT INTO day_plan (case_id, member_id, hearing_id, going, seats, interpreter,"
    row += " statement, said_by, set_at, set_by, version) VALUES (:case, :member, :hearing,"
    row += " 'yes', 0, '', '', 'family', :now, 'x', 1)"
    values = {"case": case_id, "member": member_id, "hearing": ids["mary"]["update"], "now": NOW}
    with (
        household.database.session_of(household.relative("mary")) as session,
        pytest.raises(DBAPIError) as caught,
    ):
        session.execute(text(row), values)
    assert "policy" in str(caught.value)


@pytest.mark.parametrize("worker", ["alice", "lena", "sue", "adil"])
def test_only_an_administrator_adds_rules_and_checks(house: Furnished, worker: str) -> None:
    household, _ = house
    viewer = household.worker(worker)
    row = "INSERT INTO fact_check (id, fact, still_so, source, checked_on, checked_by, added_at)"
    row += " VALUES ('x', 'help:cff', true, 'me', :day, :who, :now)"
    values = {"day": NOW.date(), "who": viewer.staff_id, "now": NOW}
    with household.database.session_of(viewer) as session, pytest.raises(DBAPIError) as caught:
        session.execute(text(row), values)
    assert "policy" in str(caught.value)
