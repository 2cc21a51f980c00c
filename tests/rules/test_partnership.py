"""Numbers of an area: no table, and no two tables, show a group below five."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from casework.rules.engagement import STATES, Engagement
from casework.rules.partnership import (
    CELLS,
    Counted,
    all_published,
    cells_of,
    published,
    quarter_ends,
)

DAY = date(2026, 1, 1)
NUMBERS = st.integers(0, 24)


@st.composite
def histories(draw: st.DrawFn) -> list[Counted]:
    """Quarters one after the other, often a little apart."""
    people = {cell: draw(NUMBERS) for cell in CELLS}
    found = []
    for number in range(draw(st.integers(1, 8))):
        moved = {cell: draw(st.integers(-7, 7)) for cell in CELLS}
        people = {cell: max(people[cell] + moved[cell], 0) for cell in CELLS}
        found.append(Counted(DAY + timedelta(days=number), dict(people), draw(st.integers(1, 4))))
    return found


def true_at(history: Sequence[Counted], until: date) -> Counted:
    return next(one for one in history if one.until == until)


@given(histories())
def test_no_table_shows_a_cell_below_five(history: list[Counted]) -> None:
    for table in all_published(history):
        assert all(number is None or number >= 5 for number in table.cells.values())
        true = true_at(history, table.until)
        assert true.families >= 2
        assert all(table.cells[cell] in (None, true.people[cell]) for cell in CELLS)


@given(histories())
def test_no_two_tables_differ_by_a_group_below_five(history: list[Counted]) -> None:
    """Worked out as a reader would: every sum of cells that both tables show."""
    for one, other in combinations(all_published(history), 2):
        both = [cell for cell in CELLS if one.cells[cell] and other.cells[cell]]
        for size in range(1, len(both) + 1):
            for group in combinations(both, size):
                apart = sum((one.cells[cell] or 0) - (other.cells[cell] or 0) for cell in group)
                assert apart == 0 or abs(apart) >= 5
        for cell in CELLS:
            if (one.cells[cell] is None) == (other.cells[cell] is None):
                continue
            then, now = (true_at(history, at.until).people[cell] for at in (one, other))
            assert abs(now - then) >= 5


@given(histories())
def test_a_later_quarter_never_changes_an_earlier_table(history: list[Counted]) -> None:
    for length in range(len(history)):
        assert all_published(history)[: len(all_published(history[:length]))] == all_published(
            history[:length]
        )


def test_the_last_table_stands_while_too_little_moved() -> None:
    first = Counted(DAY, {"offered": 6, "engaging": 9, "declined": 3}, 4)
    one_more = Counted(DAY + timedelta(days=90), first.people | {"engaging": 10}, 4)
    kept = published([first, one_more])
    assert kept is not None
    assert kept.until == DAY
    assert kept.cells == {"offered": 6, "engaging": 9, "declined": None}
    five_more = Counted(DAY + timedelta(days=180), first.people | {"engaging": 14}, 4)
    newest = published([first, one_more, five_more])
    assert newest is not None
    assert newest.cells["engaging"] == 14


def test_an_area_with_one_family_shows_nothing() -> None:
    assert published([Counted(DAY, dict.fromkeys(CELLS, 40), 1)]) is None


def test_each_state_counts_in_one_cell_at_most() -> None:
    for state in STATES:
        assert sum(cells_of({state.value: 1}).values()) <= 1
    assert cells_of({"engaging": 2, "paused": 1, Engagement.ASKED_NO_MORE: 4}) == {
        "offered": 0,
        "engaging": 3,
        "declined": 4,
    }


def test_quarters_end_on_the_first_of_a_month() -> None:
    assert quarter_ends(date(2025, 3, 31)) == ()
    assert quarter_ends(date(2026, 1, 1)) == (
        date(2025, 4, 1),
        date(2025, 7, 1),
        date(2025, 10, 1),
        date(2026, 1, 1),
    )
