"""The pages of the draft report in the pseudo-language: no word escapes translation."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import promises, recommendations, report_draft
from casework.models.updates import Update
from casework.rules.languages import PSEUDO
from casework.rules.review_progress import MOVES
from tests.languages.test_pseudo_walk import words_outside
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import publish
from tests.support.reporting import Report, reported


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def report(desk: Desk) -> Report:
    """Mary was let read it, and told of one recommendation and how far it is."""
    made = reported(desk.house, read_until=NOW.date() + timedelta(days=30))
    made.let("mary")
    case = {"case_id": desk.case}
    advice = desk.house.act(
        "alice",
        recommendations.record_recommendation,
        **case,
        review_id=made.review,
        words="Write down each call.",
        agency="police",
        theme="training",
        owner="The police",
        due_on=NOW.date(),
    )
    step = desk.house.act(
        "alice",
        recommendations.record_step,
        **case,
        recommendation_id=advice,
        happened_on=NOW.date(),
        state="under_way",
        words="Half of it.",
    )
    told = {**desk.house.of("mary"), "recommendation_id": advice, "step_id": step}
    desk.house.act("alice", recommendations.tell, **told)
    desk.house.act("alice", promises.make, **desk.house.of("mary"), due_on=NOW.date())
    return made


def outside(page: str) -> list[str]:
    """What the area calls the review, and the area itself, are not the product's words."""
    return [one for one in words_outside(page) if one not in ("DHR", "Northtown")]


def test_no_text_of_reading_escapes_translation(desk: Desk, report: Report) -> None:
    mary = desk.relative("mary", language=PSEUDO.tag)
    pages = [f"/r/{report.review}", report.path, f"/r/{report.review}/f", f"{report.path}/a"]
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        assert mary.status == 200, name
        assert f'<html lang="{PSEUDO.tag}"' in mary.text, name
        if words := outside(mary.text):
            found[name] = words

    for path in pages:
        mary.get(path)
        look(path)
    for how in ("with_advocate", "not_wanted", "alone"):
        mary.get(report.path)
        mary.post(report.path, how=how)
        look(how)
    mary.post(f"{report.path}/o")
    look("text")
    place = f"{report.path}/t/{report.sections[0]}/1"
    mary.get(place)
    look("paragraph")
    mary.post(place, text="xxx")
    look("remark")
    mary.get(f"{report.path}/a")
    look("answers")
    mary.get(place)
    mary.post(f"{place}/m")
    look("stopped")
    report.act("alice", report_draft.end_reading, "mary")
    mary.get(report.path)
    look("ended")
    assert found == {}


def test_no_stage_escapes_translation(desk: Desk, report: Report) -> None:
    mary = desk.relative("mary", language=PSEUDO.tag)
    for number, kind in enumerate([*MOVES, "review_paused"]):
        update_id = publish(desk.house, "mary", kind=kind, told_at=NOW)
        with desk.house.database.session("owner") as session:
            row = session.get_one(Update, (desk.case, update_id))
            row.occurred_on = NOW.date() - timedelta(days=60 - number)
            session.commit()
        mary.get(f"/r/{report.review}")
        assert outside(mary.text) == [], kind
