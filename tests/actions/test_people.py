"""Family members: added, changed, ended, and how each wants hard news."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.actions import codes, people
from casework.queries.contact import contact_log
from casework.queries.people import people_list
from casework.queries.person import person
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.household import Household, add
from tests.support.signed_in import open_doors, sign_in


def _details(house: Household, who: str, /, **values: Any) -> dict[str, Any]:
    page = house.see("lena", person, *house.members[who])
    return (
        house.of(who)
        | {
            field: getattr(page, field)
            for field in (
                "name",
                "called",
                "relationship",
                "language",
                "reads",
                "speaks",
                "interpreter",
                "time_zone",
                "born_on",
                "version",
            )
        }
        | values
    )


def test_adding_a_relative_allocates_the_caseworker(house: Household) -> None:
    """Whoever adds her stands beside her at once."""
    page = house.see("alice", person, *house.members["mary"])
    assert page.named_contact is not None
    assert page.named_contact.staff_id == house.staff["alice"]
    assert page.access == "open"


def test_relative_added_by_leader_has_nobody_yet(house: Household) -> None:
    """A team leader or support worker allocates next."""
    add(house, "sue", "one", "tom")
    page = house.see("sue", person, *house.members["tom"])
    assert page.allocations == ()
    assert page.named_contact is None


@pytest.mark.parametrize("name", ["robbie", "Robbie Khan-O'Neill", "ROBBIE  KHAN O’NEILL"])
def test_person_who_died_is_never_a_recipient(house: Household, name: str) -> None:
    """However the name is typed."""
    with pytest.raises(Invalid) as caught:
        house.act(
            "alice",
            people.add_family_member,
            case_id=house.cases["one"],
            name=name,
            relationship="son",
        )
    assert set(caught.value.errors) == {"name"}
    with pytest.raises(Invalid):
        house.act("alice", people.change_member, **_details(house, "mary", name=name))


def test_suspect_never_has_a_moment_of_access(house: Household) -> None:
    """Flags given with the adding are in force at once."""
    assert house.see("lena", person, *house.members["sam"]).access == "closed"


def test_every_wrong_detail_is_named_at_once(house: Household) -> None:
    """Each error belongs to its field, and the record is as before."""
    with pytest.raises(Invalid) as caught:
        house.act(
            "alice",
            people.change_member,
            **_details(
                house,
                "mary",
                name=" ",
                relationship="foe",
                language="qq",
                time_zone="Mars/Base",
                born_on=date(2030, 1, 1),
            ),
        )
    assert set(caught.value.errors) == {
        "name",
        "relationship",
        "language",
        "time_zone",
        "born_on",
    }


def test_stale_save_of_a_relative_shows_both_texts(house: Household) -> None:
    """Neither of two writers overwrites the other."""
    mine = _details(house, "mary", called="Mum")
    house.act("lena", people.change_member, **_details(house, "mary", called="Mam"))
    with pytest.raises(Stale) as caught:
        house.act("alice", people.change_member, **mine)
    assert (caught.value.theirs["called"], caught.value.mine["called"]) == ("Mam", "Mum")


def test_recording_contact_makes_no_form_stale(house: Household) -> None:
    """Hard news, access and last contact change beside the row's version."""
    mine = _details(house, "mary", called="Mum")
    house.act(
        "lena",
        people.set_hard_news,
        **house.of("mary"),
        choice="read_first",
        how="call_to_service_user",
    )
    house.act("alice", people.change_member, **mine)
    page = house.see("alice", person, *house.members["mary"])
    assert (page.called, page.hard_news) == ("Mum", "read_first")


def test_a_birth_date_under_eighteen_closes_the_door(house: Household) -> None:
    """At once, with session and codes."""
    sign_in(house, "mary")
    born = date(2009, 3, 3)
    house.act("alice", people.change_member, **_details(house, "mary", born_on=born))
    assert open_doors(house, "mary") == (0, 0)


@pytest.mark.parametrize(
    ("action", "state"),
    [(people.record_person_died, "died"), (people.record_membership_ended, "ended")],
)
def test_ended_membership_stops_sessions_and_codes(
    house: Household, action: Any, state: str
) -> None:
    """Both end in the same transaction; a second recording changes nothing."""
    sign_in(house, "mary")
    assert open_doors(house, "mary") == (1, 1)
    house.act("alice", action, **house.of("mary"))
    house.act("alice", action, **house.of("mary"))
    page = house.see("alice", person, *house.members["mary"])
    assert (page.state, page.access) == (state, "closed")
    assert open_doors(house, "mary") == (0, 0)
    with pytest.raises(Refused):
        house.act("alice", codes.give_letter_code, **house.of("mary"))


def test_hard_news_choice_needs_her_own_instruction(house: Household) -> None:
    """How she said so is a contact with her, and stands in the log."""
    with pytest.raises(Invalid):
        house.act(
            "alice",
            people.set_hard_news,
            **house.of("mary"),
            choice="read_first",
            how="agency_meeting",
        )
    house.act(
        "alice",
        people.set_hard_news,
        **house.of("mary"),
        choice="read_first",
        how="staff_visit",
        text="She would rather read it alone.",
    )
    page = house.see("alice", person, *house.members["mary"])
    assert page.hard_news == "read_first"
    assert house.see("alice", contact_log, *house.members["mary"])[0].kind == "staff_visit"


def test_people_list_puts_own_people_first(house: Household) -> None:
    """The leader's list has everybody of the region, an advocate's only hers."""
    assert {one.called for one in house.see("lena", people_list)} == {
        "Mary",
        "Imran",
        "Kit",
        "Dan",
        "Sam",
    }
    assert [one.called for one in house.see("adil", people_list)] == ["Mary"]
    dan = house.see("bea", people_list)[0]
    assert (dan.walled, dan.mine, dan.deceased_called) == (True, True, "Robbie")


def test_wall_is_seen_without_a_hidden_name(house: Household) -> None:
    """Bea may not see Imran: the wall is there, his name is not."""
    wall = house.see("bea", person, *house.members["dan"]).walls[0]
    assert (wall.other_id, wall.other_name) == (None, None)
    seen = house.see("lena", person, *house.members["dan"]).walls[0]
    assert seen.other_name == "Imran Whitfield"


def test_colleague_of_other_side_gets_not_found(house: Household) -> None:
    """Bea works with Dan; Imran does not exist for her."""
    with pytest.raises(NotFound):
        house.see("bea", person, *house.members["imran"])
    with pytest.raises(NotFound):
        house.act("bea", people.record_person_died, **house.of("imran"))
