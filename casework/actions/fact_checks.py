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


def check_help(
    session: Session,
    *,
    viewer: StaffViewer,
    slug: str,
    still_so: bool,
    source: str,
    checked_on: date,
    now: datetime,
) -> str:
    """Keep the check as a new row; its id. Families see the help from now on for a year, or no
    longer."""
    require(viewer, Permission.FACT_CHECK)
    refuse_unknown(slug, OTHER_HELP, "slug")
    fact = OTHER_HELP[slug].fact
    return keep_check(
        session,
        viewer=viewer,
        fact=fact,
        still_so=still_so,
        source=source,
        checked_on=checked_on,
        now=now,
    )


def keep_check(
    session: Session,
    *,
    viewer: StaffViewer,
    fact: str,
    still_so: bool,
    source: str,
    checked_on: date,
    now: datetime,
) -> str:
    """Keep one check of a stated fact; its id. Whoever calls has checked that there is such a
    fact, and that the viewer may. Raises Invalid for a day ahead, or without a source."""
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
