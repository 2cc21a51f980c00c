"""The register's pages, from the phone, in one form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.databases import Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return desk_of(build(database), tmp_path)


def at(desk: Desk, name: str, *rest: str) -> str:
    """The path of a page about somebody's offers."""
    case_id, member_id = desk.house.members[name]
    return "/".join((f"/people/{case_id}/{member_id}/offers", *rest))


TODAY = {"happened_on-day": "2", "happened_on-month": "3", "happened_on-year": "2026"}


def test_three_plain_answers_come_first(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(at(desk, "mary", "advocacy"))
    order = [alice.text.index(f'value="{one}"') for one in (
        "offered_waiting", "engaging", "declined", "asked_no_more",
    )]  # fmt: skip
    assert order == sorted(order)


def test_an_offer_is_recorded_and_read_again(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(at(desk, "mary", "advocacy"))
    alice.post(at(desk, "mary", "advocacy"), state="offered_waiting", how="staff_visit", **TODAY)
    assert alice.name == "offers"
    assert 'data-kind="advocacy" data-state="offered_waiting"' in alice.text


def test_today_names_who_was_never_offered(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get("/")
    assert at(desk, "mary", "advocacy") in alice.text
    alice.get(at(desk, "mary", "advocacy"))
    alice.post(at(desk, "mary", "advocacy"), state="engaging", how="call_to_service_user", **TODAY)
    alice.get("/")
    assert at(desk, "mary", "advocacy") not in alice.text


def test_what_was_typed_stays_when_a_day_is_missing(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(at(desk, "mary", "advocacy"))
    alice.post(
        at(desk, "mary", "advocacy"),
        state="declined_revisit",
        how="staff_visit",
        note_text="After the trial, she says.",
        **TODAY,
    )
    assert alice.status == 422
    assert "After the trial, she says." in alice.text


def test_others_find_no_register_and_no_door(desk: Desk) -> None:
    for stranger in ("bea", "sid"):
        worker = desk.worker(stranger)
        worker.get(at(desk, "mary"))
        assert worker.status == 404
    adil = desk.worker("adil")
    adil.get(at(desk, "mary", "compensation"))
    assert adil.status == 404
    adil.get(at(desk, "mary", "advocacy"))
    assert adil.status == 200


def test_an_answer_takes_three_touches_and_nothing_typed(desk: Desk) -> None:
    """From Today on a phone: the person's name, one button, save. The rest is filled in."""
    alice = desk.worker("alice")
    alice.get("/")
    assert at(desk, "mary", "advocacy") in alice.text  # the first touch
    alice.get(at(desk, "mary", "advocacy"))
    form = alice.text.split("<main")[1].split("</main")[0]
    filled = dict(re.findall(r'name="(happened_on-\w+)"[^>]* value="(\d+)"', form))
    assert filled == TODAY
    assert re.search(r'name="how" value="call_to_service_user" checked', form) or re.search(
        r'value="call_to_service_user"[^>]*checked', form
    )
    assert '<option value="en" selected' in form
    # Outside what is folded: the state, whose advocate, how, and the leaflet.
    open_parts = re.sub(r"<details.*?</details>", "", form, flags=re.DOTALL)
    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', open_parts))
    assert names - {"csrf_token", "submission_key"} == {"state", "organisation", "how", "leaflet"}
    assert "<textarea" not in open_parts
    alice.post(at(desk, "mary", "advocacy"), state="engaging", how="call_to_service_user", **filled)
    assert alice.name == "offers"


def test_rare_states_stand_under_more(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(at(desk, "mary", "advocacy"))
    before, _, folded = alice.text.partition("<details")
    folded = folded.partition("</details>")[0]
    for plain in ("offered_waiting", "engaging", "declined"):
        assert f'value="{plain}"' in before
        assert f'value="{plain}"' not in folded
    for rare in ("declined_revisit", "asked_no_more", "unable_to_contact"):
        assert f'value="{rare}"' in folded
