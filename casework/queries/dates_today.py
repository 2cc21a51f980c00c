"""What waits for a worker about days to come: clocks to confirm, clocks that run out,
and days in court on which nobody is named to be beside somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.queries.claims_today import ClaimTask, claim_tasks
from casework.queries.clocks import ClockLine, running_clocks, soon_due, to_confirm
from casework.queries.closeness import service_day
from casework.queries.court_days import Gap, gaps_ahead
from casework.rules.access import StaffViewer, may
from casework.rules.roles import Permission


@dataclass(frozen=True)
class DatesToday:
    """Everything about days to come that stands on the page *today*."""

    to_confirm: tuple[ClockLine, ...]
    soon: tuple[ClockLine, ...]
    gaps: tuple[Gap, ...]
    claims: tuple[ClaimTask, ...] = ()

    @property
    def case_ids(self) -> frozenset[str]:
        """The cases whose people are named."""
        clocks = frozenset(line.case_id for line in (*self.to_confirm, *self.soon))
        return clocks | {gap.case_id for gap in self.gaps} | {one.case_id for one in self.claims}

    def __bool__(self) -> bool:
        return bool(self.to_confirm or self.soon or self.gaps or self.claims)


def dates_today(session: Session, viewer: StaffViewer, now: datetime) -> DatesToday:
    """What waits for this viewer, her own people first."""
    gaps = gaps_ahead(session, viewer, now)
    if not may(viewer, Permission.CLOCK_CONFIRM):
        return DatesToday((), (), gaps)
    lines = sorted(running_clocks(session, viewer, now), key=lambda line: not line.mine)
    waiting = to_confirm(lines)
    soon = tuple(one for one in soon_due(lines, service_day(now)) if one not in waiting)
    return DatesToday(waiting, soon, gaps, claim_tasks(session, viewer, now))
