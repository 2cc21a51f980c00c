"""Asking for a different worker, and complaining: to a team leader, past her worker."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import concerns as concern_actions
from casework.queries.concerns import own_concerns
from casework.rules.concerns import CONCERN_BY_NUMBER, CONCERNS, ConcernKind
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import session
from family_app.forms.asking import ConcernForm
from family_app.sending import sent
from family_app.views import blueprint


@blueprint.get("/g")
@requires(Permission.OWN_READ)
def concerns() -> ResponseReturnValue:
    """What she can say, and what she has said."""
    sent = own_concerns(session(), family_viewer())
    return render_template("family/concerns.html", kinds=CONCERNS, sent=sent)


@blueprint.get("/g/<int:number>")
@requires(Permission.OWN_READ)
def concern(number: int) -> ResponseReturnValue:
    """One of them."""
    return _page(_kind(number), ConcernForm())


@blueprint.post("/g/<int:number>")
@requires(Permission.OWN_WRITE)
def send_concern(number: int) -> ResponseReturnValue:
    """Send it. Her worker is told nothing."""
    kind, form = _kind(number), ConcernForm()
    said = {"kind": kind.value, "text": form.text.data or ""}
    if sent(form, concern_actions.send, **said) is not None:
        return redirect(url_for("family.concerns"), 303)
    return _page(kind, form)


def _kind(number: int) -> ConcernKind:
    found = CONCERN_BY_NUMBER.get(number)
    if found is None:
        abort(404)
    return found


def _page(kind: ConcernKind, form: ConcernForm) -> ResponseReturnValue:
    page = render_template("family/concern.html", facts=CONCERNS[kind], form=form)
    return page, form.status
