"""Easier words: a wording of ours, and English for everything that people write."""

from __future__ import annotations

from tests.support.fault import Fault

_PAGES = "tests/family/test_easier_words.py"

FAULTS = (
    Fault(
        name="easier-english-asks-for-a-translator",
        guarantee="who reads easier English reads the English words of staff at once",
        path="casework/rules/languages.py",
        old="    return (words_tag(language), *reads.split())\n",
        new="    return (language, *reads.split())\n",
        tests=(f"{_PAGES}::test_english_words_of_staff_reach_her_without_a_translator",),
    ),
    Fault(
        name="page-in-easier-words-names-no-language",
        guarantee="a page in easier words says that it is English",
        path="casework/web/templates/shared/layout.html",
        old='<html lang="{{ spoken.base }}"',
        new='<html lang="{{ spoken.tag }}"',
        tests=(f"{_PAGES}::test_pages_in_easier_words_say_that_they_are_english",),
    ),
)
