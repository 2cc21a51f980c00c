"""Texts that came in from a number that is not one person's for certain."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.going import to
from advocate_admin.sending import pressed
from advocate_admin.views import blueprint
from casework.actions.replies import settle
from casework.queries.replies import replies_to_read
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import session


@blueprint.get("/replies")
@requires(Permission.REPLY_SETTLE)
def replies() -> ResponseReturnValue:
    """What nobody has dealt with, the longest waiting first."""
    lines = replies_to_read(session(), staff_viewer())
    return render_template("advocate/replies.html", lines=lines)


@blueprint.post("/replies/<inbound_id>")
@requires(Permission.REPLY_SETTLE)
def settle_reply(inbound_id: str) -> ResponseReturnValue:
    """It was dealt with."""
    pressed(settle, inbound_id=inbound_id)
    return to("replies")
