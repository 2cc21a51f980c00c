"""Her choices as staff see and record them, the plan before acting, and acting against one."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from casework.actions import choices_made, choices_override
from casework.actions.contact_points import add_contact_point
from casework.queries.contact_choices import answers_of
from casework.queries.overrides import overrides
from casework.rules.choices import Support
from casework.rules.errors import Refused
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, begin

RECORDED_PAUSE, RECORDED_SUPPORT = 16, 17


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """Both apps over the household."""
    return desk_of(build(database), tmp_path)


def path_of(desk: Desk, name: str, more: str = "") -> str:
    return "/people/{}/{}".format(*desk.house.members[name]) + more


def key(page: Visitor) -> str:
    return re.findall(r'name="submission_key" value="([^"]+)"', page.text)[0]


def answers(desk: Desk, name: str = "mary"):
    with desk.house.database.session("owner") as session:
        return answers_of(session, *desk.house.members[name], NOW)


def says(desk: Desk, name: str, topic: str, **value) -> None:
    desk.house.act(name, choices_made.choose, topic=topic, value=value)


def test_every_choice_has_a_page_for_staff(desk: Desk) -> None:
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary", "/choices"))
    assert alice.name == "her_choices"
    numbers = re.findall(r"/choices/([0-9]+)", alice.text)
    assert len(numbers) == 18  # one is not asked: easier words
    for number in numbers:
        alice.get(path_of(desk, "mary", f"/choices/{number}"))
        assert (alice.status, alice.name) == (200, "her_choice")
        assert 'data-kind="banner"' in alice.text


def test_a_worker_records_it_marked_as_told(desk: Desk) -> None:
    alice = desk.worker("alice")
    path = path_of(desk, "mary", "/choices/1")
    alice.get(path)
    alice.post(path, submission_key=key(alice), choice="not_know")
    assert alice.status == 422
    alice.post(path, submission_key=key(alice), choice="not_know", how="call_to_service_user")
    assert "Written down by <bdi>Alice</bdi>" in alice.text
    mary = desk.relative("mary")
    mary.get("/c/what")
    assert "<bdi>Alice</bdi> wrote it down as you said it." in mary.text


def test_a_pause_and_an_end_are_recorded_too(desk: Desk) -> None:
    alice = desk.worker("alice")
    for number, fields in (
        (RECORDED_PAUSE, {"which": "say"}),
        (RECORDED_SUPPORT, {"state": "ended"}),
    ):
        path = path_of(desk, "mary", f"/choices/{number}")
        alice.get(path)
        alice.post(path, submission_key=key(alice), how="letter", **fields)
        assert alice.name == "her_choices", alice.text
    assert answers(desk).choices.pause is not None
    assert answers(desk).support.state is Support.ENDED


def test_a_day_kept_clear_is_recorded(desk: Desk) -> None:
    alice = desk.worker("alice")
    path = path_of(desk, "mary", "/choices/day")
    alice.get(path)
    day = {"day-day": "14", "day-month": "3", "day-year": "2026"}
    alice.post(path, submission_key=key(alice), yearly="yes", how="letter", **day)
    assert len(answers(desk).choices.clear_dates) == 1


def test_the_banner_says_what_stops_first(desk: Desk) -> None:
    says(desk, "mary", "pause", on=True, until=None)
    says(desk, "mary", "channels", order=["text"])
    says(desk, "mary", "subject.money", choice="not_know")
    alice = desk.worker("alice")
    for more in ("", "/contact", "/ways", "/choices", "/flags"):
        alice.get(path_of(desk, "mary", more))
        assert "Everything is paused until they say." in alice.text, more
        assert "Text only." in alice.text
        assert "Money and practical things: do not tell." in alice.text


def test_a_day_kept_clear_is_on_the_banner(desk: Desk) -> None:
    says(desk, "mary", "clear.one", month=3, day=2)
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary"))
    assert "Not today. They keep this day clear." in alice.text


def test_recipients_show_the_plan_of_each(desk: Desk) -> None:
    desk.house.act(
        "alice", add_contact_point, **desk.house.of("mary"), channel="text",
        value="07700 900111", said_safe=True,
    )  # fmt: skip
    says(desk, "imran", "pause", on=True, until=(NOW + timedelta(days=4)).isoformat())
    for name in ("mary", "imran"):
        desk.knew_before(name, "charge")
    draft = begin(desk, "alice", "hearing_listed")
    page = draft.save(HEARING)
    assert page.name == "recipients"
    assert "Text: leaves at once." in page.text
    assert "They have paused everything." in page.text
    assert 'data-state="other_days"' in page.text


def test_acting_against_a_choice_needs_a_second_person(desk: Desk) -> None:
    alice, lena = desk.worker("alice"), desk.worker("lena")
    path = path_of(desk, "mary", "/against")
    alice.get(path)
    alice.post(path, submission_key=key(alice), what="phone", danger="", reason="")
    assert alice.status == 422
    alice.post(path, submission_key=key(alice), what="phone", danger="", reason="The day runs out.")
    assert 'data-kind="override" data-state="waits"' in alice.text
    assert "/done" not in alice.text
    lena.get(path)
    yes = re.search(r'action="[^"]*(/people/[^"]+/yes)"', lena.text)
    assert yes is not None
    lena.post(yes.group(1))
    assert 'data-state="agreed"' in lena.text
    alice.get(path)
    done = re.search(r'action="[^"]*(/people/[^"]+/done)"', alice.text)
    assert done is not None
    alice.post(done.group(1))
    mary = desk.relative("mary")
    mary.get("/c/who")
    assert "We phoned you although you had chosen otherwise." in mary.text
    assert "The day runs out." in mary.text


def test_nobody_agrees_to_what_she_asked_for(desk: Desk) -> None:
    asked = desk.house.act(
        "lena", choices_override.ask, **desk.house.of("mary"), what="phone", reason="Why."
    )
    case_id = desk.case
    with pytest.raises(Refused):
        desk.house.act(
            "lena", choices_override.decide, case_id=case_id, override_id=asked,
            agreed=True, version=1,
        )  # fmt: skip
    with pytest.raises(Refused):
        desk.house.act("lena", choices_override.act, case_id=case_id, override_id=asked)


def test_in_danger_a_worker_phones_at_once(desk: Desk) -> None:
    desk.house.act(
        "alice", choices_override.ask, **desk.house.of("mary"), what="phone",
        danger="release", reason="He was let out this morning.",
    )  # fmt: skip
    with desk.house.database.session("owner") as session:
        (row,) = overrides(session, *desk.house.members["mary"])
        assert row.acted_at == NOW
        assert row.due_at == NOW + timedelta(hours=24)
        assert row.decided_at is None


def test_a_reported_contact_is_checked_elsewhere(desk: Desk) -> None:
    from casework.actions import choices_contacts, codes

    codes.use_pepper("a pepper for tests")
    point = desk.house.act("mary", choices_contacts.report, channel="call", value="07700 900222")
    alice = desk.worker("alice")
    alice.get(path_of(desk, "mary", f"/ways/{point}"))
    assert "They reported this on their page." in alice.text
    version = re.search(r'name="version" value="([0-9]+)"', alice.text)
    assert version is not None
    fields = {"voicemail": "nothing", "version": version.group(1)}
    alice.post(path_of(desk, "mary", f"/ways/{point}"), submission_key=key(alice), **fields)
    assert alice.status == 422
    alice.post(
        path_of(desk, "mary", f"/ways/{point}"), submission_key=key(alice),
        checked_how="in_person", **fields,
    )  # fmt: skip
    assert alice.name == "ways"
    assert [one.usable for one in answers(desk).choices.contacts] == [True]


def test_a_stranger_sees_none_of_these_pages(desk: Desk) -> None:
    for name in ("bea", "sid"):
        visitor = desk.worker(name)
        for more in ("/choices", "/choices/0", "/choices/day", "/against"):
            visitor.get(path_of(desk, "mary", more))
            assert visitor.status == 404


def test_what_she_asked_for_stands_on_today(desk: Desk) -> None:
    from casework.actions import choices_contacts, choices_trusted, codes

    codes.use_pepper("a pepper for tests")
    house = desk.house
    house.act("mary", choices_contacts.report, channel="text", value="07700 900222")
    house.act(
        "mary", choices_trusted.ask, name="Rosa", channel="text", value="07700 900777",
        subjects=["money"],
    )  # fmt: skip
    house.act(
        "mary", choices_made.choose, topic="support", value={"state": "ended"}, words="Thank you."
    )
    alice = desk.worker("alice")
    alice.get("/")
    for kind in ("contact", "trusted", "support"):
        assert f'data-kind="{kind}"' in alice.text
    assert "Thank you." in alice.text
    assert "They want no goodbye call." in alice.text
    bea = desk.worker("bea")
    bea.get("/")
    assert "Thank you." not in bea.text


def test_a_refusal_gives_her_no_reason(desk: Desk) -> None:
    from casework.actions import choices_trusted

    asked = desk.house.act(
        "mary", choices_trusted.ask, name="Sam", channel="text", value="07700 900777",
        subjects=["money"],
    )  # fmt: skip
    alice = desk.worker("alice")
    path = path_of(desk, "mary", f"/trust/{asked}")
    alice.get(path)
    alice.post(path, submission_key=key(alice), how="in_person", agreed="no")
    mary = desk.relative("mary")
    mary.get("/c/trust")
    assert 'data-state="refused"' in mary.text
    assert "We cannot do this." in mary.text
