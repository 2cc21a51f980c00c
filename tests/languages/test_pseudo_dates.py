"""Pages about days to come and about money, in the pseudo-language: nothing escapes translation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casework.actions import claim_sharing, claims, clocks, court_days, fact_checks
from casework.rules.languages import PSEUDO
from casework.rules.other_money import OTHER_HELP
from tests.languages.test_pseudo_walk import words_outside
from tests.support.databases import NOW, Database
from tests.support.desk import Desk, desk_of
from tests.support.household import build
from tests.support.writing import HEARING, released

TRIAL = HEARING | {"hearing_type": "trial", "date-day": "16", "date-month": "3"}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """A trial with somebody beside her, a clock, an application with everything in it."""
    made = desk_of(build(database), tmp_path)
    made.knew_before("mary", "charge")
    return made


def furnished(desk: Desk) -> dict[str, str]:
    """Ids of what there is."""
    house, who = desk.house, desk.house.of("mary")
    hearing = released(desk, "alice", "hearing_listed", TRIAL, "mary").id
    at_hearing = {**who, "hearing_id": hearing}
    beside = {"staff_id": house.staff["alice"], "where": "", "on": None, "how": "somebody"}
    house.act("alice", court_days.set_beside, **at_hearing, part="first", **beside)
    clock = house.act("alice", clocks.start, **who, kind="cica_apply", started_on=date(2026, 1, 20))
    house.act(
        "alice",
        clocks.confirm,
        case_id=desk.case,
        clock_id=clock,
        how="computed",
        due_on=None,
        read_in="",
        version=1,
    )
    claim = house.act("mary", claims.begin, route="full", read=True)
    at = {"case_id": desk.case, "claim_id": claim}
    house.act(
        "alice", claims.ask_paper, **at, kind="bank", asked_on=NOW.date(), due_on=date(2026, 3, 9)
    )
    house.act("alice", claims.keep_sum, **at, outcome="award", pounds="")
    consent = house.act("mary", claim_sharing.share, claim_id=claim, named="Anna", signed="Mary")
    house.act(
        "ada",
        fact_checks.check_fact,
        fact=OTHER_HELP["bsp"].fact,
        still_so=True,
        source="the page",
        checked_on=NOW.date(),
    )
    return {"hearing": hearing, "clock": clock, "claim": claim, "consent": consent}


def test_her_pages_of_days_and_money_are_translated(desk: Desk) -> None:
    ids = furnished(desk)
    mary = desk.relative("mary", language=PSEUDO.tag)
    found = {}
    for path in (
        "/t",
        f"/u/{ids['hearing']}",
        "/d",
        f"/d/{ids['hearing']}",
        "/f",
        "/f/n",
        f"/f/{ids['claim']}",
        f"/f/{ids['claim']}/a",
        f"/f/{ids['claim']}/w",
    ):
        mary.get(path)
        assert mary.status == 200, path
        found[path] = words_outside(mary.text)
    assert {path: words for path, words in found.items() if words} == {}


def test_staff_pages_of_days_and_money_are_translated(desk: Desk) -> None:
    ids = furnished(desk)
    alice = desk.worker("alice")
    alice.get(f"/?lang={PSEUDO.tag}")
    member = desk.house.members["mary"][1]
    her, day = f"/people/{desk.case}/{member}", f"/cases/{desk.case}/days"
    claim, hearing = f"{her}/money/{ids['claim']}", f"{day}/{ids['hearing']}"
    found = {}
    for path in (
        "/",
        "/clocks",
        "/help/money",
        f"{her}/clocks",
        f"{her}/clocks/{ids['clock']}",
        f"{her}/money",
        claim,
        *(f"{claim}/{one}" for one in ("details", "stage", "papers", "sum")),
        f"{claim}/shared/{ids['consent']}",
        day,
        hearing,
        f"{hearing}/{member}",
        f"{hearing}/{member}/plan",
    ):
        alice.get(path)
        assert alice.status == 200, path
        # Only names, and what a source is called, may stand bare.
        found[path] = [word for word in words_outside(alice.text) if not word[0].isupper()]
    assert {path: words for path, words in found.items() if words} == {}
