"""What was sent to her and when, and what waits because she chose so."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from casework.queries.outbox import own_outgoing
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import session
from family_app.views import blueprint


@blueprint.get("/c/m")
@requires(Permission.OWN_READ)
def sent_to_me() -> ResponseReturnValue:
    """Newest first."""
    lines = own_outgoing(session(), family_viewer())
    return render_template("family/sent_to_me.html", lines=lines)
