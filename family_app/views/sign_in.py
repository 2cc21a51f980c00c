"""Coming in: language, code, whose phone this is, leaving quickly, privacy."""

from __future__ import annotations

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from casework.actions import passkeys as passkey_actions
from casework.actions import sessions, sign_in
from casework.actions.codes import pepper
from casework.queries.reminders import reminded_last
from casework.rules import codes
from casework.rules.access import FamilyViewer
from casework.rules.coming_in import CameIn, Step
from casework.rules.roles import Permission
from casework.web import gate, passkeys
from casework.web.arrival import come_in, forget_here, say_turned_away
from casework.web.gate import family_viewer, known_viewer, public, requires
from casework.web.reader import languages
from casework.web.transaction import now, session
from family_app.forms.sign_in import CodeForm, OwnDeviceForm, PasskeyForm, PlainForm, SixDigitsForm
from family_app.views import blueprint

# Pages she may open before she has been shown what everybody is shown once.
_ON_THE_WAY = frozenset(
    f"family.{name}"
    for name in (
        *(step.value for step in Step),
        *(
            "welcome",
            "code",
            "six_digits",
            "code_by_message",
            "sent_code",
            "passkey_sign_in",
            "sign_out",
        ),
        *("help", "private_device", "come_back"),
    )
)


@blueprint.before_request
def first_things_first() -> ResponseReturnValue | None:
    """Send her to the next page on the way in that she has not seen yet."""
    step = getattr(known_viewer(), "next_step", None)
    if step is None or request.endpoint in _ON_THE_WAY:
        return None
    if step is Step.OWN_DEVICE and request.method == "POST":
        # Sent from a page that stood open while she signed in again: what she typed comes first.
        return None
    return redirect(url_for(f"family.{step.value}"), 303)


@blueprint.get("/")
@public
def welcome() -> ResponseReturnValue:
    """Each language named in itself; choosing one goes on to the code."""
    here = known_viewer()
    if here is not None:
        first = her_first_page(here) if isinstance(here, FamilyViewer) else "family.shared_updates"
        return redirect(url_for(first), 303)
    offered = [language for language in languages() if not language.test_only]
    return render_template("family/welcome.html", choices=offered)


@blueprint.route("/k", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """Type the code from the letter."""
    form = CodeForm()
    if form.validate_on_submit():
        outcome = come_in(sign_in.letter_code, typed=form.code.data or "")
        if isinstance(outcome, CameIn):
            return redirect(url_for("family.own_device"), 303)
        say_turned_away(form, outcome)
    return render_template("family/code.html", form=form), form.status


@blueprint.route("/k/n", methods=["GET", "POST"])
@public
def six_digits() -> ResponseReturnValue:
    """Ask for a code that is read out. Asking changes nothing and says nothing."""
    form = SixDigitsForm()
    if "again" in request.form:
        asking(afresh=True)
        return redirect(url_for("family.six_digits"), 303)
    token = asking()
    if form.validate_on_submit():
        outcome = come_in(sign_in.spoken_code, typed=form.code.data or "", browser_token=token)
        if isinstance(outcome, CameIn):
            return redirect(url_for(first_page(outcome)), 303)
        say_turned_away(form, outcome)
    number = codes.in_groups(codes.request_number(pepper(), token))
    return render_template("family/six_digits.html", form=form, number=number), form.status


def first_page(came: CameIn) -> str:
    """The endpoint that follows on coming in."""
    return "family.shared_updates" if came.trusted else "family.own_device"


def her_first_page(viewer: FamilyViewer) -> str:
    """Her updates; her dates where a message has just told her to look at one of them."""
    reminded = reminded_last(session(), viewer, now())
    return "family.days" if reminded else "family.updates"


def asking(*, afresh: bool = False) -> str:
    """The token of this browser's request. It stands in the signed cookie, half an hour long."""
    kept = cookie.get("asked")
    if not afresh and isinstance(kept, dict) and isinstance(kept.get("token"), str):
        try:
            age = now() - datetime.fromisoformat(kept["at"])
        except (KeyError, TypeError, ValueError):
            age = codes.REQUEST_LIFE
        if age < codes.REQUEST_LIFE:
            return str(kept["token"])
    token = codes.new_token()
    cookie["asked"] = {"token": token, "at": now().isoformat()}
    return token


@blueprint.route("/k/p", methods=["GET", "POST"])
@public
def passkey_sign_in() -> ResponseReturnValue:
    """Come in with what she unlocks her own phone with."""
    form = PasskeyForm()
    if form.validate_on_submit():
        shown = passkeys.shown(form.answer.data)
        outcome = come_in(passkey_actions.sign_in, side="family", **shown)
        if isinstance(outcome, CameIn):
            return redirect(url_for("family.own_device"), 303)
        say_turned_away(form, outcome, passkey=True)
    options = passkeys.request_options(purpose="sign_in")
    page = render_template("family/passkey_sign_in.html", form=form, options=options)
    return page, form.status


@blueprint.route("/own", methods=["GET", "POST"])
@requires(Permission.OWN_READ)
def own_device() -> ResponseReturnValue:
    """Is this phone only yours? Shared, until she says otherwise."""
    form = OwnDeviceForm()
    if form.validate_on_submit():
        own = form.own.data == "yes"
        sessions.answer_device(session(), viewer=family_viewer(), own=own, now=now())
        gate.keep_session(lasting=own)
        return redirect(url_for(her_first_page(family_viewer())), 303)
    return render_template("family/own.html", form=form), form.status


@blueprint.route("/q", methods=["GET", "POST"])
@requires(Permission.OWN_READ)
def leaving_quickly() -> ResponseReturnValue:
    """What leaving does, what it does not do, and how to come back."""
    form = PlainForm()
    if form.validate_on_submit():
        sessions.mark_leaving_seen(session(), viewer=family_viewer(), now=now())
        return redirect(url_for("family.updates"), 303)
    return render_template("family/leaving_quickly.html", form=form), form.status


@blueprint.route("/y", methods=["GET", "POST"])
@requires(Permission.OWN_READ)
def privacy() -> ResponseReturnValue:
    """How her page is kept private, in ten sentences."""
    form = PlainForm()
    if form.validate_on_submit():
        sessions.mark_privacy_seen(session(), viewer=family_viewer(), now=now())
        return redirect(url_for("family.updates"), 303)
    return render_template("family/privacy.html", form=form), form.status


@blueprint.post("/out")
@public
def sign_out() -> ResponseReturnValue:
    """Sign out here. What was opened in this session closes with it."""
    token_hash = gate.session_token_hash()
    if token_hash is not None:
        sessions.end_session(session(), "family", token_hash, now(), "signed_out")
    forget_here()
    response = redirect(url_for("family.welcome"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
