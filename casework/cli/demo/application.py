"""An application for compensation that is under way: only she and her own worker see it."""

from __future__ import annotations

from casework.actions import claims
from casework.cli.demo.telling import Telling
from casework.models.money import Claim


def is_sent(telling: Telling, member_id: str) -> str:
    """Begun with its cautions, papers gathered, sent and answered; the application's id."""
    session, script = telling.script.session, telling.script
    begun = script.at(-862)
    claim_id = claims.begin_for(
        session,
        viewer=script.as_staff(telling.by, begun),
        case_id=telling.case_id,
        member_id=member_id,
        route="full",
        cautions_said=True,
        now=begun,
    )
    session.flush()
    stages = (
        ("gathering", -845),
        ("sent", -820),
        ("reference_received", -790),
        ("police_evidence", -760),
        ("waiting", -730),
        ("decision_letter", -130),
    )
    for stage, days in stages:
        _stage(telling, claim_id, stage, days)
    at = script.at(-129)
    claims.change(
        session,
        viewer=script.as_staff(telling.by, at),
        case_id=telling.case_id,
        claim_id=claim_id,
        helper="us",
        reference="X/00/000000",
        form_saved_on=None,
        sent_on=script.day(-820),
        letter_on=script.day(-130),
        review_by=script.day(-76),
        appeal_by=None,
        version=session.get_one(Claim, (telling.case_id, claim_id)).version,
        now=at,
    )
    session.flush()
    return claim_id


def is_looked_at_again(telling: Telling, claim_id: str) -> None:
    """By her next worker: asked in time, and one more paper is wanted."""
    session, script = telling.script.session, telling.script
    _stage(telling, claim_id, "review_requested", -84)
    at = script.at(-40)
    claims.ask_paper(
        session,
        viewer=script.as_staff(telling.by, at),
        case_id=telling.case_id,
        claim_id=claim_id,
        kind="funeral_invoice",
        asked_on=script.day(-40),
        due_on=script.day(9),
        now=at,
    )
    session.flush()


def _stage(telling: Telling, claim_id: str, stage: str, days: int) -> None:
    at = telling.script.at(days, 13)
    claims.set_stage(
        telling.script.session,
        viewer=telling.script.as_staff(telling.by, at),
        case_id=telling.case_id,
        claim_id=claim_id,
        stage=stage,
        reached_on=telling.script.day(days),
        now=at,
    )
    telling.script.session.flush()
