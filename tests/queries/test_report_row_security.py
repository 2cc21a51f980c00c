"""PostgreSQL refuses by itself: drafts, readers, remarks and recommendations, without any scope."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from casework.actions import recommendations, report_draft, report_draft_answers
from casework.models.case import Case
from casework.models.report_draft import DraftReader, DraftSection
from casework.queries.recommendations import advice_for, own_advice
from casework.queries.report_draft import draft_page, drafts_for
from casework.queries.report_draft_own import own_draft
from casework.rules.errors import NotFound, Refused
from tests.support.belongings import OPEN, RELATIVES, SEES
from tests.support.belongings_report import OF_ONE_PERSON, OF_THE_REVIEW
from tests.support.databases import NOW
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household

pytestmark = pytest.mark.usefixtures("key_ring")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("report")
    yield from furnished_on(request.param, request, directory, f"report_{worker_id}")


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("report_rows")
    yield from furnished_on("postgresql", request, directory, f"report_rows_{worker_id}")


@pytest.fixture
def changed(house: Furnished) -> Iterator[Furnished]:
    """For a test that changes rows of Imran's: they are put back."""
    household, ids = house
    yield house
    with household.database.session("owner") as session:
        reader = _reader(session, household, ids)
        reader.permitted_at, reader.how, reader.ended_at = NOW, "alone", None
        reader.checked_at = reader.appointment_on = None
        session.get_one(DraftSection, _key(household, ids, "section")).about = ""
        case = session.get_one(Case, household.cases["one"])
        case.proceedings_from = case.proceedings_until = None
        session.commit()


def _key(household: Household, ids: dict[str, dict[str, str]], what: str) -> tuple[str, str]:
    return household.cases["one"], ids["imran"][what]


def _reader(session: Session, household: Household, ids: dict[str, dict[str, str]]) -> DraftReader:
    which = {"case_id": household.cases["one"], "draft_id": ids["imran"]["draft"]}
    return session.scalars(select(DraftReader).filter_by(**which)).one()


def _seen(household: Household, who: str, statement: str) -> set[str]:
    viewer = household.worker(who) if who in WORKERS else household.relative(who)
    with household.database.session_of(viewer) as session:
        return set(session.execute(text(statement)).scalars())


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_sees_rows_of_her_people_and_drafts_of_their_reviews(
    house: Furnished, worker: str
) -> None:
    household, _ = house
    wanted = {household.members[name][1] for name in SEES[worker]}
    for table in OF_ONE_PERSON:
        assert _seen(household, worker, f"SELECT member_id FROM {table}") == wanted, table
    cases = {household.members[name][0] for name in SEES[worker]}
    for table in OF_THE_REVIEW:
        assert _seen(household, worker, f"SELECT case_id FROM {table}") == cases, table


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_sees_what_was_released_to_her_and_nothing_else(
    house: Furnished, reader: str
) -> None:
    household, ids = house
    for table in OF_ONE_PERSON:
        found = _seen(household, reader, f"SELECT member_id FROM {table}")
        assert found == {household.members[reader][1]}, table
    hers = {"report_draft": "draft", "draft_section": "section"}
    hers |= {"review_recommendation": "advice", "recommendation_step": "step"}
    for table, what in hers.items():
        assert _seen(household, reader, f"SELECT id FROM {table}") == {ids[reader][what]}, table


@pytest.mark.parametrize(
    "closes",
    [
        "UPDATE draft_reader SET permitted_at = NULL",
        "UPDATE draft_reader SET ended_at = permitted_at",
        "UPDATE draft_reader SET how = ''",
        "UPDATE draft_reader SET how = 'not_wanted'",
        "UPDATE draft_reader SET how = 'with_advocate'",
        "UPDATE draft_section SET about = 'other'",
        "UPDATE case_file SET proceedings_from = DATE '2026-02-01'",
    ],
)
def test_each_thing_alone_closes_the_words_in_the_database(changed: Furnished, closes: str) -> None:
    household, ids = changed
    words = "SELECT id FROM draft_section"
    assert _seen(household, "imran", words) == {ids["imran"]["section"]}
    with household.database.session("owner") as session:
        wanted = {
            "draft_reader": f"draft_id = '{ids['imran']['draft']}'",
            "draft_section": f"id = '{ids['imran']['section']}'",
            "case_file": f"id = '{household.cases['one']}'",
        }
        session.execute(text(f"{closes} WHERE {wanted[closes.split()[1]]}"))
        session.commit()
    assert _seen(household, "imran", words) == set()


def test_a_section_about_a_walled_relative_is_no_row(changed: Furnished) -> None:
    """Imran is walled from Dan, and Mary from nobody."""
    household, ids = changed
    with household.database.session("owner") as session:
        row = session.get_one(DraftSection, _key(household, ids, "section"))
        row.about = f"{household.members['mary'][1]} {household.members['dan'][1]}"
        session.commit()
    assert _seen(household, "imran", "SELECT id FROM draft_section") == set()
    with household.database.session("owner") as session:
        row = session.get_one(DraftSection, _key(household, ids, "section"))
        row.about = household.members["mary"][1]
        session.commit()
    assert _seen(household, "imran", "SELECT id FROM draft_section") == {ids["imran"]["section"]}


def test_proceedings_need_a_check_since_they_began(changed: Furnished) -> None:
    household, ids = changed
    today = NOW.date()
    with household.database.session("owner") as session:
        session.get_one(Case, household.cases["one"]).proceedings_from = today
        _reader(session, household, ids).checked_at = NOW - timedelta(days=1)
        session.commit()
    assert _seen(household, "imran", "SELECT id FROM draft_section") == set()
    with household.database.session("owner") as session:
        _reader(session, household, ids).checked_at = NOW
        session.commit()
    assert _seen(household, "imran", "SELECT id FROM draft_section") == {ids["imran"]["section"]}


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("mary", "UPDATE draft_reader SET permitted_at = named_at"),
        ("mary", "UPDATE draft_reader SET checked_at = named_at"),
        ("mary", "UPDATE draft_reader SET ended_at = NULL"),
        ("mary", "UPDATE draft_section SET about = ''"),
        ("mary", "UPDATE draft_change SET released_at = recorded_at"),
        ("mary", "INSERT INTO draft_change SELECT * FROM draft_change"),
        ("mary", "INSERT INTO recommendation_release SELECT * FROM recommendation_release"),
        ("alice", "UPDATE draft_reader SET opened_at = named_at"),
        ("alice", "UPDATE draft_reader SET bookmark_paragraph = 2"),
        ("alice", "UPDATE draft_section SET text_sealed = heading_sealed"),
        ("alice", "UPDATE draft_change SET words_sealed = NULL"),
        ("alice", "DELETE FROM draft_remark"),
        ("alice", "DELETE FROM recommendation_release"),
    ],
)
def test_what_is_not_theirs_to_change_is_refused(
    house: Furnished, who: str, statement: str
) -> None:
    household, _ = house
    viewer = household.worker(who) if who in WORKERS else household.relative(who)
    with household.database.session_of(viewer) as session, pytest.raises(DBAPIError) as caught:
        session.execute(text(statement))
    assert "permission denied" in str(caught.value)


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_a_worker_without_the_person_neither_reads_nor_releases(
    either: Furnished, worker: str
) -> None:
    """Every pair, through the scope: advocate by relative who did not agree, and all others."""
    household, ids = either
    for name in sorted(set(RELATIVES) - SEES[worker]):
        case_id, member_id = household.members[name]
        of = household.of(name)
        draft = {**of, "draft_id": ids[name]["draft"]}
        with pytest.raises((NotFound, Refused)):
            household.see(worker, drafts_for, case_id, member_id)
        with pytest.raises((NotFound, Refused)):
            household.see(worker, draft_page, case_id, member_id, ids[name]["draft"])
        with pytest.raises((NotFound, Refused)):
            household.see(worker, advice_for, case_id, member_id, ids[name]["review"])
        for action, values in (
            (report_draft.name_reader, draft),
            (report_draft.let_read, draft),
            (report_draft.end_reading, draft),
            (report_draft.record_check, {**draft, "checked_with": "somebody"}),
            (report_draft.set_day, {**draft, "day": NOW.date()}),
            (report_draft.record_outcome, {**draft, "outcome": "read"}),
            (report_draft_answers.release_change, {**of, "change_id": ids[name]["change"]}),
            (
                report_draft_answers.record_change,
                {**of, "remark_id": ids[name]["remark"], "became": "changed", "words": "so"},
            ),
            (recommendations.tell, {**of, "recommendation_id": ids[name]["advice"]}),
        ):
            with pytest.raises((NotFound, Refused)):
                household.act(worker, action, **values)


@pytest.mark.parametrize("worker", ["sue", "vik", "nora", "ada"])
def test_whoever_stands_beside_nobody_records_nothing(either: Furnished, worker: str) -> None:
    """A support worker sees the people of her region, and lets nobody read anything."""
    household, ids = either
    with pytest.raises((NotFound, Refused)):
        household.act(
            worker,
            report_draft.let_read,
            **household.of("mary"),
            draft_id=ids["mary"]["draft"],
        )
    with pytest.raises((NotFound, Refused)):
        household.act(
            worker,
            report_draft.add_section,
            case_id=household.cases["one"],
            draft_id=ids["mary"]["draft"],
            heading="x",
            text="x",
        )


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_never_reaches_anothers_draft(either: Furnished, reader: str) -> None:
    household, ids = either
    viewer = household.relative(reader)
    for name in RELATIVES:
        where = (ids[name]["review"], ids[name]["draft"])
        if name == reader:
            found = household.run(viewer, lambda s, w=where: own_draft(s, viewer, *w, NOW))
            assert found.id == ids[reader]["draft"]
            continue
        with pytest.raises(NotFound):
            household.run(viewer, lambda s, w=where: own_draft(s, viewer, *w, NOW))
    review = ids[reader]["review"]
    told = household.run(viewer, lambda s: own_advice(s, viewer, review, "en"))
    assert {one.id for one in told} == {ids[reader]["advice"]}
    assert [one.number for one in told] == [1]
