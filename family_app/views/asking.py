"""What we can help with, one page each, and asking about it."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import messages
from casework.queries.messages import write_page
from casework.queries.named_contact import named_contact
from casework.rules.help_subjects import ASKED, HELP_SUBJECTS, SUBJECT_BY_NUMBER, HelpSubject
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.i18n import gettext
from casework.web.transaction import now, session
from family_app.forms.asking import AskForm
from family_app.sending import sent
from family_app.views import blueprint


@blueprint.get("/o")
@requires(Permission.OWN_READ)
def help_subjects() -> ResponseReturnValue:
    """What we can help with."""
    return render_template("family/help_subjects.html", subjects=HELP_SUBJECTS)


@blueprint.get("/o/<int:number>")
@requires(Permission.OWN_READ)
def help_subject(number: int) -> ResponseReturnValue:
    """One of them, and a button to ask about it."""
    return _page(_subject(number), AskForm())


@blueprint.post("/o/<int:number>")
@requires(Permission.OWN_WRITE)
def ask_about(number: int) -> ResponseReturnValue:
    """It reaches her worker as a message about this."""
    subject, form = _subject(number), AskForm()
    text = (form.text.data or "").strip() or gettext(ASKED)
    asked = {"text": text, "subject": subject.slug, "disclosure_shown": True}
    if sent(form, messages.send, **asked) is not None:
        return redirect(url_for("family.write"), 303)
    return _page(subject, form)


def _subject(number: int) -> HelpSubject:
    found = SUBJECT_BY_NUMBER.get(number)
    if found is None:
        abort(404)
    return found


def _page(subject: HelpSubject, form: AskForm) -> ResponseReturnValue:
    viewer = family_viewer()
    page = render_template(
        "family/help_subject.html",
        subject=subject,
        form=form,
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
        disclosure_seen=write_page(session(), viewer).disclosure_seen,
    )
    return page, form.status
