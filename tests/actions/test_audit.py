"""The audit: unbroken under many writers, and every way of tampering is named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from casework.actions.audit import record
from casework.models.audit import SERVICE_CHAIN, AuditEntry, AuditHead
from casework.models.sealing import KeyRing
from casework.queries import audit_trail
from casework.queries.audit_trail import ChainReport, verify, verify_report
from casework.rules.access import FamilyViewer, StaffViewer, SystemActor
from casework.rules.events import Event
from casework.rules.facts import BadFacts
from tests.support.databases import NOW, Database
from tests.support.marks import on_postgresql

WRITERS = 8
ENTRIES_EACH = 5
CHAIN = "case000000000001"


def write(database: Database, count: int, chain: str = SERVICE_CHAIN) -> None:
    """A chain of so many entries, each in a transaction of its own."""
    for number in range(count):
        with database.session("worker") as session:
            first = number == 0 and chain != SERVICE_CHAIN
            record(
                session,
                chain=chain,
                actor=SystemActor(),
                event=Event.CASE_OPENED if first else Event.DEMO_LOADED,
                facts={"kind": "murder", "source": "police"} if first else {"count": number},
                now=NOW + timedelta(minutes=number),
            )
            session.commit()


def report(database: Database, chain: str = SERVICE_CHAIN) -> ChainReport:
    with database.session("worker", write=False) as session:
        return next(each for each in verify(session) if each.chain == chain)


def test_an_untouched_audit_is_reported_as_whole(database: Database) -> None:
    write(database, 3)
    write(database, 2, CHAIN)
    with database.session("worker", write=False) as session:
        assert verify_report(session) == {"ok": True, "chains": 2, "entries": 5, "broken": []}


def test_an_empty_audit_is_whole_as_well(database: Database) -> None:
    with database.session("worker", write=False) as session:
        assert verify_report(session)["ok"] is True


def test_an_entry_names_actor_event_and_facts(database: Database) -> None:
    actors = (
        FamilyViewer(case_id=CHAIN, member_id="m1"),
        StaffViewer(staff_id="s1"),
        SystemActor(),
    )
    with database.session("worker") as session:
        for actor in actors:
            record(
                session,
                chain=SERVICE_CHAIN,
                actor=actor,
                event=Event.SIGNED_OUT,
                facts={"session_id": "x1"},
                now=NOW,
            )
        session.commit()
        rows = session.query(AuditEntry).order_by(AuditEntry.seq).all()
    assert [(row.actor_side, row.actor_id) for row in rows] == [
        ("family", "m1"),
        ("staff", "s1"),
        ("system", "system"),
    ]
    assert {(row.event, row.facts, row.at) for row in rows} == {
        ("signed_out", '{"session_id":"x1"}', NOW)
    }
    assert [row.prev_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]


def test_text_in_a_fact_is_refused_and_unwritten(database: Database) -> None:
    with database.session("worker") as session:
        with pytest.raises(BadFacts):
            record(
                session,
                chain=SERVICE_CHAIN,
                actor=SystemActor(),
                event=Event.SESSION_ENDED,
                facts={"session_id": "x1", "why": "Her brother saw the screen"},
                now=NOW,
            )
        session.commit()
        assert session.query(AuditEntry).count() == 0


def test_eight_concurrent_writers_leave_one_unbroken_chain(database: Database) -> None:
    together = Barrier(WRITERS)
    database.engine("worker")

    def one_writer(number: int) -> None:
        together.wait(timeout=30)
        for _ in range(ENTRIES_EACH):
            with database.session("worker") as session:
                record(
                    session,
                    chain=SERVICE_CHAIN,
                    actor=SystemActor(f"w{number}"),
                    event=Event.DEMO_LOADED,
                    facts={"count": number},
                    now=NOW,
                )
                session.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(one_writer, range(WRITERS)))
    found = report(database)
    assert found.whole
    assert found.entries == WRITERS * ENTRIES_EACH


def test_a_rolled_back_action_leaves_no_gap(database: Database) -> None:
    write(database, 1)
    with database.session("worker") as session:
        record(
            session,
            chain=SERVICE_CHAIN,
            actor=SystemActor(),
            event=Event.DEMO_LOADED,
            facts={"count": 9},
            now=NOW,
        )
        session.rollback()
    write(database, 1)
    assert report(database) == ChainReport(SERVICE_CHAIN, 2, report(database).last_hash)


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET seq = 9", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_an_entry(database: Database, statement: str) -> None:
    write(database, 2)
    with (
        database.session("owner") as session,
        pytest.raises(DatabaseError, match="append-only"),
    ):
        session.execute(text(statement))
    assert report(database).whole


@pytest.mark.parametrize("side", ["family", "staff", "worker"])
@on_postgresql
def test_no_side_may_empty_or_rewrite_the_audit(database: Database, side: str) -> None:
    write(database, 2)
    for statement in ("TRUNCATE audit_entry", "DELETE FROM audit_head", "DELETE FROM audit_entry"):
        with (
            database.session(side) as session,
            pytest.raises(DatabaseError, match="permission denied"),
        ):
            session.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "broken_seq", "fault"),
    [
        ("UPDATE audit_entry SET facts = '{\"count\":7}' WHERE seq = 3", 3, audit_trail.EDITED),
        ("UPDATE audit_entry SET actor_id = 'other' WHERE seq = 2", 2, audit_trail.EDITED),
        ("UPDATE audit_entry SET at = '2026-01-01 00:00:00' WHERE seq = 1", 1, audit_trail.EDITED),
        (f"UPDATE audit_entry SET hash = '{'a' * 64}' WHERE seq = 5", 5, audit_trail.EDITED),
        ("DELETE FROM audit_entry WHERE seq = 3", 3, audit_trail.MISSING),
        ("DELETE FROM audit_entry WHERE seq = 1", 1, audit_trail.MISSING),
        ("DELETE FROM audit_entry WHERE seq > 3", 4, audit_trail.CUT_TAIL),
        ("DELETE FROM audit_entry", 1, audit_trail.CUT_TAIL),
        ("DELETE FROM audit_head", 5, audit_trail.NO_HEAD),
        ("UPDATE audit_head SET seq = 4", 5, audit_trail.HEAD_EDITED),
    ],
)
def test_a_superusers_change_is_named_by_its_row(
    database: Database, statement: str, broken_seq: int, fault: str
) -> None:
    write(database, 5)
    database.tamper(statement)
    found = report(database)
    assert (found.broken_seq, found.fault) == (broken_seq, fault)


def test_a_tail_cut_with_its_head_stays_visible(database: Database) -> None:
    write(database, 5)
    database.tamper(
        "DELETE FROM audit_entry WHERE seq > 3",
        "UPDATE audit_head SET seq = 3,"
        " entry_hash = (SELECT e.hash FROM audit_entry e WHERE e.seq = 3)",
    )
    assert report(database).fault == audit_trail.HEAD_EDITED
    write(database, 1)  # work goes on, and does not heal the break
    found = report(database)
    assert (found.broken_seq, found.fault) == (4, audit_trail.NOT_LINKED)


def test_an_entry_of_another_chain_does_not_fit(database: Database) -> None:
    write(database, 2)
    write(database, 2, CHAIN)
    database.tamper(
        f"DELETE FROM audit_entry WHERE chain = '{SERVICE_CHAIN}' AND seq = 2",
        f"UPDATE audit_entry SET chain = '{SERVICE_CHAIN}' WHERE chain = '{CHAIN}' AND seq = 2",
    )
    assert report(database).fault == audit_trail.EDITED
    assert report(database, CHAIN).fault == audit_trail.CUT_TAIL


def test_a_case_chain_must_begin_with_its_opening(database: Database) -> None:
    write(database, 3, CHAIN)
    database.tamper("DELETE FROM audit_entry", "DELETE FROM audit_head")
    with database.session("worker") as session:
        record(
            session,
            chain=CHAIN,
            actor=SystemActor(),
            event=Event.DEMO_LOADED,
            facts={"count": 1},
            now=NOW,
        )
        session.commit()
    assert report(database, CHAIN).fault == audit_trail.NO_OPENING


def test_a_case_without_any_chain_is_named(database: Database) -> None:
    with database.session("owner") as session:
        session.execute(text("INSERT INTO region (id, name) VALUES ('r1', 'North')"))
        session.execute(
            text(
                "INSERT INTO case_file (id, region_id, reference, homicide_kind, domestic,"
                " notified_by, notified_at, opened_at, opened_by, version) VALUES"
                f" ('{CHAIN}', 'r1', 'A1', 'murder', false, 'police',"
                " '2026-01-01 00:00:00', '2026-01-01 00:00:00', 's1', 1)"
            )
        )
        session.commit()
    with database.session("owner", write=False) as session:
        (broken,) = verify_report(session)["broken"]
    assert (broken["chain"], broken["fault"]) == (CHAIN, audit_trail.NO_OPENING)


def test_an_older_copy_put_back_shows_against_a_kept_report(database: Database) -> None:
    write(database, 3)
    kept = report(database)
    rows = "SELECT seq, entry_hash, hash FROM audit_head"
    with database.session("worker", write=False) as session:
        older = session.execute(text(rows)).one()
    write(database, 2)
    newest = report(database)
    database.tamper(
        "DELETE FROM audit_entry WHERE seq > 3",
        f"UPDATE audit_head SET seq = 3, entry_hash = '{older.entry_hash}', hash = '{older.hash}'",
    )
    with database.session("worker", write=False) as session:
        assert verify(session) == [kept]  # from inside, nothing shows
        (found,) = verify(session, earlier={SERVICE_CHAIN: (5, newest.last_hash)})
        assert (found.broken_seq, found.fault) == (4, audit_trail.ROLLED_BACK)
        assert verify_report(session, earlier={"gone": (1, "a")})["broken"][0]["chain"] == "gone"


def test_with_another_index_key_nothing_verifies(database: Database, key_ring: KeyRing) -> None:
    from casework.models.sealing import use_key_ring

    write(database, 2)
    use_key_ring(KeyRing(key_ring.keys, key_ring.current, key_ring.index_key[::-1]))
    assert report(database).fault == audit_trail.EDITED


def test_the_head_says_what_the_last_entry_is(database: Database) -> None:
    write(database, 4)
    with database.session("worker", write=False) as session:
        head = session.query(AuditHead).one()
        last = session.query(AuditEntry).filter_by(seq=4).one()
    assert (head.seq, head.entry_hash) == (4, last.hash)
