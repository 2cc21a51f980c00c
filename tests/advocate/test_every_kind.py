"""Every kind of update: offered, filled in, looked at, released, and read by a relative."""

from __future__ import annotations

import re

import pytest

from casework.rules.strands import STRANDS, StrandFacts
from casework.rules.update_kinds import KINDS
from tests.support.desk import Desk
from tests.support.kind_walk import Walk
from tests.support.kinds import outcomes_of

FOLLOWS = {"hearing_moved"}  # begun from the entry that it follows, not from the list

each_strand = pytest.mark.parametrize("strand", STRANDS, ids=lambda strand: strand.value)


@each_strand
def test_every_kind_is_written_released_and_read(desk: Desk, strand: StrandFacts) -> None:
    """One outcome of each; that each outcome has its own words is shown in tests/rules."""
    walk = Walk(desk)
    kinds = [
        kind for kind in KINDS.values() if kind.strand is strand.strand and kind.slug not in FOLLOWS
    ]
    walk.listed([(kind, walk.quick(kind, outcomes_of(kind)[0])) for kind in kinds])


def test_staff_are_offered_every_kind_of_a_strand(desk: Desk) -> None:
    """In the list of the strand, for whoever may write them all."""
    leader = desk.worker("lena")
    for strand in STRANDS:
        leader.get(f"/updates/new?case={desk.case}&strand={strand.number}")
        offered = set(re.findall(r'data-kind="(\w+)" data-state="offered"', leader.text))
        wanted = {kind.slug for kind in KINDS.values() if kind.strand is strand.strand}
        assert wanted <= offered, strand.value
