"""What would be passed on for her: she reads every word, and says yes or no."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import meeting, referral
from casework.queries.meeting import own_permissions
from casework.queries.named_contact import named_contact
from casework.queries.referral import own_referral, own_referrals
from casework.queries.review_say import own_review
from casework.rules.engagement import ADVOCACY_ORGANISATIONS
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.referral import PassOnForm, ProgressForm
from family_app.sending import sent
from family_app.views import blueprint


@blueprint.app_context_processor
def passing_on() -> dict[str, object]:
    """For templates: whether anything was prepared for her."""
    return {"passes_on": lambda: bool(own_referrals(session(), family_viewer()))}


@blueprint.get("/j")
@requires(Permission.OWN_READ)
def pass_on() -> ResponseReturnValue:
    """Everything that was prepared for her."""
    found = own_referrals(session(), family_viewer())
    return render_template("family/pass_on.html", found=found, names=ADVOCACY_ORGANISATIONS)


@blueprint.route("/j/<referral_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def pass_on_one(referral_id: str) -> ResponseReturnValue:
    """The exact words, and her answer. She can take a yes back until it was sent."""
    viewer, form = family_viewer(), PassOnForm()
    kept = own_referral(session(), viewer, referral_id)
    given = {"referral_id": referral_id, "answer": form.answer.data or ""}
    if sent(form, referral.answer_referral, **given) is not None:
        return redirect(url_for("family.pass_on_one", referral_id=referral_id), 303)
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    page = render_template(
        "family/pass_on_one.html", form=form, kept=kept, worker=worker, names=ADVOCACY_ORGANISATIONS
    )
    return page, form.status


@blueprint.route("/j/a/<review_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def ask_for_me(review_id: str) -> ResponseReturnValue:
    """Whether a worker may ask the chair how it is going, for somebody who takes no part."""
    viewer, form = family_viewer(), ProgressForm()
    review = own_review(session(), viewer, review_id)
    if form.validate_on_submit() and form.may.data in ("yes", "no"):
        yes = form.may.data == "yes"
        meeting.permit_progress(
            session(), viewer=viewer, review_id=review_id, permitted=yes, now=now()
        )
        return redirect(url_for("family.ask_for_me", review_id=review_id), 303)
    given = own_permissions(session(), viewer).get(review_id)
    page = render_template("family/ask_for_me.html", form=form, review=review, given=given)
    return page, form.status
