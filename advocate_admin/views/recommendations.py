"""What a review recommends and what has been done, told to one person at a time."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.recommendations import RecommendationForm, StepForm, TellForm
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, sent, shown
from advocate_admin.views import blueprint
from advocate_admin.views.report_draft import review_of
from casework.actions import recommendations as actions
from casework.queries.person import PersonPage
from casework.queries.recommendations import Advice, advice_for
from casework.rules.errors import NotFound
from casework.rules.recommendations import AGENCIES, STATES, THEMES
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/people/<case_id>/<member_id>/report/<review_id>/after"
_PREPARES = requires(Permission.MEMBER_READ, Permission.REPORT_PREPARE)
_RELEASES = requires(Permission.MEMBER_READ, Permission.REPORT_RELEASE)


def _advice(her: PersonPage, review_id: str) -> tuple[Advice, ...]:
    viewer = staff_viewer()
    return advice_for(session(), viewer, her.case_id, her.member_id, review_id, now())


def _words() -> dict[str, Any]:
    return {"agencies": AGENCIES, "themes": THEMES, "states": STATES}


@blueprint.get(_PATH)
@_PREPARES
def advice(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """Everything recorded of a review, and which of it she was told."""
    her = her_record(case_id, member_id, "report")
    return render_template(
        "advocate/advice.html",
        her=her,
        review=review_of(her, review_id),
        advice=_advice(her, review_id),
        **_words(),
    )


@blueprint.route(f"{_PATH}/new", methods=["GET", "POST"])
@_PREPARES
def advice_new(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """Record one recommendation."""
    her = her_record(case_id, member_id, "report")
    review, form = review_of(her, review_id), RecommendationForm.starting(her.words_in)
    where = {"case_id": case_id, "review_id": review_id}
    if sent(form, actions.record_recommendation, **where) is not None:
        return to("advice", member_id=member_id, **where)
    return shown("advice_new", form, her=her, review=review)


@blueprint.route(f"{_PATH}/<recommendation_id>", methods=["GET", "POST"])
@_PREPARES
def advice_step(
    case_id: str, member_id: str, review_id: str, recommendation_id: str
) -> ResponseReturnValue:
    """Record how far it is."""
    her = her_record(case_id, member_id, "report")
    review = review_of(her, review_id)
    one = next((one for one in _advice(her, review_id) if one.id == recommendation_id), None)
    if one is None:
        raise NotFound
    form = StepForm.starting(her.words_in)
    where = {"case_id": case_id, "recommendation_id": recommendation_id}
    if sent(form, actions.record_step, **where) is not None:
        return to("advice", case_id=case_id, member_id=member_id, review_id=review_id)
    return shown("advice_step", form, her=her, review=review, one=one)


@blueprint.post(f"{_PATH}/<recommendation_id>/tell")
@_RELEASES
def advice_tell(
    case_id: str, member_id: str, review_id: str, recommendation_id: str
) -> ResponseReturnValue:
    """Release it, or one step of it, to her."""
    form = TellForm()
    if form.validate_on_submit():
        deed(
            actions.tell,
            case_id=case_id,
            member_id=member_id,
            recommendation_id=recommendation_id,
            step_id=form.step_id.data or "",
        )
    return to("advice", case_id=case_id, member_id=member_id, review_id=review_id)
