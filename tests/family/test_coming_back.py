"""Coming back with the lasting reference of a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casework.actions.letters import lasting_reference
from casework.queries.choices_today import chosen_today
from casework.rules.letters import shown_reference
from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def ask(desk: Desk, typed: str) -> Visitor:
    visitor = Visitor(desk.family_app)
    visitor.get("/k/r")
    visitor.post("/k/r", reference=typed)
    return visitor


def waiting(desk: Desk, name: str) -> list[str]:
    return [one.member_called for one in desk.house.see(name, chosen_today) if one.what == "return"]


def test_a_reference_reaches_her_worker_and_opens_nothing(desk: Desk) -> None:
    reference = desk.house.act("alice", lasting_reference, **desk.house.of("mary"))
    visitor = ask(desk, shown_reference(reference).lower())
    assert "a worker gets in touch with you" in visitor.text
    visitor.get("/t")
    assert visitor.name != "updates"
    assert len(waiting(desk, "alice")) == 1
    assert waiting(desk, "bea") == []
    assert waiting(desk, "sid") == []


def test_a_wrong_reference_gets_the_same_answer(desk: Desk) -> None:
    reference = desk.house.act("alice", lasting_reference, **desk.house.of("mary"))
    right, wrong = ask(desk, reference), ask(desk, "0000-0000")
    plain = [re.sub(r'value="[^"]*"', "", page.text) for page in (right, wrong)]
    assert plain[0] == plain[1]


def test_answering_takes_it_off_the_list(desk: Desk) -> None:
    reference = desk.house.act("alice", lasting_reference, **desk.house.of("mary"))
    ask(desk, reference)
    ask(desk, reference)
    alice = desk.worker("alice")
    alice.get("/")
    assert alice.text.count('data-kind="return"') == 1
    path = re.search(r'action="[^"]*(/people/[^"]+/back)"', alice.text)
    assert path is not None
    alice.post(path.group(1))
    assert waiting(desk, "alice") == []


def test_too_many_tries_are_slowed(desk: Desk) -> None:
    texts = [ask(desk, "1111-1111").text for _ in range(12)]
    assert "a worker gets in touch with you" not in texts[-1]
