"""Days to come: who plans to go and who is beside whom, days that run out, two applications."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.actions import claim_sharing, claims, clocks, court_days, fact_checks
from casework.cli.demo.people import Team
from casework.cli.demo.script import Script
from casework.models.case import Case
from casework.models.family import FamilyMember
from casework.queries.clocks import clock_page, running_clocks, to_confirm
from casework.queries.court_days import CaseHearing, case_hearings
from casework.queries.database import set_context
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.other_money import OTHER_HELP

Person = tuple[str, str]  # case id, member id


def play(script: Script, team: Team) -> None:
    """Once the families of the first region are there. All of it happens at the last moment."""
    there = _people(script, team)
    _days(script, team, there["Jasmine"][0])
    _claim_under_way(script, team, there["Jasmine"])
    _claim_decided(script, team, there["Dan"])
    _clocks(script, team)
    _looked_up(script, team)


def _people(script: Script, team: Team) -> dict[str, Person]:
    """By what each is called. Names are sealed, so all of them are opened."""
    rows = script.session.scalars(
        select(FamilyMember)
        .join(Case, Case.id == FamilyMember.case_id)
        .where(Case.region_id == team.region)
    )
    return {row.called or "": (row.case_id, row.id) for row in rows}


def _hers(script: Script, case_id: str, member_id: str, language: str = "en") -> FamilyViewer:
    """Act as this relative from here on."""
    set_context(script.session, side="family", case_id=case_id, member_id=member_id, now=script.now)
    return FamilyViewer(case_id=case_id, member_id=member_id, language=language)


def _worker(script: Script, team: Team) -> StaffViewer:
    return script.as_staff(team.caseworker, script.now)


def _days(script: Script, team: Team, case_id: str) -> None:
    """The next hearing: somebody beside the first person who knows of it, and one gap left."""
    found = case_hearings(script.session, _worker(script, team), case_id, script.now)
    if not found:
        return
    court_days.write_way(
        script.session,
        viewer=_worker(script, team),
        case_id=case_id,
        hearing_id=found[0].hearing.hearing_id,
        language="en",
        text=f"{found[0].address}\nCome to the side door. There is a quiet room upstairs.",
        now=script.now,
    )
    script.session.flush()
    known = [person.member_id for person in found[0].people if not person.held]
    for member_id in known[:1]:
        _beside(script, team, found[0], member_id)
    for member_id in known[-1:]:
        _planned(script, found[0], member_id)


def _beside(script: Script, team: Team, found: CaseHearing, member_id: str) -> None:
    court_days.set_beside(
        script.session,
        viewer=_worker(script, team),
        case_id=found.case_id,
        member_id=member_id,
        hearing_id=found.hearing.hearing_id,
        part="first",
        on=None,
        how="somebody",
        staff_id=team.caseworker,
        where="At the side door, half an hour before",
        now=script.now,
    )
    script.session.flush()


def _planned(script: Script, found: CaseHearing, member_id: str) -> None:
    court_days.plan(
        script.session,
        viewer=_hers(script, found.case_id, member_id),
        hearing_id=found.hearing.hearing_id,
        going="yes",
        seats=2,
        interpreter="no",
        statement="undecided",
        wishes="I would like to sit near the door.",
        version=0,
        now=script.now,
    )
    script.session.flush()


def _claim_under_way(script: Script, team: Team, person: Person) -> None:
    """Begun by herself; the scheme waits for the police, and asked for one paper."""
    case_id, member_id = person
    begun = script.at(-45)
    claim_id = claims.begin(
        script.session,
        viewer=_hers(script, case_id, member_id, "ur"),
        route="full",
        read=True,
        now=begun,
    )
    script.session.flush()
    at = {"case_id": case_id, "claim_id": claim_id}
    for stage, days in (("sent", -40), ("reference_received", -33), ("police_evidence", -20)):
        claims.set_stage(
            script.session,
            viewer=_worker(script, team),
            **at,
            stage=stage,
            reached_on=script.day(days),
            now=script.now,
        )
        script.session.flush()
    claims.ask_paper(
        script.session,
        viewer=_worker(script, team),
        **at,
        kind="relationship",
        asked_on=script.day(-6),
        due_on=script.day(22),
        now=script.now,
    )
    script.session.flush()
    claim_sharing.share(
        script.session,
        viewer=_hers(script, case_id, member_id, "ur"),
        claim_id=claim_id,
        named="Nadia",
        signed="Jasmine",
        now=script.now,
    )
    script.session.flush()


def _claim_decided(script: Script, team: Team, person: Person) -> None:
    """For the cost of the funeral; a letter has come, with a last day for a review."""
    case_id, member_id = person
    begun = script.at(-160)
    claim_id = claims.begin_for(
        script.session,
        viewer=script.as_staff(team.caseworker, begun),
        case_id=case_id,
        member_id=member_id,
        route="funeral",
        cautions_said=True,
        now=begun,
    )
    script.session.flush()
    at = {"case_id": case_id, "claim_id": claim_id}
    claims.change(
        script.session,
        viewer=_worker(script, team),
        **at,
        helper="us",
        reference="X/00/000000 (invented)",
        form_saved_on=None,
        sent_on=script.day(-150),
        letter_on=script.day(-9),
        review_by=script.day(47),
        appeal_by=None,
        version=1,
        now=script.now,
    )
    script.session.flush()
    claims.set_stage(
        script.session,
        viewer=_worker(script, team),
        **at,
        stage="decision_letter",
        reached_on=script.day(-7),
        now=script.now,
    )
    script.session.flush()
    claims.keep_sum(
        script.session,
        viewer=_worker(script, team),
        **at,
        outcome="award",
        pounds="1234.00",
        now=script.now,
    )
    script.session.flush()


def _clocks(script: Script, team: Team) -> None:
    """Most of what waits is confirmed; the last one still waits."""
    viewer = _worker(script, team)
    waiting = to_confirm(running_clocks(script.session, viewer, script.now))
    for line in waiting[:-1]:
        page = clock_page(script.session, viewer, line.case_id, line.clock_id, script.now)
        by_letter = line.kind.only_from_letter
        if line.past or (page.counted is None and not by_letter):
            continue
        clocks.confirm(
            script.session,
            viewer=viewer,
            case_id=line.case_id,
            clock_id=line.clock_id,
            how="letter" if by_letter else "computed",
            due_on=line.due_on if by_letter else None,
            read_in="The letter with the decision" if by_letter else "",
            version=page.version,
            now=script.now,
        )
        script.session.flush()


def _looked_up(script: Script, team: Team) -> None:
    viewer = script.as_staff(team.administrator, script.now)
    for slug in ("bsp", "fep", "own_funds"):
        fact_checks.check_fact(
            script.session,
            viewer=viewer,
            fact=OTHER_HELP[slug].fact,
            still_so=True,
            source="looked up for this demo (invented)",
            checked_on=script.now.date() - timedelta(days=3),
            now=script.now,
        )
        script.session.flush()
