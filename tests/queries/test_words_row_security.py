"""Words on their way: who sees them, refused by the scope and again by the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.models.translations import Translation
from casework.queries.translations import translations_visible_to
from tests.support.belongings import OPEN, SEES
from tests.support.belongings_words import TRANSLATORS
from tests.support.databases import NOW
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import STAFF as WORKERS
from tests.support.household import Household

pytestmark = pytest.mark.usefixtures("key_ring")
# Adil stands beside Mary in her review only, and her messages go to Alice.
READS = {**SEES, "adil": frozenset()}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("words")
    yield from furnished_on(request.param, request, directory, f"words_{worker_id}")


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("words_rows")
    yield from furnished_on("postgresql", request, directory, f"words_rows_{worker_id}")


def ids(household: Household, who: str, statement: str) -> set[str]:
    viewer = household.worker(who) if who in household.staff else household.relative(who)
    with household.database.session_of(viewer, now=NOW) as session:
        return {str(one) for one in session.execute(text(statement)).scalars()}


def wanted(furnished: Furnished, worker: str) -> set[str]:
    _, owned = furnished
    if worker in TRANSLATORS:
        return {owned[name]["translation"] for name in OPEN}
    return {owned[name]["translation"] for name in READS[worker] if name in OPEN}


@pytest.mark.parametrize("worker", [*sorted(WORKERS), *TRANSLATORS])
def test_the_scope_gives_a_worker_the_words_of_her_people(either: Furnished, worker: str) -> None:
    household, _ = either
    viewer = household.worker(worker)
    with household.database.session_of(viewer, write=False, now=NOW) as session:
        rows = session.scalars(translations_visible_to(viewer, NOW))
        assert {row.id for row in rows} == wanted(either, worker)


@pytest.mark.parametrize("worker", [*sorted(WORKERS), *TRANSLATORS])
def test_the_database_says_the_same_without_any_scope(house: Furnished, worker: str) -> None:
    household, _ = house
    assert ids(household, worker, "SELECT id FROM translation") == wanted(house, worker)


@pytest.mark.parametrize("worker", TRANSLATORS)
def test_a_translator_reads_no_other_table_of_a_case(house: Furnished, worker: str) -> None:
    household, _ = house
    for table in (
        "translation_name", "translator_wish", "case_file", "deceased", "family_member",
        "update_entry", "update_words", "audience", "message", "contact_entry", "contact_point",
        "allocation", "promise", "person_flag",
    ):  # fmt: skip
        assert ids(household, worker, f"SELECT case_id FROM {table}" if table != "case_file"
                   else "SELECT id FROM case_file") == set(), table  # fmt: skip


@pytest.mark.parametrize("worker", sorted(WORKERS))
def test_names_behind_labels_are_for_those_who_read_the_words(
    house: Furnished, worker: str
) -> None:
    household, _ = house
    found = ids(household, worker, "SELECT translation_id FROM translation_name")
    assert found == wanted(house, worker)


def test_a_translator_never_changes_what_was_given_to_her(house: Furnished) -> None:
    household, owned = house
    change = "UPDATE translation SET {} WHERE id = :id"
    for column in ("translator_id = 'x'", "text_sealed = NULL", "asked_by = 'x'"):
        viewer = household.worker("tara")
        with (
            household.database.session_of(viewer, now=NOW) as session,
            pytest.raises(DBAPIError) as caught,
        ):
            session.execute(text(change.format(column)), {"id": owned["mary"]["translation"]})
        assert "permission denied" in str(caught.value), column


@pytest.mark.parametrize("reader", OPEN)
def test_a_relative_reads_nothing_that_is_not_released(house: Furnished, reader: str) -> None:
    household, owned = house
    assert ids(household, reader, "SELECT id FROM translation") == set()
    with household.database.session("owner") as session:
        row = session.scalars(
            select(Translation).where(Translation.id == owned["mary"]["translation"])
        ).one()
        row.state = "released"
        session.commit()
    hers = {owned["mary"]["translation"]} if reader == "mary" else set()
    assert ids(household, reader, "SELECT id FROM translation") == hers
    with household.database.session("owner") as session:
        session.get_one(Translation, (row.case_id, row.id)).state = "with_translator"
        session.commit()


@pytest.mark.parametrize("reader", OPEN)
def test_a_wish_is_hers_alone(house: Furnished, reader: str) -> None:
    household, _ = house
    mine = household.members[reader][1]
    assert ids(household, reader, "SELECT member_id FROM translator_wish") == {mine}
