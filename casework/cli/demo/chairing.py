"""The chair of one review of the demo: invited, reads, and records how the review goes."""

from __future__ import annotations

from datetime import timedelta

from casework.actions import chair, report_draft, staff_accounts
from casework.cli.demo.people import DEMO
from casework.cli.demo.telling import Telling
from casework.rules.roles import Role

_QUESTIONS = (
    "1. What did each service know in the last two years?\n"
    "2. Did anybody speak with Eleri on her own?\n"
    "3. What would have helped her to be safe?"
)
_SECTION = (
    "What the panel asked\n\n"
    "The panel asked each service what it knew.\n\n"
    "It asked who had spoken with Eleri on her own."
)


def play(telling: Telling, leader: str, review_id: str) -> str:
    """From the day on which the chair's account was made; the account's id."""
    script, session = telling.script, telling.script.session
    made = script.at(-3, 9)
    staff_id, _link = staff_accounts.invite(
        session,
        viewer=DEMO,
        full_name="Rosalind Achebe-Lowe",
        email="rosalind.achebe-lowe@example.org",
        role=Role.CHAIR.value,
        region_id=None,
        organisation="Independent (invented)",
        now=made,
    )
    session.flush()
    invited = made + timedelta(hours=1)
    chair.invite_chair(
        session,
        viewer=script.as_staff(leader, invited),
        case_id=telling.case_id,
        review_id=review_id,
        staff_id=staff_id,
        now=invited,
    )
    session.flush()
    for hours, kind, value, body in (
        (3, "stage", "family_views", "The panel has the papers of four services."),
        (4, "meeting", "with_family", "The panel would like to listen, at a place they choose."),
        (5, "terms", "agreed", _QUESTIONS),
        (6, "draft", "section", _SECTION),
    ):
        at = made + timedelta(hours=hours)
        chair.propose(
            session,
            viewer=script.as_staff(staff_id, at),
            review_id=review_id,
            kind=kind,
            value=value,
            body=body,
            for_date=at.date(),
            now=at,
        )
        session.flush()
    at = made + timedelta(hours=7)
    report_draft.record_draft(
        session,
        viewer=script.as_staff(leader, at),
        case_id=telling.case_id,
        review_id=review_id,
        received_on=at.date(),
        received_from="the chair, by secure email",
        now=at,
    )
    session.flush()
    return staff_id
