"""A colleague lost a passkey: whoever leads confirms it, and hands the link over."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.accounts import MetForm
from advocate_admin.sending import sent_for_once, shown
from advocate_admin.views import blueprint
from casework.actions.renewals import confirm_renewal
from casework.queries.renewals import renewal as one_renewal
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
