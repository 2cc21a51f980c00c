"""Every text that leaves: short, neutral, and the same whatever the news, in every language."""

from __future__ import annotations

import re

import pytest

from casework.rules.languages import CATALOGUES, LANGUAGES, SOURCE
from casework.rules.messages_out import (
    ALL,
    CODE,
    LONGEST,
    LONGEST_NAME,
    LONGEST_NAME_STOP,
    NEWS,
    NEWS_FROM,
    NEWS_FROM_STOP,
    NEWS_STOP,
    subject,
    words,
)
from casework.rules.sending import Purpose
from casework.rules.sms_length import fits_one_part, length_of
from casework.rules.stop_words import START, STOP, Word, word_of
from casework.rules.words import telling_words_in
from casework.web.catalogues import catalogue

TAGS = [language.tag for language in LANGUAGES]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("text", ALL)
def test_no_text_that_leaves_says_what_this_is_about(tag: str, text: str) -> None:
    said = catalogue(tag, "messages").find(text, None)
    assert telling_words_in(said, tag) == []
    assert "Alongside" not in said
    assert "http" not in said


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("text", ALL)
def test_every_text_fits_one_message_in_every_language(tag: str, text: str) -> None:
    said = catalogue(tag, "messages").find(text, None)
    longest = LONGEST_NAME_STOP if text == NEWS_FROM_STOP else LONGEST_NAME
    filled = said % {"name": "M" * longest, "code": "123456"} if "%(" in said else said
    assert len(filled) <= LONGEST, filled
    assert fits_one_part(filled)


@pytest.mark.parametrize("tag", [one.tag for one in LANGUAGES if not one.test_only])
@pytest.mark.parametrize("text", [NEWS_STOP, NEWS_FROM_STOP])
def test_a_text_that_can_be_answered_names_a_word_that_ends_texts(tag: str, text: str) -> None:
    said = catalogue(tag, "messages").find(text, None)
    told = said.rpartition(":")[2].rpartition("\uff1a")[2]
    assert word_of(told) is Word.STOP


def test_every_language_has_its_own_words_beside_stop() -> None:
    tags = {one.base for one in LANGUAGES if not one.test_only}
    assert tags <= set(STOP)
    assert set(STOP) == set(START)
    assert {word_of(one) for words in STOP.values() for one in words} == {Word.STOP}
    assert {word_of(one) for words in START.values() for one in words} == {Word.START}


def test_words_are_the_same_whatever_the_news() -> None:
    assert words(Purpose.NEWS.value).msgid == NEWS
    assert words(Purpose.NEWS.value, code="123456").msgid == NEWS
    assert words(Purpose.SIGN_IN_CODE.value, code="123456", worker="Ada").msgid == CODE
    assert subject(Purpose.NEWS.value).msgid == "A note for you"


def test_only_a_text_that_can_be_answered_says_how_to_end_texts() -> None:
    assert words(Purpose.NEWS.value, replies=True).msgid == NEWS_STOP
    assert words(Purpose.NEWS.value, worker="Maryam", replies=True).msgid == NEWS_FROM_STOP
    long = "M" * (LONGEST_NAME_STOP + 1)
    assert words(Purpose.NEWS.value, worker=long, replies=True).msgid == NEWS_STOP
    assert words(Purpose.SIGN_IN_CODE.value, code="123456", replies=True).msgid == CODE


def test_a_worker_is_named_by_her_first_name_or_not_at_all() -> None:
    named = words(Purpose.NEWS.value, worker="Maryam")
    assert (named.msgid, dict(named.params)) == (NEWS_FROM, {"name": "Maryam"})
    assert words(Purpose.NEWS.value, worker="M" * (LONGEST_NAME + 1)).msgid == NEWS


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", "gsm7", 0, 1),
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("€" * 80, "gsm7", 160, 1),
        ("€" * 81, "gsm7", 162, 2),
        ("ŵ" * 70, "ucs2", 70, 1),
        ("ŵ" * 71, "ucs2", 71, 2),
        ("و" * 134, "ucs2", 134, 2),
        ("😀" * 35, "ucs2", 70, 1),
        ("😀" * 36, "ucs2", 72, 2),
    ],
)
def test_parts_are_counted_as_the_network_counts(
    text: str, alphabet: str, units: int, parts: int
) -> None:
    counted = length_of(text)
    assert (counted.alphabet, counted.units, counted.parts) == (alphabet, units, parts)


@pytest.mark.parametrize("word", ["ٹرائل", "الزام", "ضمانت", "جیوری", "قصوروار", "پیرول"])
def test_urdu_words_of_the_courts_tell(word: str) -> None:
    assert telling_words_in(f"آج {word} ہے", "ur") == [word]


@pytest.mark.parametrize("tag", [one.tag for one in LANGUAGES if one.base != SOURCE])
def test_every_language_lists_its_telling_words(tag: str) -> None:
    """Without its own list, only English words would be looked for."""
    lines = (CATALOGUES / tag / "telling.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 25
    assert len(set(lines)) == len(lines)
    assert all(re.compile(line) for line in lines)
