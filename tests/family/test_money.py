"""Help with money on her pages: cautions first, no sum by the way, nothing to anybody else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from casework.actions import claim_sharing, claims, fact_checks
from casework.rules.other_money import OTHER_HELP
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor
from tests.support.writing import once_fields


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def begin(mary: Visitor) -> str:
    """Begin one on the pages; its path."""
    mary.get("/f/n")
    mary.post("/f/n", **once_fields(mary), route="full", read="y")
    assert mary.name == "claim", mary.text
    assert mary.page is not None
    return mary.page.request.path


def kept(desk: Desk, path: str, pounds: str = "5500") -> None:
    """Her worker keeps what a letter says."""
    at = {"case_id": desk.case, "claim_id": path.rsplit("/", 1)[1]}
    desk.house.act("alice", claims.keep_sum, **at, outcome="reduced", pounds=pounds)


def test_cautions_stand_before_the_button(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/f")
    assert mary.name == "money"
    mary.get("/f/n")
    caution, button = mary.text.index("can change the answer"), mary.text.index(">Begin<")
    assert caution < button
    mary.post("/f/n", **once_fields(mary), route="full")
    assert mary.status == 422
    assert "Tick the box when you have read it." in mary.text


def test_she_begins_and_sees_where_it_stands(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = begin(mary)
    assert "You are thinking about it." in mary.text
    mary.get("/f")
    assert f'href="{path}"' in mary.text


def test_papers_are_marked_as_sent_by_herself(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = begin(mary)
    at = {"case_id": desk.case, "claim_id": path.rsplit("/", 1)[1]}
    asked = {"kind": "identity", "asked_on": NOW.date(), "due_on": date(2026, 3, 20)}
    paper_id = desk.house.act("alice", claims.ask_paper, **at, **asked)
    mary.get(path)
    assert "It is wanted by" in mary.text
    mary.post(f"{path}/s/{paper_id}")
    assert mary.name == "claim"
    assert 'data-state="sent"' in mary.text


def test_the_day_to_ask_for_a_new_look_shows_until_it_is_asked_for(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = begin(mary)
    at = {"case_id": desk.case, "claim_id": path.rsplit("/", 1)[1]}
    details = dict.fromkeys(("form_saved_on", "appeal_by"))
    details |= {"letter_on": NOW.date(), "review_by": NOW.date(), "sent_on": NOW.date()}
    desk.house.act("alice", claims.change, **at, helper="us", reference="", version=1, **details)
    for stage, shows in (("decision_letter", True), ("review_requested", False)):
        desk.house.act("alice", claims.set_stage, **at, stage=stage, reached_on=NOW.date())
        mary.get(path)
        assert ("The letter says to ask for a new look by" in mary.text) is shows


def test_a_sum_is_in_no_page_but_its_own(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = begin(mary)
    kept(desk, path)
    pages = ["/t", "/t/5", "/t/print", "/f", path, f"{path}/w", "/d", "/c", "/h"]
    for page in pages:
        mary.get(page)
        assert mary.status == 200, page
        assert "5,500" not in mary.text, page
        assert "agreed to pay a part" not in mary.text, page
    mary.get(f"{path}/a")
    assert mary.name == "claim_sum"
    assert "£5,500" in mary.text
    assert "The scheme has agreed to pay a part." in mary.text


@pytest.mark.parametrize("name", ["imran", "dan", "kit"])
def test_no_page_of_a_relative_hints_at_it(desk: Desk, name: str) -> None:
    """Byte for byte the same, but for what is random on every page."""
    random = re.compile(r'(name="(?:csrf_token|submission_key)" value=")[^"]*')
    other, mary = desk.relative(name, language="en"), desk.relative("mary")
    pages = ("/f", "/f/n", "/t", "/t/5", "/d", "/h")

    def seen() -> dict[str, str]:
        found = {}
        for page in pages:
            other.get(page)
            found[page] = random.sub(r"\1", other.text)
        return found

    before = seen()
    path = begin(mary)
    kept(desk, path)
    assert seen() == before
    for page in (path, f"{path}/a", f"{path}/w"):
        other.get(page)
        assert other.status == 404
    other.get("/f/n")
    other.post(f"{path}/w", **once_fields(other), named="x", signed="y")
    assert other.status == 404


def test_a_relative_whom_she_lets_see_it_sees_no_sum(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran", language="en")
    path = begin(mary)
    kept(desk, path)
    mary.get(f"{path}/w")
    mary.post(f"{path}/w", **once_fields(mary), named="Imran, my son’s partner", signed="Mary")
    assert "Nobody sees anything yet." in mary.text
    imran.get(path)
    assert imran.status == 404
    consent = re.search(rf'action="{path}/w/([a-z0-9]+)"', mary.text)
    assert consent is not None
    desk.house.act(
        "alice",
        claim_sharing.link,
        case_id=desk.case,
        claim_id=path.rsplit("/", 1)[1],
        consent_id=consent[1],
        for_member_id=desk.house.members["imran"][1],
    )
    imran.get(path)
    plain = re.sub("</?bdi>", "", imran.text)
    assert "Mary lets you see this." in plain
    assert "Nothing has been sent yet." in plain
    assert "You are thinking about it." not in plain
    for hidden in (f"{path}/a", f"{path}/w"):
        assert hidden not in imran.text
        imran.get(hidden)
        assert imran.status == 404
    mary.get(f"{path}/w")
    mary.post(f"{path}/w/{consent[1]}")
    imran.get(path)
    assert imran.status == 404


def test_other_help_shows_only_once_somebody_looked_it_up(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/f")
    assert "Bereavement Support Payment" not in mary.text
    check = {"fact": OTHER_HELP["bsp"].fact, "source": "the page", "checked_on": NOW.date()}
    desk.house.act("ada", fact_checks.check_fact, **check, still_so=True)
    mary.get("/f")
    assert "Bereavement Support Payment" in mary.text
    desk.house.act("ada", fact_checks.check_fact, **check, still_so=False)
    mary.get("/f")
    assert "Bereavement Support Payment" not in mary.text


def test_a_check_of_long_ago_counts_no_more(desk: Desk) -> None:
    old = {"fact": OTHER_HELP["bsp"].fact, "source": "the page", "checked_on": date(2025, 2, 1)}
    desk.house.act("ada", fact_checks.check_fact, **old, still_so=True)
    mary = desk.relative("mary")
    mary.get("/f")
    assert "Bereavement Support Payment" not in mary.text
