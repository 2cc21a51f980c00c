"""Helplines: the numbers that families are given. No case content."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.helplines import HelplineForm
from advocate_admin.going import to
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import helplines as helpline_actions
from casework.queries.closeness import service_day
from casework.queries.helplines import kept_helpline, kept_helplines
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_KEPT = ("name", "number", "about", "days", "opens", "closes", "source", "read_on")


@blueprint.get("/accounts/helplines")
@requires(Permission.HELPLINE_KEEP)
def helplines() -> ResponseReturnValue:
    """Every number, with who dialled it when."""
    found = kept_helplines(session(), staff_viewer())
    return render_template("advocate/helplines.html", found=found, today=service_day(now()))


@blueprint.route("/accounts/helplines/new", methods=["GET", "POST"])
@requires(Permission.HELPLINE_KEEP)
def helpline_new() -> ResponseReturnValue:
    """One more. It is shown once somebody has dialled it."""
    form = HelplineForm()
    if sent(form, helpline_actions.save, slug="") is not None:
        return to("helplines")
    return shown("helpline", form, found=None)


@blueprint.route("/accounts/helplines/<slug>", methods=["GET", "POST"])
@requires(Permission.HELPLINE_KEEP)
def helpline(slug: str) -> ResponseReturnValue:
    """Change one."""
    found = kept_helpline(session(), staff_viewer(), slug)
    kept = {name: getattr(found, name) for name in _KEPT}
    form = HelplineForm(version=str(found.version), **kept)
    if sent(form, helpline_actions.save, slug=slug) is not None:
        return to("helplines")
    return shown("helpline", form, found=found)


@blueprint.post("/accounts/helplines/<slug>/dialled/<int:version>")
@requires(Permission.HELPLINE_KEEP)
def helpline_dialled(slug: str, version: int) -> ResponseReturnValue:
    """Somebody dialled it today, and it answered as it says here."""
    pressed(helpline_actions.dialled, slug=slug, version=version)
    return to("helplines")


@blueprint.post("/accounts/helplines/<slug>/end/<int:version>")
@requires(Permission.HELPLINE_KEEP)
def helpline_end(slug: str, version: int) -> ResponseReturnValue:
    """It is shown no more."""
    pressed(helpline_actions.end, slug=slug, version=version)
    return to("helplines")
