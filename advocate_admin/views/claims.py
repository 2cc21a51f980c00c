"""Applications for compensation: for the applicant's own worker and for nobody else."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.claims import (
    BeginForForm,
    ClaimForm,
    LinkForm,
    PaperForm,
    StageForm,
    SumForm,
)
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import claim_sharing
from casework.actions import claims as actions
from casework.queries import claims as queries
from casework.rules.claims import CAUTIONS, HELPERS_FOR_STAFF, OUTCOMES, PAPERS, ROUTES
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_HERS = "/people/<case_id>/<member_id>/money"
_ONE = f"{_HERS}/<claim_id>"
_WORDS = {"papers": PAPERS, "routes": ROUTES, "helpers": HELPERS_FOR_STAFF, "outcomes": OUTCOMES}


def _claim(case_id: str, member_id: str, claim_id: str) -> queries.ClaimView:
    return queries.claim_page(session(), staff_viewer(), case_id, member_id, claim_id, now())


def _back(found: queries.ClaimView) -> ResponseReturnValue:
    where = {"case_id": found.case_id, "member_id": found.member_id, "claim_id": found.claim_id}
    return to("claim", **where)


@blueprint.route(_HERS, methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claims(case_id: str, member_id: str) -> ResponseReturnValue:
    """Hers, and a new one, begun on her word after the cautions."""
    asked = (session(), staff_viewer(), case_id, member_id, now())
    found = queries.claims_of_person(*asked)
    her, form = her_record(case_id, member_id, "money"), BeginForForm()
    claim_id = sent(form, actions.begin_for, case_id=case_id, member_id=member_id)
    if claim_id is not None:
        return to("claim", case_id=case_id, member_id=member_id, claim_id=claim_id)
    return shown("claims", form, her=her, found=found, cautions=CAUTIONS, **_WORDS)


@blueprint.get(_ONE)
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim(case_id: str, member_id: str, claim_id: str) -> ResponseReturnValue:
    """One application. Its sums are on a page of their own."""
    found = _claim(case_id, member_id, claim_id)
    her = her_record(case_id, member_id, "money")
    return render_template("advocate/claim.html", her=her, found=found, **_WORDS)


@blueprint.route(f"{_ONE}/details", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_details(case_id: str, member_id: str, claim_id: str) -> ResponseReturnValue:
    """Who helps, the number, the dates of the letters."""
    found = _claim(case_id, member_id, claim_id)
    her, form = her_record(case_id, member_id, "money"), ClaimForm.starting(found)
    if sent(form, actions.change, case_id=case_id, claim_id=claim_id) is not None:
        return _back(found)
    return shown("claim_details", form, her=her, found=found)


@blueprint.route(f"{_ONE}/stage", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_stage(case_id: str, member_id: str, claim_id: str) -> ResponseReturnValue:
    """How far it has got."""
    found = _claim(case_id, member_id, claim_id)
    her, form = her_record(case_id, member_id, "money"), StageForm(stage=found.stage.slug)
    if sent(form, actions.set_stage, case_id=case_id, claim_id=claim_id) is not None:
        return _back(found)
    return shown("claim_stage", form, her=her, found=found)


@blueprint.route(f"{_ONE}/papers", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_paper(case_id: str, member_id: str, claim_id: str) -> ResponseReturnValue:
    """A paper was asked for."""
    found = _claim(case_id, member_id, claim_id)
    her, form = her_record(case_id, member_id, "money"), PaperForm()
    if sent(form, actions.ask_paper, case_id=case_id, claim_id=claim_id) is not None:
        return _back(found)
    return shown("claim_paper", form, her=her, found=found)


@blueprint.post(f"{_ONE}/papers/<paper_id>")
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_paper_sent(
    case_id: str, member_id: str, claim_id: str, paper_id: str
) -> ResponseReturnValue:
    """It went today."""
    found = _claim(case_id, member_id, claim_id)
    pressed(actions.paper_sent, case_id=case_id, claim_id=claim_id, paper_id=paper_id)
    return _back(found)


@blueprint.route(f"{_ONE}/sum", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_sums(case_id: str, member_id: str, claim_id: str) -> ResponseReturnValue:
    """What the letters decided, opened because somebody asked for it."""
    found = _claim(case_id, member_id, claim_id)
    her, form = her_record(case_id, member_id, "sum"), SumForm()
    if sent(form, actions.keep_sum, case_id=case_id, claim_id=claim_id) is not None:
        return _back(found)
    asked = (session(), staff_viewer(), case_id, member_id, claim_id, now())
    return shown(
        "claim_sums", form, her=her, found=found, sums=queries.claim_sums(*asked), **_WORDS
    )


@blueprint.route(f"{_ONE}/shared/<consent_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CLAIM_MANAGE)
def claim_link(case_id: str, member_id: str, claim_id: str, consent_id: str) -> ResponseReturnValue:
    """Which relative she means; nobody walled from her is among the choices."""
    found = _claim(case_id, member_id, claim_id)
    consent = next((one for one in found.consents if one.id == consent_id), None)
    if consent is None:
        raise NotFound
    her, form = her_record(case_id, member_id, "money"), LinkForm()
    form.offer(queries.relatives_to_choose(session(), staff_viewer(), case_id, claim_id, now()))
    where = {"case_id": case_id, "claim_id": claim_id, "consent_id": consent_id}
    if sent(form, claim_sharing.link, **where) is not None:
        return _back(found)
    return shown("claim_link", form, her=her, found=found, consent=consent)
