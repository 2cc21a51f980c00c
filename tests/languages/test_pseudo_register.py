"""Pages of the register in the pseudo-language: a word outside its brackets escaped translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.actions import review_say
from casework.rules.languages import PSEUDO
from tests.languages.test_pseudo_walk import words_outside
from tests.support.belongings_register import (
    furnish_register,
    partnership_officer,
    review_of,
    take_seat,
)
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build

# Names of organisations stay as they are, and so does what is stored in English by a fixture.
_NAMES = {"aafda", "victim", "support", "hundred", "families", "northtown"}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """A review, a referral that waits, a meeting, a permission, a seat and an officer."""
    made = desk_of(build(database), tmp_path)
    review_id = review_of(made.house, made.case)
    furnish_register(made.house, "mary", "lena")
    made.house.act(
        "alice",
        review_say.record_answer,
        **made.house.of("mary"),
        review_id=review_id,
        answer="keep_informed",
    )
    take_seat(made.house, "vik")
    partnership_officer(made.house)
    return made


def bare(page: str) -> list[str]:
    return [word for word in words_outside(page) if word.lower() not in _NAMES]


def test_no_text_of_her_pages_escapes_translation(desk: Desk) -> None:
    mary = desk.relative("mary", language=PSEUDO.tag)
    review_id = review_of(desk.house, desk.case)
    mary.get("/j")
    one = mary.text.split('href="/j/')[1].split('"')[0]
    for path in ("/j", f"/j/{one}", f"/j/a/{review_id}"):
        mary.get(path)
        assert mary.status == 200, path
        left = [word for word in bare(mary.text) if word not in ("DHR", "Mary")]
        assert left == [], path
    mary.post(f"/j/{one}", answer="yes")
    assert [word for word in bare(mary.text) if word != "Mary"] == []


def test_no_text_of_a_staff_page_of_it_escapes_translation(desk: Desk) -> None:
    member = f"/people/{desk.case}/{desk.house.members['mary'][1]}"
    review_id = review_of(desk.house, desk.case)
    pages = {
        "alice": [
            "/mine",
            "/rules/offered",
            f"{member}/offers",
            f"{member}/offers/advocacy",
            f"{member}/referrals",
            f"{member}/referrals/new",
            f"{member}/meetings",
            f"{member}/meetings/new",
            f"{member}/say/{review_id}/offered",
        ],
        "lena": [f"/cases/{desk.case}/seats", "/team/late"],
        "ada": ["/rules/offered", f"/accounts/{desk.house.staff['paul']}/areas"],
        "paul": ["/area", f"/area/{review_id}", "/"],
    }
    found = {}
    for worker, paths in pages.items():
        visitor = desk.worker(worker)
        visitor.get(f"/?lang={PSEUDO.tag}")
        for path in paths:
            visitor.get(path)
            assert visitor.status == 200, (worker, path)
            left = [word for word in bare(visitor.text) if not word[0].isupper()]
            if left:
                found[path] = left
    assert found == {}
