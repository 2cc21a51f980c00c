"""What a team writes down beside the news: an advocate was offered, and days that have passed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from casework.actions import clocks
from casework.actions.engagement import record_engagement
from casework.cli.demo.telling import Telling
from casework.models.clocks import Clock
from casework.rules.clock_table import CLOCKS
from casework.rules.clock_types import Hardness
from casework.rules.engagement import Engagement, Process


def offered_an_advocate(
    telling: Telling, days: int, member_ids: Iterable[str], answer: Engagement, again: int = 0
) -> None:
    """Offered on that day, and answered a week later; ``again`` is the day to ask once more."""
    session, script = telling.script.session, telling.script
    for member_id in member_ids:
        for on, state in ((days, Engagement.OFFERED), (days + 7, answer)):
            at = script.at(on, 14)
            record_engagement(
                session,
                viewer=script.as_staff(telling.by, at),
                case_id=telling.case_id,
                member_id=member_id,
                process=Process.ADVOCACY.value,
                state=state.value,
                happened_on=script.day(on),
                how="call_to_service_user",
                ask_again_on=script.day(again) if again else None,
                now=at,
            )
            session.flush()


def days_are_dealt_with(telling: Telling, days: int, member_ids: Iterable[str]) -> None:
    """What had run out by that day concerns these people no more."""
    session, at = telling.script.session, telling.script.at(days, 9)
    viewer = telling.script.as_staff(telling.by, at)
    for clock_id, kind in session.execute(
        select(Clock.id, Clock.kind)
        .where(
            Clock.case_id == telling.case_id,
            Clock.member_id.in_(tuple(member_ids)),
            Clock.due_on < telling.script.day(days),
        )
        .order_by(Clock.id)
    ).all():
        clocks.close(
            session,
            viewer=viewer,
            case_id=telling.case_id,
            clock_id=clock_id,
            state="set_aside" if CLOCKS[kind].hardness is Hardness.EXPECTATION else "done",
            now=at,
        )
        session.flush()
