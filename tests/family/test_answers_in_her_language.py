"""What became of a remark, and a question of the review, in her language by a translator."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import report_draft_answers, terms, translations
from casework.models.report_draft import DraftRemark
from casework.rules.errors import NotFound
from tests.support.belongings_words import translators
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.reporting import Report, reported

BY_A_TRANSLATOR = "A translator put these words into your language"
URDU = "وقت درست کیا گیا۔"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps, and two translators."""
    house = build(database)
    translators(house)
    return desk_of(house, tmp_path)


@pytest.fixture
def report(desk: Desk) -> Report:
    """A draft that Imran was let read."""
    made = reported(desk.house)
    made.let("imran")
    return made


def checked(desk: Desk, about: str, about_id: str, text: str) -> dict[str, str]:
    """Given by Alice, translated by Tara, checked by Tess; where it is."""
    staff, act = desk.house.staff, desk.house.act
    which = {"case_id": desk.case, "about": about, "about_id": about_id, "language": "ur"}
    people = {"translator_id": staff["tara"], "checker_id": staff["tess"]}
    made = act("alice", translations.ask, **which, **people)
    at = {"case_id": desk.case, "translation_id": made}
    act("tara", translations.translate, **at, version=1, text=text)
    act("tess", translations.check, **at, version=2, text=text)
    return at


def test_what_became_of_his_remark_comes_in_urdu_by_its_own_release(
    desk: Desk, report: Report
) -> None:
    act, of = desk.house.act, desk.house.of("imran")
    where = {"draft_id": report.draft, "section_id": report.sections[0], "paragraph": 1}
    said = {"language": "ur", "text": "وہ صبح آئے۔"}
    act("alice", report_draft_answers.record_remark, **of, **where, **said)
    with desk.house.database.session("owner", write=False) as session:
        remark = session.scalars(select(DraftRemark)).one()
    given = {"remark_id": remark.id, "became": "partly", "words": "The hour was put right."}
    change = act("alice", report_draft_answers.record_change, **of, **given)
    alice = desk.worker("alice")
    page = f"/people/{of['case_id']}/{of['member_id']}/report/draft/{report.draft}"
    alice.get(page)
    assert f"/new/draft_change/{change}/ur" in alice.text
    at = checked(desk, "draft_change", change, URDU)
    alice.get(page)
    assert URDU in alice.text
    with pytest.raises(NotFound):
        act("alice", translations.release, **at, version=3)
    imran = desk.relative("imran")
    imran.get(f"{report.path}/a")
    assert URDU not in imran.text
    act("alice", report_draft_answers.release_change, **of, change_id=change)
    imran.get(f"{report.path}/a")
    for there in (URDU, BY_A_TRANSLATOR, "The hour was put right."):
        assert there in imran.text, there
    alice.get(page)
    assert "/new/draft_change/" not in alice.text


def test_a_question_is_filled_in_where_it_is_shown(desk: Desk, report: Report) -> None:
    of = desk.house.of("imran")
    given = {"review_id": report.review, "text": "Who knew?", "added_by": "panel"}
    question = desk.house.act("alice", terms.record_question, **of, **given)
    alice, imran = desk.worker("alice"), desk.relative("imran")
    page = f"/people/{of['case_id']}/{of['member_id']}/say/{report.review}/list/{question}"
    alice.get(page)
    assert f"/new/terms_question/{question}/ur" in alice.text
    at = checked(desk, "terms_question", question, "کون جانتا تھا؟")
    alice.get(f"/translations/{desk.case}/{at['translation_id']}")
    assert alice.status == 200
    imran.get(f"/r/{report.review}/q")
    assert "کون جانتا تھا؟" not in imran.text
    alice.get(page)
    assert "کون جانتا تھا؟</textarea>" in alice.text
    alice.post(page, translation="کون جانتا تھا؟")
    imran.get(f"/r/{report.review}/q")
    for there in ("کون جانتا تھا؟", BY_A_TRANSLATOR, "Who knew?"):
        assert there in imran.text, there
