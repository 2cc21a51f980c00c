"""Who works with her, and what she does not want to have to say again."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions.known_already import write_own
from casework.queries.known_already import own_writings
from casework.queries.who_is_beside import who_is_beside
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.asking import KnownForm
from family_app.sending import sent
from family_app.views import blueprint


@blueprint.get("/h/w")
@requires(Permission.OWN_READ)
def who_works_with_me() -> ResponseReturnValue:
    """Who it is now, who stands in and until when."""
    beside = who_is_beside(session(), family_viewer(), now())
    return render_template("family/beside.html", beside=beside)


@blueprint.get("/m")
@requires(Permission.OWN_READ)
def known() -> ResponseReturnValue:
    """What holds now, in a box to change it."""
    return _page(KnownForm())


@blueprint.post("/m")
@requires(Permission.OWN_WRITE)
def write_known() -> ResponseReturnValue:
    """Keep it. What stood there before stays as well."""
    form = KnownForm()
    if sent(form, write_own, text=form.text.data or "", number=form.shown) is not None:
        return redirect(url_for("family.known"), 303)
    return _page(form)


@blueprint.get("/m/old")
@requires(Permission.OWN_READ)
def known_before() -> ResponseReturnValue:
    """Everything that stood there, newest first."""
    found = own_writings(session(), family_viewer())
    return render_template("family/known_before.html", found=found)


def _page(form: KnownForm) -> ResponseReturnValue:
    found = own_writings(session(), family_viewer())
    last = found[0] if found else None
    if not form.is_submitted():
        form.text.data = last.text if last else ""
        form.number.data = str(last.number if last else 0)
    page = render_template("family/known.html", form=form, last=last, older=len(found) > 1)
    return page, form.status
