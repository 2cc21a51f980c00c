"""The team: who has how much, and what has waited too long."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.noting import note_listed
from advocate_admin.views import blueprint
from casework.queries.overdue import overdue as what_waits
from casework.queries.team_load import team_load
from casework.rules.concerns import CONCERNS
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/team")
@requires(Permission.TEAM_LOAD)
def load() -> ResponseReturnValue:
    """Each worker with people, cases, languages and conflicts; and who has nobody."""
    found = team_load(session(), staff_viewer(), now())
    note_listed((line.case_id for line in found.nobody), "team")
    return render_template("advocate/team.html", found=found)


@blueprint.get("/team/late")
@requires(Permission.TEAM_LOAD)
def overdue() -> ResponseReturnValue:
    """Promises, messages, second-person checks, withdrawn entries, and what people say of us."""
    found = what_waits(session(), staff_viewer(), now())
    note_listed(found.case_ids, "overdue")
    return render_template("advocate/overdue.html", found=found, kinds=CONCERNS)
