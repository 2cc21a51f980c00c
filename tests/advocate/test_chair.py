"""The pages of the chair of a review: people who agreed, words that were released, no more."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import contact_points, flags
from casework.models.family import ContactPoint, FamilyMember
from tests.support.chairing import Chairing, at_the_desk, chairing, words
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor


def link(text: str, ending: str) -> str:
    """The first address of the page that ends so."""
    found = re.search(rf'(?:href|action)="([^"]*{ending})"', text)
    assert found is not None, ending
    return found.group(1)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return desk_of(build(database), tmp_path)


@pytest.fixture
def scene(desk: Desk) -> Chairing:
    return chairing(desk.house)


@pytest.fixture
def cara(desk: Desk, scene: Chairing) -> Visitor:
    return at_the_desk(desk, scene.chair)


def test_the_chair_starts_at_the_reviews_she_was_invited_to(cara: Visitor) -> None:
    cara.get("/")
    assert cara.name == "chair"
    assert "DHR, Northtown" in words(cara.text)


def test_the_chair_sees_who_agreed_and_how_to_reach_them(scene: Chairing, cara: Visitor) -> None:
    cara.get(f"/chair/{scene.review_id}")
    seen = words(cara.text)
    assert "Imran Whitfield" in seen
    assert "Go through the advocate. Advocate Adil O’Hara" in seen
    for name in ("Dan", "Kit", "Sam"):
        assert name not in seen


def test_the_chair_reads_the_words_and_that_uses_them(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    cara.get(f"/chair/{scene.review_id}/words/{scene.views['imran']}")
    seen = words(cara.text)
    assert "She always laughed." in seen
    assert 'lang="ur" dir="rtl"' in cara.text
    assert "They may be quoted in the published report." in seen
    assert "Iqbal" not in seen
    used = _used(desk, scene)
    assert used[scene.views["imran"]] == {"chair": NOW, "quoted": None}
    assert used[scene.views["mary"]] == {"chair": None}


DAY = {"for_date-day": "27", "for_date-month": "2", "for_date-year": "2026"}


def _used(desk: Desk, scene: Chairing) -> dict[str, dict[str, object]]:
    from sqlalchemy import select

    from casework.models.engagement import ViewRelease

    found: dict[str, dict[str, object]] = {}
    with desk.house.database.session("owner", write=False) as session:
        for row in session.scalars(select(ViewRelease)):
            found.setdefault(row.view_id, {})[row.reader] = row.used_at
    return found


def test_the_chair_answers_a_view_and_sees_the_answer(scene: Chairing, cara: Visitor) -> None:
    path = f"/chair/{scene.review_id}/words/{scene.views['mary']}"
    cara.get(path)
    cara.post(path, verdict="not_taken_up", words="")
    assert cara.status == 422
    cara.post(path, verdict="taken_up", words="In part three.", submission_key="one")
    assert "In part three." in words(cara.text)
    cara.get(f"/chair/{scene.review_id}")
    assert 'data-kind="view" data-state="answered"' in cara.text


def test_what_the_chair_records_waits_on_today_and_becomes_an_update(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    path = f"/chair/{scene.review_id}/record/stage"
    cara.get(path)
    cara.post(path, value="paused", **DAY, body="The trial comes first.")
    assert cara.name == "chair_review"
    assert "Stage: Paused for the criminal case" in words(cara.text)
    alice = desk.worker("alice")
    alice.get("/")
    assert "Recorded by the chair or the partnership" in words(alice.text)
    outside = f"/outside/{scene.house.cases['one']}/{scene.review_id}"
    alice.get(outside)
    assert "The trial comes first." in words(alice.text)
    over = link(alice.text, "/over")
    alice.post(over, submission_key="one")
    assert alice.name == "edit_update"
    assert "27" in alice.text
    alice.get("/")
    assert "Recorded by the chair or the partnership" not in words(alice.text)


def test_a_proposal_is_put_aside_with_a_note_that_the_chair_never_reads(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    path = f"/chair/{scene.review_id}/record/terms"
    cara.get(path)
    cara.post(path, value="draft", **DAY, body="Who knew?")
    before = cara.get(f"/chair/{scene.review_id}").get_data()
    lena = desk.worker("lena")
    lena.get(f"/outside/{scene.house.cases['one']}/{scene.review_id}")
    aside = link(lena.text, "/aside")
    lena.get(aside)
    lena.post(aside, note_text="Dan knows nothing of it.")
    assert "Dan knows nothing of it." in words(lena.text)
    assert cara.get(f"/chair/{scene.review_id}").get_data() == before


def test_words_taken_back_are_gone_and_the_chair_is_told(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    path = f"/chair/{scene.review_id}/papers"
    cara.get(path)
    taken = cara.post(path, form="word")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="papers.docx"'
    later = NOW + timedelta(minutes=1)
    scene.takes_back("mary", scene.views["mary"], now=later)
    desk.at(later)
    cara.get(f"/chair/{scene.review_id}")
    assert "Mary Whitfield took back words that are in your copy" in words(cara.text)
    scene.says("mary", "no", known=False, now=later)
    cara.get(f"/chair/{scene.review_id}")
    assert "Words in your copy of Monday 2 March 2026 were taken back" in words(cara.text)
    assert "Mary" not in words(cara.text)
    cara.get(path)
    assert "Nobody asked her." not in words(cara.text)
    cara.get(f"/chair/{scene.review_id}/words/{scene.views['mary']}")
    assert cara.status == 404


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_who_wants_no_part_and_wants_the_chair_told_is_named_and_no_more(
    scene: Chairing, cara: Visitor, answer: str
) -> None:
    scene.says("dan", answer, known=True)
    cara.get(f"/chair/{scene.review_id}")
    assert '<li data-kind="spared">Dan Whitfield</li>' in cara.text
    assert cara.text.count("Dan") == 1
    assert cara.text.count('data-kind="person"') == 2


def test_the_readers_of_a_section_are_named_out_of_the_people_known(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    path = f"/chair/{scene.review_id}/record/draft"
    mary, dan = (scene.house.members[name][1] for name in ("mary", "dan"))
    cara.get(path)
    assert "Mary Whitfield" in words(cara.text)
    assert dan not in cara.text
    given = {"value": "section", **DAY, "body": "Chapter two."}
    cara.post(path, **given, readers=dan)
    assert cara.name == "chair_record"
    cara.post(path, **given, readers=mary)
    assert "May be read by Mary Whitfield" in words(cara.text)
    outside = f"/outside/{scene.house.cases['one']}/{scene.review_id}"
    alice, bea = desk.worker("alice"), desk.worker("bea")
    alice.get(outside)
    assert "May be read by Mary Whitfield" in words(alice.text)
    bea.get(outside)
    assert "Chapter two." in words(bea.text)
    assert "Mary" not in words(bea.text)


@pytest.mark.parametrize("how", ["born", "flagged"])
def test_a_child_is_reached_through_the_worker_and_never_directly(
    scene: Chairing, cara: Visitor, how: str
) -> None:
    house = scene.house
    who = house.of("imran")
    house.act("alice", contact_points.add_contact_point, **who, channel="call", value="01632960188")
    with house.database.session("owner") as session:
        point = session.scalars(select(ContactPoint)).one()
        point.safe_since = NOW
        session.commit()
    cara.get(f"/chair/{scene.review_id}")
    assert "1632960188" in cara.text
    if how == "flagged":
        house.act("alice", flags.set_flag, **who, flag="under_18", note_text="")
    else:
        with house.database.session("owner") as session:
            session.get_one(FamilyMember, (who["case_id"], who["member_id"])).born_on = date(
                2009, 5, 4
            )
            session.commit()
    cara.get(f"/chair/{scene.review_id}")
    assert "1632960188" not in cara.text
    assert "Their worker Alice O’Hara" in words(cara.text)


def test_a_form_shown_again_uses_the_words_as_well(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    cara.get("/me")
    view_id = scene.views["mary"]
    cara.post(f"/chair/{scene.review_id}/words/{view_id}", verdict="")
    assert cara.status == 422
    assert "Nobody asked her." in words(cara.text)
    assert _used(desk, scene)[view_id] == {"chair": NOW}
    cara.post(f"/chair/{scene.review_id}/papers", form="")
    assert cara.status == 422
    assert _used(desk, scene)[scene.views["imran"]] == {"chair": NOW, "quoted": None}
