"""How far a review is, and what of its report is there for her: beside her answer to it."""

from __future__ import annotations

from typing import Any

from casework.queries.recommendations import own_advice
from casework.queries.report_draft_own import own_drafts
from casework.queries.review_progress import own_progress
from casework.rules.review_progress import NOT_FORGOTTEN, PAUSE_CAN_DO, PAUSES, STAGES
from casework.web.gate import family_viewer
from casework.web.i18n import current
from casework.web.transaction import now, session


def about_review(review_id: str) -> dict[str, Any]:
    """What the page of a review shows of it."""
    viewer = family_viewer()
    return {
        "progress": own_progress(session(), viewer, review_id, now()),
        "drafts": own_drafts(session(), viewer, review_id, now()),
        "advice": own_advice(session(), viewer, review_id, current().base),
        "stages": STAGES,
        "pauses": PAUSES,
        "pause_can_do": PAUSE_CAN_DO,
        "not_forgotten": NOT_FORGOTTEN,
    }
