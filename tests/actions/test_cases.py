"""Opening a case, the person who died, proceedings, reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.actions import cases
from casework.queries.cases import case_page, cases_list, possible_duplicates
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.databases import NOW
from tests.support.household import Household


def _opening(house: Household, **values: Any) -> dict[str, Any]:
    return {
        "region_id": house.regions["north"],
        "homicide_kind": "manslaughter",
        "domestic": False,
        "notified_by": "police",
        "notified_at": NOW,
        "called": "Amy",
        "died_on": date(2026, 2, 1),
    } | values


def test_whoever_opened_a_case_sees_it(house: Household) -> None:
    """Before anybody is added to it."""
    case_id = house.act("bea", cases.open_case, **_opening(house))
    page = house.see("bea", case_page, case_id)
    assert [one.called for one in page.deceased] == ["Amy"]
    assert page.people == ()


def test_case_is_opened_in_own_region_only(house: Household) -> None:
    """A caseworker of the south opens nothing in the north."""
    with pytest.raises(Refused):
        house.act("sid", cases.open_case, **_opening(house))


@pytest.mark.parametrize("name", ["adil", "vik", "nora", "ada"])
def test_other_roles_cannot_open_a_case(house: Household, name: str) -> None:
    """Advocates, volunteers, national managers, administrators."""
    with pytest.raises(Refused):
        house.act(name, cases.open_case, **_opening(house))


def test_likely_duplicate_stops_the_opening_once(house: Household) -> None:
    """The same name, typed in another way; then the writer has looked and goes on."""
    same = _opening(house, called="robbie", formal_name="ROBBIE KHAN O'NEILL")
    with pytest.raises(Invalid) as caught:
        house.act("alice", cases.open_case, **same)
    assert set(caught.value.errors) == {"not_a_duplicate"}
    found = house.see("alice", possible_duplicates, called="robbie", formal_name="", died_on=None)
    assert [one.case_id for one in found] == [house.cases["one"]]
    house.act("alice", cases.open_case, **same, not_a_duplicate=True)


def test_duplicates_out_of_scope_stay_unknown(house: Household) -> None:
    """Sid works in the south: a case of the north is none of his business."""
    assert (
        house.see("sid", possible_duplicates, called="Robbie", formal_name="", died_on=None) == ()
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("called", " "),
        ("died_on", date(2026, 3, 3)),
        ("homicide_kind", "road"),
        ("notified_by", ""),
    ],
)
def test_each_field_of_opening_is_checked(house: Household, field: str, value: object) -> None:
    """The error belongs to its field."""
    with pytest.raises(Invalid) as caught:
        house.act("alice", cases.open_case, **_opening(house, **{field: value}))
    assert set(caught.value.errors) == {field}


def test_stale_save_of_deceased_shows_both_texts(house: Household) -> None:
    """The second of two writers loses nothing."""
    case_id = house.cases["one"]
    dead = house.see("alice", case_page, case_id).deceased[0]
    values = {
        "case_id": case_id,
        "deceased_id": dead.id,
        "formal_name": dead.formal_name,
        "spoken_of": "murdered",
        "died_on": dead.died_on,
        "version": dead.version,
    }
    house.act("lena", cases.change_deceased, called="Rob", **values)
    with pytest.raises(Stale) as caught:
        house.act("alice", cases.change_deceased, called="Robert", **values)
    assert (caught.value.theirs["called"], caught.value.mine["called"]) == ("Rob", "Robert")


def test_proceedings_are_active_until_appeals_end(house: Household) -> None:
    """From the arrest; ended on a day, they are over."""
    case_id = house.cases["one"]
    page = house.see("alice", case_page, case_id)
    start = date(2026, 1, 22)
    house.act(
        "alice",
        cases.set_proceedings,
        case_id=case_id,
        since=start,
        until=None,
        version=page.version,
    )
    page = house.see("alice", case_page, case_id)
    assert page.proceedings_active
    with pytest.raises(Invalid):
        house.act(
            "alice",
            cases.set_proceedings,
            case_id=case_id,
            since=start,
            until=date(2026, 1, 1),
            version=page.version,
        )
    over = {"case_id": case_id, "since": start, "until": date(2026, 3, 1)}
    with pytest.raises(Invalid):  # it would free own words from the second person
        house.act("alice", cases.set_proceedings, version=page.version, **over)
    house.act("lena", cases.set_proceedings, version=page.version, **over)
    assert not house.see("alice", case_page, case_id).proceedings_active


def test_a_case_may_have_several_reviews(house: Household) -> None:
    """Each with the name that its area uses."""
    for kind, label in (("domestic", "DHR"), ("offensive_weapons", "OWHR")):
        house.act(
            "alice",
            cases.open_review,
            case_id=house.cases["one"],
            kind=kind,
            label=label,
            area="Northtown",
            decided_on=None,
        )
    page = house.see("alice", case_page, house.cases["one"])
    assert [one.label for one in page.reviews] == ["DHR", "OWHR"]


def test_case_page_shows_only_people_in_scope(house: Household) -> None:
    """Bea works with Dan alone; the wall to somebody she may not see is not listed."""
    page = house.see("bea", case_page, house.cases["one"])
    assert [one.member_id for one in page.people] == [house.members["dan"][1]]
    assert page.walls == ()
    assert len(house.see("lena", case_page, house.cases["one"]).walls) == 1


def test_cases_of_other_regions_do_not_exist(house: Household) -> None:
    """Neither in the list nor by its address."""
    assert [one.case_id for one in house.see("stella", cases_list)] == [house.cases["two"]]
    with pytest.raises(NotFound):
        house.see("stella", case_page, house.cases["one"])
