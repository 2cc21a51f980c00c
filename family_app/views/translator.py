"""Who puts words into another language for her."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions.translations import wish
from casework.queries.translation_pieces import wants_outside
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import session
from family_app.forms.translator import OUTSIDE, TranslatorForm
from family_app.sending import sent
from family_app.views import blueprint


@blueprint.get("/w/t")
@requires(Permission.OWN_READ)
def translator() -> ResponseReturnValue:
    """How it works, and what she would rather have."""
    chosen = OUTSIDE if wants_outside(session(), family_viewer()) else "anybody"
    return _page(TranslatorForm(wish=chosen))


@blueprint.post("/w/t")
@requires(Permission.OWN_WRITE)
def wish_translator() -> ResponseReturnValue:
    """Keep it, and go back to what she writes."""
    form = TranslatorForm()
    if sent(form, wish, outside=form.wish.data == OUTSIDE) is not None:
        return redirect(url_for("family.write"), 303)
    return _page(form)


def _page(form: TranslatorForm) -> ResponseReturnValue:
    return render_template("family/translator.html", form=form), form.status
