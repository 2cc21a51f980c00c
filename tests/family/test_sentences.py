"""Sentences are whole in every language: a template adds no full stop of English to a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casework.rules.choice_contacts import ending
from casework.rules.reviews import REVIEW_NAMES
from tests.support.chairing import known_review
from tests.support.databases import Database
from tests.support.desk import desk_of
from tests.support.household import build

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "family_app/templates", ROOT / "casework/web/templates")
STOP_OF_OURS = re.compile(r"\{\{ _\([^{}]*\}\}(?:</\w+>)*[.,;:](?=[\s<{])")


def test_no_template_ends_a_text_with_a_stop_of_its_own() -> None:
    """Bengali ends a sentence with a dari, Urdu with its own stop: both stand in the texts."""
    pages = [page for folder in FOLDERS for page in folder.rglob("*.html")]
    assert len(pages) > 50
    found = {page.name: STOP_OF_OURS.findall(page.read_text()) for page in pages}
    kept = {name: hits for name, hits in found.items() if hits}
    assert not [hit for hits in kept.values() for hit in hits if not hit.endswith(":")], kept


@pytest.mark.parametrize(
    ("channel", "value", "shown"),
    [
        ("text", "07700 900777", "…777"),
        ("email", "mary@example.org", "m…@example.org"),
        ("letter", "14 Row\nLeeds", "Leeds"),
    ],
)
def test_of_a_number_or_address_only_a_part_is_shown(channel: str, value: str, shown: str) -> None:
    assert ending(channel, value) == shown


def test_her_page_of_a_review_says_what_its_letters_stand_for(
    database: Database, tmp_path: Path
) -> None:
    desk = desk_of(build(database), tmp_path)
    review = known_review(desk.house, "mary")
    mary = desk.relative("mary")
    mary.get(f"/r/{review}")
    assert REVIEW_NAMES["DHR"].looks_at in mary.text
