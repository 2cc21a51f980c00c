"""What exists and is not yours is answered like what does not exist: the same status, the same
bytes, and as many statements to the database. Every address that names such a thing is tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import itsdangerous
import pytest
from flask import Flask
from sqlalchemy import Engine, event
from werkzeug.routing import Rule
from werkzeug.routing.converters import AnyConverter, NumberConverter

from casework.actions import contact
from tests.support.belongings import Ids
from tests.support.belongings_register import take_seat
from tests.support.chairing import URDU, Chairing, at_the_desk, chairing, open_review
from tests.support.databases import NOW
from tests.support.desk import Desk, desk_of
from tests.support.furnished import furnished_on, keys_in_use
from tests.support.news import publish
from tests.support.visitor import Visitor

pytestmark = pytest.mark.usefixtures("key_ring", "one_moment")
NOBODY = "0000000000000000"


@dataclass
class Scene:
    """Both apps over a household that has everything, a chair with her review, and a seat."""

    desk: Desk
    ids: dict[str, Ids]
    review: Chairing
    chair: Visitor
    hidden: dict[str, list[str]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def scene(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Scene]:
    directory = tmp_path_factory.mktemp("refusals")
    furnished = furnished_on(request.param, request, directory, f"refusals_{worker_id}")
    for house, ids in furnished:
        with keys_in_use():
            made = _scene(desk_of(house, directory), ids)
        yield made


def _scene(desk: Desk, ids: dict[str, Ids]) -> Scene:
    house = desk.house
    note = {"kind": "staff_visit", "happened_at": NOW, "text": "what Mary said"}
    ids["mary"]["advocates_note"] = house.act("adil", contact.record, **house.of("mary"), **note)
    ids["mary"]["police"] = publish(house, "mary", kind="arrest")
    review = chairing(house, called="otto")
    hidden = _hidden_from_the_chair(review)
    chair = at_the_desk(desk, review.chair)
    take_seat(house, "lena")
    return Scene(desk, ids, review, chair, hidden)


def _hidden_from_the_chair(review: Chairing) -> dict[str, list[str]]:
    """Unreleased, for the panel alone, withdrawn, of another review; and other reviews."""
    unreleased = review.writes("mary", "Not released.", topic="other")
    panel = review.writes("mary", "For the panel.", topic="publication")
    review.releases("mary", panel, "panel")
    taken_back = review.writes("mary", "Taken back.", topic="relationship")
    review.releases("mary", taken_back)
    review.takes_back("mary", taken_back)
    second = Chairing(review.house, open_review(review.house, area="Southtown"), review.chair)
    second.says("imran", "take_part", known=True)
    elsewhere = second.writes("imran", URDU, english="Elsewhere.")
    second.releases("imran", elsewhere)
    return {
        "view_id": [unreleased, panel, taken_back, elsewhere],
        "review_id": [second.review_id, open_review(review.house, "two")],
    }


@pytest.fixture
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token of a form holds the second in which it was made."""
    monkeypatch.setattr(
        itsdangerous.timed.TimestampSigner, "get_timestamp", lambda _self: 1_772_442_000
    )


@dataclass
class Asking:
    """Somebody at her browser, and what each answer cost."""

    visitor: Visitor
    app: Flask
    engine: Engine
    token: str = ""

    def __post_init__(self) -> None:
        names = {str(rule) for rule in self.app.url_map.iter_rules()}
        self.visitor.get("/me" if "/me" in names else "/c/look")
        self.token = self.visitor.token
        # Whoever is not signed in, or sends no token, is refused all of it alike.
        assert self.visitor.status == 200
        assert self.token

    def answer(self, method: str, path: str, hidden: str) -> tuple[int, str, bytes, int]:
        """Status, where it sends one, bytes, and the number of statements."""
        asked: list[str] = []

        def count(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        event.listen(self.engine, "before_cursor_execute", count)
        try:
            if method == "GET":
                page = self.visitor.client.get(path, follow_redirects=False)
            else:
                form = {"csrf_token": self.token}
                page = self.visitor.client.post(path, data=form, follow_redirects=False)
        finally:
            event.remove(self.engine, "before_cursor_execute", count)
        body = page.get_data().replace(hidden.encode(), NOBODY.encode())
        to = page.headers.get("Location", "").replace(hidden, NOBODY)
        return page.status_code, to, body, len(asked)

    def compare(self, hidden: dict[str, list[str]], known: dict[str, str]) -> int:
        """Every address with a part of these names: what is hidden, and nothing at all. How many
        addresses were tried; ``known``: what the other parts of an address say."""
        adapter = self.app.url_map.bind("localhost")
        tried = 0
        for rule in self.app.url_map.iter_rules():
            for name in rule.arguments & hidden.keys():
                for value in hidden[name]:
                    values = {**_values(rule, known), name: value}
                    there = adapter.build(rule.endpoint, values, method=_method(rule))
                    nothing = adapter.build(
                        rule.endpoint, {**values, name: NOBODY}, method=_method(rule)
                    )
                    for method in sorted({"GET", "POST"} & (rule.methods or set())):
                        first = self.answer(method, there, value)
                        second = self.answer(method, nothing, value)
                        assert first == second, (method, rule.endpoint, name)
                        assert first[0] >= 300, (method, rule.endpoint, name)
                        tried += 1
        return tried


def _method(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or ()) else "POST"


def _values(rule: Rule, known: dict[str, str]) -> dict[str, str]:
    return {name: known.get(name) or _value(rule._converters[name]) for name in rule.arguments}


def _value(converter: object) -> str:
    """Something that this part of an address takes."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return "1" if isinstance(converter, NumberConverter) else NOBODY


def staff(scene: Scene, name: str) -> Asking:
    visitor = scene.chair if name == "otto" else scene.desk.worker(name)
    return Asking(visitor, scene.desk.staff_app, scene.desk.house.database.engine("staff"))


def family(scene: Scene, name: str) -> Asking:
    visitor = scene.desk.relative(name)
    return Asking(visitor, scene.desk.family_app, scene.desk.house.database.engine("family"))


def named(scene: Scene, name: str) -> dict[str, str]:
    """What this relative has, by the names that addresses use."""
    case_id, member_id = scene.desk.house.members[name]
    ids = scene.ids[name]
    found = {f"{key}_id": value for key, value in ids.items()}
    more = {
        "view_id": ids.get("family_view"),
        "answer_id": ids.get("view_answer"),
        "release_id": ids.get("view_release"),
        "entry_id": ids.get("advocates_note") or ids.get("entry"),
        "review_id": ids.get("review"),
    }
    return {
        **found,
        **{key: value for key, value in more.items() if value},
        "case_id": case_id,
        "member_id": member_id,
    }


def parts(app: Flask) -> set[str]:
    return {name for rule in app.url_map.iter_rules() for name in rule.arguments}


def only(values: dict[str, str], *leave: str) -> dict[str, list[str]]:
    """As lists, without what the one who asks may see."""
    return {name: [value] for name, value in values.items() if name not in leave}


@pytest.mark.parametrize("name", ["imran", "dan", "sam"])
def test_an_advocate_asks_for_somebody_who_did_not_agree(scene: Scene, name: str) -> None:
    theirs = named(scene, name)
    tried = staff(scene, "adil").compare({"member_id": [theirs["member_id"]]}, theirs)
    assert tried > 90


def test_an_advocate_asks_for_what_belongs_to_another_process(scene: Scene) -> None:
    """Mary's claim, hearing and news of the police; the case is one he works in."""
    hers = named(scene, "mary")
    hidden = {
        "update_id": [hers["police_id"]],
        "claim_id": [hers["claim_id"]],
        "message_id": [hers["message_id"]],
        "entry_id": [scene.ids["mary"]["entry"]],
        "flag_id": [hers["flag_id"]],
    }
    assert staff(scene, "adil").compare(hidden, hers) > 15


def test_a_chair_asks_for_what_was_not_released_to_her(scene: Scene) -> None:
    known = {"review_id": scene.review.review_id, "view_id": scene.review.views["imran"]}
    tried = staff(scene, "otto").compare(scene.hidden, known)
    assert tried > 20


def test_a_worker_with_a_seat_asks_for_what_an_advocate_was_told(scene: Scene) -> None:
    hers = named(scene, "mary")
    wanted = ("view_id", "answer_id", "release_id", "entry_id", "referral_id", "meeting_id")
    hidden = {name: [hers[name]] for name in wanted if name in hers}
    assert {"view_id", "entry_id"} <= hidden.keys()
    assert staff(scene, "lena").compare(hidden, hers) > 10


@pytest.mark.parametrize("about", ["view", "view_answer", "draft_change"])
def test_a_worker_with_a_seat_asks_for_words_to_translate(scene: Scene, about: str) -> None:
    hers = named(scene, "mary")
    words = {"view": "view_id", "view_answer": "answer_id", "draft_change": "change_id"}
    known = {**hers, "about": about, "language": "en"}
    lena = staff(scene, "lena")
    assert lena.compare({"about_id": [hers[words[about]]]}, known) == 2
    lena.visitor.get(f"/translations/{hers['case_id']}/new/{about}/{hers[words[about]]}/en")
    assert lena.visitor.status == 404  # she may ask for translations, and not of these words


def test_a_partnership_officer_asks_for_any_name(scene: Scene) -> None:
    asking = staff(scene, "paul")
    for name in ("mary", "olga"):
        theirs = named(scene, name)
        hidden = only(theirs)
        hidden.pop("review_id", None)
        used = {key: value for key, value in hidden.items() if key in parts(asking.app)}
        assert asking.compare(used, theirs) > 150
    elsewhere = [open_review(scene.desk.house, area="Southtown")]
    known = {"review_id": elsewhere[0]}
    assert asking.compare({"review_id": elsewhere}, known) > 20


@pytest.mark.parametrize(
    ("reader", "other"), [("mary", "imran"), ("dan", "mary"), ("mary", "olga")]
)
def test_a_relative_asks_for_what_another_said(scene: Scene, reader: str, other: str) -> None:
    """Views, answers, drafts, applications; and a review that only the other may know of."""
    asking, theirs = family(scene, reader), named(scene, other)
    own = named(scene, reader)
    hidden = only(theirs, "case_id", "member_id")
    if theirs.get("review_id") == own.get("review_id"):
        hidden.pop("review_id", None)
    used = {key: value for key, value in hidden.items() if key in parts(asking.app)}
    assert "view_id" in used
    assert asking.compare(used, {**theirs, **own}) > 10
