"""Who may sign in, after flags, walls, decisions and guardians."""

from __future__ import annotations

import pytest

from casework.actions import flags, walls
from casework.queries.person import PersonPage, person
from casework.rules.errors import Invalid, NotFound, Refused
from tests.support.household import Household, add
from tests.support.signed_in import open_doors, sign_in


def _page(house: Household, name: str) -> PersonPage:
    return house.see("lena", person, *house.members[name])


@pytest.mark.parametrize("flag", ["suspect", "possible_suspect", "accused"])
def test_suspect_flag_closes_everything_at_once(house: Household, flag: str) -> None:
    """Open sessions and codes end in the same transaction."""
    sign_in(house, "mary")
    house.act("alice", flags.set_flag, **house.of("mary"), flag=flag)
    assert open_doors(house, "mary") == (0, 0)
    assert _page(house, "mary").access == "closed"


def test_only_the_leader_reopens_for_a_suspect(house: Household) -> None:
    """The senior investigating officer decides, the team leader records it."""
    flag_id = house.act("alice", flags.set_flag, **house.of("mary"), flag="suspect")
    with pytest.raises(Refused):
        house.act("alice", flags.end_flag, case_id=house.cases["one"], flag_id=flag_id)
    house.act("lena", flags.end_flag, case_id=house.cases["one"], flag_id=flag_id)
    assert _page(house, "mary").access == "open"


def test_other_flags_leave_the_door_open(house: Household) -> None:
    """A flag is set once only, and ends once."""
    first = house.act("alice", flags.set_flag, **house.of("mary"), flag="conflict")
    assert house.act("alice", flags.set_flag, **house.of("mary"), flag="conflict") == first
    assert _page(house, "mary").access == "open"
    house.act("alice", flags.end_flag, case_id=house.cases["one"], flag_id=first)
    house.act("alice", flags.end_flag, case_id=house.cases["one"], flag_id=first)
    assert _page(house, "mary").flags == ()


def test_witness_is_held_until_evidence_is_given(house: Household) -> None:
    """The hold follows the two flags."""
    house.act("alice", flags.set_flag, **house.of("mary"), flag="witness")
    assert _page(house, "mary").evidence_hold
    given = house.act("alice", flags.set_flag, **house.of("mary"), flag="evidence_given")
    assert not _page(house, "mary").evidence_hold
    house.act("alice", flags.end_flag, case_id=house.cases["one"], flag_id=given)
    assert _page(house, "mary").evidence_hold


def test_child_enters_only_by_a_leaders_decision(house: Household) -> None:
    """Alice may take it back, because closing is safe; she cannot make it."""
    assert _page(house, "kit").access == "open"
    sign_in(house, "kit")
    house.act("alice", flags.end_under_age_decision, **house.of("kit"))
    assert _page(house, "kit").access == "closed"
    assert open_doors(house, "kit") == (0, 0)
    with pytest.raises(Refused):
        house.act(
            "alice",
            flags.decide_under_age,
            **house.of("kit"),
            decided_by="Alice",
            reason="He asked.",
            guardian_member_id=None,
        )


@pytest.mark.parametrize("guardian", ["sam", "kit"])
def test_barred_guardian_is_refused_in_a_decision(house: Household, guardian: str) -> None:
    """A suspect, or the child himself."""
    with pytest.raises(Invalid) as caught:
        house.act(
            "lena",
            flags.decide_under_age,
            **house.of("kit"),
            decided_by="Lena",
            reason="He asked.",
            guardian_member_id=house.members[guardian][1],
        )
    assert set(caught.value.errors) == {"guardian_member_id"}


def test_suspect_guardian_closes_a_hidden_childs_door(house: Household) -> None:
    """The child is another worker's: whoever flags the guardian never sees the child."""
    add(house, "lena", "one", "ned", relationship="son", flags={"under_18": ""})
    house.act(
        "lena",
        flags.decide_under_age,
        **house.of("ned"),
        decided_by="Lena",
        reason="He asked.",
        guardian_member_id=house.members["dan"][1],
    )
    sign_in(house, "ned", worker="lena")
    with pytest.raises(NotFound):
        house.see("bea", person, *house.members["ned"])
    flag_id = house.act("bea", flags.set_flag, **house.of("dan"), flag="suspect")
    assert open_doors(house, "ned") == (0, 0)
    assert _page(house, "ned").access == "closed"
    house.act("lena", flags.end_flag, case_id=house.cases["one"], flag_id=flag_id)
    assert _page(house, "ned").access == "open"


def test_wall_to_the_guardian_closes_the_childs_door(house: Household) -> None:
    """And its end opens it again."""
    wall_id = house.act(
        "alice",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=house.members["kit"][1],
        member_b=house.members["imran"][1],
        reason="",
    )
    assert _page(house, "kit").access == "closed"
    assert _page(house, "imran").access == "open"
    house.act("alice", walls.end_wall, case_id=house.cases["one"], wall_id=wall_id)
    assert _page(house, "kit").access == "open"


def test_hidden_guardian_never_opens_a_door(house: Household) -> None:
    """Alice sees Kit and not his guardian's flags: she cannot open what is closed."""
    house.act(
        "lena",
        flags.decide_under_age,
        **house.of("kit"),
        decided_by="Lena",
        reason="He asked.",
        guardian_member_id=house.members["dan"][1],
    )
    house.act("bea", flags.set_flag, **house.of("dan"), flag="accused")
    assert _page(house, "kit").access == "closed"
    house.act("alice", flags.set_flag, **house.of("kit"), flag="conflict")
    assert _page(house, "kit").access == "closed"


def test_wall_needs_sight_of_both_sides(house: Household) -> None:
    """Bea sees Dan only; a wall with oneself makes no sense; twice is once."""
    both = {"member_a": house.members["dan"][1], "member_b": house.members["mary"][1]}
    with pytest.raises(NotFound):
        house.act("bea", walls.set_wall, case_id=house.cases["one"], **both, reason="")
    first = house.act("lena", walls.set_wall, case_id=house.cases["one"], **both, reason="")
    again = {"member_a": both["member_b"], "member_b": both["member_a"]}
    assert first == house.act(
        "lena", walls.set_wall, case_id=house.cases["one"], **again, reason=""
    )
    with pytest.raises(Invalid):
        house.act(
            "lena",
            walls.set_wall,
            case_id=house.cases["one"],
            member_a=both["member_a"],
            member_b=both["member_a"],
            reason="",
        )
