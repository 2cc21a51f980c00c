"""Write to my caseworker, and see what was written."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casework.actions import messages
from casework.queries.helplines import shown_helplines
from casework.queries.messages import write_page
from casework.queries.named_contact import named_contact
from casework.queries.translation_pieces import put_for_her
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.write import WriteForm
from family_app.sending import sent
from family_app.views import blueprint


def _page(form: WriteForm) -> ResponseReturnValue:
    viewer = family_viewer()
    page = write_page(session(), viewer)
    if not form.is_submitted() and page.draft:
        form.text.data = page.draft
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    shown = render_template(
        "family/write.html",
        form=form,
        page=page,
        put_for_her=put_for_her(session(), viewer, (one.id for one in page.messages)),
        worker=worker,
        helplines=shown_helplines(session()),
    )
    return shown, form.status


@blueprint.get("/w")
@requires(Permission.OWN_READ)
def write() -> ResponseReturnValue:
    """The thread, and a box to write in."""
    return _page(WriteForm())


@blueprint.post("/w")
@requires(Permission.OWN_WRITE)
def send() -> ResponseReturnValue:
    """Send it, or keep it unsent."""
    form = WriteForm()
    if "keep" in request.form and form.csrf_held():
        messages.save_draft(session(), viewer=family_viewer(), text=_typed(form), now=now())
        return redirect(url_for("family.write"), 303)
    if sent(form, messages.send, text=_typed(form), disclosure_shown=True) is not None:
        return redirect(url_for("family.write"), 303)
    return _page(form)


def _typed(form: WriteForm) -> str:
    return form.text.data or ""
