"""Every kind of update: found, filled in, looked at, released, and read by a relative."""

from __future__ import annotations

import pytest

from casework.rules.strands import Strand
from casework.rules.update_kinds import KINDS
from tests.support.desk import Desk
from tests.support.kind_walk import Walk
from tests.support.kinds import outcomes_of

FOLLOWS = {"hearing_moved"}  # begun from the entry that it follows, not from the list


@pytest.mark.parametrize("strand", list(Strand), ids=lambda strand: strand.value)
def test_every_kind_is_written_released_and_read(desk: Desk, strand: Strand) -> None:
    """One outcome of each; that each outcome has its own words is shown in tests/rules."""
    walk = Walk(desk)
    walk.begin()
    for kind in KINDS.values():
        if kind.strand is strand and kind.slug not in FOLLOWS:
            walk.whole(kind, outcomes_of(kind)[0])


def test_every_kind_is_found_by_staff(desk: Desk) -> None:
    walk = Walk(desk)
    for kind in KINDS.values():
        walk.found_by_staff(kind)
