"""Catalogues are checked like code: fresh, whole, and true to the texts they translate.

`translations/<tag>/same.csv` has the texts that read the same in that language, and why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pytest

from casework.rules.languages import LANGUAGES, Language
from tests.tools import translations

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
DOMAINS = tuple(translations.SOURCES)
TRANSLATED = tuple(one for one in LANGUAGES if not one.is_source)
# A text that is easy already stays as it is in the easier wording of its language.
FOREIGN = tuple(one for one in TRANSLATED if not one.variety_of)


@dataclass(frozen=True)
class Pair:
    """A text and one form of its translation."""

    msgid: str
    form: str
    may_leave_out: frozenset[str] = frozenset()


extract = lru_cache(translations.extract)


@lru_cache
def catalogue(language: Language, domain: str) -> Any:
    return translations.read(translations.po_path(language.tag, domain), language.tag, domain)


def existing(languages: Iterable[Language]) -> list[Any]:
    """Each catalogue there is of these languages, with its language and domain."""
    return [
        pytest.param(language, domain, id=f"{language.tag}-{domain}")
        for language in languages
        for domain in DOMAINS
        if domain == "messages" or translations.po_path(language.tag, domain).exists()
    ]


def pairs(language: Language, domain: str) -> Iterator[Pair]:
    for message in catalogue(language, domain):
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            singular, plural = message.id
            # A form for one thing may say so in words.
            yield Pair(singular, message.string[0], frozenset({"n"}))
            yield from (Pair(plural, form, frozenset({"n"})) for form in message.string[1:])
        else:
            yield Pair(message.id, message.string)


def keys(catalog: Any) -> set[tuple[Any, str | None]]:
    return {(message.id, message.context) for message in catalog if message.id}


each_catalogue = pytest.mark.parametrize(("language", "domain"), existing(TRANSLATED))
each_foreign = pytest.mark.parametrize(("language", "domain"), existing(FOREIGN))
each_right_to_left = pytest.mark.parametrize(
    ("language", "domain"), existing(one for one in TRANSLATED if one.direction == "rtl")
)


@pytest.mark.parametrize("domain", DOMAINS)
def test_template_holds_exactly_what_the_code_says(domain: str) -> None:
    made = translations.as_text(extract(domain))
    kept = translations.template_path(domain)
    assert kept.exists(), "run: make translations"
    assert kept.read_bytes() == made, "the texts changed; run: make translations"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_placeholder_in_english_has_a_name(domain: str) -> None:
    for message in extract(domain):
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        for form in forms:
            bare = PLACEHOLDER.sub("", form).replace("%%", "")
            assert "%" not in bare, form


@each_catalogue
def test_catalogue_has_the_texts_of_its_template(language: Language, domain: str) -> None:
    wanted = keys(extract(domain))
    here = keys(catalogue(language, domain))
    assert here == wanted, "run: make translations"


@each_catalogue
def test_no_translation_is_missing_or_a_guess(language: Language, domain: str) -> None:
    for message in catalogue(language, domain):
        assert not message.fuzzy, message.id
    for pair in pairs(language, domain):
        assert pair.form.strip(), pair.msgid


@each_catalogue
def test_translations_keep_every_placeholder(language: Language, domain: str) -> None:
    for pair in pairs(language, domain):
        wanted, found = set(PLACEHOLDER.findall(pair.msgid)), set(PLACEHOLDER.findall(pair.form))
        assert found <= wanted, pair
        assert wanted - found <= pair.may_leave_out, pair
        # It fills without a fault: no stray per cent sign.
        assert isinstance(pair.form % dict.fromkeys(wanted, "x") if wanted else "", str)


@each_catalogue
def test_translations_keep_tags_and_outer_spaces(language: Language, domain: str) -> None:
    for pair in pairs(language, domain):
        assert Counter(TAG.findall(pair.form)) == Counter(TAG.findall(pair.msgid)), pair
        assert pair.form[:1].isspace() == pair.msgid[:1].isspace(), pair
        assert pair.form[-1:].isspace() == pair.msgid[-1:].isspace(), pair


@each_catalogue
def test_plural_forms_are_those_of_the_table(language: Language, domain: str) -> None:
    text = translations.po_path(language.tag, domain).read_text()
    assert f'"Plural-Forms: {language.plural_forms}\\n"' in text
    forms = int(re.findall(r"nplurals=(\d+)", language.plural_forms)[0])
    for message in catalogue(language, domain):
        if isinstance(message.id, tuple):
            assert len(message.string) == forms, message.id


@each_foreign
def test_translations_differ_from_the_english(language: Language, domain: str) -> None:
    allowed = translations.listed(language.tag, "same")
    for pair in pairs(language, domain):
        words = TAG.sub("", PLACEHOLDER.sub("", pair.msgid))
        if any(character.isalpha() for character in words) and pair.msgid not in allowed:
            assert pair.form != pair.msgid, pair.msgid


@each_right_to_left
def test_right_to_left_languages_use_their_own_script(language: Language, domain: str) -> None:
    for pair in pairs(language, domain):
        words = TAG.sub("", PLACEHOLDER.sub("", pair.msgid))
        if any(character.isalpha() for character in words) and pair.form != pair.msgid:
            assert RIGHT_TO_LEFT.search(pair.form), pair.form


def test_texts_that_stay_the_same_are_still_in_use() -> None:
    known = {message.id for domain in DOMAINS for message in extract(domain)}
    for language in FOREIGN:
        texts = translations.listed(language.tag, "same")
        assert set(texts) <= known, language.tag
        assert all(len(reason.split()) >= 2 for reason in texts.values()), language.tag
