"""Days in court of a case: who plans to go, who is beside whom, the way there."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.days import BesideForm, PlanForForm, WayForm
from advocate_admin.going import to
from advocate_admin.looking import case_record, her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions import court_days as actions
from casework.queries.court_days import CaseHearing, case_hearing, case_hearings, staff_for
from casework.rules.court_addresses import address_from
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_DAYS = "/cases/<case_id>/days"


def _found(case_id: str, hearing_id: str) -> CaseHearing:
    return case_hearing(session(), staff_viewer(), case_id, hearing_id, now())


@blueprint.get(_DAYS)
@requires(Permission.CASE_READ, Permission.DAY_PLAN)
def case_days(case_id: str) -> ResponseReturnValue:
    """The hearings ahead, and where nobody is named."""
    case = case_record(case_id, "days")
    found = case_hearings(session(), staff_viewer(), case_id, now())
    return render_template("advocate/case_days.html", case=case, hearings=found)


@blueprint.route(f"{_DAYS}/<hearing_id>", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.DAY_PLAN)
def case_day(case_id: str, hearing_id: str) -> ResponseReturnValue:
    """One hearing with its people; the way there is written here."""
    case, form = case_record(case_id, "days"), WayForm()
    found = _found(case_id, hearing_id)
    form.offer(begin_with="" if found.ways else found.address)
    if sent(form, actions.write_way, case_id=case_id, hearing_id=hearing_id) is not None:
        return to("case_day", case_id=case_id, hearing_id=hearing_id)
    return shown("case_day", form, case=case, found=found, address_from=address_from())


@blueprint.route(f"{_DAYS}/<hearing_id>/<member_id>", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.DAY_PLAN)
def day_beside(case_id: str, hearing_id: str, member_id: str) -> ResponseReturnValue:
    """Who is beside one person on which day."""
    her, form = her_record(case_id, member_id, "days"), BesideForm()
    found = _found(case_id, hearing_id)
    person = found.person(member_id)
    form.offer(staff_for(session(), staff_viewer(), case_id, now()))
    where = {"case_id": case_id, "hearing_id": hearing_id}
    if sent(form, actions.set_beside, member_id=member_id, **where) is not None:
        return to("case_day", **where)
    return shown("day_beside", form, her=her, found=found, person=person)


@blueprint.route(f"{_DAYS}/<hearing_id>/<member_id>/plan", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.DAY_PLAN)
def day_plan(case_id: str, hearing_id: str, member_id: str) -> ResponseReturnValue:
    """What one person plans, written down on her word."""
    her, found = her_record(case_id, member_id, "days"), _found(case_id, hearing_id)
    person = found.person(member_id)
    form = PlanForForm.starting(person.plan)
    where = {"case_id": case_id, "hearing_id": hearing_id}
    if sent(form, actions.plan_for, member_id=member_id, **where) is not None:
        return to("case_day", **where)
    return shown("day_plan", form, her=her, found=found, person=person)
