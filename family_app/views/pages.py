"""Small pages that stand still: help, the parts of the timeline, keeping private."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from casework.queries.helplines import shown_helplines
from casework.queries.named_contact import named_contact
from casework.rules.roles import Permission
from casework.rules.strands import STRANDS
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.views import blueprint


@blueprint.get("/h")
@requires(Permission.OWN_READ)
def help() -> ResponseReturnValue:
    """A person, a number, hours, an interpreter; and who to call in danger."""
    viewer = family_viewer()
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    return render_template("family/help.html", worker=worker, helplines=shown_helplines(session()))


@blueprint.get("/t/parts")
@requires(Permission.OWN_READ)
def parts() -> ResponseReturnValue:
    """The parts of the timeline, one link each, whatever stands in them: an empty part and a
    part whose news is held look the same from here."""
    return render_template("family/parts.html", strands=STRANDS)


@blueprint.get("/s")
@requires(Permission.OWN_READ)
def private_device() -> ResponseReturnValue:
    """Keeping private on this device."""
    return render_template("family/private_device.html")
