"""Staff pages about days to come: clocks, rules, days in court, applications."""

from __future__ import annotations

import re
from datetime import date

import pytest

from casework.actions import claims, clocks, court_days
from tests.support.desk import Desk
from tests.support.visitor import Visitor
from tests.support.writing import HEARING, Draft, once_fields, released

TRIAL = HEARING | {"hearing_type": "trial", "date-day": "16", "date-month": "3"}


def path_of(desk: Desk, name: str) -> str:
    """The page of a person."""
    return f"/people/{desk.case}/{desk.house.members[name][1]}"


def day(name: str, when: date) -> dict[str, str]:
    """A day typed in three boxes."""
    parts = (("day", when.day), ("month", when.month), ("year", when.year))
    return {f"{name}-{part}": str(number) for part, number in parts}


def started(desk: Desk, kind: str = "cica_apply", name: str = "mary") -> str:
    """A clock that waits; the path of its page."""
    clock_id = desk.house.act(
        "alice", clocks.start, **desk.house.of(name), kind=kind, started_on=date(2026, 2, 27)
    )
    return f"{path_of(desk, name)}/clocks/{clock_id}"


def trial(desk: Desk, *names: str) -> Draft:
    """A trial in two weeks, published to these."""
    desk.knew_before("mary", "charge")
    return released(desk, "alice", "hearing_listed", TRIAL, *(names or ("mary",)))


def test_a_clock_is_confirmed_on_its_page(desk: Desk) -> None:
    path, alice = started(desk), desk.worker("alice")
    alice.get("/")
    assert "Days to confirm before anybody sees them" in alice.text
    assert f'href="{path}"' in alice.text
    alice.get(path)
    assert alice.name == "clock"
    assert "CICA" in alice.text  # its source
    alice.post(path, **once_fields(alice), how="computed")
    assert alice.name == "her_clocks"
    assert "Confirmed. They can see it." in alice.text


def test_a_day_without_a_letter_is_asked_for(desk: Desk) -> None:
    path, alice = started(desk, "dhr_decision"), desk.worker("alice")
    alice.get(path)
    assert 'value="computed"' not in alice.text
    alice.post(path, **once_fields(alice), how="letter", **day("due_on", date(2026, 4, 1)))
    assert alice.status == 422
    assert "Write where the day stands, or who said it." in alice.text
    alice.post(
        path,
        **once_fields(alice),
        how="letter",
        read_in="Letter of 2 March",
        **day("due_on", date(2026, 4, 1)),
    )
    assert alice.name == "her_clocks"


def test_a_clock_is_started_and_set_aside_by_hand(desk: Desk) -> None:
    alice, path = desk.worker("alice"), f"{path_of(desk, 'mary')}/clocks"
    alice.get(path)
    alice.post(path, **once_fields(alice), kind="fep_claim", **day("started_on", date(2026, 2, 20)))
    assert alice.name == "her_clocks"
    found = re.search(rf'href="({path}/[a-z0-9]+)"', alice.text)
    assert found is not None
    alice.get(found[1])
    alice.post(f"{found[1]}/set_aside")
    assert 'data-state="set_aside"' in alice.text


def test_a_held_right_asks_for_a_person(desk: Desk) -> None:
    """It ends, and she does not know yet that there was a sentence."""
    path, alice = started(desk, "uls_request"), desk.worker("alice")
    alice.get("/clocks")
    assert "Decide in person how they learn of it." in alice.text
    alice.get(path)
    alice.post(path, **once_fields(alice), how="computed")
    assert "Confirmed, and held" in alice.text


@pytest.mark.parametrize("worker", ["bea", "adil", "sid"])
def test_other_workers_get_no_clock_page(desk: Desk, worker: str) -> None:
    path, other = started(desk, "uls_request"), desk.worker(worker)
    other.get(path)
    assert other.status == 404
    other.get("/clocks")
    assert other.name == "clocks"
    assert path not in other.text


def test_rules_are_listed_and_added_with_their_source(desk: Desk) -> None:
    ada = desk.worker("ada")
    ada.get("/rules")
    assert ada.name == "clock_rules"
    assert "Not used until somebody reads the law and adds it." in ada.text
    fields = {"kind": "uls_request", "length": "6", "unit": "months", "confidence": "V"}
    days = day("valid_from", date(2026, 6, 29)) | day("read_on", date(2026, 3, 1))
    ada.post("/rules", **once_fields(ada), **fields, **days)
    assert ada.status == 422
    ada.post("/rules", **once_fields(ada), **fields, **days, source="section 11")
    assert 'data-state="added"' in ada.text
    assert "section 11" in ada.text
    desk.worker("alice").get("/rules")
    assert desk.worker("alice").status == 403


def test_gaps_stand_on_today_until_somebody_is_named(desk: Desk) -> None:
    draft, alice = trial(desk), desk.worker("alice")
    alice.get("/")
    assert "Nobody is named yet to be beside them" in alice.text
    path = f"/cases/{desk.case}/days/{draft.id}/{desk.house.members['mary'][1]}"
    assert alice.text.count(f'href="{path}"') == 2  # the first day, the verdict
    alice.get(path)
    assert alice.name == "day_beside"
    staff = desk.house.staff["alice"]
    fields = {"part": "first", "how": "somebody", "staff_id": staff, "where": "North door"}
    alice.post(path, **once_fields(alice), **fields)
    assert alice.name == "case_day"
    assert "North door" in alice.text
    alice.get("/")
    assert alice.text.count(f'href="{path}"') == 1


def test_nobody_is_missed_by_somebody_who_does_not_go(desk: Desk) -> None:
    draft, alice = trial(desk), desk.worker("alice")
    path = f"/cases/{desk.case}/days/{draft.id}/{desk.house.members['mary'][1]}/plan"
    alice.get(path)
    assert alice.name == "day_plan"
    alice.post(path, **once_fields(alice), going="no", seats="0")
    assert "Does not plan to go." in alice.text
    alice.get("/")
    assert "Nobody is named yet" not in alice.text
    mary = desk.relative("mary")
    mary.get(f"/d/{draft.id}")
    assert "We wrote it down for you on" in mary.text


def test_a_reader_who_does_not_know_is_marked(desk: Desk) -> None:
    """So that nobody speaks to Imran of a trial of which he has not been told."""
    draft, alice = trial(desk, "mary", "imran"), desk.worker("alice")
    alice.get(f"/cases/{desk.case}/days/{draft.id}")
    assert alice.text.count("They do not know of this hearing yet.") == 1
    alice.get(f"/cases/{desk.case}/days")
    assert alice.text.count("They do not know of this hearing yet.") == 1
    assert "Their pages say:" not in alice.text  # his say nothing


def test_the_way_there_is_written_once_for_everybody(desk: Desk) -> None:
    draft, alice = trial(desk), desk.worker("alice")
    path = f"/cases/{desk.case}/days/{draft.id}"
    for words in ("The big door", "The side door"):
        alice.get(path)
        alice.post(path, **once_fields(alice), language="en", text=words)
    assert "The side door" in alice.text
    assert "The big door" not in alice.text


def test_the_way_there_begins_with_an_old_address(desk: Desk) -> None:
    """Only for whoever writes it: she has to look it up, and her page waits for that."""
    draft, alice, mary = trial(desk), desk.worker("alice"), desk.relative("mary")
    path = f"/cases/{desk.case}/days/{draft.id}"
    mary.get(f"/d/{draft.id}")
    assert "LS1 3BG" not in mary.text
    alice.get(path)
    assert alice.text.count("The Courthouse") == 2
    assert "Look it up before you save it." in alice.text
    alice.post(path, **once_fields(alice), language="en", text="1 Oxford Row, Leeds LS1 3BG")
    mary.get(f"/d/{draft.id}")
    assert "LS1 3BG" in mary.text
    alice.get(path)
    assert alice.text.count("The Courthouse") == 1  # the box is empty for one more language


@pytest.mark.parametrize("worker", ["bea", "sid"])
def test_other_workers_plan_no_day_of_hers(desk: Desk, worker: str) -> None:
    draft, other = trial(desk), desk.worker(worker)
    for path in ("", f"/{desk.house.members['mary'][1]}"):
        other.get(f"/cases/{desk.case}/days/{draft.id}{path}")
        assert other.status == 404


def test_only_staff_of_the_region_are_named(desk: Desk) -> None:
    draft, alice = trial(desk), desk.worker("alice")
    path = f"/cases/{desk.case}/days/{draft.id}/{desk.house.members['mary'][1]}"
    alice.get(path)
    fields = {"part": "first", "how": "somebody", "staff_id": desk.house.staff["sid"]}
    alice.post(path, **once_fields(alice), **fields)
    assert alice.status == 422


def test_an_application_is_kept_step_by_step(desk: Desk) -> None:
    alice, path = desk.worker("alice"), f"{path_of(desk, 'mary')}/money"
    alice.get(path_of(desk, "mary"))
    assert f'href="{path}"' in alice.text
    alice.get(path)
    alice.post(path, **once_fields(alice), route="full", cautions_said="y")
    assert alice.name == "claim"
    assert alice.page is not None
    one = alice.page.request.path
    alice.get(f"{one}/details")
    days = day("sent_on", date(2026, 2, 27)) | day("form_saved_on", date(2026, 2, 20))
    alice.post(f"{one}/details", **once_fields(alice), helper="us", reference="X/26/1", **days)
    assert "X/26/1" in alice.text
    alice.get(f"{one}/stage")
    alice.post(
        f"{one}/stage", **once_fields(alice), stage="waiting", **day("reached_on", date(2026, 3, 1))
    )
    assert "Waiting for the decision" in alice.text
    alice.get(f"{one}/papers")
    alice.post(
        f"{one}/papers", **once_fields(alice), kind="bank", **day("asked_on", date(2026, 3, 1))
    )
    paper = re.search(rf'action="({one}/papers/[a-z0-9]+)"', alice.text)
    assert paper is not None
    alice.post(paper[1])
    assert 'data-state="sent"' in alice.text
    alice.get(f"{one}/sum")
    alice.post(f"{one}/sum", **once_fields(alice), outcome="award", pounds="1500")
    assert alice.name == "claim"
    assert "1,500" not in alice.text
    alice.get(f"{one}/sum")
    assert "£1,500" in alice.text


def test_what_she_began_herself_waits_on_today(desk: Desk) -> None:
    claim_id = desk.house.act("mary", claims.begin, route="funeral", read=True)
    at = {"case_id": desk.case, "claim_id": claim_id}
    asked = {"kind": "bank", "asked_on": date(2026, 3, 1), "due_on": date(2026, 3, 10)}
    desk.house.act("alice", claims.ask_paper, **at, **asked)
    alice, lena = desk.worker("alice"), desk.worker("lena")
    for visitor, seen in ((alice, True), (lena, False)):
        visitor.get("/")
        for words in ("Began an application and may want help", "A paper is wanted by"):
            assert (words in visitor.text) == seen
    desk.house.act("alice", claims.set_stage, **at, stage="gathering", reached_on=date(2026, 3, 2))
    alice.get("/")
    assert "Began an application" not in alice.text


@pytest.mark.parametrize("worker", ["lena", "sue", "adil", "bea"])
def test_nobody_else_of_the_staff_opens_her_applications(desk: Desk, worker: str) -> None:
    other = desk.worker(worker)
    other.get(path_of(desk, "mary"))
    assert "/money" not in other.text
    other.get(f"{path_of(desk, 'mary')}/money")
    assert other.status in (403, 404)


def test_help_is_looked_up_by_an_administrator(desk: Desk) -> None:
    ada, alice = desk.worker("ada"), desk.worker("alice")
    alice.get("/help/money")
    assert alice.name == "money_help"
    assert 'name="slug"' not in alice.text
    ada.get("/help/money")
    fields = {"slug": "bsp", "still_so": "yes", "source": "gov.uk today"}
    ada.post("/help/money", **once_fields(ada), **fields, **day("checked_on", date(2026, 3, 2)))
    assert 'data-state="shown"' in ada.text


def test_a_worker_reads_a_plan_in_their_words(desk: Desk) -> None:
    draft, mary = trial(desk), desk.relative("mary")
    desk.house.act(
        "mary",
        court_days.plan,
        hearing_id=draft.id,
        going="yes",
        seats=2,
        interpreter="yes",
        statement="on_paper",
        wishes="A seat near the door",
        version=0,
    )
    alice: Visitor = desk.worker("alice")
    alice.get(f"/cases/{desk.case}/days/{draft.id}")
    assert "A seat near the door" in alice.text
    for words in ("2 seats wanted.", "Would like an interpreter.", "Statement: on paper."):
        assert words in alice.text
    assert mary.name == "updates"
