"""Reading the report before it is finished: nothing before release, and then in her own way."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import cases, flags, report_draft, report_draft_answers, walls
from casework.models.audit import AuditEntry
from casework.models.engagement import FamilyView
from casework.models.report_draft import DraftRemark, ReportDraft
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import publish
from tests.support.reporting import Report, reported
from tests.support.visitor import Visitor

SECRET = "The call was made at night."


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def report(desk: Desk) -> Report:
    """A draft that nobody was let read."""
    return reported(desk.house)


def proceedings(desk: Desk, since: date | None) -> None:
    """Criminal proceedings are active since that day."""
    values = {"since": since, "until": None, "version": 1}
    desk.house.act("lena", cases.set_proceedings, case_id=desk.case, **values)


def choose(who: Visitor, report: Report, how: str = "alone") -> None:
    """Choose how to read it."""
    who.get(report.path)
    who.post(report.path, how=how)


def opened(who: Visitor, report: Report) -> Visitor:
    """Choose to read alone, and open."""
    choose(who, report)
    who.post(f"{report.path}/o")
    return who


def stand(who: Visitor, report: Report) -> str:
    """How it stands, as the page says it."""
    who.get(report.path)
    found = re.search(r'data-kind="reading" data-state="([a-z_]+)"', who.text)
    return found.group(1) if found else str(who.status)


def events(desk: Desk, event: str) -> int:
    """How often this was noted."""
    with desk.house.database.session("owner", write=False) as session:
        rows = session.scalars(select(AuditEntry.seq).where(AuditEntry.event == event))
        return len(list(rows))


def test_nothing_of_a_draft_is_there_before_release(desk: Desk, report: Report) -> None:
    mary = desk.relative("mary")
    mary.get(f"/r/{report.review}")
    before = mary.text
    desk.house.act(
        "alice", report_draft.name_reader, **desk.house.of("mary"), draft_id=report.draft
    )
    mary.get(f"/r/{report.review}")
    assert 'data-kind="draft"' not in before + mary.text
    for path in ("", "/t", "/a", f"/t/{report.sections[0]}/1"):
        mary.get(f"{report.path}{path}")
        assert mary.status == 404, path


def test_she_reads_in_folded_parts_and_closes(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = desk.relative("mary")
    mary.get(f"/r/{report.review}")
    assert report.path in mary.text
    assert stand(mary, report) == "choose"
    mary.get(f"{report.path}/t")
    assert mary.name == "draft"
    opened(mary, report)
    assert mary.name == "draft_text"
    assert SECRET in mary.text
    assert mary.text.count("<details") == 2
    assert "<details open" not in mary.text
    mary.post(f"{report.path}/x")
    assert mary.name == "draft"
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text
    assert (events(desk, "report_opened"), events(desk, "report_closed")) == (1, 1)


def test_what_is_open_in_one_session_is_closed_in_another(desk: Desk, report: Report) -> None:
    report.let("mary")
    opened(desk.relative("mary"), report)
    desk.visitors.clear()
    again = desk.relative("mary")
    again.get(f"{report.path}/t")
    assert again.name == "draft"
    assert SECRET not in again.text


def test_only_whom_it_was_released_to_reads_it(desk: Desk, report: Report) -> None:
    report.let("mary")
    imran = desk.relative("imran")
    imran.get(f"/r/{report.review}")
    assert report.path not in imran.text
    for path in ("", "/t", "/a", f"/t/{report.sections[0]}/1"):
        imran.get(f"{report.path}{path}")
        assert imran.status == 404, path


def test_a_part_about_a_walled_relative_is_no_part(desk: Desk, report: Report) -> None:
    """Imran is walled from Dan. His page is that of a draft without the part, to the byte."""
    report.let("imran")
    imran = opened(desk.relative("imran"), report)
    imran.get(f"{report.path}/t")
    without = imran.text
    hidden = report.section(
        "What the brother said", "He lives in the next street.", "dan", worker="bea"
    )
    imran.get(f"{report.path}/t")
    assert _steady(imran.text) == _steady(without)
    imran.get(f"{report.path}/t/{hidden}/1")
    assert imran.status == 404
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    assert "He lives in the next street." in mary.text


def _steady(page: str) -> str:
    """Without what differs from one page to the next."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_a_part_about_somebody_unnamed_stays_from_the_walled(desk: Desk, report: Report) -> None:
    report.section("About another", "Somebody said this.", "other")
    for name in ("imran", "mary"):
        report.let(name)
    assert "Somebody said this." not in opened(desk.relative("imran"), report).text
    assert "Somebody said this." in opened(desk.relative("mary"), report).text


def test_a_wall_set_while_she_reads_closes_the_part(desk: Desk, report: Report) -> None:
    report.section("What Kit said", "Kit heard it.", "kit")
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    assert "Kit heard it." in mary.text
    desk.house.act(
        "lena",
        walls.set_wall,
        case_id=desk.case,
        member_a=desk.house.members["mary"][1],
        member_b=desk.house.members["kit"][1],
        reason="They are kept apart.",
    )
    mary.get(f"{report.path}/t")
    assert "Kit heard it." not in mary.text


def test_proceedings_keep_it_closed_until_somebody_asked(desk: Desk, report: Report) -> None:
    proceedings(desk, date(2026, 2, 1))
    report.let("mary")
    mary = desk.relative("mary")
    choose(mary, report)
    assert stand(mary, report) == "waits_check"
    mary.post(f"{report.path}/o")
    assert mary.status == 404
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text
    report.act("alice", report_draft.record_check, "mary", checked_with="DI Fry, by phone")
    assert stand(mary, report) == "may_open"
    mary.post(f"{report.path}/o")
    assert SECRET in mary.text


def test_a_check_from_before_the_proceedings_does_not_count(desk: Desk, report: Report) -> None:
    report.let("mary")
    asked = {"checked_with": "DI Fry, by phone", "now": NOW - timedelta(days=2)}
    report.act("alice", report_draft.record_check, "mary", **asked)
    mary = opened(desk.relative("mary"), report)
    assert SECRET in mary.text
    proceedings(desk, (NOW - timedelta(days=1)).date())
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text


def test_a_witness_and_whoever_waits_for_news_do_not_get_it(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = desk.relative("mary")
    assert stand(mary, report) == "choose"
    verdict = publish(desk.house, "mary", kind="verdict")
    assert stand(mary, report) == "404"
    desk.tell("alice", "mary", verdict)
    assert stand(mary, report) == "choose"
    desk.house.act("alice", flags.set_flag, **desk.house.of("mary"), flag="witness", note_text="x")
    assert stand(mary, report) == "404"


def test_with_somebody_it_opens_from_the_day_agreed(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = desk.relative("mary")
    choose(mary, report, "with_advocate")
    assert stand(mary, report) == "waits_day"
    report.act("adil", report_draft.set_day, "mary", day=NOW.date() + timedelta(days=3))
    assert stand(mary, report) == "waits_day"
    mary.post(f"{report.path}/o")
    assert mary.status == 404
    report.act("adil", report_draft.set_day, "mary", day=NOW.date())
    assert stand(mary, report) == "may_open"


def test_what_she_does_not_want_stays_closed(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    choose(mary, report, "not_wanted")
    assert stand(mary, report) == "not_wanted"
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text
    choose(mary, report)
    assert stand(mary, report) == "may_open"


def test_after_the_last_day_and_once_closed_nothing_shows(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    report.act("alice", report_draft.end_reading, "mary")
    assert stand(mary, report) == "ended"
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text
    report.let("mary")
    desk.house.act(
        "alice",
        report_draft.set_read_until,
        case_id=desk.case,
        draft_id=report.draft,
        read_until=NOW.date(),
        version=1,
    )
    assert stand(mary, report) == "may_open"
    with desk.house.database.session("owner") as session:
        row = session.get_one(ReportDraft, (desk.case, report.draft))
        row.read_until = NOW.date() - timedelta(days=1)
        session.commit()
    assert stand(mary, report) == "over"
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text


def test_she_stops_and_comes_back_to_the_place(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    place = f"{report.path}/t/{report.sections[1]}/2"
    mary.get(place)
    mary.post(f"{place}/m")
    assert mary.name == "draft"
    mary.get(f"{report.path}/t")
    assert SECRET not in mary.text
    answer = mary.post(f"{report.path}/o", follow=False)
    assert answer.headers["Location"].endswith(f"/t#p-{report.sections[1]}-2")
    mary.get(f"{report.path}/t")
    assert mary.text.count("<details open") == 1
    assert f'id="p-{report.sections[1]}-2" data-state="stopped"' in mary.text


def test_a_remark_is_a_view_and_its_answer_comes_by_release(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = opened(desk.relative("mary", "ur"), report)
    place = f"{report.path}/t/{report.sections[0]}/2"
    mary.get(place)
    mary.post(place, text="")
    assert mary.status == 422
    mary.post(place, text="وہ رات کو آئے تھے۔")
    assert 'data-kind="remark"' in mary.text
    mary.get(f"/r/{report.review}/w")
    assert "وہ رات کو آئے تھے۔" in mary.text or 'data-kind="view"' in mary.text
    mary.get(f"{report.path}/a")
    assert 'data-kind="remark" data-state="open"' in mary.text
    with desk.house.database.session("owner", write=False) as session:
        remark = session.scalars(select(DraftRemark)).one()
    change = desk.house.act(
        "alice",
        report_draft_answers.record_change,
        **desk.house.of("mary"),
        remark_id=remark.id,
        became="partly",
        words="The hour was put right.",
        in_hers="وقت درست کیا گیا۔",
        language="ur",
    )
    mary.get(f"{report.path}/a")
    assert "وقت درست کیا گیا۔" not in mary.text
    views = f"/r/{report.review}/w"
    mary.get(views)
    assert f'href="{report.path}/a"' not in mary.text
    desk.house.act(
        "adil", report_draft_answers.release_change, **desk.house.of("mary"), change_id=change
    )
    mary.get(f"{report.path}/a")
    assert "وقت درست کیا گیا۔" in mary.text
    assert 'data-state="partly"' in mary.text
    for page in (views, f"{views}/{remark.view_id}"):
        mary.get(page)
        assert f'data-state="became"><a class="go" href="{report.path}/a"' in mary.text


def test_a_remark_has_the_language_of_the_page(desk: Desk, report: Report) -> None:
    """Her record says English; this browser has chosen Welsh."""
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    place = f"{report.path}/t/{report.sections[0]}/1"
    mary.get(f"{place}?lang=cy")
    mary.get(place)
    assert '<html lang="cy"' in mary.text
    mary.post(place, text="Nid felly yr oedd hi.")
    with desk.house.database.session("owner", write=False) as session:
        row = session.scalars(select(FamilyView)).one()
        assert (row.text, row.language) == ("Nid felly yr oedd hi.", "cy")


def test_a_place_that_is_not_there_takes_no_remark(desk: Desk, report: Report) -> None:
    report.let("mary")
    mary = opened(desk.relative("mary"), report)
    for number in (0, 4, 99):
        mary.get(f"{report.path}/t/{report.sections[0]}/{number}")
        assert mary.status == 404
