"""Referrals, meetings, seats, areas: what the database refuses by itself, and the scope as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from casework.actions import conflict, engagement, meeting, partnership, referral, review_say
from casework.models.area_numbers import AREA_NUMBERS
from casework.models.section_six_checks import SEEN_BY_CHAIR, SEEN_OF_HER
from casework.queries.contact import contact_log
from casework.queries.engagement import offers_waiting, register
from casework.queries.meeting import meetings_of, permissions_of_hers
from casework.queries.my_reviews import my_people
from casework.queries.partnership import area_pages, area_review
from casework.queries.referral import referrals_of
from casework.queries.review_say import reviews_of
from casework.queries.safety import rows_of
from casework.rules.engagement import Process
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.belongings import OPEN, RELATIVES, SEES
from tests.support.belongings_register import OF_THE_REGISTER, review_of, take_seat
from tests.support.databases import NOW, Database
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household, build

pytestmark = pytest.mark.usefixtures("key_ring")
WALLED = ("family_view", "review_answer", "view_release", *OF_THE_REGISTER)


@pytest.fixture(scope="module")
def there(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("register_rows")
    yield from furnished_on("postgresql", request, directory, f"register_rows_{worker_id}")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("register")
    yield from furnished_on(request.param, request, directory, f"register_{worker_id}")


@pytest.fixture
def house(database: Database) -> Household:
    return build(database)


def seen(household: Household, who: str, table: str, column: str = "member_id") -> set[str]:
    viewer = household.relative(who) if who in household.members else household.worker(who)
    with household.database.session_of(viewer) as session:
        return set(session.execute(text(f"SELECT {column} FROM {table}")).scalars())


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_sees_the_rows_of_her_people_only(there: Furnished, worker: str) -> None:
    household, _ = there
    wanted = {household.members[name][1] for name in SEES[worker]}
    for table in OF_THE_REGISTER:
        assert seen(household, worker, table) == wanted, table


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_sees_her_own_and_no_meeting(there: Furnished, reader: str) -> None:
    household, _ = there
    for table in ("referral", "progress_permission"):
        assert seen(household, reader, table) == {household.members[reader][1]}, table
    for table in ("review_meeting", "review_conflict", "partnership_area"):
        with pytest.raises(DBAPIError, match="permission denied"):
            seen(household, reader, table, "id")


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("mary", "UPDATE referral SET sent_at = prepared_at"),
        ("mary", "UPDATE referral SET passed_on_sealed = NULL"),
        ("mary", "DELETE FROM referral"),
        ("mary", "UPDATE progress_permission SET given_at = given_at"),
        ("alice", "UPDATE referral SET passed_on_sealed = NULL"),
        ("alice", "DELETE FROM referral"),
        ("alice", "UPDATE review_meeting SET agreed_sealed = NULL"),
        ("alice", "UPDATE review_conflict SET staff_id = staff_id"),
    ],
)
def test_the_database_refuses_what_nobody_may(there: Furnished, who: str, statement: str) -> None:
    household, _ = there
    viewer = household.relative(who) if who in household.members else household.worker(who)
    with (
        household.database.session_of(viewer) as session,
        pytest.raises(DBAPIError, match="permission denied"),
    ):
        session.execute(text(statement))


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("paul", "UPDATE review SET label = 'other'"),
        ("alice", "UPDATE partnership_area SET area = 'other'"),
        ("alice", "UPDATE review_conflict SET ends_at = starts_at"),
    ],
)
def test_what_is_not_hers_to_change_stays(there: Furnished, who: str, statement: str) -> None:
    household, _ = there
    with household.database.session_of(household.worker(who)) as session:
        assert session.connection().execute(text(statement)).rowcount == 0


def test_nothing_is_sent_that_she_did_not_agree_to(either: Furnished) -> None:
    household, ids = either
    with household.database.session("owner") as session, pytest.raises(DBAPIError):
        session.execute(
            text("UPDATE referral SET sent_at = prepared_at WHERE id = :id"),
            {"id": ids["mary"]["referral"]},
        )


READS: dict[str, Callable[..., Any]] = {
    "referrals": referrals_of,
    "meetings": meetings_of,
    "permissions": permissions_of_hers,
    "reviews": reviews_of,
}


@pytest.mark.parametrize("name", RELATIVES)
@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_every_pair_out_of_reach_is_not_found(either: Furnished, worker: str, name: str) -> None:
    household, ids = either
    if name in SEES[worker]:
        return
    review_id = review_of(household, household.members[name][0])
    for what, query in READS.items():
        with pytest.raises(NotFound):
            household.see(worker, query, *household.members[name])
        assert what
    who = household.of(name)
    held = {"referral_id": ids[name]["referral"]}
    attempts: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
        (referral.prepare_referral, {"organisation": "aafda", "passed_on": "words"}),
        (referral.record_referral_answer, {**held, "answer": "yes", "read_to_her": True}),
        (referral.send_referral, {**held, "sent_how": "post"}),
        (referral.record_outcome, {**held, "outcome": "taken_on"}),
        (meeting.told_of_meeting, {"meeting_id": ids[name]["meeting"]}),
        (meeting.record_progress_permission, {"review_id": review_id, "permitted": False}),
    )
    for action, values in attempts:
        with pytest.raises((NotFound, Refused)):
            household.act(worker, action, **who, **values)


@pytest.mark.parametrize("worker", ["alice", "lena", "adil"])
def test_a_seat_on_the_panel_closes_every_row(house: Household, worker: str) -> None:
    prepared(house)
    before = [one.process for one in house.see(worker, register, *house.members["mary"])]
    assert Process.ADVOCACY in before
    seat = take_seat(house, worker)
    for query in READS.values():
        with pytest.raises(NotFound):
            house.see(worker, query, *house.members["mary"])
    after = [one.process for one in house.see(worker, register, *house.members["mary"])]
    assert Process.ADVOCACY not in after
    assert house.see(worker, my_people) == ()
    assert [one for one in house.see(worker, offers_waiting) if one.process == "advocacy"] == []
    if house.database.backend == "postgresql":
        for table in WALLED:
            assert seen(house, worker, table) == set(), table
        assert "advocacy" not in seen(house, worker, "engagement_entry", "process")
    with house.database.session("owner") as session:
        session.execute(text("UPDATE review_conflict SET ends_at = starts_at"))
        session.commit()
    assert seat
    assert house.see(worker, reviews_of, *house.members["mary"])


def test_the_wall_hides_what_an_advocate_wrote_down(house: Household) -> None:
    prepared(house)
    notes = {one.note for one in house.see("lena", contact_log, *house.members["mary"])}
    assert notes == {"by the advocate", "by the caseworker"}
    take_seat(house, "lena", seat="quality_assurance")
    notes = {one.note for one in house.see("lena", contact_log, *house.members["mary"])}
    assert notes == {"by the caseworker"}
    if house.database.backend == "postgresql":
        assert seen(house, "lena", "contact_entry", "staff_id") == {house.staff["alice"]}
    # Whoever sits nowhere reads both.
    assert len(house.see("sue", contact_log, *house.members["mary"])) == 2


def test_nobody_opens_her_own_wall(house: Household) -> None:
    review_id = review_of(house, house.cases["one"])
    where = {"case_id": house.cases["one"]}
    seat = house.act(
        "lena",
        conflict.record_seat,
        **where,
        review_id=review_id,
        staff_id=house.staff["lena"],
        seat="panel",
    )
    with pytest.raises(Invalid):
        house.act("lena", conflict.end_seat, **where, seat_id=seat)
    for other in ("alice", "sue", "adil", "bea", "stella", "vik", "nora", "ada"):
        with pytest.raises((NotFound, Refused)):
            house.act(other, conflict.end_seat, **where, seat_id=seat)
    if house.database.backend == "postgresql":
        with house.database.session_of(house.worker("lena")) as session:
            done = session.execute(text("UPDATE review_conflict SET ends_at = starts_at"))
            assert done.rowcount == 0


def prepared(house: Household) -> None:
    """A row in every walled table, and a contact of each of two workers."""
    from tests.support.belongings_register import furnish_register
    from tests.support.belongings_say import furnish_say

    furnish_say(house, "mary", "lena")
    furnish_register(house, "mary", "lena")
    from casework.actions import contact

    for worker, words in (("adil", "by the advocate"), ("alice", "by the caseworker")):
        house.act(
            worker,
            contact.record,
            **house.of("mary"),
            kind="staff_visit",
            happened_at=NOW,
            text=words,
        )


# Tables that name no relative and nobody who died: an officer's connection may read rows of them.
NAMELESS = {
    "access_log",
    "alembic_version",
    "audit_head",
    "clock_rule",
    "deployment_mark",
    "fact_check",
    "helpline",
    "limit_counter",
    "login_session",
    "partnership_area",
    "passkey",
    "region",
    "review",
    "sending_switch",
    "staff",
    "staff_role",
    "submission",
}


def test_an_officer_reads_no_row_with_a_name(there: Furnished) -> None:
    household, _ = there
    paul = household.worker("paul")
    with household.database.engine("owner").connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
    found = set()
    for table in tables:
        with household.database.session_of(paul) as session:
            try:
                rows = session.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).all()
            except DBAPIError:
                continue
            if rows:
                found.add(table)
    assert found - NAMELESS == set()
    assert "review" in found
    with household.database.session_of(paul) as session:
        values = {"p_case_id": household.cases["one"], "p_review_id": "", "p_member_id": ""}
        assert rows_of(session, SEEN_OF_HER, values) == []


def test_an_officer_is_refused_every_act_on_a_person(either: Furnished) -> None:
    household, ids = either
    values: dict[str, Any]
    for name in RELATIVES:
        for query in READS.values():
            with pytest.raises(NotFound):
                household.see("paul", query, *household.members[name])
        for action, values in (
            (referral.send_referral, {"referral_id": ids[name]["referral"], "sent_how": "post"}),
            (
                engagement.record_engagement,
                {
                    "process": "advocacy",
                    "state": "engaging",
                    "happened_on": NOW.date(),
                    "how": "email",
                },
            ),
            (
                review_say.record_answer,
                {"review_id": ids[name]["review"], "answer": "no", "ask_again_on": None},
            ),
        ):
            with pytest.raises((NotFound, Refused)):
                household.act("paul", action, **household.of(name), **values)


def test_only_an_officer_reads_an_area_and_only_her_own(either: Furnished) -> None:
    household, _ = either
    review_id = review_of(household, household.cases["one"])
    assert household.see("paul", area_review, review_id).id == review_id
    for worker in sorted(WORKERS):
        assert household.see(worker, area_pages) == ()
        with pytest.raises(NotFound):
            household.see(worker, area_review, review_id)
        with pytest.raises((NotFound, Refused)):
            household.act(
                worker,
                partnership.propose_for_area,
                review_id=review_id,
                kind="publication",
                value="planned",
                for_date=NOW.date(),
            )


def test_the_counting_functions_answer_nobody_else(there: Furnished) -> None:
    household, _ = there
    review_id = review_of(household, household.cases["one"])
    for who in ("alice", "lena", "nora", "ada"):
        with household.database.session_of(household.worker(who)) as session:
            values = {"p_area": "Northtown", "p_at": NOW}
            counted = [tuple(row) for row in rows_of(session, AREA_NUMBERS, values)]
            assert counted == [("cases", 0)]
            values = {
                "p_case_id": household.cases["one"],
                "p_review_id": review_id,
                "p_staff_id": household.staff[who],
                "p_at": NOW,
            }
            assert rows_of(session, SEEN_BY_CHAIR, values) == []
    with household.database.session_of(household.worker("adil")) as session:
        values = {
            "p_case_id": household.cases["one"],
            "p_review_id": review_id,
            "p_member_id": household.members["dan"][1],
        }
        assert rows_of(session, SEEN_OF_HER, values) == []
