"""A relative who said no changes no byte that the chair receives: whole answers, compared."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import itsdangerous
import pytest
from werkzeug.test import TestResponse

from casework.actions import allocations, contact, flags, people, walls
from casework.web.forms import base
from tests.support.chairing import Chairing, at_the_desk, chairing
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import add, build
from tests.support.news import publish
from tests.support.visitor import Visitor

Answers = dict[str, tuple[int, tuple[tuple[str, str], ...], bytes]]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return desk_of(build(database), tmp_path)


@pytest.fixture(autouse=True)
def _same_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of a form and the second at which a token was made are the same each time, so
    that nothing has to be cut out of what is compared."""
    monkeypatch.setattr(base, "new_submission_key", lambda: "a-key")
    monkeypatch.setattr(
        itsdangerous.timed.TimestampSigner, "get_timestamp", lambda _self: 1_772_442_000
    )


def whole(page: TestResponse) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body. One header is a random number for the log of the machine."""
    headers = tuple(one for one in page.headers if one[0] != "X-Request-Id")
    return page.status_code, headers, page.get_data()


def answers(cara: Visitor, scene: Chairing, case_id: str) -> Answers:
    """Every page that the chair can ask for, with those that refuse her."""
    review = f"/chair/{scene.review_id}"
    paths = [
        "/",
        "/chair",
        "/me",
        review,
        f"{review}/papers",
        f"{review}/offered",
        f"{review}/offered",
        *(f"{review}/words/{view_id}" for view_id in scene.views.values()),
        *(f"{review}/record/{kind}" for kind in ("stage", "meeting", "terms", "draft", "other")),
        f"{review}/words/0000000000000000",
        "/chair/0000000000000000",
        "/people",
        "/cases",
        f"/cases/{case_id}",
        f"/outside/{case_id}/{scene.review_id}",
        f"/outside/{case_id}/{scene.review_id}/invite",
    ]
    found: Answers = {}
    for path in paths:
        page = cara.get(path)
        found[path] = whole(page)
    return found


def same(before: Answers, after: Answers) -> None:
    """Every whole answer; what differs first is said without the rest of the page."""
    assert before.keys() == after.keys()
    for path, (status, headers, body) in before.items():
        assert status == after[path][0], path
        assert set(headers) ^ set(after[path][1]) == set(), path
        pairs = zip(body.splitlines(), after[path][2].splitlines(), strict=True)
        differ = next((pair for pair in pairs if pair[0] != pair[1]), None)
        assert differ is None, path
        assert body == after[path][2], path


def files(cara: Visitor, scene: Chairing) -> Answers:
    """Both copies of the pack."""
    found: Answers = {}
    for form in ("pdf", "word"):
        path = f"/chair/{scene.review_id}/papers"
        cara.get(path)
        made = cara.post(path, form=form, submission_key=form)
        found[form] = whole(made)
        assert made.status_code == 200
        assert made.headers["Content-Disposition"].startswith("attachment")
    return found


def somebody_who_says_no(scene: Chairing) -> None:
    """A son is added, with everything that a record holds of somebody: he says no and does not
    want the chair told. What he once wrote and released changes nothing of that."""
    house = scene.house
    add(house, "lena", "one", "aaron", relationship="son")
    who = house.of("aaron")
    house.act("lena", allocations.allocate, **who, staff_id=house.staff["alice"], now=NOW)
    house.act("lena", flags.set_flag, **who, flag="media_target", note_text="a note")
    house.act(
        "lena", contact.record, **who, kind="staff_visit", happened_at=NOW, text="notes on Aaron"
    )
    house.act(
        "lena",
        walls.set_wall,
        case_id=house.cases["one"],
        member_a=who["member_id"],
        member_b=house.members["dan"][1],
        reason="They asked for it.",
    )
    publish(house, "aaron", kind="review_paused", strand="review", writer="alice")
    scene.says("aaron", "take_part", known=True)
    view_id = scene.writes("aaron", "Words that no chair may read.")
    for reader in ("chair", "panel", "quality_assurance", "quoted"):
        scene.releases("aaron", view_id, reader)
    scene.says("aaron", "no", known=False)


def test_a_son_who_says_no_and_is_not_told_of_changes_no_byte(desk: Desk) -> None:
    scene = chairing(desk.house)
    cara = at_the_desk(desk, scene.chair)
    desk.at(NOW + timedelta(minutes=1))
    first_files = files(cara, scene)
    without = answers(cara, scene, desk.case)
    assert without[f"/chair/{scene.review_id}"][0] == 200
    somebody_who_says_no(scene)
    same(without, answers(cara, scene, desk.case))
    assert files(cara, scene) == first_files
    with_him = answers(cara, scene, desk.case)
    who = desk.house.of("aaron")
    desk.house.act("lena", people.record_membership_ended, **who, now=NOW)
    same(with_him, answers(cara, scene, desk.case))


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        ("no", False),
        ("not_now", False),
        ("take_part", None),
        ("take_part", False),
        ("keep_informed", None),
    ],
)
def test_only_her_own_yes_to_being_known_changes_what_the_chair_gets(
    desk: Desk, answer: str, known: bool | None
) -> None:
    scene = chairing(desk.house)
    cara = at_the_desk(desk, scene.chair)
    cara.get("/me")
    before = answers(cara, scene, desk.case)
    scene.says("dan", answer, known=known)
    same(before, answers(cara, scene, desk.case))
    scene.says("dan", "keep_informed", known=True)
    assert answers(cara, scene, desk.case) != before
