"""Cases: the list, one case, a new one, the person who died, proceedings, reviews, people."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.cases import (
    NamesForm,
    OpenCaseForm,
    ProceedingsForm,
    ReviewChangeForm,
    ReviewForm,
)
from advocate_admin.forms.people import NewMemberForm
from advocate_admin.going import to
from advocate_admin.looking import case_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions import cases as case_actions
from casework.actions.people import add_family_member
from casework.queries.cases import (
    CaseLine,
    CasePage,
    cases_list,
    possible_duplicates,
    regions_to_open_in,
)
from casework.queries.closeness import service_day
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/cases")
@requires(Permission.CASE_READ)
def cases() -> ResponseReturnValue:
    """The cases in one's scope, the newest first."""
    found = cases_list(session(), staff_viewer(), now())
    note_listed((line.case_id for line in found), "cases")
    return render_template("advocate/cases.html", found=found)


@blueprint.get("/cases/<case_id>")
@requires(Permission.CASE_READ)
def case(case_id: str) -> ResponseReturnValue:
    """One case; of its people only those in one's scope."""
    return render_template("advocate/case.html", case=case_record(case_id, "case"))


def _alike(form: OpenCaseForm) -> Sequence[CaseLine]:
    """Cases that may be about the same death, shown beside the box that says it is not."""
    if not form.is_submitted() or not form.called.data:
        return ()
    names = {name: form.names[name] for name in ("called", "formal_name", "died_on")}
    alike = possible_duplicates(session(), staff_viewer(), **names, now=now())
    note_listed((line.case_id for line in alike), "open_case")
    return alike


@blueprint.route("/cases/new", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.CASE_OPEN)
def open_case() -> ResponseReturnValue:
    """Open a case. One that may be here already is shown first."""
    form = OpenCaseForm(notified_at=service_day(now()))
    form.offer({one.id: one.name for one in regions_to_open_in(session(), staff_viewer())})
    case_id = sent(form, case_actions.open_case)
    if case_id is not None:
        return to("case", case_id=case_id)
    return shown("open_case", form, alike=_alike(form))


def _names_form(found: CasePage, deceased_id: str) -> NamesForm:
    """The form with what is kept now."""
    kept = next((one for one in found.deceased if one.id == deceased_id), None)
    if kept is None:
        raise NotFound
    return NamesForm.showing(
        spoken_of=kept.spoken_of,
        called=kept.called,
        formal_name=kept.formal_name,
        died_on=kept.died_on,
        version=str(kept.version),
    )


@blueprint.route("/cases/<case_id>/name/<deceased_id>", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.MEMBER_ADD)
def deceased(case_id: str, deceased_id: str) -> ResponseReturnValue:
    """How the person who died is named and spoken of."""
    found = case_record(case_id, "names")
    form = _names_form(found, deceased_id)
    where = {"case_id": case_id, "deceased_id": deceased_id}
    if sent(form, case_actions.change_deceased, **where) is not None:
        return to("case", case_id=case_id)
    return shown("deceased", form, case=found)


@blueprint.route("/cases/<case_id>/dates", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.UPDATE_WRITE)
def proceedings(case_id: str) -> ResponseReturnValue:
    """From when to when proceedings are active."""
    found = case_record(case_id, "dates")
    kept = {"since": found.proceedings_from, "until": found.proceedings_until}
    form = ProceedingsForm(version=str(found.version), **kept)
    if sent(form, case_actions.set_proceedings, case_id=case_id) is not None:
        return to("case", case_id=case_id)
    return shown("proceedings", form, case=found)


@blueprint.route("/cases/<case_id>/processes/new", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.MEMBER_ADD)
def review_new(case_id: str) -> ResponseReturnValue:
    """One more review. A case may have several."""
    found, form = case_record(case_id, "processes"), ReviewForm()
    if sent(form, case_actions.open_review, case_id=case_id) is not None:
        return to("case", case_id=case_id)
    return shown("review_new", form, case=found)


@blueprint.route("/cases/<case_id>/processes/<review_id>", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.MEMBER_ADD)
def review(case_id: str, review_id: str) -> ResponseReturnValue:
    """What a review is called, and whether it goes on."""
    found = case_record(case_id, "processes")
    kept = next((one for one in found.reviews if one.id == review_id), None)
    if kept is None:
        raise NotFound
    shown_now = {name: getattr(kept, name) for name in ("label", "area", "decided_on")}
    state = "finished" if kept.finished_on else "going_on"
    form = ReviewChangeForm(
        **shown_now, state=state, finished_on=kept.finished_on, version=str(kept.version)
    )
    where = {"case_id": case_id, "review_id": review_id}
    if sent(form, case_actions.change_review, **where) is not None:
        return to("case", case_id=case_id)
    return shown("review", form, case=found, kept=kept)


@blueprint.route("/cases/<case_id>/people/new", methods=["GET", "POST"])
@requires(Permission.CASE_READ, Permission.MEMBER_ADD)
def member_new(case_id: str) -> ResponseReturnValue:
    """Add a family member, with what has to be known from the first moment."""
    found, form = case_record(case_id, "new"), NewMemberForm()
    member_id = sent(form, add_family_member, case_id=case_id)
    if member_id is not None:
        return to("person", case_id=case_id, member_id=member_id)
    return shown("member_new", form, case=found)
