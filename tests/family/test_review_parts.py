"""The questions of a review, who they were, the name in the report, and what was answered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, update

from casework.actions import choices_made, terms, view_answers
from casework.models.updates import Audience, Update
from casework.queries.review_say import views_of
from casework.rules.choice_topics import PAUSE
from tests.family.test_review_say import agree, review_id, view_of, write
from tests.support.chairing import known_review
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import publish
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary and Imran know of the review."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary", "imran")
    return made


def released(desk: Desk, mary: Visitor) -> str:
    """A view that the chair may read; the path of its page."""
    path = write(desk, mary)
    for rest, values in (("ok", {}), ("on", {"reader": "chair"})):
        mary.get(path)
        mary.post(f"{path}/{rest}", **values)
    return path


def answered(desk: Desk, path: str, **values: str) -> str:
    """The chair's answer, released to her; its id."""
    of = desk.house.of("mary")
    given = {"verdict": "taken_up", "words": "It stands in chapter two.", **values}
    view_id = path.rsplit("/", 1)[1]
    answer_id = desk.house.act("adil", view_answers.record_answer, **of, view_id=view_id, **given)
    desk.house.act("adil", view_answers.release_answer, **of, answer_id=answer_id)
    return answer_id


def test_what_is_unanswered_stays_visible_as_unanswered(desk: Desk) -> None:
    mary = desk.relative("mary")
    released(desk, mary)
    mary.get(f"/r/{review_id(desk)}/w")
    assert 'data-kind="reply" data-state="open"' in mary.text


def test_an_answer_shows_only_once_it_is_released(desk: Desk) -> None:
    mary, of = desk.relative("mary"), desk.house.of("mary")
    path = released(desk, mary)
    view_id = path.rsplit("/", 1)[1]
    given = {"view_id": view_id, "verdict": "taken_up", "words": "It stands in chapter two."}
    answer_id = desk.house.act("adil", view_answers.record_answer, **of, **given)
    mary.get(f"{path}/a")
    assert mary.status == 404
    desk.house.act("adil", view_answers.release_answer, **of, answer_id=answer_id)
    mary.get(f"{path}/a")
    assert "It stands in chapter two." in mary.text
    mary.get(f"/r/{review_id(desk)}/w")
    assert 'data-kind="reply" data-state="answered"' in mary.text


def test_an_answer_waits_for_a_person_where_she_chose_that(desk: Desk) -> None:
    mary, of = desk.relative("mary"), desk.house.of("mary")
    chosen = {"topic": "subject.review", "value": {"choice": "person"}}
    desk.house.act("mary", choices_made.choose, **chosen)
    path = released_though_held(desk, mary)
    answer_id = answered(desk, path)
    mary.get(f"{path}/a")
    assert mary.status == 404
    mary.get(path)
    assert 'data-kind="reply" data-state="open"' in mary.text
    desk.house.act("adil", view_answers.tell_answer, **of, answer_id=answer_id)
    mary.get(f"{path}/a")
    assert mary.status == 200


def released_though_held(desk: Desk, mary: Visitor) -> str:
    """Somebody told her of the review, so that she knows of it."""
    case_id, member_id = desk.house.members["mary"]
    with desk.house.database.session("owner") as session:
        whose = (Audience.case_id == case_id, Audience.member_id == member_id)
        session.execute(update(Audience).where(*whose).values(told_at=NOW))
        session.commit()
    return released(desk, mary)


def test_an_answer_waits_until_her_pause_ends(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = released(desk, mary)
    earlier = NOW - timedelta(hours=1)
    paused = {"topic": PAUSE, "value": {"on": True, "until": None}, "now": earlier}
    desk.house.act("mary", choices_made.choose, **paused)
    answered(desk, path)
    mary.get(f"{path}/a")
    assert mary.status == 404
    desk.house.act("mary", choices_made.choose, topic=PAUSE, value={"on": False})
    mary.get(f"{path}/a")
    assert mary.status == 200


def test_she_reads_the_answer_in_her_own_language(desk: Desk) -> None:
    mary, of = desk.relative("mary"), desk.house.of("mary")
    path = released(desk, mary)
    given = {"view_id": path.rsplit("/", 1)[1], "verdict": "will_ask", "words": "Yes, gladly."}
    answer_id = desk.house.act("adil", view_answers.record_answer, **of, **given)
    translation = "جی ہاں، خوشی سے۔"
    desk.house.act(
        "adil", view_answers.release_answer, **of, answer_id=answer_id, translation=translation
    )
    mary.get(f"{path}/a")
    assert translation in mary.text
    assert "Yes, gladly." in mary.text


def test_earlier_words_are_named_where_they_were_answered(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = released(desk, mary)
    answered(desk, path)
    mary.get(path)
    mary.post(path, topic="life_and_character", text="She sang at night.")
    mary.get(f"{path}/a")
    assert "The answer is to your earlier words." in mary.text


def test_a_portrait_grows_a_little_at_a_time(desk: Desk) -> None:
    mary, path = desk.relative("mary"), f"/r/{review_id(desk)}/l"
    for text in ("She sang.", "She sang. She laughed.", "She sang. She laughed. She cooked."):
        mary.get(path)
        mary.post(path, text=text, version=_version(mary))
        assert mary.name == "portrait"
    assert view_of(desk, review_id(desk)).text.endswith("She cooked.")
    viewer = desk.house.relative("mary")
    where = (viewer.case_id, viewer.member_id, review_id(desk), NOW)
    assert len(desk.house.run(viewer, lambda session: views_of(session, *where))) == 1


def test_two_pages_of_hers_do_not_overwrite_each_other(desk: Desk) -> None:
    mary, path = desk.relative("mary"), f"/r/{review_id(desk)}/l"
    mary.get(path)
    mary.post(path, text="She sang.")
    mary.get(path)
    old = _version(mary)
    mary.post(path, text="She sang. She laughed.", version=old)
    mary.post(path, text="She sang. She cooked.", version=old)
    assert mary.status == 409
    assert "She laughed." in mary.text
    assert "She cooked." in mary.text


def _version(mary: Visitor) -> str:
    return mary.text.split('name="version" value="', 1)[1].split('"', 1)[0]


def test_not_wishing_to_choose_a_name_is_recorded(desk: Desk) -> None:
    mary, path = desk.relative("mary"), f"/r/{review_id(desk)}/n"
    mary.get(path)
    mary.post(path, choice="name")
    assert mary.status == 422
    mary.post(path, choice="name", name="Rose")
    assert view_of(desk, review_id(desk)).text == "Rose"
    mary.get(path)
    mary.post(path, choice="none", name="Rose")
    kept = view_of(desk, review_id(desk))
    assert kept.no_name
    assert kept.text == "I do not wish to choose a name."
    assert kept.approved_at is None


def test_she_sees_the_questions_shown_to_her_and_her_own(desk: Desk) -> None:
    mary, its = desk.relative("mary"), review_id(desk)
    path, of = f"/r/{its}/q", desk.house.of("mary")
    agree(desk, mary)
    mary.get(path)
    mary.post(path, text="Why did nobody ring back?")
    assert mary.name == "view"
    view_id = mary.path.rsplit("/", 1)[1]
    given = {"review_id": its, "added_by": "panel", "view_id": view_id}
    text = "Did anybody ring back?"
    question = desk.house.act("adil", terms.record_question, **of, text=text, **given)
    mary.get(path)
    assert text not in mary.text
    desk.house.act("adil", terms.show_question, **of, question_id=question)
    mary.get(path)
    assert text in mary.text
    assert "You asked for this question." in mary.text


def test_a_child_writes_on_no_page_of_the_review(desk: Desk) -> None:
    publish(desk.house, "kit", kind="review_going_ahead", strand="review", writer="alice")
    kit, its = desk.relative("kit"), review_id(desk, "kit")
    for part in ("w", "q", "l", "n"):
        kit.get(f"/r/{its}/{part}")
        assert kit.status == 200
        assert "<textarea" not in kit.text
        assert 'name="choice"' not in kit.text
    kit.get(f"/r/{its}")
    kit.post(f"/r/{its}/l", text="He played with me.")
    assert kit.status == 404


def test_her_review_costs_the_same_with_two_thousand_entries(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = released(desk, mary)
    answered(desk, path)
    pages = (f"/r/{review_id(desk)}", f"/r/{review_id(desk)}/w", path, f"/r/{review_id(desk)}/q")
    counts = []
    for wanted in (20, 2_000):
        _entries(desk, wanted)
        counts.append([_statements(desk, mary, page) for page in pages])
    assert counts[0] == counts[1]


def _statements(desk: Desk, mary: Visitor, page: str) -> int:
    """How many statements the page costs when it is opened again."""
    engine, run = desk.house.database.engine("family"), []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        run.append(statement)

    mary.get(page)
    event.listen(engine, "before_cursor_execute", count)
    mary.get(page)
    event.remove(engine, "before_cursor_execute", count)
    assert mary.status == 200
    return len(run)


def _entries(desk: Desk, wanted: int) -> None:
    """So many entries of the review on her timeline."""
    case_id, member_id = desk.house.members["mary"]
    with desk.house.database.session("owner") as session:
        for _ in range(wanted):
            row = Update(
                case_id=case_id,
                kind="review_panel_meeting",
                strand="review",
                state="published",
                fields={},
                occurred_on=NOW.date(),
                created_by=desk.house.staff["alice"],
                created_at=NOW,
                published_at=NOW,
            )
            session.add(row)
            session.flush()
            session.add(
                Audience(
                    case_id=case_id,
                    member_id=member_id,
                    update_id=row.id,
                    addressed=True,
                    addressed_at=NOW,
                )
            )
        session.commit()
