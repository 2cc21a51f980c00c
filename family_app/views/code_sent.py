"""A code by text or email. Asking tells nobody whether anybody has that number or address."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import codes_sent, sign_in
from casework.rules.coming_in import CameIn, TurnedAway
from casework.web.arrival import browser_here, come_in, say_turned_away
from casework.web.gate import public
from casework.web.transaction import aside, now
from family_app.forms.sign_in import SentCodeForm, WhereForm
from family_app.views import blueprint
from family_app.views.sign_in import asking, first_page


@blueprint.route("/k/m", methods=["GET", "POST"])
@public
def code_by_message() -> ResponseReturnValue:
    """Name a number or an address. The answer is the same for every one."""
    form = WhereForm()
    if form.validate_on_submit():
        token = asking()
        with form.attempt():
            with aside() as db:
                wait = codes_sent.ask(
                    db,
                    typed=form.where.data or "",
                    token=token,
                    network=browser_here().network,
                    now=now(),
                )
            if not wait:
                return redirect(url_for("family.sent_code"), 303)
            say_turned_away(form, TurnedAway(wait))
    return render_template("family/code_by_message.html", form=form), form.status


@blueprint.route("/k/m/c", methods=["GET", "POST"])
@public
def sent_code() -> ResponseReturnValue:
    """Type the code, in the browser that asked for it."""
    form = SentCodeForm()
    if form.validate_on_submit():
        outcome = come_in(sign_in.spoken_code, typed=form.code.data or "", browser_token=asking())
        if isinstance(outcome, CameIn):
            return redirect(url_for(first_page(outcome)), 303)
        say_turned_away(form, outcome)
    return render_template("family/sent_code.html", form=form), form.status
