"""Incidents: what went wrong in one's region, who saw it, and closing it with a note."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.withdrawals import CloseIncidentForm
from advocate_admin.going import to
from advocate_admin.noting import note_listed
from advocate_admin.update_pages import act_once, note_reading
from advocate_admin.views import blueprint
from casework.actions.updates.incidents import close_incident as close
from casework.queries.incidents import incident_page
from casework.queries.incidents import incidents as all_incidents
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import Session, session


@blueprint.get("/incidents")
@requires(Permission.INCIDENT_READ)
def incidents() -> ResponseReturnValue:
    """Open ones first."""
    lines = all_incidents(session(), staff_viewer())
    note_listed((line.case_id for line in lines), "incidents")
    return render_template("advocate/incidents.html", lines=lines)


@blueprint.get("/incidents/<case_id>/<incident_id>")
@requires(Permission.INCIDENT_READ)
def incident(case_id: str, incident_id: str) -> ResponseReturnValue:
    """Who saw it, and when."""
    page = incident_page(session(), staff_viewer(), case_id, incident_id)
    note_reading(case_id, "incident")
    form = CloseIncidentForm(version=str(page.version))
    return render_template("advocate/incidents_one.html", page=page, form=form)


@blueprint.post("/incidents/<case_id>/<incident_id>")
@requires(Permission.INCIDENT_READ)
def close_incident(case_id: str, incident_id: str) -> ResponseReturnValue:
    """Close it, with what was done."""
    form = CloseIncidentForm()
    if form.validate_on_submit():
        with form.attempt():
            act_once(
                form,
                closed,
                case_id=case_id,
                incident_id=incident_id,
                version=form.looked_at,
                note=form.note.data or "",
            )
            return to("incidents")
    page = incident_page(session(), staff_viewer(), case_id, incident_id)
    note_reading(case_id, "incident")
    return render_template("advocate/incidents_one.html", page=page, form=form), form.status


def closed(session: Session, **values: Any) -> str:
    """Close it; there is nothing to answer."""
    close(session, **values)
    return ""
