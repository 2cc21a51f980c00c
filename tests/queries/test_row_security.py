"""PostgreSQL refuses by itself: unscoped SQL under the login roles of the application.

Nothing here goes through the queries. Each statement is what somebody would write who forgot
the scope, or who came past the application.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from casework.models.base import Base
from casework.models.row_security import FAMILY, LOGIN_ROLES, RULES, STAFF, WORKER
from casework.queries.database import CaseworkSession
from tests.support.belongings import OPEN, RELATIVES, SEES
from tests.support.databases import NOW, PostgresqlDatabase
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household

# Tables whose rows belong to one relative each. family_member's own id stands for it.
OF_A_RELATIVE = {
    "family_member": "id",
    "contact_point": "member_id",
    "person_flag": "member_id",
    "under_age_decision": "member_id",
    "allocation": "member_id",
    "audience": "member_id",
    "contact_entry": "member_id",
    "promise": "member_id",
    "message": "member_id",
    "message_draft": "member_id",
    "outbox_message": "member_id",
    "member_choice": "member_id",
    "trusted_person": "member_id",
    "choice_override": "member_id",
    "return_request": "member_id",
}
# What she herself may read of those.
_NOT_HERS = {"person_flag", "under_age_decision", "contact_entry", "return_request"}
HERS = frozenset(OF_A_RELATIVE) - _NOT_HERS
# Only she reads what she has not sent.
STAFF_NEVER = frozenset({"message_draft"})


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    """The household on PostgreSQL, with one object of every sort for every relative.

    Nothing here is committed, so all tests share it.
    """
    directory = tmp_path_factory.mktemp("furnished")
    yield from furnished_on("postgresql", request, directory, f"policies_{worker_id}")


@pytest.fixture(autouse=True)
def rolled_back(house: Furnished) -> Iterator[None]:
    """Sessions close without a commit."""
    yield
    house[0].database.close_sessions()


def _as_worker(house: Household, worker: str) -> CaseworkSession:
    return house.database.session_of(house.worker(worker))


def _as_relative(house: Household, name: str) -> CaseworkSession:
    return house.database.session_of(house.relative(name))


def _refused(session: CaseworkSession, statement: str, **values: object) -> None:
    with pytest.raises(DBAPIError) as caught, session.begin_nested():
        session.execute(text(statement), values)
    assert "policy" in str(caught.value) or "permission denied" in str(caught.value)


def test_login_roles_own_nothing_and_bypass_nothing(
    worker_database: PostgresqlDatabase,
) -> None:
    """Not superusers, not owners, not exempt from policies."""
    with worker_database.engine("owner").connect() as connection:
        roles = connection.execute(
            text(
                "SELECT rolname FROM pg_roles WHERE rolname = ANY (:names)"
                " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
            ),
            {"names": list(LOGIN_ROLES)},
        ).all()
        owners = set(
            connection.execute(
                text("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
            ).scalars()
        )
    assert roles == []
    assert owners.isdisjoint(LOGIN_ROLES)


def test_every_table_has_row_security_and_a_rule(
    worker_database: PostgresqlDatabase,
) -> None:
    """A new table without a rule is seen by nobody, and found here."""
    with worker_database.engine("owner").connect() as connection:
        secured = set(
            connection.execute(
                text("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity")
            ).scalars()
        )
    assert set(Base.metadata.tables) == set(RULES)
    assert secured >= set(Base.metadata.tables)


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_unscoped_select_shows_a_worker_only_her_people(house: Furnished, worker: str) -> None:
    """SELECT without WHERE, on every table with rows of relatives."""
    household, _ = house
    wanted = {household.members[name][1] for name in SEES[worker]}
    with _as_worker(household, worker) as session:
        for table, column in OF_A_RELATIVE.items():
            if table in STAFF_NEVER:
                _refused(session, f"SELECT * FROM {table}")
                continue
            seen = set(session.execute(text(f"SELECT {column} FROM {table}")).scalars())
            assert seen <= wanted, (worker, table)
            if table in ("family_member", "contact_point", "promise", "audience"):
                assert seen == wanted, (worker, table)
        sessions = session.execute(
            text("SELECT member_id FROM login_session WHERE side = 'family'")
        ).scalars()
        assert set(sessions) <= wanted


@pytest.mark.parametrize("reader", OPEN)
def test_unscoped_select_shows_a_relative_only_her_own(house: Furnished, reader: str) -> None:
    """And nothing at all of what is staff only."""
    household, belongings = house
    case_id, member_id = household.members[reader]
    with _as_relative(household, reader) as session:
        for table, column in OF_A_RELATIVE.items():
            if table not in HERS:
                _refused(session, f"SELECT * FROM {table}")
                continue
            seen = set(session.execute(text(f"SELECT {column} FROM {table}")).scalars())
            assert seen == {member_id}, table
        for table in ("wall", "withdrawal", "incident", "staff_role", "region"):
            _refused(session, f"SELECT * FROM {table}")
        for table in ("deceased", "review"):
            cases = session.execute(text(f"SELECT case_id FROM {table}")).scalars()
            assert set(cases) <= {case_id}
        updates = set(session.execute(text("SELECT id FROM update_entry")).scalars())
        assert updates == {belongings[reader]["update"]}
        assert len(session.execute(text("SELECT id FROM staff")).all()) <= 2


@pytest.mark.parametrize("role", ["family", "staff"])
def test_without_a_context_there_is_nothing(house: Furnished, role: str) -> None:
    """A connection that nobody introduced sees no row of any case."""
    household, _ = house
    with household.database.session(role) as session:
        for table in (*OF_A_RELATIVE, "case_file", "deceased", "update_entry", "update_words"):
            try:
                with session.begin_nested():
                    rows = session.execute(text(f"SELECT * FROM {table}")).all()
            except ProgrammingError:
                continue  # not even granted
            assert rows == [], (role, table)


def test_a_suspect_sees_nothing_even_of_his_own(house: Furnished) -> None:
    """His door is closed: his own row is gone with the rest."""
    household, _ = house
    with _as_relative(household, "sam") as session:
        for table in (*HERS, "deceased", "update_entry"):
            assert session.execute(text(f"SELECT * FROM {table}")).all() == [], table


@pytest.mark.parametrize("worker", ["alice", "bea", "adil", "sid", "stella", "vik", "ada"])
def test_unscoped_update_by_a_worker_meets_only_her_people(house: Furnished, worker: str) -> None:
    """UPDATE without WHERE counts her own rows and no other."""
    household, _ = house
    with _as_worker(household, worker) as session:
        for table, change in {
            "family_member": "hard_news = 'read_first'",
            "contact_point": "voicemail = 'identify_us'",
            "person_flag": "ended_at = now()",
            "promise": "kept_at = now()",
            "audience": "told_at = now()",
        }.items():
            result = session.execute(text(f"UPDATE {table} SET {change}"))
            wanted = {household.members[name][1] for name in SEES[worker]}
            owner = household.database.session("owner", write=False)
            column = OF_A_RELATIVE[table]
            rows = owner.execute(text(f"SELECT {column} FROM {table}")).scalars()
            mine = [one for one in rows if one in wanted]
            assert result.rowcount == len(mine), (worker, table)  # type: ignore[attr-defined]
            owner.close()


def test_relative_cannot_change_who_she_is(house: Furnished) -> None:
    """Nor open a door, nor tell herself."""
    household, _ = house
    with _as_relative(household, "mary") as session:
        for column in ("access", "state", "evidence_hold", "case_id", "name_sealed"):
            _refused(session, f"UPDATE family_member SET {column} = {column}")
        for column in ("told_at", "told_by", "addressed", "removed_at"):
            _refused(session, f"UPDATE audience SET {column} = {column}")
        themed = session.execute(text("UPDATE family_member SET theme = 'dim'"))
        assert themed.rowcount == 1  # type: ignore[attr-defined]
        chosen = session.execute(text("UPDATE audience SET choice = 'keep'"))
        assert chosen.rowcount == 1  # type: ignore[attr-defined]


def test_relative_cannot_write_for_anybody_else(house: Furnished) -> None:
    """A message in another's name, or one that pretends to come from staff."""
    household, _ = house
    insert = (
        "INSERT INTO message (case_id, id, member_id, from_family, staff_id, language, sent_at)"
        " VALUES (:case, :id, :member, :from_family, :staff, 'en', now())"
    )
    case_id, mary = household.members["mary"]
    alice = household.staff["alice"]
    with _as_relative(household, "mary") as session:
        for name in RELATIVES:
            if name != "mary":
                other_case, other = household.members[name]
                values = {"case": other_case, "member": other, "staff": None}
                _refused(session, insert, id=f"x{name}", from_family=True, **values)
        _refused(session, insert, id="x", case=case_id, member=mary, from_family=False, staff=alice)
        for table in ("update_entry", "contact_entry", "person_flag", "allocation", "wall"):
            _refused(
                session, f"INSERT INTO {table} (case_id, id) VALUES (:case, 'x')", case=case_id
            )


def test_worker_cannot_write_in_anothers_name(house: Furnished) -> None:
    """Not as the family, not as a colleague, not about a stranger."""
    household, _ = house
    case_id, mary = household.members["mary"]
    _, dan = household.members["dan"]
    alice, bea = household.staff["alice"], household.staff["bea"]
    message = (
        "INSERT INTO message (case_id, id, member_id, from_family, staff_id, language, sent_at)"
        " VALUES (:case, :id, :member, :from_family, :staff, 'en', now())"
    )
    entry = (
        "INSERT INTO contact_entry (case_id, id, member_id, staff_id, kind, happened_at,"
        " reached, language, interpreter, recorded_at)"
        " VALUES (:case, :id, :member, :staff, 'text', now(), true, '', false, now())"
    )
    allocation = (
        "INSERT INTO allocation (case_id, id, member_id, staff_id, role, process, cover,"
        " starts_at, set_by) VALUES (:case, :id, :member, :staff, 'caseworker', '', false,"
        " now(), :staff)"
    )
    with _as_worker(household, "alice") as session:
        at = {"case": case_id, "id": "x"}
        _refused(session, message, **at, member=mary, from_family=True, staff=None)
        _refused(session, message, **at, member=mary, from_family=False, staff=bea)
        _refused(session, message, **at, member=dan, from_family=False, staff=alice)
        _refused(session, entry, **at, member=mary, staff=bea)
        _refused(session, entry, **at, member=dan, staff=alice)
        _refused(session, "UPDATE message SET text_sealed = ''")
    with _as_worker(household, "sid") as session:
        _refused(session, allocation, **at, member=mary, staff=household.staff["sid"])
        _refused(
            session,
            "INSERT INTO case_file (id, region_id, reference, homicide_kind, domestic,"
            " notified_by, notified_at, opened_at, opened_by, version) VALUES ('x', :region,"
            " 'r', 'murder', false, 'police', now(), now(), :staff, 1)",
            region=household.regions["north"],
            staff=household.staff["sid"],
        )


def test_caseworker_cannot_put_herself_beside_a_hidden_relative(house: Furnished) -> None:
    """In her own case: Bea works with Dan and is walled off from Imran."""
    household, _ = house
    case_id, imran = household.members["imran"]
    with _as_worker(household, "bea") as session:
        _refused(
            session,
            "INSERT INTO allocation (case_id, id, member_id, staff_id, role, process, cover,"
            " starts_at, set_by) VALUES (:case, 'x', :member, :staff, 'caseworker', '', false,"
            " now(), :staff)",
            case=case_id,
            member=imran,
            staff=household.staff["bea"],
        )


@pytest.mark.parametrize("name", ["alice", "lena", "nora", "adil"])
def test_only_administrators_write_accounts(house: Furnished, name: str) -> None:
    """No role, no region, no link, no account."""
    household, _ = house
    staff = household.staff[name]
    with _as_worker(household, name) as session:
        _refused(
            session,
            "INSERT INTO staff_role (id, staff_id, role, starts_at)"
            " VALUES ('x', :staff, 'administrator', now())",
            staff=staff,
        )
        _refused(session, "INSERT INTO region (id, name) VALUES ('x', 'East')")
        _refused(session, "UPDATE staff_role SET role = 'team_leader'")
        ended = session.connection().execute(text("UPDATE staff_role SET ends_at = now()"))
        assert ended.rowcount == 0
        others = session.execute(text("UPDATE staff SET phone = '1'"))
        assert others.rowcount == 1  # type: ignore[attr-defined]


def test_nobody_deletes_or_empties_a_record(house: Furnished) -> None:
    """Rows end, they do not go. Her own unsent draft is the exception."""
    household, _ = house
    may_delete = {"limit_counter", "message_draft"}
    for session in (_as_worker(household, "lena"), _as_relative(household, "mary")):
        with session:
            for table in Base.metadata.tables:
                if table not in may_delete:
                    _refused(session, f"DELETE FROM {table}")
                _refused(session, f"TRUNCATE {table}")


def test_safety_checks_answer_only_about_ones_own_people(house: Furnished) -> None:
    """They reach past the scope, so they ask again who calls."""
    household, _ = house
    case_id, imran = household.members["imran"]
    bea = household.staff["bea"]
    across = text("SELECT casework_works_across_wall(:case, :member, :staff, :at)")
    values = {"case": case_id, "member": imran, "staff": bea, "at": NOW}
    with _as_worker(household, "alice") as session:
        assert session.execute(across, values).scalar() is True
    with _as_worker(household, "sid") as session:
        assert session.execute(across, values).scalar() is False
        close = text("SELECT * FROM casework_close_wards(:case, :member, :at)")
        values = {"case": case_id, "member": imran, "at": NOW}
        assert session.execute(close, values).all() == []
    with _as_relative(household, "mary") as session:
        _refused(session, "SELECT casework_works_across_wall('a', 'b', 'c', now())")


def test_close_wards_closes_nothing_for_a_good_guardian(house: Furnished) -> None:
    """The function looks at the flags itself; its caller is not believed."""
    household, _ = house
    case_id, imran = household.members["imran"]
    with _as_worker(household, "alice") as session:
        rows = session.execute(
            text("SELECT * FROM casework_close_wards(:case, :member, :at)"),
            {"case": case_id, "member": imran, "at": NOW},
        )
        assert rows.all() == []


def test_audit_is_written_and_never_read_or_changed(house: Furnished) -> None:
    """By either side of the application."""
    household, _ = house
    for session in (_as_worker(household, "lena"), _as_relative(household, "mary")):
        with session:
            for statement in (
                "SELECT * FROM audit_entry",
                "UPDATE audit_entry SET event = 'x'",
                "DELETE FROM audit_entry",
            ):
                _refused(session, statement)


def test_roles_are_the_three_of_the_application() -> None:
    """Every rule is for one of them."""
    assert {rule.role for rules in RULES.values() for rule in rules} == {FAMILY, STAFF, WORKER}


def test_an_answer_is_only_ever_added_to(house: Furnished) -> None:
    """History stays: neither she nor a worker changes or takes away what was answered."""
    household, _ = house
    for session in (_as_relative(household, "mary"), _as_worker(household, "alice")):
        with session:
            _refused(session, "UPDATE member_choice SET topic = 'way'")
            _refused(session, "DELETE FROM member_choice")


def test_nobody_answers_in_anothers_name(house: Furnished) -> None:
    """Not for another relative, not as staff, and staff not as her."""
    household, _ = house
    insert = (
        "INSERT INTO member_choice (case_id, id, member_id, number, topic, value, set_at, set_by,"
        " by_staff, how) VALUES (:case, :id, :member, 9, 'way', '{}', now(), :by, :staff, '')"
    )
    case_id, mary = household.members["mary"]
    _, imran = household.members["imran"]
    alice = household.staff["alice"]
    with _as_relative(household, "mary") as session:
        where = {"case": case_id, "id": "x"}
        _refused(session, insert, **where, member=imran, by=imran, staff=False)
        _refused(session, insert, **where, member=mary, by=alice, staff=True)
        _refused(session, insert, **where, member=mary, by=imran, staff=False)
    with _as_worker(household, "alice") as session:
        _refused(session, insert, case=case_id, id="x", member=mary, by=mary, staff=False)
