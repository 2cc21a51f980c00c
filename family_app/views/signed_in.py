"""Where I am signed in: the places in words, ending them, and the passkey of one's own phone."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import passkeys as passkey_actions
from casework.actions.sessions import end_all_sessions
from casework.queries.sessions import passkeys_of, sessions_of
from casework.rules.coming_in import DEVICES, UNKNOWN_DEVICE
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web import passkeys
from casework.web.arrival import forget_here, keep_passkey
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.sign_in import PasskeyForm, PlainForm
from family_app.views import blueprint


@blueprint.get("/c/in")
@requires(Permission.OWN_READ)
def signed_in() -> ResponseReturnValue:
    """The list, this place first."""
    viewer = family_viewer()
    return render_template(
        "family/signed_in.html",
        form=PlainForm(),
        places=sessions_of(session(), viewer, now()),
        keys=passkeys_of(session(), viewer),
        own_device=viewer.own_device,
        devices=DEVICES,
        unknown=UNKNOWN_DEVICE,
    )


@blueprint.post("/c/in")
@requires(Permission.OWN_WRITE)
def end_signed_in() -> ResponseReturnValue:
    """Sign out elsewhere, everywhere, or remove a passkey."""
    viewer, form = family_viewer(), PlainForm()
    if not form.validate_on_submit():
        return redirect(url_for("family.signed_in"), 303)
    if key_id := request.form.get("passkey"):
        passkey_actions.remove_passkey(session(), viewer=viewer, passkey_id=key_id, now=now())
    elif request.form.get("end") in ("others", "all"):
        end_all_sessions(
            session(),
            case_id=viewer.case_id,
            member_id=viewer.member_id,
            actor=viewer,
            now=now(),
            why="signed_out",
            except_session=viewer.session_id if request.form["end"] == "others" else None,
        )
        if request.form["end"] == "all":
            forget_here()
            return redirect(url_for("family.welcome"), 303)
    return redirect(url_for("family.signed_in"), 303)


@blueprint.route("/c/in/p", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def passkey_add() -> ResponseReturnValue:
    """Add a passkey, on a phone of her own only."""
    viewer, form = family_viewer(), PasskeyForm()
    if not viewer.own_device:
        raise NotFound
    if form.validate_on_submit() and keep_passkey(form, viewer):
        return redirect(url_for("family.signed_in"), 303)
    options = passkeys.creation_options(
        user_name=passkeys.neutral_handle(),
        exclude=[key.credential_id for key in passkeys_of(session(), viewer)],
        purpose="add",
    )
    return render_template("family/passkey_add.html", form=form, options=options), form.status
