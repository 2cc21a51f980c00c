"""The pages of a partnership officer: reviews of an area and numbers of the whole of it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.section_six import AreaForm, AreaProposalForm
from advocate_admin.going import to
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import partnership as actions
from casework.queries.accounts import AccountView, account
from casework.queries.partnership import (
    area_pages,
    area_review,
    areas_held,
    areas_on_record,
    my_proposals,
)
from casework.rules.errors import NotFound
from casework.rules.partnership import LABELS
from casework.rules.proposals import PROPOSALS, STATES
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/area")
@requires(Permission.AREA_READ)
def area() -> ResponseReturnValue:
    """The reviews of one's areas. No page here names a person."""
    found = area_pages(session(), staff_viewer(), now())
    return render_template("advocate/area.html", areas=found, cells=LABELS)


@blueprint.route("/area/<review_id>", methods=["GET", "POST"])
@requires(Permission.AREA_READ, Permission.AREA_PROPOSE)
def area_one(review_id: str) -> ResponseReturnValue:
    """One review, what one recorded of it, and one more."""
    review = area_review(session(), staff_viewer(), review_id, now())
    form = AreaProposalForm.starting(now())
    if sent(form, actions.propose_for_area, review_id=review_id) is not None:
        return to("area_one", review_id=review_id)
    mine = my_proposals(session(), staff_viewer(), review_id)
    return shown(
        "area_one", form, review=review, mine=mine, proposals=PROPOSALS, proposal_states=STATES
    )


def _officer(staff_id: str) -> AccountView:
    return account(session(), staff_viewer(), staff_id, now())


@blueprint.route("/accounts/<staff_id>/areas", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
def account_areas(staff_id: str) -> ResponseReturnValue:
    """The areas of an officer, and one more."""
    found, form = _officer(staff_id), AreaForm.offering(areas_on_record(session()))
    if sent(form, actions.give_area, staff_id=staff_id) is not None:
        return to("account_areas", staff_id=staff_id)
    held = areas_held(session(), staff_id, now())
    return shown("account_areas", form, found=found, held=held)


@blueprint.post("/accounts/<staff_id>/areas/<area_id>/end")
@requires(Permission.ACCOUNT_MANAGE)
def account_area_end(staff_id: str, area_id: str) -> ResponseReturnValue:
    """An area ends."""
    if area_id not in {one.id for one in areas_held(session(), staff_id, now())}:
        raise NotFound
    pressed(actions.end_area, area_id=area_id)
    return to("account_areas", staff_id=staff_id)
