"""What else she takes with her: what she wrote, applied for and said, as her own pages show it.

Each part is asked of the query of its own page, so that nothing stands in a copy which a page
would hold back. Sums are not among them: they stand on a page that she opens for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.queries.claims import ClaimView, own_claims
from casework.queries.concerns import OwnConcern, own_concerns
from casework.queries.known_already import Writing, own_writings
from casework.queries.referral import ReferralView, own_referrals
from casework.queries.review_say import HerReview, ShownView, own_reviews, views_of
from casework.queries.view_answers import ShownAnswer, own_answers
from casework.rules.access import FamilyViewer


@dataclass(frozen=True)
class SaidToReview:
    """A review that she knows of, what she said to it, and the answers that she has, by view."""

    review: HerReview
    views: tuple[ShownView, ...]
    answers: dict[str, tuple[ShownAnswer, ...]]


@dataclass(frozen=True)
class OwnParts:
    """Everything of hers that is no news, no message, no choice and no contact."""

    writings: tuple[Writing, ...]
    concerns: tuple[OwnConcern, ...]
    claims: tuple[ClaimView, ...]  # her own, and never one that a relative lets her see
    reviews: tuple[SaidToReview, ...]
    referrals: tuple[ReferralView, ...]


def own_parts(session: Session, viewer: FamilyViewer, now: datetime) -> OwnParts:
    """All of it, at one moment."""
    return OwnParts(
        writings=own_writings(session, viewer),
        concerns=own_concerns(session, viewer),
        claims=tuple(one for one in own_claims(session, viewer) if not one.shared_by),
        reviews=tuple(_said(session, viewer, one, now) for one in own_reviews(session, viewer)),
        referrals=own_referrals(session, viewer),
    )


def _said(session: Session, viewer: FamilyViewer, review: HerReview, now: datetime) -> SaidToReview:
    views = views_of(session, viewer.case_id, viewer.member_id, review.id, now)
    return SaidToReview(review, views, own_answers(session, viewer, [one.id for one in views]))
