"""What a chair may not have is refused in the same words as what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import itsdangerous
import pytest
from sqlalchemy import event, select
from werkzeug.routing.converters import AnyConverter, NumberConverter

from casework.models.engagement import FamilyView, ViewRelease
from casework.rules.review_say import Topic
from casework.rules.roles import ROLE_PERMISSIONS, Role
from casework.web.gate import access_of
from tests.support.belongings_chair import chair_account
from tests.support.chairing import URDU, Chairing, at_the_desk, chairing, open_review, words
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor

NOBODY = "0000000000000000"
HERS = ROLE_PERMISSIONS[Role.CHAIR]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return desk_of(build(database), tmp_path)


@pytest.fixture
def scene(desk: Desk) -> Chairing:
    return chairing(desk.house)


@pytest.fixture
def cara(desk: Desk, scene: Chairing, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setattr(
        itsdangerous.timed.TimestampSigner, "get_timestamp", lambda _self: 1_772_442_000
    )
    visitor = at_the_desk(desk, scene.chair)
    visitor.get("/me")
    return visitor


def refused(cara: Visitor, path: str) -> tuple[int, bytes]:
    """Status and bytes of a refusal."""
    page = cara.get(path, follow=False)
    return page.status_code, page.get_data()


def test_a_view_not_to_be_read_is_answered_as_one_that_is_not_there(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    house = scene.house
    unreleased = scene.writes("mary", "Not released.", topic="other")
    panel_only = scene.writes("mary", "For the panel.", topic="publication")
    scene.releases("mary", panel_only, "panel")
    scene.takes_back("mary", scene.views["mary"])
    second = open_review(house, area="Southtown")
    there = Chairing(house, second, scene.chair)
    there.says("imran", "take_part", known=True)
    of_another = there.writes("imran", URDU, english="Elsewhere.")
    there.releases("imran", of_another)
    desk.at(NOW + timedelta(seconds=1))
    review = f"/chair/{scene.review_id}/words"
    nothing = refused(cara, f"{review}/{NOBODY}")
    assert nothing[0] == 404
    for view_id in (unreleased, panel_only, scene.views["mary"], of_another):
        assert refused(cara, f"{review}/{view_id}") == nothing
        cara.get(f"/chair/{scene.review_id}")
        assert view_id not in cara.text
        cara.post(f"{review}/{view_id}", verdict="will_ask", words="")
        assert cara.status == 404


def test_another_review_is_answered_as_one_that_is_not_there(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    others = [open_review(scene.house, area="Southtown"), open_review(scene.house, "two")]
    otto = chair_account(scene.house, "otto")
    scene.invite(otto, others[0])
    for rest in ("", "/papers", "/offered", "/record/stage", f"/words/{scene.views['imran']}"):
        nothing = refused(cara, f"/chair/{NOBODY}{rest}")
        assert nothing[0] == 404
        for review_id in others:
            assert refused(cara, f"/chair/{review_id}{rest}") == nothing
            assert cara.post(f"/chair/{review_id}{rest}").status_code in (404, 405)
    cara.get("/chair")
    assert "Southtown" not in words(cara.text)


def _value(converter: object) -> str:
    """Something that this part of an address takes."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return "1" if isinstance(converter, NumberConverter) else NOBODY


def _not_hers(desk: Desk) -> Iterator[tuple[str, dict[str, str], set[str]]]:
    """Every address of the staff that asks for a permission a chair does not hold."""
    for rule in desk.staff_app.url_map.iter_rules():
        access = access_of(desk.staff_app.view_functions[rule.endpoint])
        if access is None or access.is_public or set(access.permissions) <= HERS:
            continue
        values = {name: _value(rule._converters[name]) for name in rule.arguments}
        yield rule.endpoint, values, set(rule.methods or ())


def test_every_page_of_the_staff_refuses_without_looking(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    case_id, member_id = scene.house.members["mary"]
    real = {
        "case_id": case_id,
        "member_id": member_id,
        "review_id": scene.review_id,
        "view_id": scene.views["mary"],
        "staff_id": scene.house.staff["alice"],
    }
    tried = 0
    adapter = desk.staff_app.url_map.bind("localhost")
    for endpoint, nobody, methods in _not_hers(desk):
        known = {name: real.get(name, value) for name, value in nobody.items()}
        pages = [adapter.build(endpoint, one) for one in (nobody, known)]
        if "GET" in methods:
            first, second = (refused(cara, path) for path in pages)
            assert first[0] in (403, 404), endpoint
            assert first == second, endpoint
        else:
            cara.get("/me")
            answers = [cara.post(path, follow=False) for path in pages]
            assert {one.status_code for one in answers} <= {403, 404}, endpoint
            assert answers[0].get_data() == answers[1].get_data(), endpoint
        tried += 1
    assert tried > 80


def test_the_sign_in_of_a_chair_opens_no_page_of_a_family(desk: Desk, cara: Visitor) -> None:
    relative = Visitor(desk.family_app)
    with cara.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    with relative.client.session_transaction() as cookie:
        cookie["_user_id"] = token
    for path in ("/t", "/r", "/m"):
        page = relative.get(path, follow=False)
        assert page.status_code in (303, 404)


def test_nothing_outward_says_what_it_is_about(scene: Chairing, cara: Visitor) -> None:
    for path in ("/chair", f"/chair/{scene.review_id}", f"/chair/{scene.review_id}/papers"):
        cara.get(path)
        title = cara.text.split("<title>")[1].split("</title>")[0]
        assert title == "Work"


def _many(scene: Chairing, count: int) -> None:
    """This many more views of Mary's, released to the chair."""
    case_id, member_id = scene.house.members["mary"]
    topics = list(Topic)
    with scene.house.database.session("owner") as session:
        for number in range(count):
            view = FamilyView(
                case_id=case_id,
                member_id=member_id,
                review_id=scene.review_id,
                topic=topics[number % len(topics)].value,
                language="en",
                form="written",
                text=f"Words {number}.",
                saved_at=NOW,
                approved_at=NOW,
                approved_wording=1,
            )
            session.add(view)
        session.flush()
        released = set(session.scalars(select(ViewRelease.view_id)))
        for view_id in session.scalars(select(FamilyView.id)):
            if view_id not in released:
                session.add(
                    ViewRelease(
                        case_id=case_id,
                        member_id=member_id,
                        view_id=view_id,
                        reader="chair",
                        released_at=NOW,
                    )
                )
        session.commit()


def test_two_thousand_views_cost_as_many_statements_as_twenty(
    desk: Desk, scene: Chairing, cara: Visitor
) -> None:
    statements: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    paths = [f"/chair/{scene.review_id}{rest}" for rest in ("", "/papers")]
    engine = desk.house.database.engine("staff")
    counted: list[list[int]] = []
    for more in (20, 1980):
        _many(scene, more)
        for path in paths:
            cara.get(path)  # from here on all are used
        counted.append([])
        for path in paths:
            statements.clear()
            event.listen(engine, "before_cursor_execute", count)
            cara.get(path)
            event.remove(engine, "before_cursor_execute", count)
            assert cara.status == 200
            counted[-1].append(len(statements))
    assert "Words 1979." in cara.text
    assert counted[0] == counted[1]
    assert max(counted[0]) < 25
