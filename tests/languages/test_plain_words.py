"""Every English text that a family may read: short sentences, easy words, none to be avoided."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

import pytest

from casework.rules.reading_level import HIGHEST, SHORTEST, grade, syllables
from casework.rules.update_kinds import KINDS
from casework.rules.words import AVERAGE, AVOID, faults_in_english, mean_length
from casework.rules.writing_advice import advice_on
from tests.tools import translations

TAG = re.compile(r"<[^>]+>")

# Counted by hand, reading aloud.
COUNTED = {
    1: "a the judge through caused moved asked whole house lived rules heard ends worked",
    2: "people prison wanted needed table able being person police hearing doctor",
    3: "hospital several officer decided another remember prosecute together families",
    4: "interpreter television information certificate anybody operation",
    5: "organisation investigation",
}


@lru_cache
def family_texts() -> tuple[str, ...]:
    """All texts of the catalogue of family pages, without their tags."""
    found = set()
    for message in translations.extract("messages"):
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        found.update(TAG.sub("", form) for form in forms if form)
    return tuple(sorted(found))


@lru_cache
def terms() -> frozenset[str]:
    """The field's own terms, as translators agreed on them."""
    with (translations.FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(term for row in rows for term in row["English"].split(" / "))


def test_no_family_text_has_a_long_sentence_or_a_word_to_avoid() -> None:
    faults = [(text, fault) for text in family_texts() for fault in faults_in_english(text)]
    assert faults == []


def test_family_sentences_are_short_on_average() -> None:
    assert mean_length(family_texts()) <= AVERAGE


def test_every_long_family_text_is_easy_to_read() -> None:
    graded = {text: grade(text, names=terms()) for text in family_texts()}
    measured = {text: level for text, level in graded.items() if level is not None}
    assert len(measured) > 100
    assert {text: level for text, level in measured.items() if level > HIGHEST} == {}


@pytest.mark.parametrize("slug", KINDS)
def test_a_whole_card_is_easy_to_read(slug: str) -> None:
    for says in (KINDS[slug].says, *KINDS[slug].outcomes.values()):
        parts = (says.headline, says.main_point, says.explanation, says.whats_next)
        level = grade(" ".join(part for part in parts if part), names=terms())
        assert level is None or level <= HIGHEST, says.headline


@pytest.mark.parametrize("count", COUNTED)
def test_syllables_are_counted_as_somebody_reads_them(count: int) -> None:
    counted = {word: syllables(word) for word in COUNTED[count].split()}
    assert counted == dict.fromkeys(counted, count)


def test_a_short_text_has_no_grade() -> None:
    assert grade("word " * (SHORTEST - 1)) is None
    assert grade("word " * SHORTEST) is not None


def test_names_and_terms_count_as_one_short_word() -> None:
    plain = "It said so to them on that day and so they went. " * 3
    hard = plain.replace("It", "The Attorney General", 1)
    assert grade(hard, names={"The Attorney General"}) == grade(plain)
    assert grade(hard.replace("The Attorney General", "%(name)s")) == grade(plain)


def test_a_hard_text_is_advised_on_and_an_easy_one_is_not() -> None:
    hard = "Representatives occasionally communicate unanticipated organisational complications. "
    assert [fault.kind for fault in advice_on(hard * 5)] == ["hard"]
    assert advice_on("We met the judge on that day. She will write to you in May. " * 4) == []
    assert {"avoid", "mark"} <= {fault.kind for fault in advice_on("The victim; you must reply!")}


def test_house_list_gives_each_word_and_its_reason() -> None:
    listed = " ".join((translations.ROOT / "docs" / "words.md").read_text().split())
    for avoided in AVOID:
        assert avoided.instead in listed, avoided.instead
    for word in re.findall(r"\*\*(.+?)\*\*", listed):
        assert any(fault.kind == "avoid" for fault in faults_in_english(word)), word
