"""Letters, references, helplines, what is known: whose rows the database itself gives out."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from casework.actions import helplines, known_already, letters
from casework.rules.access import Viewer
from tests.support.belongings import HELPLINE
from tests.support.household import Household

SEES_MARY = {"alice", "lena", "sue", "adil"}
WORKERS = ("alice", "bea", "lena", "sue", "adil", "vik", "nora", "ada", "sid", "stella")


@pytest.fixture
def papers(house: Household) -> Household:
    """Mary has a letter, a reference, and something written down; one number is kept."""
    house.act(
        "alice",
        letters.make_letter,
        **house.of("mary"),
        kind="worker_changed",
        form="page",
        size="normal",
        language="en",
    )
    house.act("mary", known_already.write_own, text="Not again.", number=0)
    house.act("ada", helplines.save, slug="", version=0, **HELPLINE)
    return house


def rows(house: Household, viewer: Viewer, table: str) -> int:
    with house.database.session_of(viewer, write=False) as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def refused(house: Household, viewer: Viewer, statement: str) -> bool:
    """Whether the database refuses it, or finds nothing to change."""
    with house.database.session_of(viewer) as session:
        try:
            return session.execute(text(statement)).rowcount == 0  # type: ignore[attr-defined]
        except DBAPIError:
            return True


def on_postgresql(house: Household) -> bool:
    """SQLite has no row security; the pages and queries stand for it."""
    return house.database.backend == "postgresql"


@pytest.mark.parametrize("table", ["letter", "letter_reference"])
def test_letters_are_seen_by_who_works_with_her(papers: Household, table: str) -> None:
    if not on_postgresql(papers):
        return
    seen = {name for name in WORKERS if rows(papers, papers.worker(name), table)}
    assert seen == SEES_MARY
    for name in ("mary", "imran", "dan", "olga"):
        if table == "letter":
            with pytest.raises(DBAPIError):
                rows(papers, papers.relative(name), table)
        else:  # only whoever types a reference, to come back, finds its row
            assert rows(papers, papers.relative(name), table) == 0


def test_letters_and_writings_are_never_changed(papers: Household) -> None:
    if not on_postgresql(papers):
        return
    for table in ("letter", "letter_reference", "known_already"):
        for name in ("alice", "lena"):
            assert refused(papers, papers.worker(name), f"DELETE FROM {table}"), (table, name)
        assert refused(papers, papers.worker("alice"), f"UPDATE {table} SET member_id = 'x'")
    assert refused(papers, papers.relative("mary"), "DELETE FROM known_already")
    assert refused(papers, papers.relative("mary"), "UPDATE known_already SET number = 9")


def test_numbers_are_written_by_administrators_only(papers: Household) -> None:
    if not on_postgresql(papers):
        return
    change = "UPDATE helpline SET number = '999'"
    for name in set(WORKERS) - {"ada"}:
        assert refused(papers, papers.worker(name), change), name
        assert rows(papers, papers.worker(name), "helpline") == 1
    assert refused(papers, papers.relative("mary"), change)
    assert rows(papers, papers.relative("mary"), "helpline") == 1
    assert not refused(papers, papers.worker("ada"), change)


def test_nobody_writes_what_is_known_under_anothers_name(papers: Household) -> None:
    if not on_postgresql(papers):
        return
    case_id, member_id = papers.members["mary"]
    insert = (
        "INSERT INTO known_already (case_id, id, member_id, number, language, by_family,"
        f" staff_id, written_at) VALUES ('{case_id}', 'forged', '{member_id}', 9, 'en', {{}}, {{}},"
        " now())"
    )
    alice, bea = papers.staff["alice"], papers.staff["bea"]
    assert refused(papers, papers.worker("alice"), insert.format("true", "NULL"))
    assert refused(papers, papers.worker("alice"), insert.format("false", f"'{bea}'"))
    assert refused(papers, papers.worker("bea"), insert.format("false", f"'{bea}'"))
    assert refused(papers, papers.relative("mary"), insert.format("false", f"'{alice}'"))
    assert refused(papers, papers.relative("imran"), insert.format("true", "NULL"))
    assert not refused(papers, papers.worker("alice"), insert.format("false", f"'{alice}'"))
