"""Who has how much, and what has waited too long: for whoever leads the region."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta

from casework.actions import allocations, concerns, messages, promises
from casework.queries.overdue import overdue
from casework.queries.team_load import team_load
from tests.support.databases import NOW
from tests.support.desk import Desk
from tests.support.household import Household, add


def loads(house: Household, leader: str = "lena") -> dict[str, tuple[int, int]]:
    found = house.see(leader, team_load)
    return {one.name.split()[0]: (one.people, one.cases) for one in found.workers}


def test_people_count_and_not_only_families(house: Household) -> None:
    assert loads(house) == {"Lena": (0, 0), "Bea": (1, 1), "Alice": (3, 1)}
    assert loads(house, "stella") == {"Stella": (0, 0), "Sid": (1, 1)}


def test_whoever_stands_in_counts_while_it_lasts(house: Household) -> None:
    house.act(
        "alice",
        allocations.cover,
        **house.of("mary"),
        staff_id=house.staff["bea"],
        starts_at=NOW - timedelta(days=1),
        ends_at=NOW + timedelta(days=1),
    )
    found = {one.name.split()[0]: one for one in house.see("lena", team_load).workers}
    assert (found["Bea"].people, found["Bea"].covering) == (2, 1)
    later = house.see("lena", team_load, now=NOW + timedelta(days=2))
    assert {one.name.split()[0]: one.people for one in later.workers}["Bea"] == 1


def test_work_on_both_sides_of_a_wall_is_named(house: Household) -> None:
    assert all(not one.conflicts for one in house.see("lena", team_load).workers)
    house.act(
        "lena",
        allocations.hand_over,
        **house.of("dan"),
        to_staff_id=house.staff["alice"],
        text="Nothing.",
        confirm_conflict=True,
    )
    found = {one.name.split()[0]: one for one in house.see("lena", team_load).workers}
    assert len(found["Alice"].conflicts) == 1
    assert not found["Bea"].conflicts


def test_people_beside_whom_nobody_stands_come_first(desk: Desk) -> None:
    add(desk.house, "lena", "one", "tara", language="ur")
    lena = desk.worker("lena")
    lena.get("/team")
    assert lena.name == "team"
    assert 'data-kind="nobody" data-state="ur"' in lena.text
    # Sam is a suspect: he has no door, and nobody works with him.
    assert "Sam Whitfield" not in lena.text
    assert len(re.findall(r'data-kind="worker"', lena.text)) == 3


def wait_too_long(house: Household) -> None:
    week = NOW - timedelta(days=7)
    house.act("mary", messages.send, text="Are you there?", disclosure_shown=True, now=week)
    house.act(
        "alice",
        promises.make,
        **house.of("mary"),
        due_on=(NOW - timedelta(days=3)).date(),
        now=week,
    )
    house.act("mary", concerns.send, kind="complaint", text="Nobody answers.", now=week)


def test_what_waits_too_long_stands_on_one_page(desk: Desk) -> None:
    wait_too_long(desk.house)
    lena = desk.worker("lena")
    lena.get("/team/late")
    assert lena.name == "overdue"
    for kind in ("promise", "message", "concern"):
        assert f'data-kind="{kind}" data-state="late"' in lena.text, kind
    assert "Alice O’Hara" in lena.text
    assert "Are you there?" not in lena.text
    assert "Nobody answers." not in lena.text


def waits(house: Household, leader: str) -> dict[str, list[str]]:
    """All that waits in the regions of this leader, each list by name, with whose it is."""
    found = house.see(leader, overdue)
    lists = {one.name: getattr(found, one.name) for one in dataclasses.fields(found)}
    assert found.nothing is not any(lists.values())
    names = {ids: name for name, ids in house.members.items()}
    offers = {"never_offered", "ask_again"}
    return {
        name: [names[one.case_id, one.member_id] if name in offers else str(one) for one in items]
        for name, items in lists.items()
        if items
    }


# No review of these deaths has offered anybody an advocate yet, and nothing else waits.
OFFERS = {
    "lena": {"never_offered": ["dan", "imran", "kit", "mary"]},
    "stella": {"never_offered": ["olga"]},
}


def test_what_is_new_does_not_count_as_late(house: Household) -> None:
    house.act("mary", messages.send, text="Hello.", disclosure_shown=True)
    house.act("alice", promises.make, **house.of("mary"), due_on=NOW.date())
    house.act("mary", concerns.send, kind="complaint", text="Today.")
    assert waits(house, "lena") == OFFERS["lena"]
    wait_too_long(house)
    found = house.see("lena", overdue)
    assert (len(found.promises), len(found.messages), len(found.concerns)) == (1, 1, 1)


def test_another_region_shows_nothing_of_it(house: Household) -> None:
    wait_too_long(house)
    assert waits(house, "stella") == OFFERS["stella"]


def test_only_team_leaders_see_these_pages(desk: Desk) -> None:
    for name in ("alice", "bea", "sue", "adil", "vik", "nora", "ada"):
        visitor = desk.worker(name)
        for path in ("/team", "/team/late"):
            visitor.get(path)
            assert visitor.status in (403, 404), (name, path)
