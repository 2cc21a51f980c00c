"""How she is reached: her contacts, a new one, the code that went there."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import choices_contacts, choices_made
from casework.queries.own_access import own_contact, own_contacts
from casework.rules.choice_contacts import OWN_CHANNELS, OWN_VOICEMAIL
from casework.rules.choice_topics import CHANNELS, TEXTS
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import aside, now, session
from family_app.forms.reaching import ContactCodeForm, NewContactForm, VoicemailForm
from family_app.forms.sign_in import PlainForm
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.choosing import her_answers, just_done, stated


@blueprint.get("/c/how")
@requires(Permission.OWN_READ)
def how() -> ResponseReturnValue:
    """The ways she chose, and each contact with whether it is used."""
    answers = her_answers()
    return render_template(
        "family/how.html",
        lines=stated(answers, CHANNELS),
        contacts=own_contacts(session(), family_viewer()),
        channels=OWN_CHANNELS,
        voicemail=OWN_VOICEMAIL,
        stopped=[one.id for one in answers.choices.contacts if one.stopped],
        form=PlainForm(),
        done=just_done(answers),
    )


@blueprint.route("/c/how/new", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def contact_new() -> ResponseReturnValue:
    """A new contact, perhaps in place of one that gets nothing from now on."""
    form = NewContactForm()
    contact_id = sent(
        form,
        choices_contacts.report,
        channel=form.channel.data,
        value=form.value.data or "",
        voicemail=form.voicemail.data or "nothing",
        instead_of=request.form.get("instead_of", ""),
    )
    if contact_id is not None:
        return _after(contact_id)
    old = request.values.get("instead_of", "")
    replaced = own_contact(session(), family_viewer(), old) if old else None
    page = render_template(
        "family/contact_new.html", form=form, replaced=replaced, channels=OWN_CHANNELS
    )
    return page, form.status


def _after(contact_id: str) -> ResponseReturnValue:
    if own_contact(session(), family_viewer(), contact_id).needs_code:
        return redirect(url_for("family.contact_code", contact_id=contact_id), 303)
    return redirect(url_for("family.how"), 303)


@blueprint.route("/c/how/<contact_id>", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def contact_code(contact_id: str) -> ResponseReturnValue:
    """Type in the code that went to the new contact."""
    form = ContactCodeForm()
    if request.form.get("again") and PlainForm().validate_on_submit():
        which = {"viewer": family_viewer(), "contact_point_id": contact_id, "now": now()}
        choices_contacts.send_code_again(session(), **which)
        return redirect(url_for("family.contact_code", contact_id=contact_id), 303)
    if form.validate_on_submit():
        if _typed_right(contact_id, form.code.data or ""):
            return redirect(url_for("family.how"), 303)
        form.code.errors = [choices_contacts.WRONG_CODE]
    contact = own_contact(session(), family_viewer(), contact_id)
    return render_template("family/contact_code.html", form=form, contact=contact), form.status


def _typed_right(contact_id: str, typed: str) -> bool:
    # In a transaction of its own: a wrong try is counted, whatever the page answers.
    with aside() as db:
        return choices_contacts.type_code(
            db, viewer=family_viewer(), contact_point_id=contact_id, typed=typed, now=now()
        )


@blueprint.post("/c/how/<contact_id>/off")
@requires(Permission.OWN_WRITE)
def contact_off(contact_id: str) -> ResponseReturnValue:
    """It is not safe, or not hers any more: nothing goes there from now on."""
    if PlainForm().validate_on_submit():
        choices_contacts.not_safe(
            session(), viewer=family_viewer(), contact_point_id=contact_id, now=now()
        )
    return redirect(url_for("family.how"), 303)


@blueprint.route("/c/how/<contact_id>/v", methods=["GET", "POST"])
@requires(Permission.OWN_WRITE)
def contact_voicemail(contact_id: str) -> ResponseReturnValue:
    """What may be left when nobody answers."""
    contact = own_contact(session(), family_viewer(), contact_id)
    form = VoicemailForm(voicemail=contact.voicemail)
    if form.validate_on_submit():
        with form.attempt():
            choices_contacts.set_voicemail(
                session(),
                viewer=family_viewer(),
                contact_point_id=contact_id,
                voicemail=form.voicemail.data or "",
                now=now(),
            )
            return redirect(url_for("family.how"), 303)
    page = render_template("family/contact_voicemail.html", form=form, contact=contact)
    return page, form.status


@blueprint.post("/c/how/<contact_id>/t")
@requires(Permission.OWN_WRITE)
def contact_texts(contact_id: str) -> ResponseReturnValue:
    """Texts may come there again, after she stopped them by a text."""
    row_id = ""
    if PlainForm().validate_on_submit():
        viewer = family_viewer()
        topic = f"{TEXTS}{own_contact(session(), viewer, contact_id).id}"
        row_id = choices_made.choose(session(), viewer=viewer, topic=topic, value={}, now=now())
    return redirect(url_for("family.how", done=row_id), 303)
