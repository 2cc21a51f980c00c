"""Somebody looked a stated fact up at its source, and says whether it is still so."""

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
from casework.rules.other_money import OTHER_HELP
from casework.rules.roles import Permission
from casework.rules.section_six import EXPECTATIONS

_FACTS = frozenset({one.fact for one in OTHER_HELP.values()} | {one.fact for one in EXPECTATIONS})


def check_fact(
    session: Session,
    *,
    viewer: StaffViewer,
    fact: str,
    still_so: bool,
    source: str,
    checked_on: date,
    now: datetime,
) -> str:
    """Keep one check of a stated fact as a new row; its id. Raises Invalid for a day ahead, or
    without a source.

    Families see other help with money from then on for a year, or no longer. Until somebody has
    looked one of the fifteen expectations up, the pages say that nobody has.
    """
    require(viewer, Permission.FACT_CHECK)
    refuse_unknown(fact, _FACTS, "fact")
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
