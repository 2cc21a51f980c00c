"""The chair of a review, for those who work with the family: invited, ended, passed on."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.chair import AsideForm, InviteChairForm
from advocate_admin.going import to
from advocate_admin.noting import note_opened
from advocate_admin.sending import deed, pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import chair as actions
from casework.actions import proposals as proposal_actions
from casework.actions.submissions import once
from casework.queries.chair_staff import (
    Proposal,
    ReviewOutside,
    chairs_to_invite,
    proposals,
    review_outside,
)
from casework.rules.errors import NotFound
from casework.rules.proposals import PROPOSALS, STATES, value_of
from casework.rules.roles import Permission
from casework.web.forms.base import OnceForm
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/outside/<case_id>/<review_id>"


def waiting_proposals() -> tuple[Proposal, ...]:
    """For the page *today*: what waits for somebody to pass it on."""
    return proposals(session(), staff_viewer(), now())


def proposal_words() -> dict[str, Any]:
    """What templates need to say what a proposal is."""
    return {"proposal_kinds": PROPOSALS, "proposal_states": STATES, "value_of": value_of}


def _outside(case_id: str, review_id: str) -> ReviewOutside:
    found = review_outside(session(), staff_viewer(), case_id, review_id, now())
    note_opened(case_id, None, "review_chair")
    return found


def _proposal(found: ReviewOutside, proposal_id: str) -> Proposal:
    for one in found.proposals:
        if one.id == proposal_id:
            return one
    raise NotFound


@blueprint.get(_PATH)
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def review_chair(case_id: str, review_id: str) -> ResponseReturnValue:
    """Who chairs it, what was recorded, which copies were taken."""
    found = _outside(case_id, review_id)
    return render_template(
        "advocate/review_chair.html", found=found, form=OnceForm(), **proposal_words()
    )


@blueprint.route(f"{_PATH}/invite", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CHAIR_INVITE)
def chair_invite(case_id: str, review_id: str) -> ResponseReturnValue:
    """Let somebody with a chair's account into this review."""
    found, form = _outside(case_id, review_id), InviteChairForm()
    form.offer({one.staff_id: one.name for one in chairs_to_invite(session(), now())})
    where = {"case_id": case_id, "review_id": review_id}
    if sent(form, actions.invite_chair, **where) is not None:
        return to("review_chair", **where)
    return shown("chair_invite", form, found=found)


@blueprint.post(f"{_PATH}/invite/<invitation_id>/end")
@requires(Permission.MEMBER_READ, Permission.CHAIR_INVITE)
def chair_end(case_id: str, review_id: str, invitation_id: str) -> ResponseReturnValue:
    """An invitation ends."""
    where = {"case_id": case_id, "review_id": review_id}
    pressed(actions.end_chair, invitation_id=invitation_id, **where)
    return to("review_chair", **where)


@blueprint.post(f"{_PATH}/<proposal_id>/over")
@requires(Permission.MEMBER_READ, Permission.UPDATE_WRITE)
def proposal_over(case_id: str, review_id: str, proposal_id: str) -> ResponseReturnValue:
    """Make an update of it, for one's own people; then the usual form."""
    where = {"case_id": case_id, "review_id": review_id}
    form = OnceForm()
    if not form.validate_on_submit():
        return to("review_chair", done="", **where)
    key = f"{form.submission_key.data}/{proposal_id}"  # one page has a button for each
    draft = once(
        session(),
        viewer=staff_viewer(),
        key=key,
        action="take_over",
        do=lambda: deed(proposal_actions.take_over, proposal_id=proposal_id, **where),
        now=now(),
    )
    return redirect(url_for("advocate.edit_update", case_id=case_id, update_id=draft), 303)


@blueprint.route(f"{_PATH}/<proposal_id>/aside", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.UPDATE_WRITE)
def proposal_aside(case_id: str, review_id: str, proposal_id: str) -> ResponseReturnValue:
    """Nobody is told of it."""
    found, form = _outside(case_id, review_id), AsideForm()
    where = {"case_id": case_id, "review_id": review_id}
    one = _proposal(found, proposal_id)
    if sent(form, proposal_actions.put_aside, proposal_id=proposal_id, **where) is not None:
        return to("review_chair", **where)
    return shown("proposal_aside", form, found=found, one=one, **proposal_words())
