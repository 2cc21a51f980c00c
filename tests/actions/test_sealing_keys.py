"""Rotating the keys: afterwards the old key opens nothing that is still needed."""

from __future__ import annotations

import hashlib
import json

import pytest

from casework.actions import keys as rotation
from casework.actions.audit import install_audit_guard
from casework.actions.keys import reseal_all
from casework.models.audit import AuditEntry
from casework.models.people import Region, Staff
from casework.models.sealing import KeyRing, use_key_ring
from casework.queries.audit_trail import verify_report
from casework.queries.database import open_session, session_factory
from casework.rules.access import SystemActor
from tests.support.databases import NOW, Database

STAFF = 7


def newer(ring: KeyRing) -> KeyRing:
    fresh = hashlib.sha256(b"second").digest()
    return KeyRing({"second": fresh, **ring.keys}, "second", ring.index_key)


def fill(database: Database) -> None:
    with database.session("owner") as session:
        session.add(Region(id="r1", name="North"))
        for number in range(STAFF):
            staff = Staff(id=f"s{number}", full_name="Sam Example", created_at=NOW)
            staff.email = f"s{number}@example.org"
            session.add(staff)
        session.add(Staff(id="none", full_name="No Address", created_at=NOW))
        session.commit()


def rotate(database: Database, ring: KeyRing, batches: list[int] | None = None) -> int:
    factory = session_factory(database.engine("owner"))
    install_audit_guard(factory)

    with open_session(factory, write=True, side="worker", now=NOW) as session:

        def commit() -> None:
            if batches is not None:
                batches.append(1)
                session.commit()

        count = reseal_all(session, ring, actor=SystemActor(), now=NOW, after_batch=commit)
        session.commit()
    return count


def emails(database: Database) -> list[str | None]:
    with database.session("owner", write=False) as session:
        return [staff.email for staff in session.query(Staff).order_by(Staff.id)]


def test_after_rotation_the_old_key_is_not_needed(database: Database, key_ring: KeyRing) -> None:
    fill(database)
    before = emails(database)
    ring = newer(key_ring)
    assert rotate(database, ring) == STAFF
    use_key_ring(KeyRing({"second": ring.keys["second"]}, "second", ring.index_key))
    assert emails(database) == before


def test_rotation_is_recorded_as_one_event(database: Database, key_ring: KeyRing) -> None:
    fill(database)
    ring = newer(key_ring)
    rotate(database, ring)
    assert rotate(database, ring) == 0
    with database.session("worker", write=False) as session:
        (entry,) = session.query(AuditEntry).all()
        assert entry.event == "keys_rotated"
        assert json.loads(entry.facts) == {"count": STAFF, "key_name": "second"}
        assert verify_report(session)["ok"] is True


def test_rotation_goes_through_every_batch(
    database: Database, key_ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    batches: list[int] = []
    monkeypatch.setattr(rotation, "_ROWS_AT_A_TIME", 2)
    assert rotate(database, newer(key_ring), batches) == STAFF
    assert len(batches) == 4


def test_rotation_leaves_the_versions_of_rows(database: Database, key_ring: KeyRing) -> None:
    fill(database)
    rotate(database, newer(key_ring))
    with database.session("owner", write=False) as session:
        assert {staff.version for staff in session.query(Staff)} == {1}
