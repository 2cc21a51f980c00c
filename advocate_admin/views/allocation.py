"""Who works with her: caseworker, advocate, cover, and handing over."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.allocation import (
    AdvocateForm,
    AllocateForm,
    CoverForm,
    HandOverForm,
    WorkerForm,
)
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from advocate_admin.views.safety import among
from casework.actions import allocations
from casework.queries.caseload import WorkerChoice, workers_for
from casework.queries.known_already import writings
from casework.queries.person import AllocationView, PersonPage
from casework.rules.errors import Refused
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission, Role
from casework.web.gate import may, requires, staff_viewer
from casework.web.transaction import now, session

_NOT_YOURS = S_("The caseworker and the team leader decide who works with them.")


def lead_of(her: PersonPage) -> AllocationView | None:
    """Her caseworker, while there is one."""
    for one in her.allocations:
        if one.role == Role.CASEWORKER and not one.cover and one.starts_at <= now():
            return one
    return None


def may_arrange(her: PersonPage) -> bool:
    """Whether the viewer is her caseworker, or leads the team."""
    lead = lead_of(her)
    mine = lead is not None and lead.staff_id == staff_viewer().staff_id
    return mine or may(Permission.ALLOCATION_CHANGE)


def _arranging(case_id: str, member_id: str) -> PersonPage:
    her = her_record(case_id, member_id, "workers")
    if not may_arrange(her):
        raise Refused(Sentence(_NOT_YOURS))
    return her


def _offer(
    form: WorkerForm, her: PersonPage, role: Role = Role.CASEWORKER
) -> tuple[WorkerChoice, ...]:
    """Put the workers of her region on the form; her caseworker is with her already."""
    everybody = workers_for(
        session(), staff_viewer(), her.case_id, her.member_id, now(), role=role.value
    )
    lead = lead_of(her) if role is Role.CASEWORKER else None
    found = tuple(one for one in everybody if lead is None or one.staff_id != lead.staff_id)
    form.offer({one.staff_id: one.name for one in found})
    return found


@blueprint.get("/people/<case_id>/<member_id>/workers")
@requires(Permission.MEMBER_READ)
def workers(case_id: str, member_id: str) -> ResponseReturnValue:
    """Who works with her now, and who will."""
    her = her_record(case_id, member_id, "workers")
    may_change, lead = may_arrange(her), lead_of(her)
    return render_template("advocate/workers.html", her=her, may_arrange=may_change, lead=lead)


@blueprint.route("/people/<case_id>/<member_id>/workers/new", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ALLOCATION_CHANGE)
def allocate(case_id: str, member_id: str) -> ResponseReturnValue:
    """Her caseworker."""
    her, form = her_record(case_id, member_id, "workers"), AllocateForm()
    found = _offer(form, her)
    if sent(form, allocations.allocate, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "workers")
    return shown("allocate", form, her=her, workers=found)


@blueprint.route("/people/<case_id>/<member_id>/workers/advocate", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ALLOCATION_CHANGE)
def allocate_advocate(case_id: str, member_id: str) -> ResponseReturnValue:
    """An advocate, for one process."""
    her, form = her_record(case_id, member_id, "workers"), AdvocateForm()
    found = _offer(form, her, Role.ADVOCATE)
    where = {"case_id": case_id, "member_id": member_id, "role": Role.ADVOCATE.value}
    if sent(form, allocations.allocate, **where) is not None:
        return to_hers(her, "workers")
    return shown("allocate_advocate", form, her=her, workers=found)


@blueprint.route("/people/<case_id>/<member_id>/workers/cover", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ)
def cover(case_id: str, member_id: str) -> ResponseReturnValue:
    """Somebody stands in, from one day to another."""
    her, form = _arranging(case_id, member_id), CoverForm()
    found = _offer(form, her)
    if sent(form, allocations.cover, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "workers")
    return shown("cover", form, her=her, workers=found)


@blueprint.route("/people/<case_id>/<member_id>/workers/handover", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ)
def hand_over(case_id: str, member_id: str) -> ResponseReturnValue:
    """Her caseworker changes, and she does not have to tell it again."""
    her, form = _arranging(case_id, member_id), HandOverForm()
    found = _offer(form, her)
    if sent(form, allocations.hand_over, case_id=case_id, member_id=member_id) is not None:
        return to("people")  # whoever handed over may no longer open her page
    written = writings(session(), staff_viewer(), case_id, member_id, now())
    known = written[0] if written and written[0].text else None
    return shown("hand_over", form, her=her, workers=found, known=known)


@blueprint.post("/people/<case_id>/<member_id>/workers/<allocation_id>/end")
@requires(Permission.MEMBER_READ, Permission.ALLOCATION_CHANGE)
def allocation_end(case_id: str, member_id: str, allocation_id: str) -> ResponseReturnValue:
    """Somebody works with her no more. She keeps her pages."""
    her = her_record(case_id, member_id, "workers")
    which = among(her.allocations, allocation_id)
    pressed(allocations.end_allocation, case_id=case_id, allocation_id=which)
    return to_hers(her, "workers")
