"""What somebody who is told instead may read: what she knows, or chose to leave to him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.rules.choices import CHOOSABLE, subject_of
from casework.rules.knowledge import Entry, Reader, Standing, has_learned, known_to
from casework.rules.trusted import shared_with
from casework.rules.update_kinds import kind_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
KINDS = (
    "arrest",
    "charge",
    "hearing_listed",
    "verdict",
    "sentence",
    "police_release",
    "inquest_opened",
    "inquest_concluded",
    "compensation_decision",
    "compensation_sent",
)
SUBJECTS = tuple(one.value for one in CHOOSABLE)
COURT = "court_police"


def entry(name: str, kind: str, hours: int = 0, **more: Any) -> Entry:
    row = kind_of(kind)
    made = Entry(
        id=name,
        kind=kind,
        occurred_on=START.date(),
        published_at=START + timedelta(hours=hours),
        told_first=row.told_first,
        hard=row.is_hard,
        gives_away=row.gives_away({}),
        subject=subject_of(row).value,
    )
    return replace(made, **more)


def ids(reader: Reader, entries: Sequence[Entry], *subjects: str) -> set[str]:
    return {one.id for one in shared_with(reader, entries, subjects)}


def test_untold_hard_news_waits_for_both_of_them() -> None:
    arrest = entry("a", "arrest")
    assert ids(Reader(), [arrest], COURT) == set()
    assert ids(Reader(), [replace(arrest, told_at=START)], COURT) == {"a"}


def test_a_label_she_has_not_opened_is_not_his() -> None:
    arrest = entry("a", "arrest")
    assert ids(Reader(read_first=True), [arrest], COURT) == set()
    assert ids(Reader(read_first=True), [replace(arrest, choice="main")], COURT) == {"a"}


def test_what_she_left_to_him_he_reads_before_she_is_told() -> None:
    reader = Reader(subjects={COURT: "other"})
    assert ids(reader, [entry("a", "arrest")], COURT) == {"a"}
    assert ids(reader, [entry("a", "arrest")], "money") == set()


def test_what_follows_from_news_left_to_him_is_his_as_well() -> None:
    reader = Reader(subjects={COURT: "other"})
    entries = [entry("a", "arrest"), entry("c", "charge", 1), entry("h", "hearing_listed", 2)]
    assert ids(Reader(), entries, COURT) == set()
    assert ids(reader, entries, COURT) == {"a", "c", "h"}


def test_what_she_keeps_or_does_not_want_to_know_is_not_his() -> None:
    listed = entry("h", "hearing_listed")
    for choice in ("keep", "not_know"):
        assert ids(Reader(subjects={COURT: choice}), [listed], COURT) == set()
    for choice in ("ask", "keep", "no"):
        assert ids(Reader(), [replace(listed, choice=choice)], COURT) == set()


def test_a_pause_holds_from_him_only_what_is_told_to_her() -> None:
    pauses = ((START - timedelta(hours=1), None),)
    paused = Reader(pauses=pauses, paused=True, knew_before=frozenset({"arrest", "charge"}))
    listed = entry("h", "hearing_listed")
    assert ids(paused, [listed], COURT) == set()
    assert ids(replace(paused, subjects={COURT: "other"}), [listed], COURT) == {"h"}


def test_evidence_is_held_from_the_friend_of_a_witness() -> None:
    evidence = entry("a", "arrest", about_evidence=True, told_at=START)
    for subjects in ({}, {COURT: "other"}):
        assert ids(Reader(witness=True, subjects=subjects), [evidence], COURT) == set()


def test_news_of_another_subject_is_not_given_away_to_him() -> None:
    reader = Reader(subjects={"accused": "other"})
    release = entry("r", "police_release", gives_away=frozenset({"arrest"}))
    assert ids(reader, [entry("a", "arrest", -1), release], "accused") == set()
    told = entry("a", "arrest", -1, told_at=START)
    assert ids(reader, [told, release], "accused") == {"r"}


_reader = st.builds(
    Reader,
    read_first=st.booleans(),
    witness=st.booleans(),
    knew_before=st.frozensets(st.sampled_from(("arrest", "charge"))),
    subjects=st.dictionaries(
        st.sampled_from(SUBJECTS),
        st.sampled_from(("tell_me", "person", "other", "keep", "not_know")),
    ),
    pauses=st.sampled_from(((), ((START + timedelta(hours=2), None),))),
    paused=st.booleans(),
).map(lambda one: one if one.pauses else replace(one, paused=False))
_moment = st.one_of(st.none(), st.just(START + timedelta(hours=9)))


@st.composite
def _entries(draw: st.DrawFn) -> list[Entry]:
    found: list[Entry] = []
    for place in range(draw(st.integers(0, 7))):
        earlier = [one.id for one in found]
        pointer = st.sampled_from([None, None, *earlier])
        found.append(
            entry(
                f"e{place}",
                draw(st.sampled_from(KINDS)),
                place,
                about_evidence=draw(st.booleans()),
                words_give_away=draw(st.booleans()),
                withdrawn=draw(st.sampled_from((False, False, True))),
                told_at=draw(_moment),
                choice=draw(st.sampled_from(("", "", "main", "all", "ask", "keep", "no"))),
                corrects_id=draw(pointer),
                moves_id=draw(pointer),
            )
        )
    return found


@settings(max_examples=1500, deadline=None)
@given(_reader, _entries(), st.lists(st.sampled_from(SUBJECTS), unique=True))
def test_he_never_reads_more_than_she_let_him(
    reader: Reader, entries: list[Entry], subjects: list[str]
) -> None:
    instead = {one for one in subjects if reader.subjects.get(one) == "other"}
    knowledge = known_to(reader, entries)
    shown = {one.id: one for one in shared_with(reader, entries, subjects)}
    knows = reader.knew_before.union(
        *({one.kind} | one.gives_away for one in entries if has_learned(one))
    )
    for one in shown.values():
        assert one.subject in subjects
        assert not one.withdrawn
        assert not (reader.witness and one.about_evidence)
        assert not {one.corrects_id, one.moves_id} & (
            {held.id for held in entries if held.withdrawn and held.id == one.corrects_id}
        )
        if one.subject in instead:
            told = {kind for kind in one.gives_away - knows}
            assert {subject_of(kind_of(kind)).value for kind in told} <= instead
            continue
        known = knowledge.find(one.id)
        assert known is not None
        assert known.standing not in (Standing.KEPT, Standing.ASKED, Standing.UNWANTED)
        assert has_learned(one) or not one.hard


@settings(max_examples=300, deadline=None)
@given(_reader, _entries())
def test_without_a_subject_there_is_nothing_to_read(reader: Reader, entries: list[Entry]) -> None:
    assert shared_with(reader, entries, ()) == ()
    assert shared_with(reader, entries, ("with_us", "nothing")) == ()
