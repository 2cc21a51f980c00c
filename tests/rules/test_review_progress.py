"""How far a review is: the table of stages is whole, and entries move it as they should."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.recommendations import STATES
from casework.rules.report_draft import BECAME, HOWS
from casework.rules.review_progress import (
    GOES_ON,
    MOVES,
    NOT_FORGOTTEN,
    ONLY_ON,
    PAUSE_CAN_DO,
    PAUSED_BY,
    PAUSES,
    STAGES,
    Pause,
    Said,
    Stage,
    progress_of,
)
from casework.rules.update_kinds import KINDS
from casework.rules.words import AVERAGE, faults_in_english, mean_length

DAY = date(2026, 3, 2)


def said(*entries: tuple[str, str]) -> list[Said]:
    """Entries on one day after the other."""
    return [
        Said(kind, answer, date(2026, 1, 1 + number))
        for number, (kind, answer) in enumerate(entries)
    ]


def texts() -> set[str]:
    """Every text of these tables that a family reads."""
    found = {NOT_FORGOTTEN, PAUSE_CAN_DO}
    for stage in STAGES.values():
        found |= {stage.says, stage.who_acts, stage.can_do, stage.waits}
    for pause in PAUSES.values():
        found |= {pause.says, pause.who_acts, pause.waits}
    for how in HOWS.values():
        found |= {how.label, how.follows}
    return found | {one.says for one in BECAME.values()} | {one.says for one in STATES.values()}


def test_every_stage_and_pause_has_its_words() -> None:
    assert set(STAGES) == set(Stage)
    assert set(PAUSES) == set(Pause)
    assert set(PAUSED_BY.values()) == set(Pause)


def test_the_words_are_calm_and_short() -> None:
    assert [(one, fault) for one in sorted(texts()) for fault in faults_in_english(one)] == []
    assert mean_length(texts()) <= AVERAGE


def test_every_kind_and_answer_is_in_the_table_of_kinds() -> None:
    for kind in (*MOVES, *ONLY_ON, *(one for one, _ in PAUSED_BY), GOES_ON):
        assert kind in KINDS, kind
    for kind, moves in MOVES.items():
        assert set(moves) - {""} <= set(KINDS[kind].outcomes), kind
    for kind, answer in PAUSED_BY:
        assert answer in KINDS[kind].outcomes, kind
    assert set(MOVES) >= ONLY_ON


def test_every_stage_can_be_reached() -> None:
    assert {stage for moves in MOVES.values() for stage in moves.values()} == set(Stage)


@pytest.mark.parametrize(
    ("entries", "stage", "pause"),
    [
        ([], None, None),
        ([("review_going_ahead", "now")], Stage.GETTING_READY, None),
        ([("review_going_ahead", "waits_court")], Stage.GETTING_READY, Pause.COURT),
        (
            [("review_services_write", "asked"), ("review_paused", "court")],
            Stage.UNDER_WAY,
            Pause.COURT,
        ),
        (
            [("review_services_write", "asked"), ("review_paused", "x"), ("review_resumed", "")],
            Stage.UNDER_WAY,
            None,
        ),
        # A new chair while it is paused neither wakes it nor takes it back.
        (
            [
                ("review_report_writing", "first"),
                ("review_paused", "police"),
                ("review_chair", "changed"),
            ],
            Stage.REPORT_WRITTEN,
            Pause.POLICE,
        ),
        ([("review_check_result", "adequate")], Stage.READY_FOR_PUBLIC, None),
        ([("review_check_result", "again")], Stage.CHANGES_ASKED, None),
        # A draft after changes is read again.
        (
            [("review_comments_answered", "some"), ("review_draft", "with_us")],
            Stage.DRAFT_READ,
            None,
        ),
        # Once decided otherwise, it is no longer paused.
        ([("review_paused", "other"), ("review_not_going_ahead", "")], Stage.NOT_GOING_AHEAD, None),
    ],
)
def test_entries_lead_from_stage_to_stage(
    entries: list[tuple[str, str]], stage: Stage | None, pause: Pause | None
) -> None:
    found = progress_of(said(*entries))
    assert (found.stage, found.pause) == (stage, pause)


@given(st.lists(st.sampled_from(sorted(KINDS))))
def test_a_pause_ends_only_by_news_of_the_review(kinds: list[str]) -> None:
    """Nothing that is not about the review wakes it, and nothing forgets that it is paused."""
    others = [kind for kind in kinds if not kind.startswith("review_")]
    found = progress_of(said(("review_paused", "court"), *((one, "") for one in others[:20])))
    assert found.pause is Pause.COURT
    assert found.paused_since == date(2026, 1, 1)
