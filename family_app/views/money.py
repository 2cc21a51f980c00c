"""Help with money: her own application, what a relative lets her see, and other help."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import claim_sharing, claims
from casework.queries.claims import own_claim, own_claims, own_sums
from casework.queries.closeness import service_day
from casework.queries.named_contact import named_contact
from casework.queries.other_help import shown_help
from casework.rules.claims import CAUTIONS, HELPERS, OUTCOMES, PAPERS, ROUTES
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.forms.base import Form
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.money import BeginForm, ShareForm
from family_app.sending import sent
from family_app.views import blueprint

_WORDS = {"papers": PAPERS, "routes": ROUTES, "helpers": HELPERS, "outcomes": OUTCOMES}


def _shown(name: str, form: Form | None = None, **values: object) -> ResponseReturnValue:
    viewer = family_viewer()
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    page = render_template(f"family/{name}.html", form=form, worker=worker, **_WORDS, **values)
    return page, form.status if form else 200


@blueprint.get("/f")
@requires(Permission.OWN_READ)
def money() -> ResponseReturnValue:
    """What she has begun, and other help that somebody has looked up."""
    found = own_claims(session(), family_viewer())
    return _shown("money", found=found, help=shown_help(session(), service_day(now())))


@blueprint.get("/f/n")
@requires(Permission.OWN_READ)
def money_new() -> ResponseReturnValue:
    """Why the answer can be no, before anything is begun."""
    return _shown("money_new", BeginForm(), cautions=CAUTIONS)


@blueprint.post("/f/n")
@requires(Permission.OWN_WRITE)
def begin_money() -> ResponseReturnValue:
    """Begin it."""
    form = BeginForm()
    claim_id = sent(form, claims.begin, route=form.route.data or "", read=bool(form.read.data))
    if claim_id is not None:
        return redirect(url_for("family.claim", claim_id=claim_id), 303)
    return _shown("money_new", form, cautions=CAUTIONS)


@blueprint.get("/f/<claim_id>")
@requires(Permission.OWN_READ)
def claim(claim_id: str) -> ResponseReturnValue:
    """Where it stands, what was asked for, what comes next. No sum."""
    return _shown("claim", found=own_claim(session(), family_viewer(), claim_id))


@blueprint.post("/f/<claim_id>/s/<paper_id>")
@requires(Permission.OWN_WRITE)
def send_paper(claim_id: str, paper_id: str) -> ResponseReturnValue:
    """She has sent a paper."""
    viewer, where = family_viewer(), {"claim_id": claim_id, "paper_id": paper_id}
    if Form().validate_on_submit():
        claims.paper_sent(session(), viewer=viewer, case_id=viewer.case_id, now=now(), **where)
    return redirect(url_for("family.claim", claim_id=claim_id), 303)


@blueprint.get("/f/<claim_id>/a")
@requires(Permission.OWN_READ)
def claim_sum(claim_id: str) -> ResponseReturnValue:
    """What the letter says, and the sum: on a page of its own, because she opened it."""
    found = own_claim(session(), family_viewer(), claim_id)
    sums = own_sums(session(), family_viewer(), claim_id)
    return _shown("claim_sum", found=found, sums=sums)


def _mine_to_share(claim_id: str) -> object:
    found = own_claim(session(), family_viewer(), claim_id)
    if found.shared_by:
        raise NotFound
    return found


@blueprint.get("/f/<claim_id>/w")
@requires(Permission.OWN_READ)
def claim_shared(claim_id: str) -> ResponseReturnValue:
    """Who may see it. At first nobody."""
    return _shown("claim_shared", ShareForm(), found=_mine_to_share(claim_id))


@blueprint.post("/f/<claim_id>/w")
@requires(Permission.OWN_WRITE)
def share_claim(claim_id: str) -> ResponseReturnValue:
    """Let one relative see where it stands."""
    form, found = ShareForm(), _mine_to_share(claim_id)
    named = {"named": form.named.data or "", "signed": form.signed.data or ""}
    if sent(form, claim_sharing.share, claim_id=claim_id, **named) is not None:
        return redirect(url_for("family.claim_shared", claim_id=claim_id), 303)
    return _shown("claim_shared", form, found=found)


@blueprint.post("/f/<claim_id>/w/<consent_id>")
@requires(Permission.OWN_WRITE)
def take_back_claim(claim_id: str, consent_id: str) -> ResponseReturnValue:
    """Nobody sees it from now on whom she takes it back from."""
    viewer, where = family_viewer(), {"claim_id": claim_id, "consent_id": consent_id}
    if Form().validate_on_submit():
        claim_sharing.take_back(session(), viewer=viewer, now=now(), **where)
    return redirect(url_for("family.claim_shared", claim_id=claim_id), 303)
