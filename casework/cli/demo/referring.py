"""Beside a review in the demo: a referral she agreed to, a meeting with the chair, a seat on the
panel, and somebody of the partnership whose pages name nobody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from casework.actions import conflict, meeting, partnership, referral
from casework.cli.demo.people import Hiring, Team
from casework.cli.demo.script import Script
from casework.cli.demo.second_region import Valleys
from casework.cli.demo.telling import Telling
from casework.models.case import Review

_WORDS = (
    "Angharad Llewelyn-Cadwaladr, mother of Eleri. Please call on 01632 960211, after four."
    " Speaks Welsh and English. The review is a safeguarding review in Cwm Derwen."
)

_WHILE_AWAY = (
    "Bernadette Ní Dhuibhne would like an advocate for the weeks when Joanna Whitlock is away."
    " Please write to her, and do not call. Her daughter died last year."
)


def play(telling: Telling, team: Valleys, mother: str, father: str) -> None:
    """In the last days: her yes and what left, a meeting, and who sits on the panel."""
    script = telling.script
    review_id = script.session.scalars(
        select(Review.id).where(Review.case_id == telling.case_id)
    ).one()

    def do(action: Any, days: int, by: str = telling.by, **values: Any) -> str:
        at = script.at(days, 15)
        viewer = script.as_staff(by, at)
        made = action(script.session, viewer=viewer, case_id=telling.case_id, now=at, **values)
        script.session.flush()
        return str(made)

    hers = {"member_id": mother}
    made = do(
        referral.prepare_referral, -3, **hers, organisation="victim_support", passed_on=_WORDS
    )
    its = {**hers, "referral_id": made}
    do(referral.record_referral_answer, -3, **its, answer="yes", read_to_her=True)
    do(referral.send_referral, -2, **its, sent_how="secure_email")
    do(
        meeting.record_progress_permission,
        -2,
        member_id=father,
        review_id=review_id,
        permitted=True,
    )
    do(
        meeting.record_meeting,
        -1,
        **hers,
        review_id=review_id,
        with_whom="chair",
        held_on=script.day(-2),
        who="The chair, and Joanna Whitlock",
        agreed="The chair sends the next part of the draft by the end of the month.",
    )
    do(
        conflict.record_seat,
        -1,
        team.leader,
        review_id=review_id,
        staff_id=team.other_leader,
        seat="panel",
    )


def waits_for_her(telling: Telling, advocate: str, mother: str) -> None:
    """Prepared yesterday by her advocate. She has not answered, and nothing has left."""
    at = telling.script.at(-1, 16)
    referral.prepare_referral(
        telling.script.session,
        viewer=telling.script.as_staff(advocate, at),
        case_id=telling.case_id,
        member_id=mother,
        organisation="aafda",
        passed_on=_WHILE_AWAY,
        now=at,
    )
    telling.script.session.flush()


def somebody_of_the_partnership(script: Script, team: Team) -> None:
    """An officer of the area of that review."""
    officer = Hiring(script, team.region, script.now).invite(
        "Bethan Marsh-Quayle",
        "partnership_officer",
        organisation="Cwm Derwen partnership (invented)",
    )
    area = script.session.scalars(
        select(Review.area).where(Review.area.like("Cwm Derwen%"))
    ).first()
    viewer = script.as_staff(team.administrator, script.now)
    if area:
        partnership.give_area(
            script.session, viewer=viewer, staff_id=officer, area=area, now=script.now
        )
    script.session.flush()
