"""Which member of staff looked at whose record."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select

from casework.actions.access_log import AccessNotLogged, record_access
from casework.models.sessions import AccessLog
from casework.queries.database import make_engine, session_factory
from tests.support.databases import NOW
from tests.support.household import Household


def test_each_look_is_logged_in_its_own_transaction(house: Household) -> None:
    """Before the page is read."""
    factory = session_factory(house.database.engine("staff"))
    case_id, member_id = house.members["mary"]
    record_access(factory, house.worker("alice"), [(case_id, member_id)], "person", NOW)
    record_access(factory, house.worker("alice"), [(case_id, None)], "case", NOW)
    with house.database.session("owner", write=False) as session:
        rows = session.scalars(select(AccessLog)).all()
    assert {(row.page, row.member_id, row.staff_id) for row in rows} == {
        ("person", member_id, house.staff["alice"]),
        ("case", None, house.staff["alice"]),
    }


def test_without_a_log_there_is_no_page(house: Household) -> None:
    """Whatever the reason: here the table is out of reach."""
    factory = session_factory(make_engine("sqlite://"))
    with pytest.raises(AccessNotLogged):
        record_access(factory, house.worker("alice"), [(house.cases["one"], None)], "case", NOW)


def test_list_is_logged_by_one_statement(house: Household) -> None:
    """However many cases it names; an empty one names nobody."""
    engine = house.database.engine("staff")
    inserted: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "INSERT" in statement:
            inserted.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    seen: list[tuple[str, str | None]] = [(house.cases["one"], None)] * 5
    record_access(session_factory(engine), house.worker("alice"), seen, "people", NOW)
    record_access(session_factory(engine), house.worker("alice"), [], "people", NOW)
    event.remove(engine, "before_cursor_execute", count)
    assert len(inserted) == 1
    with house.database.session("owner", write=False) as session:
        assert len(session.scalars(select(AccessLog)).all()) == 5
