"""Somebody who is told instead: named on her word, spoken about, confirmed, ended."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.on_her_word import (
    WRONG_CODE,
    SpokenForm,
    TrustedCodeForm,
    TrustedNewForm,
)
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import choices_trusted
from casework.queries.person import PersonPage
from casework.queries.trusted import Trusted, trusted_people
from casework.rules.choice_words import SUBJECTS
from casework.rules.errors import NotFound
from casework.rules.roles import Permission
from casework.web.gate import requires
from casework.web.transaction import session


@blueprint.route("/people/<case_id>/<member_id>/trust/new", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def trusted_new(case_id: str, member_id: str) -> ResponseReturnValue:
    """Somebody without a page of her own names a person, and a worker writes it down."""
    her = her_record(case_id, member_id, "choices")
    form = TrustedNewForm.starting(her.language)
    where = {"case_id": case_id, "member_id": member_id}
    if sent(form, choices_trusted.ask_for, **where) is not None:
        return to_hers(her, "her_choices")
    return shown("trusted_new", form, her=her)


@blueprint.post("/people/<case_id>/<member_id>/trust/<trusted_id>/end")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def trusted_end(case_id: str, member_id: str, trusted_id: str) -> ResponseReturnValue:
    """They want it to end, or it is not safe any more."""
    her = her_record(case_id, member_id, "choices")
    pressed(choices_trusted.end_for, case_id=case_id, trusted_id=trusted_id)
    return to_hers(her, "her_choices")


@blueprint.route("/people/<case_id>/<member_id>/trust/<trusted_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def trusted_spoken(case_id: str, member_id: str, trusted_id: str) -> ResponseReturnValue:
    """A worker spoke with her about somebody who is told instead."""
    her, form = her_record(case_id, member_id, "choices"), SpokenForm()
    named = {one.id: one for one in trusted_people(session(), case_id, member_id)}
    if trusted_id not in named:
        raise NotFound
    if named[trusted_id].state == "spoken":
        return _trusted_code(her, named[trusted_id])
    where = {"case_id": case_id, "trusted_id": trusted_id}
    if sent(form, choices_trusted.spoken, **where) is not None:
        return to_hers(her, "her_choices")
    return shown("trusted_spoken", form, her=her, one=named[trusted_id], subjects=SUBJECTS)


def _trusted_code(her: PersonPage, one: Trusted) -> ResponseReturnValue:
    """The person reads out the code that came to them."""
    form = TrustedCodeForm()
    where = {"case_id": her.case_id, "trusted_id": one.id}
    if request.form.get("again") and PlainForm().validate_on_submit():
        deed(choices_trusted.send_code_again, **where)
        who = {"case_id": her.case_id, "member_id": her.member_id}
        return to("trusted_spoken", trusted_id=one.id, **who)
    if form.validate_on_submit():
        if deed(choices_trusted.confirm, code=form.code.data or "", **where):
            return to_hers(her, "her_choices")
        form.code.errors = [WRONG_CODE]
    # A wrong try is counted: the answer is one that keeps what was written.
    return render_template("advocate/trusted_code.html", form=form, her=her, one=one)
