"""Signing in as a member of staff: passkeys, the link that adds the first, one's own page."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.sign_in import DemoCodeForm, PasskeyForm
from advocate_admin.going import to
from advocate_admin.views import blueprint
from casework.actions import enrolment, sessions, sign_in
from casework.actions import passkeys as passkey_actions
from casework.queries.renewals import own_renewals
from casework.queries.role_requests import own_role_waits
from casework.queries.sessions import invited_name, own_account, passkeys_of, sessions_of
from casework.rules.codes import hash_token
from casework.rules.coming_in import DEVICES, UNKNOWN_DEVICE, CameIn
from casework.rules.roles import Permission
from casework.web import gate, passkeys
from casework.web.arrival import come_in, forget_here, keep_passkey, say_turned_away
from casework.web.gate import known_viewer, public, requires, staff_viewer
from casework.web.plumbing import EXTENSION
from casework.web.transaction import now, reading, session


@blueprint.route("/in", methods=["GET", "POST"], endpoint="sign_in")
@public
def sign_in_page() -> ResponseReturnValue:
    """Sign in with a passkey."""
    form = PasskeyForm()
    if form.validate_on_submit():
        shown = passkeys.shown(form.answer.data)
        outcome = come_in(passkey_actions.sign_in, side="staff", **shown)
        if isinstance(outcome, CameIn):
            return redirect(url_for("advocate.today"), 303)
        say_turned_away(form, outcome, passkey=True)
    elif known_viewer() is not None and request.method == "GET":
        return redirect(url_for("advocate.today"), 303)
    options = passkeys.request_options(purpose="sign_in")
    page = render_template("advocate/sign_in.html", form=form, options=options)
    return page, form.status


@blueprint.route("/in/passkey/<token>", methods=["GET", "POST"])
@public
def enrol(token: str) -> ResponseReturnValue:
    """The single-use link: add a passkey, and be signed in."""
    form = PasskeyForm()
    if form.validate_on_submit():
        made = passkeys.made(form.answer.data, "enrol")
        outcome = come_in(enrolment.enrol, token=token, **made)
        if isinstance(outcome, CameIn):
            return redirect(url_for("advocate.me"), 303)
        say_turned_away(form, outcome, passkey=True)
    token_hash = hash_token(token)
    with reading(lookup=token_hash) as db:
        name = invited_name(db, token_hash, now())
    options = name and passkeys.creation_options(user_name=name, exclude=[], purpose="enrol")
    page = render_template("advocate/passkey_enrol.html", form=form, name=name, options=options)
    return page, form.status


@public
def demo_code() -> ResponseReturnValue:
    """Sign in with the code that the demo printed."""
    form = DemoCodeForm()
    if form.validate_on_submit():
        outcome = come_in(sign_in.demo_code, typed=form.code.data or "")
        if isinstance(outcome, CameIn):
            return redirect(url_for("advocate.today"), 303)
        say_turned_away(form, outcome)
    return render_template("advocate/sign_in_code.html", form=form), form.status


@blueprint.record
def demo_routes(state: BlueprintSetupState) -> None:
    """Outside a demo this address does not exist."""
    if state.app.extensions[EXTENSION].settings.demo:
        state.add_url_rule("/in/code", "sign_in_code", demo_code, methods=["GET", "POST"])


@blueprint.get("/me")
@requires(Permission.STAFF_SIGNED_IN)
def me() -> ResponseReturnValue:
    """My account: passkeys, a second one asked for, and where I am signed in."""
    viewer = staff_viewer()
    return render_template(
        "advocate/me.html",
        account=own_account(session(), viewer),
        renewals=own_renewals(session(), viewer, now()),
        role_waits=own_role_waits(session(), viewer, now()),
        keys=passkeys_of(session(), viewer),
        places=sessions_of(session(), viewer, now()),
        devices=DEVICES,
        unknown=UNKNOWN_DEVICE,
    )


@blueprint.post("/me")
@requires(Permission.STAFF_SIGNED_IN)
def change_me() -> ResponseReturnValue:
    """Sign out elsewhere, or remove a passkey, but never the last one."""
    viewer, form = staff_viewer(), PlainForm()
    if not form.validate_on_submit():
        return redirect(url_for("advocate.me"), 303)
    if key_id := request.form.get("passkey"):
        passkey_actions.remove_passkey(session(), viewer=viewer, passkey_id=key_id, now=now())
    elif request.form.get("end") == "others":
        sessions.end_staff_sessions(
            session(),
            staff_id=viewer.staff_id,
            actor=viewer,
            now=now(),
            why="signed_out",
            except_session=viewer.session_id,
        )
    return to("me")


@blueprint.route("/me/passkey", methods=["GET", "POST"])
@requires(Permission.STAFF_SIGNED_IN)
def passkey_add() -> ResponseReturnValue:
    """Add one more passkey, on another phone or a key of its own."""
    viewer, form = staff_viewer(), PasskeyForm()
    if form.validate_on_submit() and keep_passkey(form, viewer):
        return to("me")
    options = passkeys.creation_options(
        user_name=own_account(session(), viewer).name,
        exclude=[key.credential_id for key in passkeys_of(session(), viewer)],
        purpose="add",
    )
    return render_template("advocate/passkey_add.html", form=form, options=options), form.status


@blueprint.post("/out")
@public
def sign_out() -> ResponseReturnValue:
    """Sign out here."""
    token_hash = gate.session_token_hash()
    if token_hash is not None:
        sessions.end_session(session(), "staff", token_hash, now(), "signed_out")
    forget_here()
    response = redirect(url_for("advocate.sign_in"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
