"""A clock tells nobody more than the news it hangs on: pure, over invented readers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.queries.own_clocks import ClockRow, held_clocks, shown_clocks
from casework.rules.clock_table import CLOCKS
from casework.rules.knowledge import Entry, HeldWhy, Reader, Standing, known_to
from casework.rules.update_kinds import kind_of
from tests.support.databases import NOW

KINDS = ("arrest", "charge", "verdict", "sentence", "no_charge", "review_going_ahead")
DUE = date(2026, 6, 1)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Reader, list[Entry], list[ClockRow]]:
    """A reader, her entries, and clocks that hang on them or on nothing."""
    reader = Reader(
        read_first=draw(st.booleans()),
        witness=draw(st.booleans()),
        knew_before=frozenset(draw(st.sets(st.sampled_from(KINDS[:4]), max_size=2))),
        session_id="now",
    )
    entries = []
    for number in range(draw(st.integers(0, 6))):
        slug = draw(st.sampled_from(KINDS))
        kind = kind_of(slug)
        told = draw(st.booleans())
        entries.append(
            Entry(
                id=f"e{number}",
                kind=slug,
                occurred_on=NOW.date(),
                published_at=NOW + timedelta(hours=number),
                told_first=kind.told_first,
                hard=kind.is_hard,
                gives_away=kind.gives_away({}),
                about_evidence=draw(st.booleans()),
                withdrawn=draw(st.integers(0, 9)) == 0,
                told_at=NOW if told else None,
                choice=draw(st.sampled_from(("", "main", "all", "keep", "no"))),
                opened_in_session=draw(st.sampled_from((None, "now", "then"))),
            )
        )
    clocks = []
    for number in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from([None, *entries]))
        clocks.append(
            ClockRow(
                id=f"k{number}",
                kind=draw(st.sampled_from(sorted(CLOCKS))),
                update_id=parent.id if parent else None,
                started_on=NOW.date(),
                length=1,
                unit="days",
                due_on=DUE,
                how="computed",
                confirmed_at=NOW + timedelta(hours=20),
            )
        )
    return reader, entries, clocks


@given(worlds())
def test_taking_what_is_held_away_changes_no_clock(
    world: tuple[Reader, list[Entry], list[ClockRow]],
) -> None:
    reader, entries, clocks = world
    shown = shown_clocks(reader, entries, clocks)
    held = known_to(reader, entries).held
    gone = held_clocks(reader, entries, clocks)
    left = [entry for entry in entries if entry.id not in held]
    running = [clock for clock in clocks if clock.id not in gone]
    assert shown_clocks(reader, left, running) == shown


@given(worlds())
def test_no_clock_shows_while_its_news_is_not_open(
    world: tuple[Reader, list[Entry], list[ClockRow]],
) -> None:
    reader, entries, clocks = world
    knowledge = known_to(reader, entries)
    for clock in shown_clocks(reader, entries, clocks):
        if clock.update_id is not None:
            parent = knowledge.find(clock.update_id)
            assert parent is not None
            assert parent.standing in (Standing.OPEN, Standing.MAIN, Standing.ALL)


def test_a_clock_only_for_staff_never_shows() -> None:
    row = ClockRow("k", "dhr_decision", None, DUE, 1, "months", DUE, "told", NOW)
    assert not CLOCKS["dhr_decision"].says
    assert shown_clocks(Reader(), [], [row]) == ()


def test_what_was_put_right_hides_its_clock_until_somebody_looks() -> None:
    first = Entry("a", "review_going_ahead", NOW.date(), NOW, told_first=False, hard=False)
    row = ClockRow("k", "dhr_complete", "a", DUE, 6, "months", DUE, "computed", NOW)
    assert len(shown_clocks(Reader(), [first], [row])) == 1
    later = NOW + timedelta(hours=1)
    right = Entry(
        "b", "review_going_ahead", NOW.date(), later, told_first=False, hard=False, corrects_id="a"
    )
    assert shown_clocks(Reader(), [first, right], [row]) == ()


def test_staff_are_told_that_a_clock_of_held_news_is_held() -> None:
    """Also where the clock itself would give nothing away."""
    reader = Reader(witness=True)
    evidence = Entry(
        "a",
        "inquest_reported",
        NOW.date(),
        NOW,
        told_first=False,
        hard=False,
        about_evidence=True,
    )
    row = ClockRow("k", "inquest_complete", "a", DUE, 6, "months", DUE, "computed", NOW)
    assert held_clocks(reader, [evidence], [row]) == {"k": HeldWhy.FOLLOWS_HELD}
    assert held_clocks(Reader(), [evidence], [row]) == {}
