"""What whoever leads confirms of a colleague: a lost passkey, whose link she hands over; a role."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.accounts import MetForm
from advocate_admin.going import to
from advocate_admin.sending import pressed, sent, sent_for_once, shown
from advocate_admin.views import blueprint
from casework.actions.renewals import confirm_renewal
from casework.actions.staff_roles import confirm_role, refuse_role
from casework.queries.renewals import renewal as one_renewal
from casework.queries.role_requests import role_request as one_request
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.route("/renewals/<renewal_id>", methods=["GET", "POST"])
@requires(Permission.RENEWAL_CONFIRM)
def renewal(renewal_id: str) -> ResponseReturnValue:
    """Confirm it; the link is shown this once, to whoever confirms."""
    form = MetForm()
    token = sent_for_once(form, confirm_renewal, renewal_id=renewal_id)
    if token is not None:
        address = url_for("advocate.enrol", token=token[0], _external=True) if token else ""
        return render_template("advocate/renewal_link.html", address=address)
    found = one_renewal(session(), staff_viewer(), renewal_id, now())
    return shown("renewal", form, found=found)


@blueprint.route("/roles/<request_id>", methods=["GET", "POST"])
@requires(Permission.ROLE_CONFIRM)
def role_request(request_id: str) -> ResponseReturnValue:
    """A role that an administrator asked for: confirmed, it is in force."""
    form = MetForm()
    if sent(form, confirm_role, request_id=request_id) is not None:
        return to("today")
    found = one_request(session(), staff_viewer(), request_id, now())
    return shown("role_request", form, found=found)


@blueprint.post("/roles/<request_id>/refuse")
@requires(Permission.ROLE_CONFIRM)
def role_refuse(request_id: str) -> ResponseReturnValue:
    """It is given to nobody."""
    pressed(refuse_role, request_id=request_id)
    return to("today")
