"""PostgreSQL refuses by itself: offers, answers and views, without any scope."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from casework.actions import engagement, review_say, view_answers
from casework.models.engagement import ViewRelease
from casework.queries.engagement import register
from casework.queries.review_say import own_review, reviews_of, views_of
from casework.rules.errors import NotFound, Refused
from tests.support.belongings import OPEN, RELATIVES, SEES
from tests.support.belongings_say import OF_THE_SAY
from tests.support.databases import NOW
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household

pytestmark = pytest.mark.usefixtures("key_ring")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("say")
    yield from furnished_on(request.param, request, directory, f"say_{worker_id}")


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("say_rows")
    yield from furnished_on("postgresql", request, directory, f"say_rows_{worker_id}")


def _seen(household: Household, who: str, table: str) -> set[str]:
    viewer = household.worker(who) if who in WORKERS else household.relative(who)
    with household.database.session_of(viewer) as session:
        return set(session.execute(text(f"SELECT member_id FROM {table}")).scalars())


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_sees_what_her_people_said_and_nobody_elses(house: Furnished, worker: str) -> None:
    household, _ = house
    wanted = {household.members[name][1] for name in SEES[worker]}
    for table in OF_THE_SAY:
        assert _seen(household, worker, table) == wanted, table


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_sees_her_own_words_and_never_the_register(
    house: Furnished, reader: str
) -> None:
    household, _ = house
    viewer = household.relative(reader)
    for table in OF_THE_SAY[1:]:
        assert _seen(household, reader, table) == {household.members[reader][1]}, table
    with (
        household.database.session_of(viewer) as session,
        pytest.raises(DBAPIError) as caught,
    ):
        session.execute(text("SELECT member_id FROM engagement_entry"))
    assert "permission denied" in str(caught.value)


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_sees_the_questions_shown_to_her(house: Furnished, reader: str) -> None:
    household, ids = house
    with household.database.session_of(household.relative(reader)) as session:
        seen = set(session.execute(text("SELECT id FROM terms_question")).scalars())
    assert seen == {ids[reader]["question"]}


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_sees_the_list_of_her_peoples_reviews(house: Furnished, worker: str) -> None:
    household, ids = house
    mine = {household.members[name][0] for name in SEES[worker]}
    wanted = {ids[name]["question"] for name in RELATIVES if household.members[name][0] in mine}
    with household.database.session_of(household.worker(worker)) as session:
        seen = set(session.execute(text("SELECT id FROM terms_question")).scalars())
    assert seen == wanted


def test_a_proposed_answer_is_no_row_for_her(house: Furnished) -> None:
    household, ids = house
    of = {**household.of("mary"), "view_id": ids["mary"]["view"]}
    given = {"verdict": "will_ask"}
    answer_id = household.act("adil", view_answers.record_answer, **of, **given)
    with household.database.session_of(household.relative("mary")) as session:
        seen = set(session.execute(text("SELECT id FROM view_answer")).scalars())
    assert seen == {ids["mary"]["reply"]}
    assert answer_id not in seen


@pytest.mark.parametrize("name", ["mary", "sam"])
def test_a_worker_writes_a_release_only_of_who_cannot_sign_in(house: Furnished, name: str) -> None:
    """Sam cannot; of Mary the database refuses the row itself."""
    household, ids = house
    row = {
        "case_id": household.members[name][0],
        "member_id": household.members[name][1],
        "view_id": ids[name]["view"],
        "reader": "panel",
        "released_at": NOW,
        "recorded_by": household.staff["lena"],
    }
    with household.database.session_of(household.worker("lena")) as session:
        session.add(ViewRelease(**row))
        if name == "sam":
            session.flush()
            return
        with pytest.raises(DBAPIError) as caught:
            session.flush()
    assert "row-level security" in str(caught.value)


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("mary", "UPDATE view_release SET checked_at = released_at"),
        ("mary", "UPDATE view_release SET used_at = released_at"),
        ("mary", "UPDATE review_answer SET answer = 'no'"),
        ("mary", "DELETE FROM family_view"),
        ("mary", "UPDATE view_answer SET verdict = 'taken_up'"),
        ("mary", "UPDATE view_release SET wording = 2"),
        ("mary", "INSERT INTO terms_shown SELECT * FROM terms_shown"),
        ("alice", "UPDATE view_release SET wording = 2"),
        ("alice", "UPDATE view_answer SET words_sealed = NULL"),
        ("alice", "UPDATE terms_question SET text_sealed = NULL"),
        ("alice", "DELETE FROM terms_shown"),
        ("alice", "UPDATE review_answer SET answer = 'no'"),
        ("alice", "UPDATE engagement_entry SET state = 'declined'"),
        ("alice", "DELETE FROM engagement_entry"),
    ],
)
def test_what_is_not_hers_to_change_is_refused(house: Furnished, who: str, statement: str) -> None:
    household, _ = house
    viewer = household.worker(who) if who in WORKERS else household.relative(who)
    with household.database.session_of(viewer) as session, pytest.raises(DBAPIError) as caught:
        session.execute(text(statement))
    assert "permission denied" in str(caught.value)


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_without_the_person_neither_reads_nor_records(
    either: Furnished, worker: str
) -> None:
    household, ids = either
    for name in sorted(set(RELATIVES) - SEES[worker]):
        case_id, member_id = household.members[name]
        for query in (register, reviews_of):
            with pytest.raises((NotFound, Refused)):
                household.see(worker, query, case_id, member_id)
        for action, values in (
            (
                engagement.record_engagement,
                {
                    "process": "advocacy",
                    "state": "engaging",
                    "happened_on": NOW.date(),
                    "how": "staff_visit",
                },
            ),
            (
                review_say.record_answer,
                {"review_id": ids[name]["review"], "answer": "take_part"},
            ),
        ):
            with pytest.raises((NotFound, Refused)):
                household.act(worker, action, **household.of(name), **values)


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_reads_no_words_of_another(either: Furnished, reader: str) -> None:
    household, ids = either
    viewer = household.relative(reader)
    for name in sorted(set(RELATIVES) - {reader}):
        other = ids[name]["review"]
        if household.members[name][0] == viewer.case_id:
            found = household.run(
                viewer,
                lambda session, other=other: views_of(
                    session, viewer.case_id, viewer.member_id, other, NOW
                ),
            )
            assert {one.member_id for one in found} == {viewer.member_id}
            continue
        with pytest.raises(NotFound):
            household.run(viewer, lambda session, other=other: own_review(session, viewer, other))
