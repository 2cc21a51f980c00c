"""The words agreed for the terms of the field, for whoever puts a text into another language."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from casework.rules.languages import SOURCE
from casework.web import catalogues

# The columns of translations/glossary.csv.
COLUMN = {
    "cy": "Welsh",
    "pl": "Polish",
    "ro": "Romanian",
    "pa": "Panjabi",
    "ur": "Urdu",
    "bn": "Bengali",
    "ar": "Arabic",
}


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    with (catalogues.FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def agreed_terms(text: str, from_language: str, to_language: str) -> tuple[tuple[str, str], ...]:
    """Terms that stand in the text, and what to call each in the other language: from English
    or into it. Empty for two languages of which neither is English."""
    other = to_language if from_language == SOURCE else from_language
    column = COLUMN.get(other)
    if column is None or SOURCE not in (from_language, to_language):
        return ()
    here, there = ("English", column) if from_language == SOURCE else (column, "English")
    return tuple(
        (row[here], row[there])
        for row in _rows()
        if row[there] and any(_stands(form, text) for form in row[here].split(" / ") if form)
    )


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}s?(?!\w)", text, re.IGNORECASE) is not None
