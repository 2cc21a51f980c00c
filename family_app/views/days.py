"""Dates: hearings that she knows of with her own plan, and days by which she can ask."""

from __future__ import annotations

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import court_days
from casework.queries.her_days import OwnDay, own_day, own_days
from casework.queries.named_contact import named_contact
from casework.rules.choice_topics import REMIND
from casework.rules.court_days import CALENDAR_FILE, CALENDAR_TITLE, GOING
from casework.rules.roles import Permission
from casework.web.calendar_file import TYPE, calendar_file
from casework.web.gate import family_viewer, requires
from casework.web.i18n import gettext
from casework.web.transaction import now, session
from family_app.forms.days import PlanForm
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.choosing import her_answers, stated


@blueprint.get("/d")
@requires(Permission.OWN_READ)
def days() -> ResponseReturnValue:
    """Everything ahead that she knows of; nothing here counts down."""
    viewer = family_viewer()
    return render_template(
        "family/days.html",
        found=own_days(session(), viewer, now=now()),
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
        going=GOING,
        reminding=stated(her_answers(), REMIND),
    )


def _page(found: OwnDay, form: PlanForm) -> ResponseReturnValue:
    viewer = family_viewer()
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    page = render_template("family/day.html", found=found, form=form, worker=worker, going=GOING)
    return page, form.status


@blueprint.get("/d/<hearing_id>")
@requires(Permission.OWN_READ)
def day(hearing_id: str) -> ResponseReturnValue:
    """One hearing: who is beside her, what she plans, the way there."""
    found = own_day(session(), family_viewer(), hearing_id, now=now())
    return _page(found, PlanForm.starting(found.plan))


@blueprint.post("/d/<hearing_id>")
@requires(Permission.OWN_WRITE)
def plan_day(hearing_id: str) -> ResponseReturnValue:
    """What she plans. It is hers, and can change to the last minute."""
    found = own_day(session(), family_viewer(), hearing_id, now=now())
    form = PlanForm()
    if sent(form, court_days.plan, form.values, hearing_id=hearing_id) is not None:
        return redirect(url_for("family.day", hearing_id=hearing_id), 303)
    return _page(found, form)


def _file(hearing_id: str, *, with_place: bool) -> Response:
    viewer = family_viewer()
    found = own_day(session(), viewer, hearing_id, now=now()).hearing
    made = calendar_file(
        found.event,
        about=(viewer.case_id, viewer.member_id, hearing_id),
        step=found.steps,
        title=gettext(CALENDAR_TITLE),
        place=(found.event.place or "") if with_place else "",
        now=now(),
    )
    answer = Response(made, content_type=TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{CALENDAR_FILE}"'
    return answer


@blueprint.get("/d/<hearing_id>/c")
@requires(Permission.OWN_READ)
def calendar(hearing_id: str) -> ResponseReturnValue:
    """A calendar file with a neutral title and the time, and nothing else."""
    return _file(hearing_id, with_place=False)


@blueprint.get("/d/<hearing_id>/p")
@requires(Permission.OWN_READ)
def calendar_with_place(hearing_id: str) -> ResponseReturnValue:
    """The same with the place, because she asked for it."""
    return _file(hearing_id, with_place=True)
