"""PostgreSQL keeps an advocate to the strands of her process, also past the application."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from casework.models.contact import Promise
from casework.queries.person import person
from casework.queries.today import today
from tests.support.databases import NOW
from tests.support.household import Household
from tests.support.marks import on_postgresql
from tests.support.news import publish

STRANDS = ("court", "inquest", "money", "police", "review", "with_us")


@on_postgresql
def test_advocate_reads_the_strands_of_her_process_only(house: Household) -> None:
    """Adil stands beside Mary in the review. Her day in court is not his to read or change."""
    case_id, mary = house.members["mary"]
    ids = {
        strand: publish(house, "mary", kind="arrest", strand=strand, told_at=None)
        for strand in STRANDS
    }
    with house.database.session("owner") as owner:
        for update_id in ids.values():
            owner.execute(
                text(
                    "INSERT INTO update_words (case_id, id, update_id, language, state,"
                    " written_by, written_at, version) VALUES (:case, :id, :id, 'en', 'released',"
                    " 'x', now(), 1)"
                ),
                {"case": case_id, "id": update_id},
            )
            owner.execute(
                text(
                    "INSERT INTO promise (case_id, id, member_id, update_id, due_on, made_by,"
                    " made_at) VALUES (:case, :id, :member, :id, now(), 'x', now())"
                ),
                {"case": case_id, "id": update_id, "member": mary},
            )
        owner.commit()
    elsewhere = publish(house, "dan", strand="court")
    reached = {ids["review"], ids["with_us"]}
    hidden = set(ids.values()) - reached
    columns = {
        "update_entry": "id",
        "update_words": "update_id",
        "audience": "update_id",
        "promise": "update_id",
    }
    changes = {
        "update_entry": "version = version",
        "update_words": "text_sealed = NULL",
        "audience": "told_at = now()",
        "promise": "kept_at = now()",
    }
    with house.database.session_of(house.worker("adil")) as session:
        for table, column in columns.items():
            seen = set(session.execute(text(f"SELECT {column} FROM {table}")).scalars())
            assert reached <= seen, table
            assert not seen & hidden, table
            result = session.execute(
                text(f"UPDATE {table} SET {changes[table]} WHERE {column} = ANY (:ids)"),
                {"ids": sorted(hidden)},
            )
            assert result.rowcount == 0, table  # type: ignore[attr-defined]
        with pytest.raises(DBAPIError, match="policy"), session.begin_nested():
            session.execute(
                text(
                    "INSERT INTO audience (case_id, member_id, update_id, addressed, seen_line,"
                    " choice) VALUES (:case, :member, :update, true, '', '')"
                ),
                {"case": case_id, "member": mary, "update": elsewhere},
            )
    with house.database.session_of(house.worker("alice")) as session:
        seen = set(session.execute(text("SELECT id FROM update_entry")).scalars())
        assert set(ids.values()) <= seen


def test_promise_of_another_strand_is_not_hers(house: Household) -> None:
    """On both databases; one without news is."""
    case_id, mary = house.members["mary"]
    ids = {strand: publish(house, "mary", strand=strand) for strand in ("court", "review")}
    with house.database.session("owner") as owner:
        for promise_id, update_id in (("plain", None), *((one, ids[one]) for one in ids)):
            owner.add(
                Promise(
                    case_id=case_id,
                    id=promise_id,
                    member_id=mary,
                    update_id=update_id,
                    due_on=NOW.date(),
                    made_by="x",
                    made_at=NOW,
                )
            )
        owner.commit()
    shown = {one.promise_id for one in house.see("adil", today).promises}
    assert shown == {"plain", "review"}
    on_page = house.see("adil", person, case_id, mary).promises
    assert {one.id for one in on_page} == {"plain", "review"}
    assert len(house.see("alice", today).promises) == 3
