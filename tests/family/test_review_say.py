"""Her answer to a review, her words, and who may read them: through her own pages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from casework.actions import cases, review_say
from casework.queries.review_say import ShownView, own_reviews, views_of
from casework.rules.errors import NotFound
from casework.rules.review_say import Answer, Reader, Standing, known_to_chair
from tests.support.chairing import known_review
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import publish
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary knows of the review; Imran has not been told that there is one."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary")
    return made


def review_id(desk: Desk, name: str = "mary") -> str:
    viewer = desk.house.relative(name)
    found = desk.house.run(viewer, lambda session: own_reviews(session, viewer))
    return found[0].id


def standing(desk: Desk) -> Standing | None:
    viewer = desk.house.relative("mary")
    return desk.house.run(viewer, lambda session: own_reviews(session, viewer))[0].standing


def view_of(desk: Desk, wanted: str) -> ShownView:
    viewer = desk.house.relative("mary")
    where = (viewer.case_id, viewer.member_id, wanted, NOW)
    return desk.house.run(viewer, lambda session: views_of(session, *where))[0]


def agree(desk: Desk, mary: Visitor) -> None:
    """She takes part, and the chair may know of her."""
    path = f"/r/{review_id(desk)}"
    mary.get(path)
    mary.post(path, answer="take_part")
    mary.get(path)
    mary.post(f"{path}/c", tell="yes")


def write(desk: Desk, mary: Visitor, text: str = "She sang in the kitchen.") -> str:
    """One view, not approved yet, of somebody who takes part; the path of its page."""
    agree(desk, mary)
    path = f"/r/{review_id(desk)}/w"
    mary.get(path)
    mary.post(path, topic="life_and_character", text=text)
    assert mary.name == "view"
    return mary.path


def test_a_review_she_was_not_told_of_is_not_there(desk: Desk) -> None:
    mary, imran = desk.relative("mary"), desk.relative("imran")
    mary.get("/r")
    assert 'data-kind="review" data-state="open"' in mary.text
    imran.get("/r")
    assert 'data-kind="review"' not in imran.text
    imran.get(f"/r/{review_id(desk)}")
    assert imran.status == 404


def test_of_two_reviews_only_the_one_she_was_told_of_is_there(desk: Desk) -> None:
    """Her entry names none of them, so it shows none."""
    desk.house.act(
        "alice",
        cases.open_review,
        case_id=desk.house.cases["one"],
        kind="mental_health",
        label="MHHR",
        area="Northtown",
        decided_on=date(2026, 2, 21),
    )
    mary = desk.relative("mary")
    mary.get("/r")
    assert 'data-kind="review"' not in mary.text


def test_nothing_is_asked_before_she_chooses_to_answer(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get(f"/r/{review_id(desk)}")
    assert "checked" not in mary.text
    assert standing(desk) is None


def test_not_now_keeps_the_day_she_chose(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = f"/r/{review_id(desk)}"
    mary.get(path)
    mary.post(path, answer="not_now")
    assert mary.status == 422
    day = {"ask_again_on-day": "1", "ask_again_on-month": "3", "ask_again_on-year": "2027"}
    mary.post(path, answer="not_now", **day)
    assert mary.status == 200
    assert "1 March 2027" in mary.text


def test_the_chair_is_told_only_once_she_says_so(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = f"/r/{review_id(desk)}"
    mary.get(path)
    mary.post(path, answer="take_part")
    assert not known_to_chair(standing(desk))
    mary.get(path)
    mary.post(f"{path}/c", tell="yes")
    assert known_to_chair(standing(desk))
    mary.get(path)
    mary.post(path, answer="no")
    assert not known_to_chair(standing(desk))


def test_what_she_said_of_the_chair_is_chosen_already(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = f"/r/{review_id(desk)}"
    mary.get(path)
    mary.post(path, answer="take_part")
    assert re.findall(r'name="tell" value="(\w+)" checked', mary.text) == []
    for said in ("yes", "no"):
        mary.post(f"{path}/c", tell=said)
        assert re.findall(r'name="tell" value="(\w+)" checked', mary.text) == [said]


def test_words_go_nowhere_before_she_approves_them(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = write(desk, mary)
    mary.get(path)
    assert "Yes, they may read it" not in mary.text
    mary.post(f"{path}/on", reader="chair")
    assert view_of(desk, review_id(desk)).readers == frozenset()
    mary.get(path)
    mary.post(f"{path}/ok")
    mary.get(path)
    mary.post(f"{path}/on", reader="chair")
    assert view_of(desk, review_id(desk)).readers == {Reader.CHAIR}


def test_a_release_taken_back_holds_no_longer(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = write(desk, mary)
    for rest, values in (("ok", {}), ("on", {"reader": "chair"}), ("off", {"reader": "chair"})):
        mary.get(path)
        mary.post(f"{path}/{rest}", **values)
    assert view_of(desk, review_id(desk)).readers == frozenset()


def test_changed_words_have_to_be_approved_again(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = write(desk, mary)
    for rest, values in (("ok", {}), ("on", {"reader": "panel"})):
        mary.get(path)
        mary.post(f"{path}/{rest}", **values)
    mary.get(path)
    mary.post(path, topic="life_and_character", text="She sang in the kitchen at night.")
    assert view_of(desk, review_id(desk)).readers == frozenset()


def test_a_relative_finds_nothing_of_anothers_words(desk: Desk) -> None:
    mary, imran, dan = desk.relative("mary"), desk.relative("imran"), desk.relative("dan")
    path = write(desk, mary)
    publish(desk.house, "imran", kind="review_going_ahead", strand="review", writer="alice")
    for other in (imran, dan):
        other.get(path)
        assert other.status == 404


def test_an_advocate_of_the_review_stands_beside_her(desk: Desk) -> None:
    case_id, member_id = desk.house.members["mary"]
    wanted = review_id(desk)
    desk.house.act(
        "adil",
        review_say.record_answer,
        case_id=case_id,
        member_id=member_id,
        review_id=wanted,
        answer="keep_informed",
    )
    kept = standing(desk)
    assert kept is not None
    assert kept.answer is Answer.KEEP_INFORMED
    for stranger in ("bea", "sid"):
        with pytest.raises(NotFound):
            desk.house.act(
                stranger,
                review_say.record_answer,
                case_id=case_id,
                member_id=member_id,
                review_id=wanted,
                answer="no",
            )


def test_her_pages_say_the_review_and_no_short_form(desk: Desk) -> None:
    """DHR, DARDR and the like are words of offices: what it looks at stands there in full."""
    mary = desk.relative("mary")
    path = f"/r/{review_id(desk)}"
    for page in ("/r", path, f"{path}/w", f"{path}/q", f"{path}/l", f"{path}/n", "/c/copy"):
        mary.get(page)
        assert mary.status == 200
        assert not re.search(r"\b(DHR|DARDR|SUSR|SAR|CSPR)\b", mary.text), page
    mary.get(path)
    assert re.search(r"<h1[^>]*>The review: ", mary.text)
