"""Coming back with the lasting reference of a letter. It opens nothing and tells nothing."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import choices_return
from casework.actions.codes import pepper
from casework.actions.limits import network_of
from casework.rules.coming_in import TurnedAway
from casework.web.arrival import say_turned_away
from casework.web.gate import public
from casework.web.transaction import aside, now
from family_app.forms.sign_in import ReferenceForm
from family_app.views import blueprint


@blueprint.route("/k/r", methods=["GET", "POST"])
@public
def come_back() -> ResponseReturnValue:
    """The same answer whatever was typed."""
    form = ReferenceForm()
    if form.validate_on_submit():
        network = network_of(pepper(), request.remote_addr or "")
        with aside() as db:
            wait = choices_return.ask(
                db, typed=form.reference.data or "", network=network, now=now()
            )
        if not wait:
            return redirect(url_for("family.come_back", sent="yes"), 303)
        say_turned_away(form, TurnedAway(wait))
    sent = request.args.get("sent") == "yes"
    return render_template("family/return.html", form=form, sent=sent), form.status
