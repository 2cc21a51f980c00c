"""Referring one person to an organisation of advocates, each step only after the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import DeskForm
from advocate_admin.forms.referral import OutcomeForm, ReferralForm, SaidForm, SentForm
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions import referral as actions
from casework.queries.person import PersonPage
from casework.queries.referral import ReferralView, referral_of, referrals_of
from casework.queries.review_say import require_beside
from casework.rules import referral as rules
from casework.rules.errors import NotFound
from casework.rules.referral import Stage
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/people/<case_id>/<member_id>/referrals"
_Step = tuple[type[DeskForm], Callable[..., str]]
_SAID: _Step = (SaidForm, actions.record_referral_answer)
# What can be recorded next.
_NEXT: dict[Stage, _Step] = {
    Stage.PREPARED: _SAID,
    Stage.NOT_WANTED: _SAID,
    Stage.TAKEN_BACK: _SAID,
    Stage.AGREED: (SentForm, actions.send_referral),
    Stage.SENT: (OutcomeForm, actions.record_outcome),
    Stage.ANSWERED: (OutcomeForm, actions.record_outcome),
}


def _one(her: PersonPage, referral_id: str) -> ReferralView:
    return referral_of(session(), staff_viewer(), her.case_id, her.member_id, referral_id, now())


def _words() -> dict[str, Any]:
    return {"stages": rules.STAGES, "ways": rules.WAYS_SENT, "outcomes": rules.OUTCOMES}


@blueprint.get(_PATH)
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def referrals(case_id: str, member_id: str) -> ResponseReturnValue:
    """What was prepared for her, and how far each has come."""
    her = her_record(case_id, member_id, "referrals")
    found = referrals_of(session(), staff_viewer(), case_id, member_id, now())
    return render_template("advocate/referrals.html", her=her, referrals=found, **_words())


@blueprint.route(f"{_PATH}/new", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def referral_new(case_id: str, member_id: str) -> ResponseReturnValue:
    """Word for word what would be passed on. Nothing leaves with this."""
    her, form = her_record(case_id, member_id, "referrals"), ReferralForm()
    require_beside(session(), staff_viewer(), case_id, member_id, now())
    where = {"case_id": case_id, "member_id": member_id}
    made = sent(form, actions.prepare_referral, **where)
    if made is not None:
        return to("referral", referral_id=made, **where)
    return shown("referral_new", form, her=her)


@blueprint.route(f"{_PATH}/<referral_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def referral(case_id: str, member_id: str, referral_id: str) -> ResponseReturnValue:
    """One of them: what it says, and the one thing that can be recorded next."""
    her = her_record(case_id, member_id, "referrals")
    kept = _one(her, referral_id)
    make, action = _NEXT[kept.stage]
    form = make()
    where = {"case_id": case_id, "member_id": member_id, "referral_id": referral_id}
    if sent(form, action, **where) is not None:
        return to("referral", **where)
    return shown("referral", form, her=her, kept=kept, **_words())


@blueprint.post(f"{_PATH}/<referral_id>/back")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def referral_back(case_id: str, member_id: str, referral_id: str) -> ResponseReturnValue:
    """They took their yes back, or said no, in talking."""
    her, form = her_record(case_id, member_id, "referrals"), SaidForm()
    where = {"case_id": case_id, "member_id": member_id, "referral_id": referral_id}
    if form.validate_on_submit() and form.answer.data == actions.NO:
        sent(form, actions.record_referral_answer, **where)
    return to_hers(her, "referrals")


@blueprint.get(f"{_PATH}/<referral_id>/sheet")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def referral_sheet(case_id: str, member_id: str, referral_id: str) -> ResponseReturnValue:
    """The sheet for the organisation, to be printed. There is none before they agreed."""
    her = her_record(case_id, member_id, "referrals")
    kept = _one(her, referral_id)
    if kept.stage not in (Stage.AGREED, Stage.SENT, Stage.ANSWERED):
        raise NotFound
    return render_template("advocate/referral_sheet.html", her=her, kept=kept)
