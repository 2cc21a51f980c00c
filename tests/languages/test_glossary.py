"""The terms of the field are said in the same words everywhere, as translators agreed on them.

`translations/glossary.csv` has one row per term: the English, the words of each language (forms
parted by " / "), and why. Where a court's letter uses the English word, a translation has it in
brackets behind its own, so that a reader knows it again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest

from casework.rules.languages import LANGUAGES, Language
from casework.rules.words import telling_words_in
from tests.tools import translations

GLOSSARY = translations.FOLDER / "glossary.csv"
IN_BRACKETS = re.compile(r"(?<!%)\(([A-Za-z][^()]*)\)")
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
TEXT_IN_TITLE = re.compile(r"""_\(["'](.+?)["'][),]""")
TEMPLATES = ("casework/web/templates", "family_app/templates")
COLUMN = {"cy": "Welsh", "ur": "Urdu"}
TRANSLATED = tuple(one for one in LANGUAGES if not one.is_source)

# Buttons that a sentence calls by what stands on them.
NAMED_BUTTONS = ("Leave this page now", "Show new ones")

# docs/sources.md, Words, in the language: what our texts do not say, and why.
REFUSED = {
    "cy": {
        "diniwed": "not guilty is not the same as innocent",
        "twrnai": "means a lawyer; an advocate is eiriolwr",
        "dioddefwr": "victim",
        "damwain": "accident",
        "trasiedi": "tragedy",
        "huno": "died, said plainly",
        "gwallgof": "an illness, said with respect",
        "anwyliaid": "loved ones",
    },
    "ur": {
        "بے قصور": "not guilty is not the same as innocent",
        "بے گناہ": "not guilty is not the same as innocent",
        "ایڈووکیٹ": "means a lawyer",
        "ملزم": "a name for a person; say: the person charged",
        "مقتول": "the person who died has a name",
        "مرحوم": "the person who died has a name",
        "متاثرہ": "victim",
        "لواحقین": "next of kin",
        "حادثہ": "accident",
        "سانحہ": "tragedy",
        "المیہ": "tragedy",
        "چل بسے": "died, said plainly",
        "انتقال": "died, said plainly",
        "پاگل": "an illness, said with respect",
        "صبر": "stay strong",
        "لازمی": "you must",
    },
}

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
        assert set(row) == {"English", "note", *COLUMN.values()}, row
        assert all(row[column].strip() for column in ("English", *COLUMN.values())), row


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
    for text in texts(language):
        for word, reason in REFUSED[language.tag].items():
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
