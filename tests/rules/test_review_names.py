"""What a review is called: a row for each name, and one question in every kind about a review."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casework.rules.case_kinds import REVIEW_KINDS
from casework.rules.reviews import REVIEW_LABELS, REVIEW_NAMES
from casework.rules.update_kinds import KINDS, UpdateKind, check_fields, words_for
from casework.rules.update_kinds.review_fields import CALLED
from casework.rules.update_kinds.strand_lists import REVIEW
from casework.rules.words import faults_in_english
from tests.support.kinds import good_raw

TODAY = date(2026, 11, 21)


def test_every_review_of_the_sources_is_a_row() -> None:
    """With where it is from and how sure we are; nothing else knows the names."""
    assert set(REVIEW_LABELS) == {
        "DHR",
        "DARDR",
        "SUSR",
        "SAR",
        "CSPR",
        "CDR",
        "MHHR",
        "OWHR",
        "IOPC",
        "PPO",
        "SFO",
    }
    for row in REVIEW_NAMES.values():
        assert row.source
        assert row.confidence in ("V", "V2", "GK")
        assert row.noted_on <= TODAY
        assert row.where
        assert not faults_in_english(row.name) + faults_in_english(row.looks_at)
    assert len({row.name for row in REVIEW_NAMES.values()}) == len(REVIEW_NAMES)
    assert set(REVIEW_KINDS) >= {"domestic", "police_conduct", "further_offence", "child_death"}


@pytest.mark.parametrize("label", REVIEW_LABELS)
def test_a_review_is_called_what_its_area_calls_it(label: str) -> None:
    """The same update says the name of any review, and its own words name none."""
    kind = KINDS["review_chair"]
    raw = {**good_raw(kind, TODAY), CALLED.name: label}
    facts = words_for(kind.slug, check_fields(kind.slug, raw, TODAY)[0]).facts
    assert REVIEW_NAMES[label].name in [fact.msgid for fact in facts]
    first = words_for("review_being_decided", {CALLED.name: label, "stage": "told"}).facts
    assert first[0].msgid == REVIEW_NAMES[label].looks_at


def test_own_words_of_reviews_name_no_review() -> None:
    """Only the rows know a name: a review that is renamed changes no text."""
    full = [re.sub(r"^This is about the |\.$", "", row.name) for row in REVIEW_NAMES.values()]
    for kind in REVIEW:
        for says in (kind.says, *kind.outcomes.values()):
            text = f"{says.headline} {says.explanation} {says.whats_next}"
            assert not [name for name in full if name in text], kind.slug


@pytest.mark.parametrize("kind", REVIEW, ids=lambda kind: kind.slug)
def test_a_kind_about_a_review_can_say_which(kind: UpdateKind) -> None:
    """All of them, by the same question, right after the day."""
    assert [field.name for field in kind.fields[1:3]] == ["called", "called_other"]


def test_a_name_that_is_not_in_the_table_is_typed() -> None:
    """And stands where the name of a row would stand."""
    raw = {**good_raw(KINDS["review_chair"], TODAY), "called": "another", "called_other": "Look"}
    clean, errors = check_fields("review_chair", raw, TODAY)
    assert not errors
    assert "This is about: %(value)s." in [f.msgid for f in words_for("review_chair", clean).facts]
