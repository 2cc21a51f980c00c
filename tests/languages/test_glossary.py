"""The terms of the field are said in the same words everywhere, as translators agreed on them.

`translations/<tag>/refused.csv` has what texts in that language do not say, and why
(docs/sources.md, Words).

`translations/glossary.csv` has one row per term: the English, the words of each language (forms
parted by " / "), and why. Where a court's letter uses the English word, a translation has it in
brackets behind its own, so that a reader knows it again.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest

from casework.rules.languages import LANGUAGES, SOURCE, TABLE, Language
from casework.rules.words import telling_words_in
from casework.web.agreed_terms import COLUMN
from tests.tools import translations

GLOSSARY = translations.FOLDER / "glossary.csv"
IN_BRACKETS = re.compile(r"(?<!%)\(([A-Za-z][^()]*)\)")
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
TEXT_IN_TITLE = re.compile(r"""_\(["'](.+?)["'][),]""")
TEMPLATES = ("casework/web/templates", "family_app/templates")
# Another wording in English keeps the English terms.
TRANSLATED = tuple(one for one in LANGUAGES if one.base != SOURCE)

# Buttons that a sentence calls by what stands on them.
NAMED_BUTTONS = ("Leave this page now", "Show new ones")

each_language = pytest.mark.parametrize("language", TRANSLATED, ids=lambda one: one.tag)


def rows() -> list[dict[str, str]]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agreed(language: Language) -> dict[str, tuple[str, ...]]:
    """English term → its forms in the language."""
    column = COLUMN[language.tag]
    return {
        english: tuple(row[column].split(" / "))
        for row in rows()
        for english in row["English"].split(" / ")
    }


@lru_cache
def terms() -> re.Pattern[str]:
    found = [english for row in rows() for english in row["English"].split(" / ")]
    longest = sorted(found, key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def terms_in(text: str) -> set[str]:
    """The terms of an English text, in small letters."""
    return {term.casefold() for term in terms().findall(text)}


# How Welsh words begin after certain others.
_MUTATED = {
    "c": ("ch", "g", "ngh"), "p": ("ph", "b", "mh"), "t": ("th", "d", "nh"), "g": ("", "ng"),
    "b": ("f", "m"), "d": ("dd", "n"), "ll": ("l",), "m": ("f",), "rh": ("r",),
}  # fmt: skip


@lru_cache(maxsize=1024)
def forms_of(term: str, language: Language) -> tuple[str, ...]:
    """The agreed words for a term, in small letters; in Welsh with their mutations."""
    known = {english.casefold(): forms for english, forms in agreed(language).items()}
    forms = [form.casefold() for form in known[term]]
    if language.tag == "cy":
        forms += [
            start + form[len(plain) :]
            for form in forms
            for plain, starts in _MUTATED.items()
            if form.startswith(plain)
            for start in starts
        ]
    return tuple(forms)


def said(language: Language) -> dict[str, str]:
    """Every text without a number, with its translation."""
    return {
        message.id: message.string
        for message in catalogue(language)
        if isinstance(message.id, str) and message.id and message.string
    }


def catalogue(language: Language) -> Any:
    return translations.read(
        translations.po_path(language.tag, "messages"), language.tag, "messages"
    )


def texts(language: Language) -> Iterator[str]:
    for message in catalogue(language):
        if message.id:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from forms


def titles() -> set[str]:
    """The texts that stand in the title of a family's page."""
    found: set[str] = set()
    for folder in TEMPLATES:
        for path in (translations.ROOT / folder).rglob("*.html"):
            for title in TITLE.findall(path.read_text()):
                found.update(TEXT_IN_TITLE.findall(title))
    return found


def test_every_term_is_listed_once_and_whole() -> None:
    terms = [row["English"].casefold() for row in rows()]
    assert terms == sorted(terms, key=lambda term: term.replace(",", ""))
    assert len(set(terms)) == len(terms)
    for row in rows():
        assert set(row) == {"English", "letter", "note", *COLUMN.values()}, row
        assert row["English"].strip(), row
        assert row["letter"] in ("", "yes"), row
        # The column of a language may stay empty until somebody begins its catalogue.
        assert all(row[COLUMN[one.tag]].strip() for one in TRANSLATED), row


def test_every_language_of_the_table_has_its_column() -> None:
    assert list(COLUMN) == [one.tag for one in TABLE if one.base != SOURCE]


@each_language
def test_terms_are_said_in_their_agreed_words(language: Language) -> None:
    """The longest term of a text counts. A few uses are no terms: an officer *in charge*, a day
    for *hearing* an answer; so a language keeps to its list in 49 of 50, and in most of each."""
    uses, kept = Counter[str](), Counter[str]()
    for msgid, string in said(language).items():
        for term in terms_in(msgid):
            uses[term] += 1
            kept[term] += any(form in string.casefold() for form in forms_of(term, language))
    assert kept.total() >= 0.98 * uses.total(), {t: (kept[t], uses[t]) for t in uses}
    wandering = {term: (kept[term], uses[term]) for term in uses if kept[term] < 0.6 * uses[term]}
    assert {term: counts for term, counts in wandering.items() if counts[1] >= 5} == {}


@each_language
def test_terms_of_letters_show_the_english_word(language: Language) -> None:
    """In another script nobody would find the word of the letter again without it."""
    if language.script == "Latn":
        return
    shown = {term for text in texts(language) for term in IN_BRACKETS.findall(text)}
    for row in rows():
        terms = set(row["English"].split(" / "))
        assert bool(terms & shown) == (row["letter"] == "yes"), row["English"]


@each_language
def test_english_terms_in_brackets_are_agreed_terms(language: Language) -> None:
    known = agreed(language)
    for text in texts(language):
        for term in IN_BRACKETS.findall(text):
            assert term in known, text


@each_language
def test_a_term_has_its_agreed_words_before_it(language: Language) -> None:
    known = agreed(language)
    for text in texts(language):
        for match in IN_BRACKETS.finditer(text):
            before = text[: match.start()].rstrip()
            assert before.endswith(known.get(match[1], ())), text


@each_language
def test_a_translation_avoids_the_refused_words(language: Language) -> None:
    refused = translations.listed(language.tag, "refused")
    assert refused
    for text in texts(language):
        for word, reason in refused.items():
            assert not re.search(rf"\b{word}\b", text), (text, reason)


@each_language
def test_sentences_name_buttons_as_the_buttons_do(language: Language) -> None:
    said = {message.id: message.string for message in catalogue(language) if message.id}
    for button in NAMED_BUTTONS:
        assert button in said
        for msgid, string in said.items():
            if isinstance(msgid, str) and button in msgid:
                assert said[button] in string, string


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.tag)
def test_no_title_tells_what_a_page_is_about(language: Language) -> None:
    said = {} if language.is_source else {m.id: m.string for m in catalogue(language)}
    assert titles()
    for title in titles():
        assert not telling_words_in(said.get(title, title), language.tag), title
