"""What a worker types into a field, inside a sentence of another language."""

from __future__ import annotations

from datetime import date

import pytest

from casework.rules.languages import PSEUDO
from casework.rules.update_kinds import KINDS, FieldType, words_for
from casework.web.i18n import country_names, gettext, say, say_text, use_language
from tests.support.kinds import good_fields

TODAY = date(2026, 11, 21)


def fact(kind: str, tag: str, *, html: bool, **answers: str) -> str:
    """The fact that holds the typed value, in this language."""
    asked = KINDS[kind].field_named(next(iter(answers)))
    assert asked is not None
    words = words_for(kind, {**good_fields(KINDS[kind], TODAY), **answers})
    sentence = next(one for one in words.facts if one.msgid == asked.show)
    with use_language(tag):
        return str(say(sentence)) if html else say_text(sentence)


@pytest.mark.parametrize("typed", ["the man charged", "The man charged."])
def test_an_offered_phrase_is_read_in_her_language(typed: str) -> None:
    said = fact("charge", PSEUDO.tag, html=True, accused_known_as=typed)
    with use_language(PSEUDO.tag):
        assert gettext("the man charged") in said
    assert "<bdi" not in said


def test_any_other_phrase_is_marked_as_english() -> None:
    said = fact("property_returned", "ur", html=True, what="a <red> scarf")
    assert '<bdi lang="en">a &lt;red&gt; scarf</bdi>' in said
    assert "a <red> scarf" in fact("property_returned", "ur", html=False, what="a <red> scarf")


def test_english_inside_english_is_not_marked() -> None:
    for tag in ("en", "en-x-easier"):
        assert "<bdi>a scarf</bdi>" in fact("property_returned", tag, html=True, what="a scarf")


@pytest.mark.parametrize(
    ("tag", "named"),
    [("ur", "پرتگال"), ("pl", "Portugalia"), ("ar", "البرتغال"), ("cy", "Portiwgal")],
)
def test_a_country_has_its_name_in_her_language(tag: str, named: str) -> None:
    for html in (True, False):
        said = fact("abroad_who_leads", tag, html=html, country="portugal")
        assert named in said
        assert "portugal" not in said.split()


def test_a_country_typed_otherwise_stays_as_typed() -> None:
    said = fact("abroad_who_leads", "ur", html=True, country="The <Islands>")
    assert '<bdi lang="en">The &lt;Islands&gt;</bdi>' in said


def test_countries_are_offered_without_continents() -> None:
    names = country_names()
    assert {"Spain", "Pakistan", "Côte d’Ivoire"} <= set(names)
    assert {"Europe", "World", "Unknown Region"}.isdisjoint(names)


def test_every_offered_phrase_fits_into_its_field() -> None:
    offering = [one for kind in KINDS.values() for one in kind.fields if one.offers]
    assert offering
    for field in offering:
        assert field.type is FieldType.PHRASE
        assert max(map(len, field.offers)) <= field.max_length
        assert [field.offered(phrase.upper()) for phrase in field.offers] == list(field.offers)
