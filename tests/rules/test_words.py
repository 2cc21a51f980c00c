"""The words that families read: plain, short, and free of what docs/sources.md, Words avoids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.strands import STRANDS
from casework.rules.update_kinds import KINDS
from casework.rules.update_kinds.speaking import length_of
from casework.rules.update_kinds.types import Period
from casework.rules.words import (
    AVERAGE,
    faults_in_english,
    mean_length,
    sentences_in,
    telling_words_in,
)


def family_texts() -> set[str]:
    """Every English text of the table of kinds that a family may read."""
    texts = {facts.label for facts in STRANDS}
    for kind in KINDS.values():
        texts.add(kind.subject)
        if kind.ahead is not None:
            texts.update({kind.ahead.sentence, *kind.ahead.by_value.values()})
        for says in (kind.says, *kind.outcomes.values()):
            texts.update({says.headline, says.main_point, says.explanation, says.whats_next or ""})
            texts.update(says.may_do or ())
            texts.update(says.may_ask or ())
        for field in kind.fields:
            texts.update({field.show, *field.offers, *(choice.card for choice in field.choices)})
    return texts - {""}


def test_no_text_of_the_kinds_has_a_fault() -> None:
    """Sentence length, words to avoid, marks."""
    faults = [(text, fault) for text in sorted(family_texts()) for fault in faults_in_english(text)]
    assert faults == []


def test_sentences_are_short_on_average() -> None:
    """At most 15 words, over everything and over each long text."""
    texts = family_texts()
    assert mean_length(texts) <= AVERAGE
    assert [text for text in texts if mean_length([text]) > 20] == []


def test_texts_end_as_sentences_do() -> None:
    """Everything but labels is a whole sentence."""
    labels = {facts.label for facts in STRANDS} | {kind.subject for kind in KINDS.values()}
    labels |= {phrase for kind in KINDS.values() for one in kind.fields for phrase in one.offers}
    for text in family_texts() - labels:
        assert text[-1] in ".?" or text.endswith("%(news)s"), text
        assert text == " ".join(text.split()), text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The victim was found.", "victim"),
        ("We are sorry for your loss.", "loss"),
        ("Your case is closed.", "case"),
        ("You must reply.", "You must"),
        ("This is an urgent reminder.", "urgent"),
        ("The offender was seen.", "offender"),
        ("The PTPH is on Monday.", "PTPH"),
        ("He passed away.", "passed away"),
        ("It was a tragic accident.", "tragic"),
        ("You are entitled to money.", "entitled"),
        ("Good news!", "!"),
        ("It ended; we left.", ";"),
        ("Sam (her son) spoke.", "("),
    ],
)
def test_words_to_avoid_are_found(text: str, found: str) -> None:
    """Each with advice on what to write instead."""
    faults = faults_in_english(text)
    assert found in [fault.found for fault in faults]
    assert all(fault.advice.msgid for fault in faults)


@pytest.mark.parametrize(
    "text",
    [
        "You may make a Victim Personal Statement.",
        "The court case begins on %(day)s.",
        "The Ministry of Justice has to agree.",
        "A Victim Liaison Officer can tell you.",
        "It does not mean that something has gone wrong.",
        "Sam died. He was killed in March.",
    ],
)
def test_plain_words_and_official_names_pass(text: str) -> None:
    """A name of a scheme is not a word about a person."""
    assert faults_in_english(text) == []


def test_long_sentences_are_found() -> None:
    """26 words are one too many; a placeholder counts as one."""
    assert faults_in_english(" ".join(["word"] * 24) + " %(name)s.") == []
    (fault,) = faults_in_english(" ".join(["word"] * 26) + ".")
    assert (fault.kind, fault.advice.params) == ("long", {"most": 25})


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    """The editor asks while somebody is still writing."""
    faults_in_english(text)
    telling_words_in(text, "ur")
    assert all(sentences_in(text))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Updates", "en", []),
        ("Homicide Service", "en", ["Homicide"]),
        ("domestic_homicide_review.pdf", "en", ["homicide", "review"]),
        ("The court date", "ur", ["court"]),
        ("پولیس کی خبر", "ur", ["پولیس"]),
        ("پولیس کی خبر", "en", []),
        ("نئی خبر", "ur", []),
        ("Courteous reviewers diet on trial-free days", "en", ["trial"]),
    ],
)
def test_telling_words_are_found_in_titles(text: str, language: str, found: list[str]) -> None:
    """In the language of the page, and English ones everywhere."""
    assert telling_words_in(text, language) == found


@given(st.integers(0, 40), st.integers(0, 11), st.integers(0, 30))
def test_any_length_of_time_can_be_said(years: int, months: int, days: int) -> None:
    """From nothing to a whole life."""
    sentence = length_of(Period(years, months, days))
    assert sentence.msgid % sentence.params
