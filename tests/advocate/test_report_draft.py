"""Recording a draft and letting one person read it: through the pages of whoever stands beside."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from casework.actions import chair, report_draft
from casework.actions.report_draft_read import choose_how, open_draft, remark
from casework.models.report_draft import DraftReader, DraftSection, ReportDraft
from casework.models.sessions import AccessLog
from casework.rules.access import FamilyViewer, StaffViewer
from tests.support.belongings_chair import chair_account
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.news import publish
from tests.support.reporting import Report, reported
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


@pytest.fixture
def report(desk: Desk) -> Report:
    """A draft that nobody was let read."""
    return reported(desk.house)


def hers(desk: Desk, *rest: str, name: str = "mary") -> str:
    case_id, member_id = desk.house.members[name]
    return "/".join((f"/people/{case_id}/{member_id}/report", *rest))


def day(name: str, value: str = "2026-03-02") -> dict[str, str]:
    """A day as a form sends it."""
    year, month, of_month = (part.lstrip("0") for part in value.split("-"))
    return {f"{name}-day": of_month, f"{name}-month": month, f"{name}-year": year}


def row(desk: Desk, name: str = "mary") -> DraftReader:
    case_id, member_id = desk.house.members[name]
    with desk.house.database.session("owner", write=False) as session:
        return session.scalars(
            select(DraftReader).where(
                DraftReader.case_id == case_id, DraftReader.member_id == member_id
            )
        ).one()


def test_a_draft_is_recorded_with_its_sections(desk: Desk, report: Report) -> None:
    adil = desk.worker("adil")
    adil.get(hers(desk))
    assert 'data-kind="draft" data-state="not_released"' in adil.text
    path = hers(desk, report.review, "new")
    adil.get(path)
    adil.post(path, received_from="The chair", language="en", **day("received_on", "2027-01-01"))
    assert adil.status == 422
    adil.post(path, received_from="The chair", language="ur", **day("received_on"))
    assert adil.name == "report_draft"
    assert adil.page is not None
    section = f"{adil.page.request.path}/section"
    adil.get(section)
    adil.post(section, heading="", text="")
    assert adil.status == 422
    adil.post(section, heading="وہ رات", text="پہلا۔\n\nدوسرا۔", about="other")
    assert adil.name == "report_draft"
    with desk.house.database.session("owner", write=False) as session:
        drafts = session.scalars(select(ReportDraft).order_by(ReportDraft.recorded_at)).all()
        assert sorted((one.language, one.number) for one in drafts) == [("en", 1), ("ur", 1)]
        urdu = next(one for one in drafts if one.language == "ur")
        kept = session.scalars(select(DraftSection).where(DraftSection.draft_id == urdu.id)).one()
        assert (kept.heading, kept.text, kept.about) == ("وہ رات", "پہلا۔\n\nدوسرا۔", "other")
        assert re.fullmatch(r"[0-9a-f]{64}", kept.digest)


def test_she_is_let_read_and_it_is_closed_again(desk: Desk, report: Report) -> None:
    alice = desk.worker("alice")
    page = hers(desk, "draft", report.draft)
    alice.get(page)
    assert 'data-kind="reading" data-state="not_released"' in alice.text
    alice.post(f"{page}/let")
    assert 'data-kind="reading" data-state="choose"' in alice.text
    assert row(desk).permitted_by == desk.house.staff["alice"]
    alice.post(f"{page}/end")
    assert row(desk).ended_at == NOW
    for rest in ("check", "day", "outcome"):
        alice.get(f"{page}/{rest}")
        assert alice.status == 200, rest


def test_nothing_about_a_reading_is_recorded_before_release(desk: Desk, report: Report) -> None:
    alice = desk.worker("alice")
    for rest in ("check", "day", "outcome"):
        alice.get(hers(desk, "draft", report.draft, rest))
        assert alice.status == 404, rest


def test_a_day_is_agreed_and_what_came_of_it(desk: Desk, report: Report) -> None:
    report.let("mary")
    adil = desk.worker("adil")
    page = hers(desk, "draft", report.draft)
    adil.get(f"{page}/day")
    adil.post(f"{page}/day", **day("day", "2026-03-01"), clock="14:00", place="")
    assert adil.status == 422
    adil.post(f"{page}/day", **day("day"), clock="14:00", place="At her home")
    assert adil.name == "report_draft"
    kept = row(desk)
    assert (kept.how, kept.appointment_time) == ("with_advocate", "14:00")
    adil.get(f"{page}/outcome")
    adil.post(f"{page}/outcome", outcome="not_read")
    kept = row(desk)
    assert (kept.outcome, kept.how) == ("not_read", "not_wanted")


def test_an_outcome_waits_for_its_day(desk: Desk, report: Report) -> None:
    report.let("mary")
    adil = desk.worker("adil")
    page = hers(desk, "draft", report.draft)
    adil.get(f"{page}/day")
    adil.post(f"{page}/day", **day("day", "2026-03-09"), clock="", place="")
    adil.get(f"{page}/outcome")
    adil.post(f"{page}/outcome", outcome="read")
    assert adil.status == 422


def test_whom_a_section_speaks_of_is_put_right(desk: Desk, report: Report) -> None:
    """What somebody else recorded of a person whom this worker does not see stays."""
    section = report.section("What the brother said", "He said so.", "dan", worker="bea")
    alice = desk.worker("alice")
    path = hers(desk, "draft", report.draft, "section", section)
    alice.get(path)
    assert desk.house.members["dan"][1] not in alice.text
    mary = desk.house.members["mary"][1]
    alice.post(path, about=mary, version="1")
    with desk.house.database.session("owner", write=False) as session:
        about = session.get_one(DraftSection, (desk.case, section)).about
    assert set(about.split()) == {mary, desk.house.members["dan"][1]}
    alice.get(path)
    alice.post(path, about=mary, version="1")
    assert alice.status == 409


def remarked(desk: Desk, report: Report) -> None:
    """Mary says something to the second paragraph."""
    report.let("mary")
    case_id, member_id = desk.house.members["mary"]
    mary = FamilyViewer(case_id, member_id, session_id="hers")
    where = {"viewer": mary, "review_id": report.review, "draft_id": report.draft, "now": NOW}
    desk.house.run(mary, lambda s: choose_how(s, how="alone", **where))
    desk.house.run(mary, lambda s: open_draft(s, **where))
    place = {"section_id": report.sections[0], "paragraph": 2, "text": "I was there."}
    desk.house.run(mary, lambda s: remark(s, **place, **where))


def test_what_became_of_a_remark_is_recorded_and_released(desk: Desk, report: Report) -> None:
    remarked(desk, report)
    adil = desk.worker("adil")
    page = hers(desk, "draft", report.draft)
    adil.get(page)
    assert 'data-kind="remark" data-state="open"' in adil.text
    found = re.search(r'href="[^"]*(/remark/[a-z0-9]+)"', adil.text)
    assert found is not None
    adil.get(page + found.group(1))
    adil.post(page + found.group(1), became="changed", words="", in_hers="", language="en")
    assert adil.status == 422
    adil.post(page + found.group(1), became="changed", words="Put right.", language="en")
    assert 'data-kind="remark" data-state="answered"' in adil.text
    change = re.search(r'action="[^"]*(/change/[a-z0-9]+)"', adil.text)
    assert change is not None
    adil.post(page + change.group(1))
    assert "/change/" not in adil.text


def test_what_she_says_aloud_to_a_paragraph_is_written_down(desk: Desk, report: Report) -> None:
    report.let("mary")
    adil = desk.worker("adil")
    page = hers(desk, "draft", report.draft)
    adil.get(f"{page}/said")
    said = {"section_id": report.sections[1], "language": "ur", "english": "She rang me."}
    for wrong in ("9", "0", "", "x"):
        adil.post(f"{page}/said", **said, text="اس نے مجھے فون کیا۔", paragraph=wrong)
        assert adil.status == 422, wrong
    adil.post(f"{page}/said", **said, text="اس نے مجھے فون کیا۔", paragraph="2")
    assert adil.name == "report_draft"
    assert "The doctor" in adil.text
    assert 'data-kind="remark" data-state="open"' in adil.text
    mary = desk.relative("mary")
    mary.get(f"{report.path}/a")
    assert "اس نے مجھے فون کیا۔" in mary.text


def test_recommendations_are_told_one_at_a_time(desk: Desk, report: Report) -> None:
    alice = desk.worker("alice")
    path = hers(desk, report.review, "after")
    alice.get(f"{path}/new")
    advice = {"agency": "police", "theme": "training", "owner": "The police", "language": "en"}
    alice.post(f"{path}/new", words="", **advice)
    assert alice.status == 422
    alice.post(f"{path}/new", words="Write down each call.", **advice)
    assert 'data-kind="recommendation" data-state="not_told"' in alice.text
    found = re.search(rf'href="[^"]*({re.escape(path)}/[a-z0-9]{{16}})"', alice.text)
    assert found is not None
    alice.get(found.group(1))
    alice.post(found.group(1), state="done", words="", **day("happened_on"))
    assert alice.name == "advice"
    alice.post(f"{found.group(1)}/tell", step_id="")
    assert 'data-kind="recommendation" data-state="told"' in alice.text
    assert alice.text.count("/tell") == 1


@pytest.mark.parametrize("stranger", ["bea", "sid", "stella"])
def test_who_does_not_stand_beside_her_finds_nothing(
    desk: Desk, report: Report, stranger: str
) -> None:
    report.let("mary")
    worker: Visitor = desk.worker(stranger)
    for rest in ((), ("draft", report.draft), (report.review, "after"), (report.review, "new")):
        worker.get(hers(desk, *rest))
        assert worker.status == 404, rest


def test_each_look_at_her_report_is_in_the_access_log(desk: Desk, report: Report) -> None:
    alice = desk.worker("alice")
    alice.get(hers(desk, "draft", report.draft))
    with desk.house.database.session("owner", write=False) as session:
        pages = session.scalars(
            select(AccessLog.page).where(AccessLog.staff_id == desk.house.staff["alice"])
        ).all()
    assert "report" in pages


def test_a_held_draft_says_why_to_staff_only(desk: Desk, report: Report) -> None:
    report.let("mary")
    publish(desk.house, "mary", kind="verdict")
    alice, mary = desk.worker("alice"), desk.relative("mary")
    alice.get(hers(desk, "draft", report.draft))
    assert "It does not show to them." in alice.text
    mary.get(report.path)
    assert mary.status == 404


def test_no_section_no_release(desk: Desk, report: Report) -> None:
    empty = desk.house.act(
        "alice",
        report_draft.record_draft,
        case_id=desk.case,
        review_id=report.review,
        received_on=NOW.date(),
        received_from="The chair",
    )
    alice = desk.worker("alice")
    alice.get(hers(desk, "draft", empty))
    assert "/let" not in alice.text


def test_what_the_chair_recorded_becomes_sections_at_once(desk: Desk, report: Report) -> None:
    """Proposals: staff take all their words over, and each person is let read apart."""
    cara = chair_account(desk.house, "cara")
    invited = {"case_id": desk.case, "review_id": report.review, "staff_id": cara.staff_id}
    desk.house.act("lena", chair.invite_chair, **invited)
    bodies = ("2. The last year\n\nWords of the chair.\n\nMore of them.", "No heading here.")
    for after, body in enumerate(bodies):
        record_section(desk, cara, report.review, body, NOW + timedelta(minutes=after))
    alice, mary = desk.worker("alice"), desk.relative("mary")
    draft = hers(desk, "draft", report.draft)
    before = sections_of(desk, report.draft)
    alice.get(draft)
    path = f"{draft}/sections"
    assert f'href="/staff{path}"' in alice.text or f'href="{path}"' in alice.text
    alice.get(path)
    assert alice.text.count('data-kind="recorded"') == 2
    headings = re.findall(r'name="(heading-[a-z0-9]{16})"', alice.text)
    assert 'value="The last year"' in alice.text
    first, second = headings
    alice.post(path, **{first: "The last year", second: ""})
    assert alice.status == 422
    assert sections_of(desk, report.draft) == before
    people = {first.replace("heading", "about"): "other"}
    alice.post(path, **{first: "The last year", second: "Afterwards"}, **people)
    assert alice.name == "report_draft"
    assert sections_of(desk, report.draft)[len(before) :] == [
        ("The last year", "Words of the chair.\n\nMore of them.", "other"),
        ("Afterwards", "No heading here.", ""),
    ]
    alice.get(path)
    assert alice.status == 404  # all of them are taken over
    mary.get(report.path)
    assert mary.status == 404


def record_section(desk: Desk, cara: StaffViewer, review_id: str, body: str, now: datetime) -> None:
    """The chair records one section."""
    what: dict[str, Any] = {"kind": "draft", "value": "section"}
    given = {**what, "body": body, "for_date": NOW.date()}
    desk.house.run(
        cara,
        lambda session: chair.propose(session, viewer=cara, review_id=review_id, **given, now=now),
    )


def sections_of(desk: Desk, draft_id: str) -> list[tuple[str, str, str]]:
    """Heading, words and people of the sections, in their order."""
    with desk.house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(DraftSection)
            .where(DraftSection.draft_id == draft_id)
            .order_by(DraftSection.number)
        )
        return [(one.heading or "", one.text or "", one.about) for one in rows]
