"""Somebody looked up the source of one of the fifteen expectations of a review."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import note, refuse_unknown, require, required
from casework.models.audit import SERVICE_CHAIN
from casework.models.clocks import FactCheck
from casework.queries.closeness import service_day
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission
from casework.rules.section_six import EXPECTATIONS


def check_expectation(
    session: Session,
    *,
    viewer: StaffViewer,
    fact: str,
    still_so: bool,
    source: str,
    checked_on: date,
    now: datetime,
) -> str:
    """Keep the check as a new row; its id. Until there is one, the pages say that nobody has."""
    require(viewer, Permission.FACT_CHECK)
    refuse_unknown(fact, {one.fact for one in EXPECTATIONS}, "fact")
    if checked_on > service_day(now):
        raise Invalid({"checked_on": Sentence(S_("Type today or an earlier day."))})
    row = FactCheck(
        fact=fact,
        still_so=still_so,
        source=required(source, "source", S_("Write where you read it."), longest=300),
        checked_on=checked_on,
        checked_by=viewer.staff_id,
        added_at=now,
    )
    session.add(row)
    state = "still_so" if still_so else "no_longer"
    note(session, viewer, SERVICE_CHAIN, Event.FACT_CHECKED, now, fact=row.fact, state=state)
    return row.id
