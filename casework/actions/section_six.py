"""Somebody looked up the source of one of the fifteen expectations of a review."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.checks import refuse_unknown, require
from casework.actions.fact_checks import keep_check
from casework.rules.access import StaffViewer
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
    return keep_check(
        session,
        viewer=viewer,
        fact=fact,
        still_so=still_so,
        source=source,
        checked_on=checked_on,
        now=now,
    )
