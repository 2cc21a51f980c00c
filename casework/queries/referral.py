"""Referrals to an organisation of advocates: as she sees them, and as staff do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.models.referral import Referral
from casework.queries.review_say import require_beside
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import NotFound
from casework.rules.referral import Moments, Stage, stage_of


@dataclass(frozen=True)
class ReferralView:
    """One referral with its exact words."""

    id: str
    case_id: str
    member_id: str
    organisation: str
    organisation_name: str
    passed_on: str
    stage: Stage
    prepared_at: datetime
    agreed_at: datetime | None
    agreed_how: str
    refused_at: datetime | None
    withdrawn_at: datetime | None
    sent_at: datetime | None
    sent_how: str
    outcome: str
    outcome_at: datetime | None


def own_referrals(session: Session, viewer: FamilyViewer) -> tuple[ReferralView, ...]:
    """What was prepared for her, the newest first."""
    return _views(session, viewer.case_id, viewer.member_id)


def own_referral(session: Session, viewer: FamilyViewer, referral_id: str) -> ReferralView:
    """One of them, or NotFound."""
    return _one(own_referrals(session, viewer), referral_id)


def referrals_of(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> tuple[ReferralView, ...]:
    """The same for somebody who stands beside her in a review; NotFound for anybody else."""
    require_beside(session, viewer, case_id, member_id, now)
    return _views(session, case_id, member_id)


def referral_of(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    referral_id: str,
    now: datetime,
) -> ReferralView:
    """One of them, or NotFound."""
    return _one(referrals_of(session, viewer, case_id, member_id, now), referral_id)


def moments_of(row: Referral) -> Moments:
    """What has happened to a referral, as the rules see it."""
    return Moments(row.agreed_at, row.refused_at, row.sent_at, row.withdrawn_at, row.outcome)


def _one(found: Iterable[ReferralView], referral_id: str) -> ReferralView:
    for one in found:
        if one.id == referral_id:
            return one
    raise NotFound


def _views(session: Session, case_id: str, member_id: str) -> tuple[ReferralView, ...]:
    rows = session.scalars(
        select(Referral)
        .where(Referral.case_id == case_id, Referral.member_id == member_id)
        .order_by(Referral.prepared_at.desc(), Referral.id)
    )
    return tuple(
        ReferralView(
            id=row.id,
            case_id=row.case_id,
            member_id=row.member_id,
            organisation=row.organisation,
            organisation_name=row.organisation_name,
            passed_on=row.passed_on or "",
            stage=stage_of(moments_of(row)),
            prepared_at=row.prepared_at,
            agreed_at=row.agreed_at,
            agreed_how=row.agreed_how,
            refused_at=row.refused_at,
            withdrawn_at=row.withdrawn_at,
            sent_at=row.sent_at,
            sent_how=row.sent_how,
            outcome=row.outcome,
            outcome_at=row.outcome_at,
        )
        for row in rows
    )
