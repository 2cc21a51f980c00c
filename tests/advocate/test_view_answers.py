"""Read back and approved, released with her, answered, told: through the pages of staff."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.actions import (
    choices_made,
    review_say,
    review_views,
    view_answers,
    view_releases,
)
from casework.models.engagement import FamilyView
from casework.queries.review_say import ShownView, views_of
from casework.queries.say_today import say_today
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.review_say import Reader
from tests.support.chairing import known_review
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Mary, Imran and Kit know of the review; Sam cannot sign in."""
    made = desk_of(build(database), tmp_path)
    known_review(made.house, "mary", "imran", "kit", "sam")
    return made


def review(desk: Desk) -> str:
    adil = desk.worker("adil")
    adil.get(say(desk, "mary"))
    found = re.search(r"/say/([a-z0-9]{16})/new", adil.text)
    assert found is not None
    return found.group(1)


def say(desk: Desk, name: str, *rest: str) -> str:
    case_id, member_id = desk.house.members[name]
    return "/".join((f"/people/{case_id}/{member_id}/say", *rest))


def spoken(desk: Desk, name: str, who: str = "lena", **values: str) -> str:
    """Something she said aloud; its id."""
    given = {"topic": "agencies", "language": "ur", "text": "کسی نے نہیں پوچھا۔", **values}
    return desk.house.act(
        who, review_views.record_view, **desk.house.of(name), review_id=review(desk), **given
    )


def view_of(desk: Desk, name: str) -> ShownView:
    case_id, member_id = desk.house.members[name]
    viewer = desk.house.worker("lena")
    where = (case_id, member_id, review(desk), NOW)
    return desk.house.run(viewer, lambda session: views_of(session, *where))[0]


def take_part(desk: Desk, name: str, who: str = "lena", **values: bool | None) -> None:
    given = {"answer": "take_part", "chair_told": True, "review_id": review(desk), **values}
    desk.house.act(who, review_say.record_answer, **desk.house.of(name), **given)


def day(value: date) -> dict[str, str]:
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"approved_on-{name}": str(part) for name, part in parts.items()}


def test_words_read_back_are_approved_with_her(desk: Desk) -> None:
    view_id = spoken(desk, "mary", "adil", english="Nobody asked.", interpreter="Ms Interpreter")
    adil, mary = desk.worker("adil"), desk.relative("mary")
    path = say(desk, "mary", review(desk), view_id, "ok")
    adil.get(path)
    assert "Nobody asked." in adil.text
    given = {"how": "staff_visit", "interpreter": "Ms Interpreter", "wording": "1"}
    adil.post(path, **given, **day(NOW.date()))
    assert adil.name == "say"
    kept = view_of(desk, "mary")
    assert kept.approved_at is not None
    assert kept.approved_with
    mary.get(f"/r/{review(desk)}/w/{view_id}")
    assert "Your worker wrote that down for you." in mary.text
    assert "Ms Interpreter" not in mary.text


def test_words_that_changed_since_are_not_approved(desk: Desk) -> None:
    view_id = spoken(desk, "mary", "adil", english="Nobody asked.")
    of = {**desk.house.of("mary"), "view_id": view_id}
    desk.house.act("adil", review_views.add_english, **of, english="Nobody asked her.")
    with pytest.raises(Invalid):
        desk.house.act(
            "adil",
            review_views.approve_with_her,
            **of,
            approved_on=NOW.date(),
            how="staff_visit",
            wording=1,
        )


def test_what_was_written_down_is_put_right_and_read_again(desk: Desk) -> None:
    view_id = spoken(desk, "mary", "adil", english="Nobody asked.")
    of = {**desk.house.of("mary"), "view_id": view_id}
    given = {"approved_on": NOW.date(), "how": "staff_visit", "wording": 1}
    desk.house.act("adil", review_views.approve_with_her, **of, **given)
    adil = desk.worker("adil")
    path = say(desk, "mary", review(desk), view_id, "edit")
    adil.get(path)
    adil.post(path, text="کسی نے کبھی نہیں پوچھا۔", english="Nobody ever asked.")
    kept = view_of(desk, "mary")
    assert kept.english == "Nobody ever asked."
    assert kept.approved_at is None


def test_what_she_wrote_herself_no_worker_changes(desk: Desk) -> None:
    given = {"topic": "other", "text": "Mine.", "review_id": review(desk)}
    view_id = desk.house.act("mary", review_views.save_view, **given)
    adil = desk.worker("adil")
    adil.get(say(desk, "mary", review(desk), view_id, "edit"))
    assert adil.status == 404
    of = {**desk.house.of("mary"), "view_id": view_id}
    with pytest.raises(NotFound):
        desk.house.act("adil", review_views.change_spoken, **of, text="Not hers.")


def test_an_answer_to_be_told_is_on_the_day_of_her_worker(desk: Desk) -> None:
    view_id = let_chair_read(desk, desk.relative("mary"))
    of = desk.house.of("mary")
    chosen = {"topic": "subject.review", "value": {"choice": "person"}}
    desk.house.act("mary", choices_made.choose, **chosen)
    given = {"view_id": view_id, "verdict": "will_ask"}
    answer_id = desk.house.act("adil", view_answers.record_answer, **of, **given)
    desk.house.act("adil", view_answers.release_answer, **of, answer_id=answer_id)
    assert "tell" in tasks(desk)
    desk.house.act("adil", view_answers.tell_answer, **of, answer_id=answer_id)
    assert "tell" not in tasks(desk)


def test_an_advocate_writes_a_release_down_only_without_the_app(desk: Desk) -> None:
    """Sam cannot sign in; Mary can, and so nobody does it for her."""
    for name in ("sam", "mary"):
        take_part(desk, name)
        view_id = spoken(desk, name)
        of = {**desk.house.of(name), "view_id": view_id}
        given = {"approved_on": NOW.date(), "how": "staff_visit", "wording": 1}
        desk.house.act("lena", review_views.approve_with_her, **of, **given)
        lets = {**of, "reader": "chair", "wording": 1}
        if name == "mary":
            with pytest.raises(Refused):
                desk.house.act("lena", view_releases.release_with_her, **lets)
            continue
        desk.house.act("lena", view_releases.release_with_her, **lets)
        assert view_of(desk, name).readers == {Reader.CHAIR}
        desk.house.act("lena", view_releases.end_release_with_her, **of, reader="chair")
        assert view_of(desk, name).readers == frozenset()


def test_what_a_child_says_comes_through_somebody_named(desk: Desk) -> None:
    with pytest.raises(Invalid):
        spoken(desk, "kit")
    spoken(desk, "kit", specialist="Asha Rahman, child bereavement worker")
    lena = desk.worker("lena")
    lena.get(say(desk, "kit"))
    assert "Asha Rahman" in lena.text
    lena.get(say(desk, "kit", review(desk), "new"))
    assert 'name="specialist"' in lena.text
    lena.get(say(desk, "mary", review(desk), "new"))
    assert 'name="specialist"' not in lena.text


def let_chair_read(desk: Desk, mary: Visitor) -> str:
    """Mary's view, with the chair; its id."""
    take_part(desk, "mary", "adil")
    view_id = spoken(desk, "mary", "adil", language="en", text="Nobody asked.")
    path = f"/r/{review(desk)}/w/{view_id}"
    for rest in ("ok", "on"):
        mary.get(path)
        mary.post(f"{path}/{rest}", reader="chair", wording="1")
    assert view_of(desk, "mary").readers == {Reader.CHAIR}
    return view_id


def test_an_answer_is_written_down_and_released_to_her(desk: Desk) -> None:
    adil, mary = desk.worker("adil"), desk.relative("mary")
    view_id = let_chair_read(desk, mary)
    path = say(desk, "mary", review(desk), view_id, "a")
    adil.get(path)
    adil.post(path, answered_by="chair", verdict="not_taken_up", words="")
    assert adil.status == 422
    adil.post(path, answered_by="chair", verdict="not_taken_up", words="No list was kept.")
    assert 'data-kind="reply" data-state="proposed"' in adil.text
    adil.get("/")
    assert 'data-what="answer"' in adil.text
    link = re.search(r'href="([^"]*/say/a/[a-z0-9]{16})"', adil.text)
    assert link is not None
    adil.get(link.group(1))
    assert 'data-kind="plan"' in adil.text
    adil.post(link.group(1))
    assert 'data-kind="reply" data-state="released"' in adil.text
    mary.get(f"/r/{review(desk)}/w/{view_id}/a")
    assert "No list was kept." in mary.text


def test_nothing_is_answered_that_was_never_released(desk: Desk) -> None:
    view_id = spoken(desk, "mary", "adil")
    of = {**desk.house.of("mary"), "view_id": view_id}
    with pytest.raises(NotFound):
        desk.house.act("adil", view_answers.record_answer, **of, verdict="will_ask")
    adil = desk.worker("adil")
    adil.get(say(desk, "mary", review(desk), view_id, "a"))
    assert adil.status == 404


def test_an_answer_is_put_into_her_language_first(desk: Desk) -> None:
    take_part(desk, "imran")
    view_id = spoken(desk, "imran")
    of = {**desk.house.of("imran"), "view_id": view_id}
    its = {"review_id": review(desk), "view_id": view_id}
    desk.house.act("imran", review_views.approve_view, **its)
    desk.house.act("imran", view_releases.release_view, **its, reader="chair")
    given = {"verdict": "taken_up", "words": "In chapter two."}
    answer_id = desk.house.act("lena", view_answers.record_answer, **of, **given)
    his = {**desk.house.of("imran"), "answer_id": answer_id}
    with pytest.raises(Invalid):
        desk.house.act("lena", view_answers.release_answer, **his)
    desk.house.act("lena", view_answers.release_answer, **his, translation="باب دو میں۔")


def tasks(desk: Desk, who: str = "adil") -> set[str]:
    worker = desk.worker(who)
    worker.get("/")
    return set(re.findall(r'data-what="([a-z_]+)"', worker.text))


def test_a_worker_has_a_task_until_she_has_answered(desk: Desk) -> None:
    assert tasks(desk) == {"talk"}
    take_part(desk, "mary", "adil", chair_told=None)
    assert tasks(desk) == {"chair"}
    take_part(desk, "mary", "adil")
    assert tasks(desk) == set()


def test_nobody_is_listed_before_the_day_they_chose(desk: Desk) -> None:
    given = {"answer": "not_now", "ask_again_on": date(2026, 3, 20), "review_id": review(desk)}
    desk.house.act("adil", review_say.record_answer, **desk.house.of("mary"), **given)
    for now, wanted in ((19, set()), (20, {"ask_again"}), (25, {"ask_again"})):
        found = desk.house.see("adil", say_today, now=NOW.replace(day=now))
        assert {one.what for one in found} == wanted, now
    given = {"answer": "no", "review_id": review(desk), "chair_told": False}
    desk.house.act("adil", review_say.record_answer, **desk.house.of("mary"), **given)
    assert desk.house.see("adil", say_today, now=NOW.replace(day=25)) == ()


def test_who_is_not_beside_her_finds_none_of_these_pages(desk: Desk) -> None:
    view_id = let_chair_read(desk, desk.relative("mary"))
    its = review(desk)
    pages = (f"{its}/{view_id}/ok", f"{its}/{view_id}/a", f"{its}/list", f"{its}/{view_id}/on")
    for stranger in ("bea", "sid", "stella", "ada", "vik"):
        worker = desk.worker(stranger)
        for page in pages:
            worker.get(say(desk, "mary", page))
            assert worker.status in (403, 404), (stranger, page)


def test_the_interpreter_is_named_only_inside(desk: Desk) -> None:
    spoken(desk, "mary", "adil", interpreter="Ms Interpreter")
    adil = desk.worker("adil")
    adil.get(say(desk, "mary"))
    assert "Ms Interpreter" in adil.text
    with desk.house.database.session("owner", write=False) as session:
        row = session.scalars(select(FamilyView)).one()
        assert row.interpreter == "Ms Interpreter"


def test_the_list_of_questions_is_shown_one_by_one(desk: Desk) -> None:
    adil, its = desk.worker("adil"), review(desk)
    path = say(desk, "mary", its, "list")
    for text in ("Who knew?", "Who asked?"):
        adil.get(path)
        adil.post(path, text=text, added_by="panel")
    link = re.search(r'href="([^"]*/list/[a-z0-9]{16})"', adil.text)
    assert link is not None
    adil.get(link.group(1))
    adil.post(link.group(1))
    mary = desk.relative("mary")
    mary.get(f"/r/{its}/q")
    assert "Who knew?" in mary.text
    assert "Who asked?" not in mary.text
