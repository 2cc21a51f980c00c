"""The query scope and PostgreSQL's own policies are the same law, written twice.

Random regions, roles, allocations and periods; then the people and cases that the scope gives
on unprotected rows are compared with what unscoped SQL shows under the worker's role.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from casework.models.base import new_id
from casework.models.case import Allocation, Case
from casework.models.contact import Promise
from casework.models.family import FamilyMember
from casework.models.people import Region, Staff, StaffRole
from casework.models.updates import Audience, Update, UpdateWords
from casework.queries.clocks import claim_is_mine
from casework.queries.closeness import beside_fully, receives_messages
from casework.queries.scope import (
    cases_visible_to,
    members_visible_to,
    promises_reached,
    updates_visible_to,
)
from casework.rules.access import RoleHeld, StaffViewer
from casework.rules.roles import FAMILYS_ROLES, Role
from tests.support.databases import NOW, PostgresqlDatabase

DAY = timedelta(days=1)
ROLES = [role for role in Role if role not in FAMILYS_ROLES]
# Start and end, in days from now; an end is not part of the period, a start is.
PERIODS = st.sampled_from([(-9, None), (-9, 1), (-9, 0), (-9, -1), (0, None), (1, None), (1, 2)])
CASES, MEMBERS, REGIONS = 3, 6, 2


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, object]:
    """A worker's roles, and allocations of her and of a colleague."""
    return {
        "roles": draw(
            st.lists(
                st.tuples(st.sampled_from(ROLES), st.integers(0, REGIONS - 1) | st.none(), PERIODS),
                max_size=3,
            )
        ),
        "allocations": draw(
            st.lists(
                st.tuples(
                    st.booleans(),  # hers, or the colleague's
                    st.integers(0, MEMBERS - 1),
                    st.sampled_from(["", "review", "inquest", "compensation"]),
                    PERIODS,
                ),
                max_size=6,
            )
        ),
        "opened": draw(st.sets(st.integers(0, CASES - 1), max_size=1)),
    }


@pytest.fixture
def server(key_ring: object, worker_database: PostgresqlDatabase) -> Iterator[PostgresqlDatabase]:
    """PostgreSQL, empty before and after."""
    yield worker_database
    worker_database.wipe()


@given(world=worlds())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scope_and_policies_agree_in_every_world(
    server: PostgresqlDatabase, world: dict[str, object]
) -> None:
    """People, cases, news by strand with its words and readers, promises, people seen in
    everything, people whose messages one gets."""
    server.wipe()
    with server.session("owner") as owner:
        viewer = _make(owner, world)
        owner.commit()
        people = set(
            owner.scalars(members_visible_to(viewer, NOW).with_only_columns(FamilyMember.id))
        )
        cases = set(owner.scalars(cases_visible_to(viewer, NOW).with_only_columns(Case.id)))
        keys = (FamilyMember.case_id, FamilyMember.id)
        full = set(owner.scalars(select(FamilyMember.id).where(beside_fully(viewer, NOW, *keys))))
        news = {one.id for one in owner.scalars(updates_visible_to(viewer, NOW))}
        promised = set(
            owner.scalars(
                select(Promise.id).where(
                    promises_reached(viewer, NOW),
                    Promise.member_id.in_(
                        members_visible_to(viewer, NOW).with_only_columns(FamilyMember.id)
                    ),
                )
            )
        )
        letters = set(
            owner.scalars(select(FamilyMember.id).where(receives_messages(viewer, NOW, *keys)))
        )
        claims = set(
            owner.scalars(select(FamilyMember.id).where(claim_is_mine(viewer, NOW, *keys)))
        )
    with server.session_of(viewer, write=False) as session:
        assert set(session.execute(text("SELECT id FROM family_member")).scalars()) == people
        assert set(session.execute(text("SELECT id FROM case_file")).scalars()) == cases
        assert set(session.execute(text("SELECT id FROM update_entry")).scalars()) == news
        read = set(session.execute(text("SELECT update_id FROM audience")).scalars())
        assert read == news
        words = set(session.execute(text("SELECT update_id FROM update_words")).scalars())
        assert words == news
        assert set(session.execute(text("SELECT id FROM promise")).scalars()) == promised
        assert _function(session, "casework_staff_full_members") == full
        assert _function(session, "casework_staff_message_members") == letters
        assert _function(session, "casework_staff_claim_members") == claims


def _function(session: Session, name: str) -> set[str]:
    return set(session.execute(text(f"SELECT unnest({name}())")).scalars())


def _make(session: Session, world: dict[str, object]) -> StaffViewer:
    regions = [Region(name=new_id()) for _ in range(REGIONS)]
    her, colleague = (Staff(full_name=new_id(), created_at=NOW) for _ in range(2))
    session.add_all([*regions, her, colleague])
    session.flush()
    held = set()
    for role, region, (start, end) in world["roles"]:  # type: ignore[attr-defined]
        region_id = None if region is None else regions[region].id
        session.add(
            StaffRole(
                staff_id=her.id,
                role=role.value,
                region_id=region_id,
                starts_at=NOW + start * DAY,
                ends_at=None if end is None else NOW + end * DAY,
            )
        )
        if start <= 0 and (end is None or end > 0):
            held.add(RoleHeld(role, region_id or ""))
    cases = [
        Case(
            region_id=regions[number % REGIONS].id,
            reference=new_id(),
            homicide_kind="murder",
            notified_by="police",
            notified_at=NOW,
            opened_at=NOW,
            opened_by=her.id if number in world["opened"] else colleague.id,  # type: ignore[operator]
        )
        for number in range(CASES)
    ]
    session.add_all(cases)
    session.flush()
    members = [
        FamilyMember(
            case_id=cases[number % CASES].id,
            relationship="sister",
            joined_at=NOW,
            added_by=colleague.id,
        )
        for number in range(MEMBERS)
    ]
    session.add_all(members)
    session.flush()
    for hers, number, process, (start, end) in world["allocations"]:  # type: ignore[attr-defined]
        session.add(
            Allocation(
                case_id=members[number].case_id,
                member_id=members[number].id,
                staff_id=her.id if hers else colleague.id,
                role="advocate" if process else "caseworker",
                process=process,
                starts_at=NOW + start * DAY,
                ends_at=None if end is None else NOW + end * DAY,
                set_by=colleague.id,
            )
        )
    for member in members:
        _tell(session, member, colleague.id)
    return StaffViewer(staff_id=her.id, roles=frozenset(held))


def _tell(session: Session, member: FamilyMember, staff_id: str) -> None:
    """News to this person in four strands, with words and a promise; and a promise of its own."""
    updates = [
        Update(
            case_id=member.case_id,
            kind="arrest",
            strand=strand,
            state="published",
            created_by=staff_id,
            created_at=NOW,
        )
        for strand in ("court", "inquest", "review", "with_us")
    ]
    session.add_all(updates)
    session.flush()
    at = {"case_id": member.case_id}
    for update in updates:
        session.add(Audience(**at, member_id=member.id, update_id=update.id, addressed=True))
        session.add(
            UpdateWords(
                **at, update_id=update.id, language="en", written_by=staff_id, written_at=NOW
            )
        )
    for update_id in (None, *(one.id for one in updates)):
        session.add(
            Promise(
                **at,
                member_id=member.id,
                update_id=update_id,
                due_on=NOW.date(),
                made_by=staff_id,
                made_at=NOW,
            )
        )
