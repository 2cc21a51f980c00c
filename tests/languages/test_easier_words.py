"""English in easier words: a wording of its own, easier by every measure, with the same facts.

That it is whole, with every placeholder and tag, is checked with the other catalogues.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pytest

from casework.rules.languages import EASIER
from casework.rules.reading_level import grade
from casework.rules.update_kinds import KINDS
from casework.rules.words import faults_in_english, mean_length, sentences_in
from casework.web.catalogues import catalogue
from tests.languages.test_plain_words import TAG, terms
from tests.tools import translations

LONGEST = 15  # words in one sentence
AVERAGE = 9  # words
REWRITTEN = 1000  # texts, at least: a catalogue of plain English would pass every other check
NUMBER = re.compile(r"\d+")

# What a reader meets on a letter or hears in court, and what explains it where it is told.
EXPLAINED = {
    "There is a date for a hearing about bail.": "outside under rules",
    "There is a date for the plea hearing.": "guilty or not guilty",
    "There is a date for a parole hearing.": "let out of prison",
    "The inquest has been opened.": "how the person died",
    "The conclusion of the inquest is unlawful killing.": "against the law",
    "You have asked a tribunal to decide.": "like a small court",
    "The sentence is suspended.": "on hold",
    "Someone has been charged with manslaughter.": "crime of killing",
    "You can have an advocate for the review.": "speak up for you",
}


@lru_cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Each English text with its easier wording, without tags."""
    found = []
    catalog: Any = translations.read(translations.po_path(EASIER, "messages"), EASIER, "messages")
    for message in catalog:
        if message.id:
            plain = message.id if isinstance(message.id, tuple) else (message.id,)
            easier = message.string
            easier = easier if isinstance(easier, tuple) else (easier,)
            found += [(TAG.sub("", a), TAG.sub("", b)) for a, b in zip(plain, easier, strict=True)]
    return tuple(found)


def test_no_sentence_is_long_and_most_are_very_short() -> None:
    texts = [easier for _, easier in pairs()]
    long = [
        sentence
        for text in texts
        for sentence in sentences_in(text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []
    assert mean_length(texts) <= AVERAGE
    assert mean_length(texts) < mean_length(plain for plain, _ in pairs())


def test_easier_words_keep_the_rules_of_the_house() -> None:
    faults = [(text, fault) for _, text in pairs() for fault in faults_in_english(text)]
    assert faults == []


def test_easier_words_are_easier_by_their_reading_grade() -> None:
    graded = [
        (grade(plain, names=terms()), grade(easier, names=terms())) for plain, easier in pairs()
    ]
    both = [(one, two) for one, two in graded if one is not None and two is not None]
    assert len(both) > 100
    assert sum(two for _, two in both) / len(both) < sum(one for one, _ in both) / len(both) - 0.5


@pytest.mark.parametrize("slug", KINDS)
def test_a_card_is_never_harder_in_easier_words(slug: str) -> None:
    """As a whole: an explanation may make one text longer."""
    said = dict(pairs())
    for says in (KINDS[slug].says, *KINDS[slug].outcomes.values()):
        plain = [
            part
            for part in (says.headline, says.main_point, says.explanation, says.whats_next)
            if part
        ]
        easier = [said[part] for part in plain]
        assert mean_length(easier) <= mean_length(plain) + 1, easier


def test_enough_is_said_anew_to_call_it_easier() -> None:
    assert sum(plain != easier for plain, easier in pairs()) >= REWRITTEN


def test_every_number_stays_what_it_was() -> None:
    for plain, easier in pairs():
        assert set(NUMBER.findall(plain)) == set(NUMBER.findall(easier)), easier


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_term_is_explained_where_it_is_told(text: str) -> None:
    assert EXPLAINED[text] in dict(pairs())[text]


def test_a_text_that_nobody_rewrote_comes_in_plain_english() -> None:
    assert catalogue(EASIER, "messages").find("A text of tomorrow.", None) == "A text of tomorrow."
