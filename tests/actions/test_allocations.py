"""Who stands beside whom, and who is the one to call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from casework.actions import allocations, staff_accounts
from casework.queries.caseload import workers_for
from casework.queries.named_contact import NamedContact, named_contact
from casework.queries.person import person
from casework.rules.access import SystemActor
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.databases import NOW
from tests.support.household import Household, add

TOMORROW = NOW + timedelta(days=1)
NEXT_WEEK = NOW + timedelta(days=7)


def _contact(house: Household, name: str, **when: Any) -> NamedContact | None:
    """As she sees it herself."""
    now = when.get("now", NOW)
    viewer = house.relative(name)
    with house.database.session_of(viewer, write=False, now=now) as session:
        return named_contact(session, viewer.case_id, viewer.member_id, now)


def test_named_contact_is_the_lead_caseworker(house: Household) -> None:
    """Mary has an advocate too; her caseworker comes first."""
    found = _contact(house, "mary")
    assert found is not None
    assert (found.name, found.first_name, found.role) == ("Alice O’Hara", "Alice", "caseworker")
    assert found.phone == "020 7946 0000"


def test_cover_is_the_contact_while_lead_is_away(house: Household) -> None:
    """From its first moment to its last, and she reads for whom."""
    house.act(
        "alice",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["bea"],
        starts_at=TOMORROW,
        ends_at=NEXT_WEEK,
    )
    names = []
    for moment in (NOW, TOMORROW, NEXT_WEEK - timedelta(seconds=1), NEXT_WEEK):
        found = _contact(house, "mary", now=moment)
        assert found is not None
        names.append((found.first_name, found.covering_for))
    covered = ("Bea", "Alice O’Hara")
    assert names == [("Alice", ""), covered, covered, ("Alice", "")]


def test_advocate_is_the_contact_of_who_has_nobody_else(house: Household) -> None:
    """Until a caseworker comes."""
    add(house, "lena", "one", "tom")
    house.act(
        "lena",
        allocations.allocate,
        **house.of("tom"),
        staff_id=house.staff["adil"],
        role="advocate",
        process="review",
    )
    found = _contact(house, "tom")
    assert found is not None
    assert (found.first_name, found.role) == ("Adil", "advocate")


def test_worker_who_left_is_nobodys_contact(house: Household) -> None:
    """Her people stay; nobody is told to call her."""

    with house.database.session("owner") as session:
        staff_accounts.end_access(
            session, viewer=SystemActor(), staff_id=house.staff["bea"], now=NOW
        )
        session.commit()
    assert _contact(house, "dan") is None


def test_cover_is_set_by_lead_or_leader_only(house: Household) -> None:
    """Her advocate may not; nor somebody out of sight."""
    values = {
        **house.of("mary"),
        "staff_id": house.staff["bea"],
        "starts_at": NOW,
        "ends_at": NEXT_WEEK,
    }
    with pytest.raises(Refused):
        house.act("adil", allocations.cover, **values)
    with pytest.raises(NotFound):
        house.act("bea", allocations.cover, **values)
    with pytest.raises(Invalid):
        house.act("alice", allocations.cover, **(values | {"ends_at": NOW}))
    with pytest.raises(Invalid):
        house.act("alice", allocations.cover, **(values | {"staff_id": house.staff["alice"]}))
    house.act("lena", allocations.cover, **values)


def test_handover_carries_what_not_to_say_again(house: Household) -> None:
    """The old allocation ends as the new one starts; the new worker reads the note."""
    house.act(
        "alice",
        allocations.hand_over,
        **house.of("mary"),
        to_staff_id=house.staff["bea"],
        text="She does not want to talk about the kitchen.",
    )
    page = house.see("bea", person, *house.members["mary"])
    lead = next(one for one in page.allocations if one.role == "caseworker")
    assert lead.staff_id == house.staff["bea"]
    assert "kitchen" in lead.handover_note
    with pytest.raises(NotFound):
        house.see("alice", person, *house.members["mary"])
    advocates = house.see("adil", person, *house.members["mary"])
    assert all(one.handover_note == "" for one in advocates.allocations)


def test_handover_of_the_last_person_is_audited(house: Household) -> None:
    """Sid hands over his only person: he writes the audit before he loses sight."""
    new = _invite(house, "south")
    house.act(
        "sid",
        allocations.hand_over,
        **house.of("olga"),
        to_staff_id=new,
        text="Nothing about the flat.",
    )
    with pytest.raises(NotFound):
        house.see("sid", person, *house.members["olga"])


def _invite(house: Household, region: str) -> str:
    with house.database.session("owner") as session:
        staff_id, _ = staff_accounts.invite(
            session,
            viewer=SystemActor(),
            full_name="New Worker",
            email="new@example.org",
            role="caseworker",
            region_id=house.regions[region],
            now=NOW,
        )
        session.commit()
    return staff_id


def test_handover_ends_cover_that_was_set(house: Household) -> None:
    """The new worker is not away."""
    house.act(
        "lena",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["lena"],
        starts_at=NOW - timedelta(days=1),
        ends_at=NEXT_WEEK,
    )
    house.act(
        "alice",
        allocations.hand_over,
        **house.of("mary"),
        to_staff_id=house.staff["bea"],
        text="All is written down.",
    )
    found = _contact(house, "mary")
    assert found is not None
    assert found.first_name == "Bea"


def test_same_worker_across_a_wall_is_warned(house: Household) -> None:
    """Bea works with Dan, who is walled from Imran. Alice does not see that, and is warned."""
    values = {**house.of("imran"), "to_staff_id": house.staff["bea"], "text": "All is written."}
    with pytest.raises(Invalid) as caught:
        house.act("alice", allocations.hand_over, **values)
    assert set(caught.value.errors) == {"confirm_conflict"}
    house.act("alice", allocations.hand_over, **values, confirm_conflict=True)


@pytest.mark.parametrize("name", ["sid", "vik", "adil", "ada"])
def test_only_caseworkers_of_the_region_are_given_people(house: Household, name: str) -> None:
    """Another region, another role."""
    with pytest.raises(Invalid) as caught:
        house.act(
            "alice",
            allocations.hand_over,
            **house.of("mary"),
            to_staff_id=house.staff[name],
            text="All is written.",
        )
    assert set(caught.value.errors) == {"to_staff_id"}


def test_a_person_has_one_caseworker_at_a_time(house: Household) -> None:
    """The leader hands over instead; the same one again changes nothing."""
    with pytest.raises(Invalid):
        house.act("lena", allocations.allocate, **house.of("mary"), staff_id=house.staff["bea"])
    house.act("lena", allocations.allocate, **house.of("mary"), staff_id=house.staff["alice"])
    with pytest.raises(Refused):
        house.act("alice", allocations.allocate, **house.of("mary"), staff_id=house.staff["bea"])


def test_ending_support_never_ends_membership(house: Household) -> None:
    """Her caseworker goes; her pages stay."""
    page = house.see("lena", person, *house.members["mary"])
    for one in page.allocations:
        house.act(
            "lena",
            allocations.end_allocation,
            case_id=house.cases["one"],
            allocation_id=one.id,
        )
    page = house.see("lena", person, *house.members["mary"])
    assert (page.allocations, page.state, page.access) == ((), "active", "open")


def test_choice_of_workers_shows_language_load_and_wall(house: Household) -> None:
    """Who works in her language comes first; a caseworker is shown no numbers."""
    found = house.see("lena", workers_for, *house.members["imran"])
    assert [one.name.split()[0] for one in found] == ["Bea", "Alice", "Lena"]
    assert [one.people for one in found] == [1, 3, 0]
    assert [one.across_wall for one in found] == [True, False, False]
    assert {one.people for one in house.see("alice", workers_for, *house.members["mary"])} == {None}


def test_named_contact_costs_one_statement(house: Household) -> None:
    """It stands on every family page."""
    viewer = house.relative("mary")
    with house.database.session_of(viewer, write=False) as session:
        session.connection()  # begin, and who is looking
        counted: list[str] = []
        engine = house.database.engine("family")

        def count(*execution: Any) -> None:
            counted.append(execution[2])

        event.listen(engine, "before_cursor_execute", count)
        named_contact(session, viewer.case_id, viewer.member_id, NOW)
        event.remove(engine, "before_cursor_execute", count)
    assert len(counted) == 1
