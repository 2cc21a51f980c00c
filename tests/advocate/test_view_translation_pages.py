"""Views and answers with translators, through the pages; and the note of what they opened."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import review_say, review_views, view_answers, view_releases
from casework.models.sessions import AccessLog
from tests.support.belongings_words import translators
from tests.support.chairing import known_review
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.filling import fill_in
from tests.support.household import build
from tests.support.visitor import Visitor

URDU = "Mary نے تین بار فون کیا۔"
ENGLISH = "NAME-1 rang three times."
ANSWER = "Mary is right."
ANSWERED = "NAME-1 درست کہتی ہیں۔"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps, two translators, and a review that Imran knows of."""
    house = build(database)
    translators(house)
    made = desk_of(house, tmp_path)
    review_id = known_review(house, "mary", "imran")
    given = {"review_id": review_id, "topic": "agencies", "text": URDU, "language": "ur"}
    house.act("imran", review_views.save_view, **given)
    return made


def say(desk: Desk, *rest: str) -> str:
    case_id, member_id = desk.house.members["imran"]
    return "/".join((f"/people/{case_id}/{member_id}/say", *rest))


def ids(desk: Desk) -> tuple[str, str]:
    """The review, and his view."""
    alice = desk.worker("alice")
    alice.get(say(desk))
    door = r"/new/view/([a-z0-9]{16})/en|/say/[a-z0-9]{16}/([a-z0-9]{16})"
    found = re.search(door, alice.text)
    assert found is not None
    return alice.found(r"/say/([a-z0-9]{16})/new"), found[1] or found[2]


def answered(desk: Desk) -> str:
    """The chair answered in English; the page that would release it."""
    review_id, view_id = ids(desk)
    house, of = desk.house, desk.house.of("imran")
    given = {"review_id": review_id, "answer": "take_part", "chair_told": True}
    house.act("alice", review_say.record_answer, **of, **given)
    its = {"review_id": review_id, "view_id": view_id}
    house.act("imran", review_views.approve_view, **its)
    house.act("imran", view_releases.release_view, **its, reader="chair")
    words = {"view_id": view_id, "verdict": "taken_up", "words": ANSWER}
    return say(desk, "a", house.act("alice", view_answers.record_answer, **of, **words))


def give(desk: Desk, about: str, about_id: str, language: str) -> str:
    """Alice gives it to Tara; where Tara finds it."""
    alice, people = desk.worker("alice"), desk.house.staff
    alice.get(f"/translations/{desk.case}/new/{about}/{about_id}/{language}")
    assert alice.name == "translation_new"
    fill_in(alice, translator_id=people["tara"], checker_id=people["tess"], names="Mary")
    assert alice.name == "translation"
    return f"/translate/{alice.path.removeprefix('/translations/')}"


def go_through(desk: Desk, path: str, text: str) -> None:
    """Tara translates it, Tess checks it."""
    for name in ("tara", "tess"):
        visitor = desk.worker(name)
        visitor.get(path)
        fill_in(visitor, text=text)
        assert visitor.name == "pieces"


def noted(desk: Desk, name: str) -> list[tuple[str, str | None]]:
    """What the access log has of her: the page, and of whom."""
    with desk.house.database.session("owner", write=False) as session:
        rows = session.scalars(
            select(AccessLog).where(AccessLog.staff_id == desk.house.staff[name])
        )
        return sorted((row.page, row.member_id) for row in rows)


def box(visitor: Visitor, name: str) -> str:
    """What stands in a box of the page that is open."""
    return visitor.found(rf'(?s)<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>')


def test_a_view_in_urdu_is_read_and_prefilled_in_english(desk: Desk) -> None:
    review_id, view_id = ids(desk)
    alice = desk.worker("alice")
    assert f"/translations/{desk.case}/new/view/{view_id}/en" in alice.text
    path = give(desk, "view", view_id, "en")
    alice.get(say(desk))
    assert "With the translator." in alice.text
    go_through(desk, path, ENGLISH)
    alice.get("/")
    assert 'data-kind="release_translation"' in alice.text
    alice.get(path.replace("/translate/", "/translations/"))
    assert 'data-state="checked"' in alice.text
    assert "Release it" not in alice.text
    alice.get(say(desk))
    assert "by a translator, on" in alice.text
    assert "Mary rang three times." in alice.text
    alice.get(say(desk, review_id, view_id))
    assert box(alice, "english") == "Mary rang three times."
    fill_in(alice, english="Mary rang three times.")
    assert 'data-kind="view" data-state="draft"' in alice.text  # he has not approved it
    assert alice.text.count("Mary rang three times.") == 1
    assert "by a translator, on" in alice.text


def test_a_checked_answer_is_prefilled_and_he_has_it_only_when_released(desk: Desk) -> None:
    page = answered(desk)
    answer_id = page.rsplit("/", 1)[1]
    review_id, view_id = ids(desk)
    alice, imran = desk.worker("alice"), desk.relative("imran", language="ur")
    alice.get(page)
    assert f"/new/view_answer/{answer_id}/ur" in alice.text
    path = give(desk, "view_answer", answer_id, "ur")
    alice.get(page)
    assert "With the translator." in alice.text
    go_through(desk, path, ANSWERED)
    his = f"/r/{review_id}/w/{view_id}/a"
    imran.get(his)
    assert imran.status == 404
    alice.get(path.replace("/translate/", "/translations/"))
    alice.get(alice.found(r'href="([^"]*/say/a/[a-z0-9]{16})"'))
    said = ANSWERED.replace("NAME-1", "Mary")
    assert box(alice, "translation") == said
    fill_in(alice, translation=said)
    assert 'data-kind="reply" data-state="released"' in alice.text
    imran.get(f"{his}?lang=en")
    for there in (said, ANSWER, "A translator put these words into your language"):
        assert there in imran.text, there
    for name in ("Tara", "Tess"):
        assert name not in imran.text


def test_what_a_translator_opens_is_noted_of_whom_it_is(desk: Desk) -> None:
    _, view_id = ids(desk)
    path = give(desk, "view", view_id, "en")
    tara, tess = desk.worker("tara"), desk.worker("tess")
    tara.get("/translate")
    assert "What somebody of a family says to a review" in tara.text
    assert noted(desk, "tara") == [("pieces", None)]
    tara.get(path)
    imran = desk.house.members["imran"][1]
    assert ("piece", imran) in noted(desk, "tara")
    before = len(noted(desk, "tara"))
    fill_in(tara, text="")
    assert tara.status == 422  # the words are on that page as well
    assert len(noted(desk, "tara")) > before
    fill_in(tara, text=ENGLISH)
    tess.get(path)
    assert ("piece", imran) in noted(desk, "tess")
    before = len(noted(desk, "tess"))
    fill_in(tess, ending="/back", why="")
    assert tess.status == 422
    assert len(noted(desk, "tess")) > before
    his = desk.relative("imran")
    his.get("/c/who")
    assert 'data-kind="looked"' in his.text
    assert "Somebody of our team" in his.text
    assert "Tara" not in his.text


def test_what_is_not_hers_is_not_noted(desk: Desk) -> None:
    _, view_id = ids(desk)
    path = give(desk, "view", view_id, "en")
    tess = desk.worker("tess")
    tess.get(path)  # not her turn yet
    assert tess.status == 404
    tess.get("/translate")
    assert noted(desk, "tess") == []


def test_a_translator_of_a_view_finds_text_kind_and_glossary(desk: Desk) -> None:
    _, view_id = ids(desk)
    path = give(desk, "view", view_id, "en")
    tara = desk.worker("tara")
    tara.get(path)
    assert "What somebody of a family says to a review" in tara.text
    assert URDU.replace("Mary", "NAME-1") in tara.text
    for name in ("Mary", "Imran", "Robbie", desk.house.members["imran"][1], view_id):
        assert name not in tara.text, name
    for elsewhere in (say(desk), path.replace("/translate/", "/translations/")):
        tara.get(elsewhere)
        assert tara.status in (403, 404), elsewhere


@pytest.mark.parametrize("stranger", ["bea", "adil", "sid", "stella", "vik", "ada"])
def test_a_colleague_who_is_not_beside_him_finds_no_door(desk: Desk, stranger: str) -> None:
    page = answered(desk)
    _, view_id = ids(desk)
    made = give(desk, "view", view_id, "en")
    worker = desk.worker(stranger)
    for path in (
        f"/translations/{desk.case}/new/view/{view_id}/en",
        f"/translations/{desk.case}/new/view_answer/{page.rsplit('/', 1)[1]}/ur",
        made.replace("/translate/", "/translations/"),
        made,
        page,
    ):
        worker.get(path)
        assert worker.status in (403, 404), path
    worker.get("/")
    assert "/new/view" not in worker.text


def test_a_support_worker_reads_the_translation_and_asks_for_none(desk: Desk) -> None:
    _, view_id = ids(desk)
    sue = desk.worker("sue")
    sue.get(say(desk))
    assert URDU in sue.text
    assert "/new/view/" not in sue.text
    go_through(desk, give(desk, "view", view_id, "en"), ENGLISH)
    sue.get(say(desk))
    assert "Mary rang three times." in sue.text


def test_the_pages_are_there_in_welsh_as_well(desk: Desk) -> None:
    page = answered(desk)
    path = give(desk, "view_answer", page.rsplit("/", 1)[1], "ur")
    alice, tara = desk.worker("alice"), desk.worker("tara")
    for visitor, where in ((alice, say(desk)), (alice, page), (tara, path)):
        visitor.get(f"{where}?lang=cy")
        assert visitor.status == 200
        assert '<html lang="cy"' in visitor.text
