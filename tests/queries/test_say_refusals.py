"""What one relative says to a review is nothing that another can find, by any address or byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.actions import review_say, review_views, terms, view_answers, view_releases
from casework.queries.review_say import own_review, own_reviews
from casework.queries.terms import own_questions
from casework.queries.view_answers import own_answers
from casework.rules.errors import NotFound
from tests.support.belongings import OPEN
from tests.support.chairing import known_review
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.furnished import Furnished, furnished_on
from tests.support.household import build

pytestmark = pytest.mark.usefixtures("key_ring")

PAIRS = [(one, other) for one in OPEN for other in OPEN if one != other]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Furnished]:
    directory = tmp_path_factory.mktemp("say_refusals")
    yield from furnished_on(request.param, request, directory, f"say_refusals_{worker_id}")


@pytest.mark.parametrize(("reader", "other"), PAIRS)
def test_no_action_of_one_relative_reaches_the_words_of_another(
    house: Furnished, reader: str, other: str
) -> None:
    household, ids = house
    for review_id in {ids[reader]["review"], ids[other]["review"]}:
        its = {"review_id": review_id, "view_id": ids[other]["view"]}
        for action, given in (
            (review_views.save_view, {"topic": "other", "text": "Mine now."}),
            (review_views.approve_view, {}),
            (view_releases.release_view, {"reader": "chair"}),
            (view_releases.end_release, {"reader": "chair"}),
        ):
            with pytest.raises(NotFound):
                household.act(reader, action, **its, **given)


@pytest.mark.parametrize(("reader", "other"), PAIRS)
def test_no_answer_or_question_of_another_is_hers_to_read(
    house: Furnished, reader: str, other: str
) -> None:
    household, ids = house
    viewer = household.relative(reader)
    views = [ids[other]["view"]]
    assert household.run(viewer, lambda session: own_answers(session, viewer, views)) == {}
    shown = household.run(
        viewer, lambda session: own_questions(session, viewer, ids[other]["review"])
    )
    assert ids[other]["question"] not in {one.id for one in shown}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary and Imran know of the review; both were shown a question, and neither said anything."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary", "imran")
    return made


def _review(desk: Desk, name: str) -> str:
    viewer = desk.house.relative(name)
    return desk.house.run(viewer, lambda session: own_reviews(session, viewer))[0].id


def _bytes(desk: Desk, name: str) -> list[str]:
    """Every page about the review, without what is new in every answer."""
    reader, its = desk.relative(name), _review(desk, name)
    found = []
    for page in ("/r", *(f"/r/{its}{rest}" for rest in ("", "/w", "/q", "/l", "/n"))):
        reader.get(page)
        assert reader.status == 200
        found.append(re.sub(r'(csrf_token|submission_key)" value="[^"]*"', "", reader.text))
    return found


def test_not_a_byte_of_hers_tells_what_another_relative_said(desk: Desk) -> None:
    """Her answer, her words, their release, the answer to them, and the question they became."""
    house, its = desk.house, _review(desk, "mary")
    of, review = house.of("mary"), {"review_id": its}
    before = _bytes(desk, "imran")
    house.act("mary", review_say.answer_review, answer="take_part", **review)
    house.act("mary", review_say.tell_chair, chair_told=True, **review)
    given = {"topic": "terms_of_reference", "text": "Why did nobody ring?"}
    view_id = house.act("mary", review_views.save_view, **review, **given)
    hers = {**review, "view_id": view_id}
    house.act("mary", review_views.approve_view, **hers)
    house.act("mary", view_releases.release_view, **hers, reader="chair")
    answer_id = house.act(
        "adil", view_answers.record_answer, **of, view_id=view_id, verdict="will_ask"
    )
    house.act("adil", view_answers.release_answer, **of, answer_id=answer_id)
    asked = {**review, "text": "Who rang?", "added_by": "panel", "view_id": view_id}
    question = house.act("adil", terms.record_question, **of, **asked)
    house.act("adil", terms.show_question, **of, question_id=question)
    assert "Who rang?" in "".join(_bytes(desk, "mary"))
    assert _bytes(desk, "imran") == before


def test_a_question_of_another_is_shown_without_whose_it_was(desk: Desk) -> None:
    """The same page, whether the question came from another relative or from the panel."""
    house, its = desk.house, _review(desk, "mary")
    review = {"review_id": its}
    house.act("mary", review_say.answer_review, answer="take_part", **review)
    given = {"topic": "terms_of_reference", "text": "Why did nobody ring?"}
    view_id = house.act("mary", review_views.save_view, **review, **given)
    pages = []
    for whose in ("", view_id):
        asked = {**review, "text": "Who rang?", "added_by": "panel", "view_id": whose}
        question = house.act("alice", terms.record_question, **house.of("mary"), **asked)
        translation = {"question_id": question, "translation": "کس نے فون کیا؟"}
        house.act("alice", terms.show_question, **house.of("imran"), **translation)
        pages.append(_bytes(desk, "imran")[3])
    items = [re.findall(r"<li data-kind=\"question\".*?</li>", one, re.S) for one in pages]
    first, second = items[1]
    assert first.replace("1", "2") == second


def test_a_review_she_was_not_told_of_has_no_address(desk: Desk) -> None:
    its, dan = _review(desk, "mary"), desk.relative("dan")
    for rest in ("", "/w", "/q", "/l", "/n"):
        dan.get(f"/r/{its}{rest}")
        assert dan.status == 404, rest
    viewer = desk.house.relative("dan")
    with pytest.raises(NotFound):
        desk.house.run(viewer, lambda session: own_review(session, viewer, its))
