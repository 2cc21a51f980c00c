"""The pages of somebody who is told instead: what he reads, and that nothing else opens for him."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import choices_trusted, flags, walls
from casework.actions.contact_points import add_contact_point
from casework.models.family import FamilyMember
from casework.rules.access import may
from casework.web.gate import access_of
from tests.support import trusting
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.writing import ARREST, HEARING, released


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household, where it is known that somebody was charged."""
    made = desk_of(build(database), tmp_path)
    for name in ("mary", "imran"):
        made.knew_before(name, "charge")
    return made


def test_he_signs_in_with_his_own_code(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    assert (friend.status, friend.name) == (200, "shared")
    friend.get("/")
    assert friend.name == "shared"


def test_he_reads_her_court_dates(desk: Desk) -> None:
    shared = released(desk, "alice", "hearing_listed", HEARING, "mary")
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    assert 'data-kind="hearing_listed" data-state="open"' in friend.text
    friend.get(f"/n/{shared.id}")
    assert friend.name == "shared_update"


def test_another_subject_is_not_his(desk: Desk) -> None:
    draft = released(desk, "alice", "hearing_listed", HEARING, "mary")
    trusting.confirmed(desk.house, subjects=["money", "review"])
    friend = trusting.signed_in(desk)
    assert "hearing_listed" not in friend.text
    assert "Nothing is planned that we know of" in friend.text
    friend.get(f"/n/{draft.id}")
    assert friend.status == 404


def test_what_is_addressed_to_another_relative_is_not_his(desk: Desk) -> None:
    draft = released(desk, "alice", "hearing_listed", HEARING, "imran")
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    assert "hearing_listed" not in friend.text
    friend.get(f"/n/{draft.id}")
    assert friend.status == 404


def test_hard_news_is_his_only_once_she_was_told(desk: Desk) -> None:
    draft = released(desk, "alice", "arrest", ARREST, "mary")
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    assert 'data-kind="arrest"' not in friend.text
    desk.tell("alice", "mary", draft.id)
    friend.get("/n")
    assert 'data-kind="arrest" data-state="open"' in friend.text


def test_what_she_chose_not_to_hear_he_may_read(desk: Desk) -> None:
    released(desk, "alice", "arrest", ARREST, "mary")
    trusting.confirmed(desk.house)
    trusting.tells_instead(desk.house, "mary", "court_police")
    friend = trusting.signed_in(desk)
    assert 'data-kind="arrest" data-state="open"' in friend.text
    mary = desk.relative("mary")
    mary.get("/t")
    assert 'data-kind="arrest"' not in mary.text


def test_she_ends_it_with_one_tap(desk: Desk) -> None:
    trusted_id = trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    mary = desk.relative("mary")
    mary.get("/c/trust")
    mary.post(f"/c/trust/{trusted_id}/off")
    friend.get("/n")
    assert friend.name == "welcome"
    assert trusting.asks_for_a_code(desk)[1] == []


def test_he_ends_it_with_one_tap(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    friend.post("/n/off")
    assert friend.name == "welcome"
    friend.get("/n")
    assert friend.name == "welcome"
    mary = desk.relative("mary")
    mary.get("/c/trust")
    assert 'data-state="ended"' in mary.text


def test_a_suspect_reached_there_ends_it_at_once(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    add = {"channel": "text", "value": trusting.NUMBER}
    desk.house.act("lena", add_contact_point, **desk.house.of("sam"), **add)
    friend.get("/n")
    assert friend.name == "welcome"
    assert trusting.asks_for_a_code(desk)[1] == []


def test_a_flag_on_whoever_is_reached_there_ends_it(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    add = {"channel": "text", "value": trusting.NUMBER}
    desk.house.act("bea", add_contact_point, **desk.house.of("dan"), **add)
    desk.house.act("bea", flags.set_flag, **desk.house.of("dan"), flag="suspect")
    mary = desk.relative("mary")
    mary.get("/c/trust")
    assert 'data-state="ended"' in mary.text


def test_a_wall_to_whoever_is_reached_there_ends_it(desk: Desk) -> None:
    house = desk.house
    trusting.confirmed(house)
    friend = trusting.signed_in(desk)
    add = {"channel": "text", "value": trusting.NUMBER, "confirm_shared": True}
    house.act("alice", add_contact_point, **house.of("imran"), **add)
    friend.get("/n")
    assert friend.name == "shared"
    pair = {"member_a": house.members["mary"][1], "member_b": house.members["imran"][1]}
    house.act("alice", walls.set_wall, case_id=house.cases["one"], reason="apart", **pair)
    friend.get("/n")
    assert friend.name == "welcome"


@pytest.mark.parametrize("change", [{"state": "died"}, {"state": "ended"}, {"access": "closed"}])
def test_it_ends_when_she_dies_or_loses_access(desk: Desk, change: dict[str, str]) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    with desk.house.database.session("owner") as session:
        member = session.get_one(FamilyMember, desk.house.members["mary"])
        for name, value in change.items():
            setattr(member, name, value)
        session.commit()
    friend.get("/n")
    assert friend.name == "welcome"


def test_every_page_of_the_family_refuses_him(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    his = trusting.viewer_of(desk.house, "any")
    refused = 0
    for rule in desk.family_app.url_map.iter_rules():
        access = access_of(desk.family_app.view_functions[rule.endpoint])
        if access is None or access.is_public or all(may(his, one) for one in access.permissions):
            continue
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<{name}>", "1").replace(f"<int:{name}>", "1")
        path = path.replace("<any(what,when,much):group>", "what")
        if "GET" in (rule.methods or ()):
            friend.get(path, follow=False)
        else:
            friend.get("/n")
            friend.post(path, follow=False)
        assert friend.status in (403, 404), (path, friend.status)
        refused += 1
    assert refused > 50
    friend.get("/n")
    assert friend.name == "shared"


def test_his_pages_show_no_door_that_is_closed(desk: Desk) -> None:
    draft = released(desk, "alice", "hearing_listed", HEARING, "mary")
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    for path in ("/n", f"/n/{draft.id}"):
        friend.get(path)
        for closed in ("/c", "/t", "/h", "/w", "/d"):
            assert f'href="{closed}"' not in friend.text
        for name in ("Mary", "Imran", "Alice"):
            assert name not in friend.text


def test_relatives_and_staff_do_not_see_his_pages(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    mary = desk.relative("mary")
    mary.get("/n")
    assert mary.status == 403
    mary.get("/t")
    assert 'href="/n"' not in mary.text


def test_his_session_ends_after_a_short_silence(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    desk.at(NOW + timedelta(minutes=16))
    friend.get("/n")
    assert friend.name == "welcome"


def test_leaving_quickly_signs_him_out(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    friend = trusting.signed_in(desk)
    friend.client.post("/x")
    friend.get("/n")
    assert friend.name == "welcome"


def test_a_wrong_code_opens_nothing_and_a_code_opens_once(desk: Desk) -> None:
    trusting.confirmed(desk.house)
    browser, (code,) = trusting.asks_for_a_code(desk)
    browser.post("/k/m/c", code="000000" if code != "000000" else "111111")
    assert browser.name == "sent_code"
    browser.post("/k/m/c", code=code)
    assert browser.name == "shared"
    browser.client.post("/x")
    browser.get("/k/m/c")
    browser.post("/k/m/c", code=code)
    assert browser.name == "sent_code"


def test_a_code_goes_to_nobody_before_he_confirmed(desk: Desk) -> None:
    trusted_id = trusting.named(desk.house)
    assert trusting.asks_for_a_code(desk)[1] == []
    spoken = choices_trusted.spoken
    trusting.as_worker(desk.house, spoken, trusted_id, agreed=True, how="in_person")
    assert trusting.asks_for_a_code(desk)[1] == []


def test_a_number_that_two_people_named_gets_no_code(desk: Desk) -> None:
    trusting.confirmed(desk.house, "mary")
    trusting.confirmed(desk.house, "imran")
    assert trusting.asks_for_a_code(desk)[1] == []


def test_she_reads_who_can_read_and_what(desk: Desk) -> None:
    mary = desk.relative("mary")
    mary.get("/c/who")
    assert "Who is told instead of you" not in mary.text
    trusting.confirmed(desk.house, subjects=["court_police", "money"])
    mary.get("/c/who")
    assert 'data-kind="trusted"' in mary.text
    assert "Rosa" in mary.text
    assert "Money and practical things" in mary.text
