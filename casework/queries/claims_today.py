"""What waits for a worker about the applications of her own people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework.models.family import FamilyMember
from casework.models.money import Claim, ClaimConsent, ClaimPaper
from casework.queries.claims import claims_visible_to
from casework.queries.closeness import service_day
from casework.queries.people import called_of
from casework.rules.access import StaffViewer, may
from casework.rules.roles import Permission

PAPERS_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class ClaimTask:
    """One line. ``what``: begun (she began it herself, and nobody has taken it up), paper
    (wanted soon), link (she named a relative who may see it)."""

    what: str
    case_id: str
    member_id: str
    member_called: str
    claim_id: str
    due_on: date | None = None


def claim_tasks(session: Session, viewer: StaffViewer, now: datetime) -> tuple[ClaimTask, ...]:
    """Of people whose own worker the viewer is; nothing for anybody else."""
    if not may(viewer, Permission.CLAIM_MANAGE):
        return ()
    mine = claims_visible_to(viewer, now).subquery()
    at = and_(FamilyMember.case_id == Claim.case_id, FamilyMember.id == Claim.member_id)
    visible = and_(Claim.case_id == mine.c.case_id, Claim.id == mine.c.id)
    base = select(Claim, FamilyMember).join(FamilyMember, at).join(mine, visible)
    begun = session.execute(
        base.where(Claim.stage == "thinking", Claim.opened_by == Claim.member_id)
    ).all()
    links = session.execute(
        base.join(
            ClaimConsent,
            and_(ClaimConsent.case_id == Claim.case_id, ClaimConsent.claim_id == Claim.id),
        ).where(ClaimConsent.linked_at.is_(None), ClaimConsent.withdrawn_at.is_(None))
    ).all()
    papers = session.execute(
        base.join(
            ClaimPaper, and_(ClaimPaper.case_id == Claim.case_id, ClaimPaper.claim_id == Claim.id)
        )
        .where(ClaimPaper.sent_on.is_(None), ClaimPaper.due_on <= service_day(now) + PAPERS_AHEAD)
        .add_columns(ClaimPaper.due_on)
        .order_by(ClaimPaper.due_on, ClaimPaper.id)
    ).all()
    return (
        *_tasks("begun", ((claim, member, None) for claim, member in begun)),
        *_tasks("link", ((claim, member, None) for claim, member in links)),
        *_tasks("paper", papers),
    )


def _tasks(
    what: str, rows: Iterable[tuple[Claim, FamilyMember, date | None]]
) -> Iterable[ClaimTask]:
    for claim, member, due_on in rows:
        yield ClaimTask(what, claim.case_id, member.id, called_of(member), claim.id, due_on)
