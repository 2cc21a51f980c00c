"""The fifteen lines for a chair: of people known to the chair, and of nobody else."""

from __future__ import annotations

import re

from casework.actions import contact
from casework.queries.section_six import ShownItem, checklist_for_chair
from tests.support.chairing import at_the_desk, chairing
from tests.support.databases import NOW
from tests.support.desk import Desk


def test_a_chair_reads_the_lines_of_known_people_only(desk: Desk) -> None:
    scene = chairing(desk.house)
    cara = at_the_desk(desk, scene.chair)
    cara.get(f"/chair/{scene.review_id}/offered")
    assert cara.status == 200
    people = cara.text.count('data-kind="person"')
    assert len(re.findall(r'data-kind="expectation"', cara.text)) == 15 * people
    with desk.house.database.session_of(scene.chair, write=False) as session:
        lists = checklist_for_chair(session, scene.chair, desk.case, scene.review_id, NOW)
    assert len(lists) == people
    assert desk.house.members["sam"][1] not in lists


def test_what_is_done_for_somebody_unknown_changes_no_line(desk: Desk) -> None:
    scene = chairing(desk.house)

    def lines() -> dict[str, tuple[ShownItem, ...]]:
        with desk.house.database.session_of(scene.chair, write=False) as session:
            return checklist_for_chair(session, scene.chair, desk.case, scene.review_id, NOW)

    before = lines()
    unknown = next(
        name for name in ("kit", "sam", "dan", "imran") if name_of(desk, name) not in before
    )
    desk.house.act(
        "lena",
        contact.record,
        **desk.house.of(unknown),
        kind="agency_meeting",
        happened_at=NOW,
        text="With the police.",
    )
    assert lines() == before


def name_of(desk: Desk, name: str) -> str:
    return desk.house.members[name][1]


def test_somebody_who_chairs_nothing_here_is_not_found(desk: Desk) -> None:
    scene = chairing(desk.house)
    cara = at_the_desk(desk, scene.chair)
    cara.get("/chair/0000000000000000/offered")
    assert cara.status == 404
    alice = desk.worker("alice")
    alice.get(f"/chair/{scene.review_id}/offered")
    assert alice.status == 403
