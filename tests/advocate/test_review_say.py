"""What somebody says to a review, through the pages of whoever stands beside her."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casework.actions import allocations
from tests.support.chairing import known_review
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary knows of the review. The court case goes on."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary")
    return made


def hers(desk: Desk, *rest: str) -> str:
    case_id, member_id = desk.house.members["mary"]
    return "/".join((f"/people/{case_id}/{member_id}/say", *rest))


def links(text: str, wanted: str) -> str:
    """The first link whose address ends so."""
    found = re.search(rf'href="([^"]*{wanted})"', text)
    assert found is not None, wanted
    return found.group(1)


def test_an_advocate_writes_down_and_she_approves(desk: Desk) -> None:
    adil, mary = desk.worker("adil"), desk.relative("mary")
    adil.get(hers(desk))
    adil.get(links(adil.text, "/new"))
    adil.post(
        adil.path,
        topic="agencies",
        language="ur",
        text="ڈاکٹر نے نہیں پوچھا۔",
        english="The doctor did not ask.",
    )
    assert adil.name == "say"
    assert 'data-kind="view" data-state="draft"' in adil.text
    mary.get("/r")
    mary.get(links(mary.text, r"/r/[a-z0-9]+"))
    mary.get(links(mary.text, "/w"))
    mary.get(links(mary.text, r"/w/[a-z0-9]+"))
    mary.post(f"{mary.path}/ok")
    adil.get(hers(desk))
    assert 'data-kind="view" data-state="approved"' in adil.text


def test_her_answer_is_marked_as_written_down_for_her(desk: Desk) -> None:
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(hers(desk))
    alice.get(links(alice.text, r"/say/[a-z0-9]{16}"))
    alice.post(alice.path, answer="keep_informed")
    assert 'data-state="keep_informed"' in alice.text
    mary.get("/r")
    mary.get(links(mary.text, r"/r/[a-z0-9]+"))
    assert "Your worker wrote it down for you." in mary.text


def test_others_find_nothing_of_what_she_says(desk: Desk) -> None:
    for stranger in ("bea", "sid", "stella"):
        worker = desk.worker(stranger)
        worker.get(hers(desk))
        assert worker.status == 404


def test_an_advocate_of_the_inquest_finds_nothing_of_it(desk: Desk) -> None:
    house = desk.house
    house.act(
        "lena",
        allocations.allocate,
        **house.of("dan"),
        staff_id=house.staff["adil"],
        role="advocate",
        process="inquest",
    )
    adil = desk.worker("adil")
    case_id, member_id = house.members["dan"]
    adil.get(f"/people/{case_id}/{member_id}")
    assert adil.name == "person"
    adil.get(f"/people/{case_id}/{member_id}/say")
    assert adil.status == 404
