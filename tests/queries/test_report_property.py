"""No sequence of actions shows a word of a draft without everything that has to be true then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from casework.actions import report_draft
from casework.actions.report_draft_read import choose_how, close_draft, open_draft
from casework.models.case import Case
from casework.models.report_draft import DraftReader
from casework.queries.report_draft_own import own_drafts, own_sections
from casework.rules.access import FamilyViewer
from casework.rules.errors import Invalid, NotFound
from tests.support.databases import NOW, PostgresqlDatabase
from tests.support.household import build
from tests.support.reporting import Report, reported

TODAY = NOW.date()
STEPS = ("let", "end", "check", "day", "alone", "with_advocate", "not_wanted", "open", "close")
MOVES = st.lists(st.sampled_from([*STEPS, "charged"]), min_size=1, max_size=12)


@pytest.fixture
def report(key_ring: object, worker_database: PostgresqlDatabase) -> Iterator[Report]:
    """On PostgreSQL, so that its own answer is asked beside the scope's."""
    yield reported(build(worker_database))
    worker_database.wipe()


@given(moves=MOVES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_words_show_only_to_whom_they_were_released(report: Report, moves: list[str]) -> None:
    case_id, member_id = report.house.members["mary"]
    mary = FamilyViewer(case_id, member_id, session_id="hers")
    _fresh(report)
    # What must be true, kept beside the rows by hand.
    told = {"let": False, "how": "", "day": False, "asked": False, "charged": False, "open": False}
    for move in moves:
        _do(report, mary, move)
        _follow(told, move)
        rows = _rows(report, mary)
        may = (
            told["let"]
            and (told["how"] == "alone" or (told["how"] == "with_advocate" and told["day"]))
            and (told["asked"] or not told["charged"])
        )
        assert rows == (2 if may else 0), (moves, move)
        assert _shown(report, mary) == (2 if may and told["open"] else 0), (moves, move)


def _follow(told: dict[str, object], move: str) -> None:
    may_open = told["let"] and (
        told["how"] == "alone" or (told["how"] == "with_advocate" and told["day"])
    )
    if move == "let":
        told["let"] = told["named"] = True
    elif move == "end":
        told["let"] = False
    elif move == "check" and told.get("named"):
        told["asked"] = True
    elif move == "day" and told.get("named"):
        told["day"] = True
        told["how"] = told["how"] or "with_advocate"
    elif move in ("alone", "with_advocate", "not_wanted") and told["let"]:
        if told["how"] != move:
            told["how"], told["open"] = move, False
    elif move == "open" and may_open and (told["asked"] or not told["charged"]):
        told["open"] = True
    elif move == "close":
        told["open"] = False
    elif move == "charged":
        told["charged"] = True


def _do(report: Report, mary: FamilyViewer, move: str) -> None:
    house = report.house
    where = {"viewer": mary, "review_id": report.review, "draft_id": report.draft, "now": NOW}
    staff = {
        "let": (report_draft.let_read, {}),
        "end": (report_draft.end_reading, {}),
        "check": (report_draft.record_check, {"checked_with": "DI Fry"}),
        "day": (report_draft.set_day, {"day": TODAY}),
    }
    try:
        if move in staff:
            action, more = staff[move]
            report.act("alice", action, "mary", **more)
        elif move in ("alone", "with_advocate", "not_wanted"):
            house.run(mary, lambda s: choose_how(s, how=move, **where))
        elif move in ("open", "close"):
            action = open_draft if move == "open" else close_draft
            house.run(mary, lambda s: action(s, **where))
        elif move == "charged":
            _proceedings(report, TODAY - timedelta(days=1))
    except (NotFound, Invalid):
        pass  # refused: nothing has changed


def _rows(report: Report, mary: FamilyViewer) -> int:
    """What the database itself shows her, without any scope."""
    with report.house.database.session_of(mary) as session:
        return int(session.execute(text("SELECT count(*) FROM draft_section")).scalar_one())


def _shown(report: Report, mary: FamilyViewer) -> int:
    def look(session: Session) -> int:
        drafts = own_drafts(session, mary, report.review, NOW)
        return sum(len(own_sections(session, mary, one)) for one in drafts)

    return report.house.run(mary, look)


def _proceedings(report: Report, since: date | None) -> None:
    with report.house.database.session("owner") as session:
        session.get_one(Case, report.house.cases["one"]).proceedings_from = since
        session.commit()


def _fresh(report: Report) -> None:
    """As if nobody had been named."""
    with report.house.database.session("owner") as session:
        session.query(DraftReader).delete()
        session.commit()
    _proceedings(report, None)
