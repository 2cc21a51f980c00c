"""The register of offers: what one person was offered, and what she made of it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.offers import OfferForm
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions.engagement import record_engagement
from casework.queries.engagement import ProcessRegister, register
from casework.queries.person import PersonPage
from casework.queries.review_say import HerReview, reviews_of
from casework.rules.errors import NotFound
from casework.rules.review_say import ANSWERS
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


def _kept(her: PersonPage) -> tuple[ProcessRegister, ...]:
    return register(session(), staff_viewer(), her.case_id, her.member_id, now())


def _still_sees(her: PersonPage) -> bool:
    try:
        return bool(_kept(her))
    except NotFound:
        return False


def _part(her: PersonPage) -> tuple[HerReview, ...]:
    """Her part in each review, read from her own answers and from nothing else."""
    try:
        return reviews_of(session(), staff_viewer(), her.case_id, her.member_id, now())
    except NotFound:
        return ()


@blueprint.get("/people/<case_id>/<member_id>/offers")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def offers(case_id: str, member_id: str) -> ResponseReturnValue:
    """Every process, how it stands, and what was recorded."""
    her = her_record(case_id, member_id, "offers")
    return render_template(
        "advocate/offers.html", her=her, register=_kept(her), reviews=_part(her), answers=ANSWERS
    )


@blueprint.route("/people/<case_id>/<member_id>/offers/<process>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def offer(case_id: str, member_id: str, process: str) -> ResponseReturnValue:
    """One more entry of one process."""
    her = her_record(case_id, member_id, "offers")
    kept = next((one for one in _kept(her) if one.process == process), None)
    if kept is None:
        raise NotFound
    form = OfferForm.starting(kept, her.words_in, now())
    where = {"case_id": case_id, "member_id": member_id, "process": process}
    if sent(form, record_engagement, **where) is not None:
        # An advocate whose work has ended with this entry sees her no more.
        return to_hers(her, "offers") if _still_sees(her) else to("today")
    return shown("offer", form, her=her, kept=kept)
