"""Each side adds to the chains that are its own, through its own login role."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import DatabaseError

from casework.actions.audit import record
from casework.models.audit import SERVICE_CHAIN, AuditEntry
from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.models.people import Region, Staff, StaffRole
from casework.queries.audit_trail import verify
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.events import Event
from tests.support.databases import NOW, Database
from tests.support.marks import on_postgresql

WORKER = StaffViewer(staff_id="s1")
SHE = FamilyViewer(case_id="c1", member_id="m1")


@pytest.fixture
def staffed(database: Database) -> Database:
    """A region with one caseworker, and another who has nothing to do with the case."""
    with database.session("owner") as session:
        session.add(Region(id="r1", name="North"))
        for name in ("s1", "s2"):
            session.add(Staff(id=name, full_name="Sam Example", created_at=NOW))
        session.flush()
        session.add(StaffRole(staff_id="s1", role="caseworker", region_id="r1", starts_at=NOW))
        session.commit()
    return database


def open_a_case(database: Database) -> None:
    """As the action does: the row, and the first entry of its chain, in one transaction."""
    with database.session_of(WORKER) as session:
        session.add(
            Case(
                id="c1",
                region_id="r1",
                reference="A1",
                homicide_kind="murder",
                notified_by="police",
                notified_at=NOW,
                opened_at=NOW,
                opened_by="s1",
            )
        )
        facts = {"kind": "murder", "source": "police"}
        record(session, chain="c1", actor=WORKER, event=Event.CASE_OPENED, facts=facts, now=NOW)
        session.commit()


def test_the_first_entry_comes_with_the_case(staffed: Database) -> None:
    open_a_case(staffed)
    with staffed.session("worker", write=False) as session:
        (report,) = verify(session)
    assert report.whole
    assert report.entries == 1


def test_a_family_member_adds_to_her_cases_chain(staffed: Database) -> None:
    open_a_case(staffed)
    with staffed.session("owner") as session:
        session.add(
            FamilyMember(case_id="c1", id="m1", relationship="mother", joined_at=NOW, added_by="s1")
        )
        session.commit()
    with staffed.session_of(SHE) as session:
        for event in (Event.LEAVING_SEEN, Event.PRIVACY_SEEN):
            record(session, chain="c1", actor=SHE, event=event, facts={}, now=NOW)
        session.commit()
    with staffed.session("worker", write=False) as session:
        last = session.query(AuditEntry).order_by(AuditEntry.seq.desc()).first()
        assert last is not None
        assert (last.seq, last.actor_id, json.loads(last.facts)) == (3, "m1", {})
        assert all(report.whole for report in verify(session))


@pytest.mark.parametrize("viewer", [StaffViewer(staff_id="s2"), SHE])
@on_postgresql
def test_nobody_adds_to_a_chain_of_other_people(
    staffed: Database, viewer: StaffViewer | FamilyViewer
) -> None:
    open_a_case(staffed)
    with (
        staffed.session_of(viewer) as session,
        pytest.raises(DatabaseError, match="row-level security"),
    ):
        record(
            session,
            chain="c1",
            actor=viewer,
            event=Event.SIGNED_OUT,
            facts={"session_id": "x"},
            now=NOW,
        )


def test_both_sides_add_to_the_services_chain(staffed: Database) -> None:
    for viewer in (WORKER, SHE):
        with staffed.session_of(viewer) as session:
            record(
                session,
                chain=SERVICE_CHAIN,
                actor=viewer,
                event=Event.SIGNED_OUT,
                facts={"session_id": "x"},
                now=NOW,
            )
            session.commit()
    with staffed.session("worker", write=False) as session:
        (report,) = verify(session)
    assert (report.whole, report.entries) == (True, 2)
