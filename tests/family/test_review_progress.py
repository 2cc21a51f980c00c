"""How far a review is, on her page: from what she was told and has read, and nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from casework.actions import cases, promises, recommendations
from casework.models.updates import Update
from casework.queries.recommendations import own_advice
from casework.queries.report_draft_own import own_drafts
from casework.queries.review_progress import own_progress
from casework.rules.review_progress import NOT_FORGOTTEN, Stage
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import audience, publish
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary knows of the review."""
    made = desk_of(build(database), tmp_path)
    made.house.act(
        "alice",
        cases.open_review,
        case_id=made.case,
        kind="domestic",
        label="DHR",
        area="Northtown",
        decided_on=date(2026, 2, 20),
    )
    news(made, "review_going_ahead", begins="now", days=9)
    return made


def news(desk: Desk, kind: str, *names: str, days: int = 1, **fields: Any) -> str:
    """News of the review some days ago, with its fields."""
    update_id = publish(desk.house, *(names or ("mary",)), kind=kind)
    moment = NOW - timedelta(days=days)
    with desk.house.database.session("owner") as session:
        row = session.get_one(Update, (desk.case, update_id))
        row.fields, row.occurred_on, row.published_at = fields, moment.date(), moment
        row.created_at = moment
        session.commit()
    return update_id


def review_path(who: Visitor) -> str:
    """The page of the one review she knows of."""
    who.get("/r")
    found = re.search(r'href="(/r/[a-z0-9]+)"', who.text)
    assert found is not None
    return found.group(1)


def state(who: Visitor) -> str:
    """How far it is, as her page says it."""
    who.get(review_path(who))
    found = re.search(r'data-kind="progress" data-state="([a-z_]+)"', who.text)
    assert found is not None
    return found.group(1)


def test_the_stage_follows_what_she_was_told(desk: Desk) -> None:
    mary = desk.relative("mary")
    assert state(mary) == Stage.GETTING_READY
    news(desk, "review_questions", stage="draft", days=5)
    assert state(mary) == Stage.QUESTIONS
    news(desk, "review_questions", "imran", stage="agreed", days=4)
    assert state(mary) == Stage.QUESTIONS


def test_paused_for_the_trial_never_looks_forgotten(desk: Desk) -> None:
    mary = desk.relative("mary")
    news(desk, "review_services_write", state="asked", days=6)
    desk.knew_before("mary", "charge")
    again = NOW.date() + timedelta(days=30)
    news(desk, "review_paused", why="court", look_again=again.isoformat(), days=5)
    desk.house.act(
        "alice", promises.make, **desk.house.of("mary"), due_on=NOW.date() + timedelta(days=7)
    )
    assert state(mary) == "paused"
    for sentence in (
        NOT_FORGOTTEN,
        "The review is paused for the trial.",
        "The pause is looked at again on",
        "We will be in touch by",
    ):
        assert sentence in mary.text, sentence


def test_a_pause_that_would_give_away_a_charge_is_not_there(desk: Desk) -> None:
    """Held in the list, held here: to the byte what it was without it."""
    mary = desk.relative("mary")
    state(mary)
    before = mary.text
    update_id = news(desk, "review_paused", why="court", days=2)
    with desk.house.database.session("owner") as session:
        session.get_one(Update, (desk.case, update_id)).gives_away = "charge arrest"
        session.commit()
    assert state(mary) == Stage.GETTING_READY
    assert _steady(mary.text) == _steady(before)


def _steady(page: str) -> str:
    keys = r'name="(csrf_token|submission_key)" value="[^"]*"'
    return re.sub(keys, "", page)


def test_hard_news_moves_it_once_she_has_opened_it(desk: Desk) -> None:
    mary = desk.relative("mary")
    update_id = news(desk, "review_draft", how="with_us", days=2)
    assert state(mary) == Stage.GETTING_READY
    assert "that you have not opened" in mary.text
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="main")
    assert audience(desk.house, "mary", update_id).choice == "main"
    assert state(mary) == Stage.DRAFT_READ
    assert "that you have not opened" not in mary.text


def test_a_correction_takes_the_place_of_what_it_corrects(desk: Desk) -> None:
    mary = desk.relative("mary")
    wrong = news(desk, "review_report_writing", state="first", days=3)
    assert state(mary) == Stage.REPORT_WRITTEN
    right = news(desk, "review_services_write", state="asked", days=2)
    with desk.house.database.session("owner") as session:
        session.get_one(Update, (desk.case, right)).corrects_id = wrong
        session.commit()
    assert state(mary) == Stage.UNDER_WAY


def test_publication_says_the_day_and_that_she_keeps_it_clear(desk: Desk) -> None:
    mary = desk.relative("mary")
    day = NOW.date() + timedelta(days=20)
    update_id = news(
        desk,
        "review_publication",
        state="day_set",
        date=day.isoformat(),
        public="summary",
        with_you="Alice",
        days=2,
    )
    after = f"{review_path(mary)}/f"
    mary.get(after)
    assert 'data-kind="publication"' not in mary.text
    mary.get(f"/u/{update_id}")
    mary.post(f"/u/{update_id}", choice="all")
    mary.get(after)
    assert 'data-kind="publication" data-state="known"' in mary.text
    for words in ("Only a short form of the report becomes public.", "can be with you."):
        assert words in mary.text
    mary.get("/c/when/day")
    parts = {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}
    more = {"yearly": "no", "before": "0", "after": "0", "called": "Her birthday"}
    mary.post("/c/when/day", submission_key="a key of this form", **more, **parts)
    mary.get(after)
    assert 'data-kind="publication" data-state="clear_date"' in mary.text


def test_what_services_do_reaches_her_by_release_only(desk: Desk) -> None:
    mary = desk.relative("mary")
    path = review_path(mary)
    review_id = path.rsplit("/", 1)[1]
    case = {"case_id": desk.case}
    first, second = (
        desk.house.act(
            "alice",
            recommendations.record_recommendation,
            **case,
            review_id=review_id,
            words=words,
            other_words="پولیس ہر کال لکھے۔" if words.startswith("Police") else "",
            language="ur",
            agency="police",
            theme="training",
        )
        for words in ("Doctors ask each time.", "Police write down each call.")
    )
    step = desk.house.act(
        "alice",
        recommendations.record_step,
        **case,
        recommendation_id=second,
        happened_on=NOW.date(),
        state="under_way",
        words="The first officers were trained.",
    )
    mary.get(f"{path}/f")
    assert 'data-kind="recommendation"' not in mary.text
    told = {**desk.house.of("mary"), "recommendation_id": second}
    desk.house.act("alice", recommendations.tell, **told)
    mary.get(f"{path}/f")
    assert "Police write down each call." in mary.text
    assert "Doctors ask each time." not in mary.text
    assert "The first officers were trained." not in mary.text
    assert "Number 1" in mary.text  # what she was not told leaves no gap
    desk.house.act("adil", recommendations.tell, **told, step_id=step)
    mary.get("/t?lang=ur")
    mary.get(f"{path}/f")
    assert "پولیس ہر کال لکھے۔" in mary.text
    assert "The first officers were trained." in mary.text
    imran = desk.relative("imran")
    imran.get(f"{path}/f")
    assert imran.status == 404
    assert first != second


def test_nobody_learns_how_far_a_review_is_that_she_does_not_know_of(desk: Desk) -> None:
    mary = desk.house.relative("mary")
    review_id = review_path(desk.relative("mary")).rsplit("/", 1)[1]
    assert desk.house.run(mary, lambda s: own_progress(s, mary, review_id, NOW)).progress.stage
    imran = desk.relative("imran")
    imran.get(f"/r/{review_id}")
    assert imran.status == 404


def test_a_long_review_costs_no_more_statements(desk: Desk) -> None:
    """What one page asks of the database does not grow with the record."""
    mary = desk.house.relative("mary")
    review_id = review_path(desk.relative("mary")).rsplit("/", 1)[1]

    def asked() -> int:
        count = 0

        def noticed(*_: object) -> None:
            nonlocal count
            count += 1

        engine = desk.house.database.engine("family")
        event.listen(engine, "before_cursor_execute", noticed)
        try:
            desk.house.run(mary, lambda s: own_progress(s, mary, review_id, NOW))
            desk.house.run(mary, lambda s: own_drafts(s, mary, review_id, NOW))
            desk.house.run(mary, lambda s: own_advice(s, mary, review_id, "en"))
        finally:
            event.remove(engine, "before_cursor_execute", noticed)
        return count

    few = asked()
    assert few > 3
    for _ in range(30):
        publish(desk.house, "mary", kind="review_services_write")
    assert asked() == few
