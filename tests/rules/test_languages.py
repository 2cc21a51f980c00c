"""The table of languages, and which of them somebody is offered."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from casework.rules import languages
from casework.rules.languages import LANGUAGES, PSEUDO, best_offered, language_of, offered


def test_every_language_names_itself_and_its_direction() -> None:
    for language in LANGUAGES:
        assert language.own_name
        assert language.direction in ("ltr", "rtl")
        assert re.fullmatch(r"nplurals=\d; plural=.+;", language.plural_forms)


def test_production_offers_no_language_without_a_signature() -> None:
    assert [one.tag for one in offered("production", whole={"en", "ur"})] == ["en"]


def test_production_offers_a_signed_and_whole_language(monkeypatch: pytest.MonkeyPatch) -> None:
    signed = replace(language_of("ur"), signed_by="A. Reader")
    monkeypatch.setattr(languages, "LANGUAGES", (language_of("en"), signed))
    assert [one.tag for one in offered("production", whole={"ur"})] == ["en", "ur"]
    assert [one.tag for one in offered("production", whole=set())] == ["en"]


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


def test_an_unknown_tag_is_spoken_in_english() -> None:
    assert language_of("tlh").tag == "en"
