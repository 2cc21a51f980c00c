"""A person tells hard news first, and held means held everywhere it could be guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.rules.knowledge import Entry, HeldWhy, Reader, Standing, known_to
from casework.rules.update_kinds import TOLD_FIRST, UpdateKind
from tests.support.kinds import every_outcome, good_fields

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST_TOLD = {"arrest", "charge", "verdict", "sentence"}
TELLS = {
    "arrest": frozenset(),
    "charge": frozenset({"arrest"}),
    "hearing": frozenset({"arrest", "charge"}),
    "verdict": frozenset({"arrest", "charge"}),
    "sentence": frozenset({"arrest", "charge", "verdict"}),
    "sentence_hearing": frozenset({"arrest", "charge", "verdict"}),
    "meeting": frozenset(),
}


def entry(name: str, kind: str, day: int, **more: object) -> Entry:
    made = Entry(
        id=name,
        kind=kind,
        occurred_on=(START + timedelta(days=day)).date(),
        published_at=START + timedelta(days=day),
        told_first=kind in FIRST_TOLD,
        hard=kind in FIRST_TOLD,
        gives_away=TELLS[kind],
    )
    return replace(made, **more)  # type: ignore[arg-type]


def told(made: Entry) -> Entry:
    return replace(made, told_at=made.published_at)


def ids(knowledge: object) -> list[str]:
    return [one.entry.id for one in knowledge.known]  # type: ignore[attr-defined]


def test_hard_news_is_held_until_a_person_tells() -> None:
    arrest = entry("a", "arrest", 0)
    assert ids(known_to(Reader(), [arrest])) == []
    assert known_to(Reader(), [arrest]).held == {"a": HeldWhy.NOT_TOLD}
    assert ids(known_to(Reader(), [told(arrest)])) == ["a"]


def test_a_reader_who_chose_to_read_first_sees_its_label() -> None:
    knowledge = known_to(Reader(read_first=True), [entry("a", "arrest", 0)])
    assert knowledge.known[0].standing is Standing.LABEL


def test_a_later_entry_that_would_tell_is_held_with_it() -> None:
    charge, hearing = entry("c", "charge", 1), entry("h", "hearing", 2)
    knowledge = known_to(Reader(), [told(entry("a", "arrest", 0)), charge, hearing])
    assert knowledge.held == {"c": HeldWhy.NOT_TOLD, "h": HeldWhy.GIVES_AWAY}


def test_an_entry_that_assumes_unknown_news_is_held_alone() -> None:
    # The sentence hearing is listed before anybody has posted the verdict itself.
    knowledge = known_to(
        Reader(knew_before=frozenset({"arrest", "charge"})), [entry("s", "sentence_hearing", 5)]
    )
    assert knowledge.held == {"s": HeldWhy.GIVES_AWAY}


def test_news_known_before_the_record_holds_nothing_back() -> None:
    knowledge = known_to(
        Reader(knew_before=frozenset({"arrest", "charge"})), [entry("h", "hearing", 0)]
    )
    assert ids(knowledge) == ["h"]


def test_whoever_was_told_of_a_charge_knows_of_an_arrest() -> None:
    knowledge = known_to(Reader(), [told(entry("c", "charge", 0)), entry("h", "hearing", 1)])
    assert ids(knowledge) == ["h", "c"]


def test_an_unopened_label_is_not_given_away_by_a_plain_entry() -> None:
    # She may read first, and has not opened the verdict: a date for the sentence would tell.
    reader = Reader(read_first=True, knew_before=frozenset({"arrest", "charge"}))
    verdict, hearing = entry("v", "verdict", 0), entry("s", "sentence_hearing", 1)
    for choice in ("", "ask", "keep", "no"):
        knowledge = known_to(reader, [replace(verdict, choice=choice), hearing])
        assert knowledge.held == {"s": HeldWhy.GIVES_AWAY}, choice
    for choice in ("main", "all"):
        assert ids(known_to(reader, [replace(verdict, choice=choice), hearing])) == ["s", "v"]
    assert ids(known_to(reader, [told(verdict), hearing])) == ["s", "v"]


def test_a_later_label_stands_beside_an_unopened_one() -> None:
    reader = Reader(read_first=True, knew_before=frozenset({"arrest", "charge"}))
    found = known_to(
        reader,
        [entry("v", "verdict", 0), entry("h", "sentence_hearing", 1), entry("s", "sentence", 2)],
    )
    assert ids(found) == ["s", "v"]
    assert {one.standing for one in found.known} == {Standing.LABEL}


def test_an_unrelated_entry_is_not_held() -> None:
    knowledge = known_to(Reader(), [entry("v", "verdict", 0), entry("m", "meeting", 1)])
    assert ids(knowledge) == ["m"]


def test_words_that_would_tell_are_held_with_what_they_tell() -> None:
    meeting = entry("m", "meeting", 1, words_give_away=True)
    assert known_to(Reader(), [entry("v", "verdict", 0), meeting]).held["m"] is (
        HeldWhy.WORDS_GIVE_AWAY
    )
    assert ids(known_to(Reader(), [meeting])) == ["m"]


def test_what_corrects_or_moves_a_held_entry_is_held() -> None:
    held = entry("c", "charge", 0)
    correction = entry("k", "charge", 1, corrects_id="c", told_at=START)
    moved = entry("h2", "meeting", 2, moves_id="h1")
    hearing = entry("h1", "hearing", 1)
    knowledge = known_to(Reader(), [held, correction, hearing, moved])
    assert set(knowledge.held) == {"c", "k", "h1", "h2"}


def test_a_withdrawn_entry_she_never_knew_leaves_no_trace() -> None:
    withdrawn = entry("v", "verdict", 0, withdrawn=True)
    assert ids(known_to(Reader(), [withdrawn])) == []
    seen = known_to(Reader(), [told(withdrawn)])
    assert seen.known[0].standing is Standing.WITHDRAWN


def test_a_witness_gets_nothing_about_evidence_even_when_told() -> None:
    evidence = entry("m", "meeting", 0, about_evidence=True, told_at=START)
    assert known_to(Reader(witness=True), [evidence]).held == {"m": HeldWhy.WITNESS}
    assert ids(known_to(Reader(witness=False), [evidence])) == ["m"]


def test_opened_text_is_closed_in_any_other_session() -> None:
    opened = told(entry("v", "verdict", 0, choice="all", opened_in_session="s1"))
    reader = Reader(knew_before=frozenset({"arrest", "charge"}), session_id="s1")
    assert known_to(reader, [opened]).known[0].standing is Standing.ALL
    other = replace(reader, session_id="s2")
    assert known_to(other, [opened]).known[0].standing is Standing.LABEL
    assert known_to(replace(reader, session_id=""), [opened]).known[0].standing is Standing.LABEL


def test_newest_first_by_the_day_it_happened() -> None:
    late_news = entry("m1", "meeting", 9, occurred_on=date(2026, 1, 5))
    knowledge = known_to(Reader(), [late_news, entry("m2", "meeting", 3)])
    assert ids(knowledge) == ["m2", "m1"]


def real(kind: UpdateKind, outcome: str, **more: object) -> Entry:
    """An entry of the table, with what this outcome would give away."""
    return replace(
        entry(kind="meeting", **more),  # type: ignore[arg-type]
        kind=kind.slug,
        told_first=kind.told_first,
        hard=kind.is_hard,
        about_evidence=kind.evidence,
        gives_away=kind.gives_away(good_fields(kind, START.date(), outcome)),
    )


# Every kind there is, with every outcome: what holds, holds for a kind that is added later too.
entries = st.lists(
    st.builds(
        lambda what, **more: real(*what, **more),
        what=st.sampled_from(list(every_outcome())),
        name=st.uuids().map(str),
        day=st.integers(0, 30),
        told_at=st.sampled_from([None, None, START]),
        words_give_away=st.booleans(),
        withdrawn=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda made: made.id,
)
readers = st.builds(
    Reader,
    read_first=st.booleans(),
    witness=st.booleans(),
    knew_before=st.frozensets(st.sampled_from(sorted(TOLD_FIRST))),
)


@given(readers, entries)
def test_nothing_untold_is_ever_known(reader: Reader, made: list[Entry]) -> None:
    for one in known_to(reader, made).known:
        assert not one.entry.told_first or one.entry.told_at or reader.read_first


@given(readers, entries)
def test_nothing_known_gives_away_what_is_held(reader: Reader, made: list[Entry]) -> None:
    knowledge = known_to(reader, made)
    held = [one for one in made if one.id in knowledge.held]
    for one in knowledge.known:
        if one.entry.told_at is None and not reader.read_first:
            told_kinds = reader.knew_before.union(
                *(
                    {k.entry.kind} | k.entry.gives_away
                    for k in knowledge.known
                    if k.entry.told_first
                )
            )
            assert one.entry.gives_away <= told_kinds
            assert not any(
                other.kind in one.entry.gives_away and other.published_at <= one.entry.published_at
                for other in held
            )


@given(readers, entries)
def test_what_she_knows_is_the_same_without_what_is_held(reader: Reader, made: list[Entry]) -> None:
    """Two cases that differ only in held facts are the same case to her."""
    knowledge = known_to(reader, made)
    without = [one for one in made if one.id not in knowledge.held]
    assert known_to(reader, without).known == knowledge.known


@given(readers, entries, st.randoms())
def test_the_order_of_loading_changes_nothing(
    reader: Reader, made: list[Entry], random: object
) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert known_to(reader, shuffled) == known_to(reader, made)
