"""Ways to reach them, and whether they are safe."""

from __future__ import annotations

from typing import Any

import pytest

from casework.actions import contact_points, flags, walls
from casework.actions.contact_points import index_of, normalised
from casework.models.sealing import KeyRing
from casework.queries.person import ContactPointView, person
from casework.rules.errors import Invalid, NotFound, Refused, Stale
from tests.support.household import Household

NUMBER = "07700 900123"


def _add(house: Household, worker: str, name: str, **values: Any) -> str:
    values = {"channel": "call", "value": NUMBER, "said_safe": True} | values
    return house.act(worker, contact_points.add_contact_point, **house.of(name), **values)


def _points(house: Household, name: str) -> tuple[ContactPointView, ...]:
    return house.see("lena", person, *house.members[name]).contact_points


@pytest.mark.parametrize(
    ("channel", "typed", "kept"),
    [
        ("call", "07700 900123", "+447700900123"),
        ("text", "+92 300 1234567", "+923001234567"),
        ("email", " Mary@Example.ORG ", "Mary@example.org"),
        ("letter", " 1  High Street \n\n Northtown ", "1 High Street\nNorthtown"),
    ],
)
def test_values_are_kept_in_one_form(channel: str, typed: str, kept: str) -> None:
    """So that the same number is found again."""
    assert normalised(channel, typed) == kept


@pytest.mark.parametrize(
    ("channel", "typed"), [("call", "phone"), ("text", "12"), ("email", "mary@"), ("letter", " ")]
)
def test_wrong_values_get_a_sentence(channel: str, typed: str) -> None:
    """At the field."""
    with pytest.raises(Invalid) as caught:
        normalised(channel, typed)
    assert set(caught.value.errors) == {"value"}


def test_call_and_text_share_one_index(key_ring: KeyRing) -> None:
    """The same phone is the same phone; an email is something else."""
    assert index_of("call", "+447700900123") == index_of("text", "+447700900123")
    assert index_of("call", "x") != index_of("email", "x")


def test_contact_point_is_added_once_and_retired(house: Household) -> None:
    """The same number in another form is the same number."""
    first = _add(house, "alice", "mary")
    assert _add(house, "alice", "mary", value="+44 7700 900 123") == first
    assert [one.value for one in _points(house, "mary")] == ["+447700900123"]
    house.act(
        "alice",
        contact_points.retire_contact_point,
        case_id=house.cases["one"],
        contact_point_id=first,
    )
    assert _points(house, "mary") == ()


def test_number_of_a_hidden_suspect_is_not_safe(house: Household) -> None:
    """Sam is out of Alice's sight: she learns only that this number needs a question."""
    _add(house, "lena", "sam", said_safe=False)
    with pytest.raises(Invalid) as caught:
        _add(house, "alice", "mary", channel="text")
    assert set(caught.value.errors) == {"confirm_shared"}
    _add(house, "alice", "mary", channel="text", said_safe=False)
    assert _points(house, "mary")[0].safe_since is None
    point = _points(house, "mary")[0]
    confirm = {
        "case_id": house.cases["one"],
        "contact_point_id": point.id,
        "voicemail": "call_me_back",
        "version": point.version,
    }
    with pytest.raises(Invalid):
        house.act("alice", contact_points.confirm_safe, **confirm)
    house.act("alice", contact_points.confirm_safe, **confirm, confirm_shared=True)
    assert _points(house, "mary")[0].safe_since is not None
    with pytest.raises(Stale):
        house.act("alice", contact_points.confirm_safe, **confirm, confirm_shared=True)


def test_number_across_a_wall_is_not_safe(house: Household) -> None:
    """Dan and Imran are walled: the one who shares a number with the other is asked."""
    _add(house, "bea", "dan")
    with pytest.raises(Invalid):
        _add(house, "alice", "imran")


def test_new_suspect_makes_shared_numbers_unsafe(house: Household) -> None:
    """Bea flags Dan; Mary, whom Bea does not see, shares his number."""
    _add(house, "bea", "dan")
    _add(house, "alice", "mary")
    assert _points(house, "mary")[0].safe_since is not None
    house.act("bea", flags.set_flag, **house.of("dan"), flag="possible_suspect")
    assert _points(house, "mary")[0].safe_since is None


def test_new_wall_makes_shared_numbers_unsafe(house: Household) -> None:
    """On both sides."""
    _add(house, "alice", "mary")
    _add(house, "alice", "kit")
    house.act(
        "alice",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=house.members["mary"][1],
        member_b=house.members["kit"][1],
        reason="",
    )
    assert _points(house, "mary")[0].safe_since is None
    assert _points(house, "kit")[0].safe_since is None


def test_contact_points_keep_scope_and_role(house: Household) -> None:
    """An advocate changes none; a colleague's person does not exist."""
    with pytest.raises(Refused):
        _add(house, "adil", "mary")
    with pytest.raises(NotFound):
        _add(house, "bea", "mary")
    point = _add(house, "alice", "mary")
    with pytest.raises(NotFound):
        house.act(
            "bea",
            contact_points.retire_contact_point,
            case_id=house.cases["one"],
            contact_point_id=point,
        )
