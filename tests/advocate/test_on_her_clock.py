"""What staff see as she sees it has the times of her own clock, not of the office."""

from __future__ import annotations

import pytest

from casework.models.family import FamilyMember
from tests.support.desk import Desk
from tests.support.writing import HEARING, begin, released

HER_CLOCK = "On your clock it is"


@pytest.fixture
def abroad(desk: Desk) -> Desk:
    """Mary lives in New York, and knew of the arrest and the charge."""
    desk.knew_before("mary", "arrest", "charge")
    with desk.house.database.session("owner") as session:
        mary = session.get_one(FamilyMember, desk.house.members["mary"])
        mary.time_zone = "America/New_York"
        session.commit()
    return desk


def test_preview_has_the_time_of_her_own_clock(abroad: Desk) -> None:
    draft = begin(abroad, "alice", "hearing_listed")
    draft.save(HEARING)
    draft.choose("mary", "imran")
    draft.look("mary")
    assert draft.visitor.text.count(HER_CLOCK) == 2  # what comes next, and the entry itself
    assert "05:30" in draft.visitor.text
    draft.look("imran")
    assert HER_CLOCK not in draft.visitor.text


def test_her_timeline_has_the_time_of_her_own_clock(abroad: Desk) -> None:
    released(abroad, "alice", "hearing_listed", HEARING, "mary")
    alice = abroad.worker("alice")
    alice.get(f"/people/{abroad.case}/{abroad.house.members['mary'][1]}")
    assert HER_CLOCK in alice.text
    assert "05:30" in alice.text
