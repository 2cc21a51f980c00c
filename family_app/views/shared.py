"""The pages of somebody who is told instead of a family member: to read, and to end it."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import choices_trusted, sessions
from casework.actions.look import set_look
from casework.queries import shared_updates as shared
from casework.rules.roles import Permission
from casework.web import i18n
from casework.web.arrival import forget_here
from casework.web.gate import requires, trusted_viewer
from casework.web.reader import look, remember_look
from casework.web.transaction import now, session
from family_app.forms.choices import LookForm
from family_app.forms.sign_in import PlainForm
from family_app.views import blueprint
from family_app.views.updates import by_month, page_number


@blueprint.get("/n")
@requires(Permission.TRUSTED_READ)
def shared_updates() -> ResponseReturnValue:
    """What is shared with him, newest first, and what lies ahead in it."""
    found = shared.shared_page(session(), trusted_viewer(), now=now(), page=page_number())
    return render_template("family/shared.html", found=found, months=by_month(found))


@blueprint.get("/n/<update_id>")
@requires(Permission.TRUSTED_READ)
def shared_update(update_id: str) -> ResponseReturnValue:
    """One entry."""
    item = shared.shared_item(session(), trusted_viewer(), update_id, now=now())
    return render_template("family/shared_update.html", item=item)


@blueprint.route("/n/q", methods=["GET", "POST"])
@requires(Permission.TRUSTED_READ, Permission.TRUSTED_WRITE)
def shared_leaving() -> ResponseReturnValue:
    """What leaving does and does not do: shown to him once on the way in, as it is to her."""
    form = PlainForm()
    if form.validate_on_submit():
        sessions.mark_leaving_seen(session(), viewer=trusted_viewer(), now=now())
        return redirect(url_for("family.shared_updates"), 303)
    return render_template("family/leaving_quickly.html", form=form), form.status


@blueprint.route("/n/look", methods=["GET", "POST"])
@requires(Permission.TRUSTED_READ, Permission.TRUSTED_WRITE)
def shared_look() -> ResponseReturnValue:
    """Colours and size of his pages; with them the language that is spoken here is kept."""
    form = LookForm(theme=look().theme, size=look().size)
    if form.validate_on_submit():
        with form.attempt():
            wanted = {"theme": form.theme.data, "text_size": form.size.data}
            said = i18n.current_language()
            set_look(session(), viewer=trusted_viewer(), language=said, now=now(), **wanted)
            remember_look(form.theme.data, form.size.data)
            return redirect(url_for("family.shared_look"), 303)
    return render_template("family/look.html", form=form), form.status


@blueprint.post("/n/off")
@requires(Permission.TRUSTED_END)
def shared_off() -> ResponseReturnValue:
    """He does not want to be told any more."""
    if not PlainForm().validate_on_submit():
        return redirect(url_for("family.shared_updates"), 303)
    choices_trusted.end_by_him(session(), viewer=trusted_viewer(), now=now())
    forget_here()
    return redirect(url_for("family.welcome"), 303)
