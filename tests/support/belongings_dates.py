"""The same for clocks, applications and days in court: a row in each table for each relative."""

from __future__ import annotations

from datetime import date

from casework.actions import clocks, fact_checks
from casework.models.court_days import BesideDay, DayPlan, WayThere
from casework.models.money import Claim, ClaimConsent, ClaimPaper, ClaimStage, ClaimSum
from casework.rules.other_money import OTHER_HELP
from tests.support.databases import NOW
from tests.support.household import Household

OF_A_RELATIVE = ("clock", "day_plan", "beside_day")
# An application is its applicant's and her own worker's.
OF_HER_OWN_WORKER = ("claim", "claim_stage", "claim_paper", "claim_sum", "claim_consent")


def furnish_dates(house: Household, name: str, leader: str, update_id: str) -> dict[str, str]:
    """Ids by the names of the tables."""
    case_id, member_id = house.members[name]
    key = {"case_id": case_id, "member_id": member_id}
    by = {"set_by": house.staff[leader], "set_at": NOW}
    clock_id = house.act(
        leader, clocks.start, **key, kind="dhr_complete", started_on=date(2026, 2, 1)
    )
    with house.database.session("owner") as session:
        claim = Claim(**key, route="full", stage_on=NOW.date(), opened_by=member_id, opened_at=NOW)
        session.add(claim)
        session.flush()
        its = {**key, "claim_id": claim.id}
        paper = ClaimPaper(**its, kind="identity", asked_on=NOW.date(), **by)
        kept = ClaimSum(**its, outcome="award", pounds=f"{len(name)}00", **by)
        consent = ClaimConsent(**its, named="a sister", signed=name, given_at=NOW)
        day = {**key, "hearing_id": update_id}
        beside = BesideDay(**day, part="first", how="somebody", called="Alice", **by)
        session.add_all(
            [
                ClaimStage(**its, stage="thinking", reached_on=NOW.date(), **by),
                paper,
                kept,
                consent,
                DayPlan(**day, going="yes", wishes=f"wishes of {name}", said_by="staff", **by),
                beside,
                WayThere(case_id=case_id, hearing_id=update_id, language="en", text="a door", **by),
            ]
        )
        session.commit()
        return {
            "clock": clock_id,
            "claim": claim.id,
            "paper": paper.id,
            "sum": kept.id,
            "consent": consent.id,
            "beside": beside.id,
        }


def furnish_facts(house: Household) -> None:
    """What belongs to no family."""
    house.act(
        "ada",
        clocks.add_rule,
        kind="uls_request",
        length=28,
        unit="days",
        valid_from=date(2026, 1, 1),
        confidence="V",
        source="the law",
        read_on=NOW.date(),
    )
    house.act(
        "ada",
        fact_checks.check_fact,
        fact=OTHER_HELP["bsp"].fact,
        still_so=True,
        source="the page",
        checked_on=NOW.date(),
    )
