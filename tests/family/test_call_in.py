"""Where pages do not speak her language yet, they say in it how to call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casework.models.family import FamilyMember
from casework.rules.languages import TABLE, offered
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor

POLISH = "Można do nas zadzwonić"
# As in production, where native speakers have signed two languages so far.
SIGNED = offered("production", {"cy", "ur"})
WAITING = [one for one in TABLE if one.base not in {spoken.base for spoken in SIGNED}]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household; the family's offers what is signed."""
    made = desk_of(build(database), tmp_path)
    made.family_app.extensions["languages"] = SIGNED
    return made


def _reads(desk: Desk, name: str, tag: str) -> None:
    with desk.house.database.session("owner") as session:
        session.get_one(FamilyMember, desk.house.members[name]).language = tag
        session.commit()


def test_her_pages_say_in_her_language_how_to_call(desk: Desk) -> None:
    _reads(desk, "mary", "pl")
    mary = desk.relative("mary")
    mary.get("/t")
    assert '<html lang="en" dir="ltr"' in mary.text
    line = re.search(r'<p lang="pl" dir="ltr">(.*?)</p>', mary.text)
    assert line is not None
    assert POLISH in line[1]
    assert '<bdi class="nb">' in line[1]


def test_a_kept_page_says_it_as_soon_as_her_record_does(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/t")
    assert POLISH not in mary.text
    _reads(desk, "mary", "pl")
    mary.get("/t")
    assert POLISH in mary.text


def test_nobody_else_reads_that_line(desk: Desk) -> None:
    for name, tag in (("mary", "en"), ("imran", "ur")):
        _reads(desk, name, tag)
        visitor = desk.relative(name, language=tag)
        visitor.get("/t")
        assert "Znajdziemy" not in visitor.text
        assert 'lang="ar"' not in visitor.text


def test_her_record_wins_over_what_the_browser_asks_for(desk: Desk) -> None:
    _reads(desk, "mary", "cy")
    mary = desk.relative("mary")
    mary.client.delete_cookie("l")
    answer = mary.client.get("/t", headers={"Accept-Language": "ur"})
    assert '<html lang="cy"' in answer.text


def test_the_first_page_names_every_language_that_waits(desk: Desk) -> None:
    stranger = Visitor(desk.family_app)
    stranger.get("/")
    assert [one.tag for one in WAITING] == ["pl", "ro", "pa", "bn", "ar"]
    for one in WAITING:
        assert f'<p lang="{one.tag}" dir="{one.direction}">{one.own_name}: ' in stranger.text


def test_a_browser_that_asks_for_such_a_language_is_answered_in_it(desk: Desk) -> None:
    stranger = Visitor(desk.family_app)
    page = stranger.client.get("/k", headers={"Accept-Language": "pl"})
    assert POLISH in page.text
    assert "l" not in stranger.cookies  # a proposal, and no choice of hers
    stranger.get("/?lang=en")
    page = stranger.client.get("/k", headers={"Accept-Language": "pl"})
    assert POLISH not in page.text
