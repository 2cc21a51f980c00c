"""The table of languages, and which of them somebody is offered."""

from __future__ import annotations

import gettext
import re
import unicodedata

import pytest
from babel import Locale

from casework.rules import languages
from casework.rules.languages import (
    BY_TAG,
    EASIER,
    LANGUAGES,
    PSEUDO,
    TABLE,
    Language,
    best_offered,
    language_of,
    offered,
    reads_in,
    spoken_in,
    wordings_of,
    words_tag,
)
from casework.rules.words import telling_words_in

_SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Guru": "GURMUKHI", "Beng": "BENGALI"}


def test_every_language_names_itself_and_its_direction() -> None:
    for language in TABLE:
        assert language.own_name
        assert language.direction == ("rtl" if language.script == "Arab" else "ltr")
        assert re.fullmatch(r"nplurals=\d; plural=.+;", language.plural_forms)


def test_all_eight_languages_stand_in_one_table() -> None:
    tags = [one.tag for one in TABLE if not one.variety_of]
    assert tags == ["en", "cy", "pl", "ro", "pa", "ur", "bn", "ar"]
    assert [one.tag for one in TABLE if one.variety_of] == [EASIER]
    assert [one.tag for one in TABLE if one.for_staff] == ["en", "cy"]
    assert len(BY_TAG) == len(TABLE) + 1


@pytest.mark.parametrize("language", TABLE, ids=lambda one: one.tag)
def test_each_language_says_in_itself_how_to_call(language: Language) -> None:
    assert language.call_us.count("%(phone)s") == 1
    said = language.call_us % {"phone": ""}
    assert all(
        character.isspace() or unicodedata.category(character)[0] in "PM"
        or _SCRIPTS[language.script] in unicodedata.name(character)
        for character in said
    )  # fmt: skip
    assert telling_words_in(said, language.tag) == []


@pytest.mark.parametrize("language", TABLE, ids=lambda one: one.tag)
def test_plural_forms_are_those_of_unicode(language: Language) -> None:
    """As CLDR sorts whole numbers, so that every form has a number and every number its form."""
    header = re.fullmatch(r"nplurals=(\d); plural=(.+);", language.plural_forms)
    assert header is not None
    ours = gettext.c2py(header[2])  # type: ignore[attr-defined]
    theirs = Locale.parse(language.base).plural_form
    pairs = {(theirs(number), ours(number)) for number in range(250)}
    assert len(pairs) == len({one for one, _ in pairs}) == len({two for _, two in pairs})
    assert {two for _, two in pairs} == set(range(int(header[1])))


def test_production_offers_no_language_without_a_signature() -> None:
    assert [one.tag for one in offered("production")] == ["en"]


def test_production_offers_a_language_that_is_ready() -> None:
    assert [one.tag for one in offered("production", {"ur"})] == ["en", "ur"]


def test_production_offers_no_language_without_a_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", (language_of("en"),))
    assert [one.tag for one in offered("production", {"en", "ur"})] == ["en"]
    assert spoken_in("ur").tag == "en"


def test_demo_offers_unsigned_languages_but_no_pseudo_language() -> None:
    assert {one.tag for one in offered("demo")} == {one.tag for one in LANGUAGES}


def test_pseudo_language_exists_in_tests_only() -> None:
    assert PSEUDO in offered("test")
    assert PSEUDO not in offered("demo")
    assert PSEUDO not in offered("production")


@pytest.mark.parametrize(
    ("wishes", "tag"),
    [
        (["ur-PK", "en"], "ur"),
        (["de", "UR"], "ur"),
        (["de"], "en"),
        ([], "en"),
        (["xx"], "en"),
    ],
)
def test_the_first_wish_that_is_offered_wins(wishes: list[str], tag: str) -> None:
    assert best_offered(wishes, offered("test")).tag == tag


def test_easier_english_is_english_for_everything_but_our_own_texts() -> None:
    easier = language_of(EASIER)
    assert (easier.base, easier.for_staff) == ("en", False)
    assert [words_tag(tag) for tag in (EASIER, "en", "ur", "tlh")] == ["en", "en", "ur", "tlh"]
    assert reads_in(EASIER, "pl ur") == ("en", "pl", "ur")
    assert wordings_of("en") == ("en", EASIER)
    assert wordings_of("ur") == ("ur",)


def test_easier_english_becomes_english_where_it_is_not_offered() -> None:
    assert best_offered([EASIER], offered("production")).tag == "en"


def test_an_unknown_tag_is_spoken_in_english() -> None:
    assert language_of("tlh").tag == "en"
