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
# Of what is said in her review he reads the translations as well.
REVIEWED = ("translation_view", "translation_view_answer", "translation_draft_change")
TRANSLATIONS = ("translation", *REVIEWED, "translation_terms_question")


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
        return {one for name in OPEN for what, one in owned[name].items() if what in TRANSLATIONS}
    cases = {furnished[0].members[name][0] for name in SEES[worker]}
    return (
        {owned[name]["translation"] for name in READS[worker] if name in OPEN}
        | {owned[name][what] for name in SEES[worker] if name in OPEN for what in REVIEWED}
        | {
            owned[name]["translation_terms_question"]
            for name in OPEN
            if furnished[0].members[name][0] in cases
        }
    )


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
        "allocation", "promise", "person_flag", "family_view", "view_answer", "terms_question",
        "draft_change",
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


@pytest.mark.parametrize("what", [*REVIEWED, "translation_terms_question"])
def test_a_relative_reads_what_was_put_for_her_and_never_her_own_view(
    house: Furnished, what: str
) -> None:
    """The answer itself was released to her; her words in English are the worker's to read."""
    household, owned = house
    row_id = owned["mary"][what]
    for state in ("checked", "released", "with_translator"):
        with household.database.session("owner") as session:
            row = session.scalars(select(Translation).where(Translation.id == row_id)).one()
            row.state = state
            session.commit()
        hers = {row_id} if state == "released" and what != "translation_view" else set()
        assert ids(household, "mary", "SELECT id FROM translation") == hers, state
        assert ids(household, "imran", "SELECT id FROM translation") == set(), state


@pytest.mark.parametrize("what", REVIEWED)
def test_an_answer_that_is_not_released_hides_its_translation(house: Furnished, what: str) -> None:
    """Even if the translation said of itself that it was released."""
    household, owned = house
    table = {"translation_view_answer": "view_answer", "translation_draft_change": "draft_change"}
    if what not in table:
        return
    hidden = f"UPDATE {table[what]} SET released_at = NULL"
    with household.database.session("owner") as session:
        kept = session.scalars(select(Translation).where(Translation.id == owned["dan"][what]))
        row = kept.one()
        row.state = "released"
        session.flush()
        session.execute(text(f"{hidden} WHERE id = :id"), {"id": row.about_id})
        session.commit()
    assert ids(household, "dan", "SELECT id FROM translation") == set()
    with household.database.session("owner") as session:
        session.get_one(Translation, (row.case_id, row.id)).state = "with_translator"
        session.commit()


def test_a_translator_notes_only_what_she_was_given(house: Furnished) -> None:
    household, _ = house
    case_id, mary = household.members["mary"]
    _, olga = household.members["olga"]
    note = (
        "INSERT INTO access_log (id, case_id, member_id, staff_id, page, at)"
        " VALUES (:id, :case, :member, :staff, 'piece', :at)"
    )
    values = {"case": case_id, "staff": household.staff["tara"], "at": NOW}
    for number, (member, fine) in enumerate(((mary, True), (None, True), (olga, False))):
        with household.database.session_of(household.worker("tara"), now=NOW) as session:
            given = {**values, "id": f"noted{number:011d}", "member": member}
            if fine:
                session.execute(text(note), given)
                continue
            with pytest.raises(DBAPIError) as caught:
                session.execute(text(note), given)
            assert "row-level security" in str(caught.value)


@pytest.mark.parametrize("reader", OPEN)
def test_a_wish_is_hers_alone(house: Furnished, reader: str) -> None:
    household, _ = house
    mine = household.members[reader][1]
    assert ids(household, reader, "SELECT member_id FROM translator_wish") == {mine}
