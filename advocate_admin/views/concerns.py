"""What people say of us: for team leaders who have never stood beside them."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.asking import ConcernAnswerForm
from advocate_admin.going import to
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import concerns as concern_actions
from casework.queries.concerns import ConcernView, concerns_waiting
from casework.queries.concerns import concern as find_concern
from casework.queries.people import writes_in
from casework.rules.concerns import CONCERNS
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.plumbing import plumbing
from casework.web.transaction import READING, now, session


def _opened(case_id: str, concern_id: str) -> ConcernView:
    """One of them; that it was opened is kept before anything is shown."""
    found = find_concern(session(), staff_viewer(), case_id, concern_id, now())
    if request.method in READING:
        concern_actions.note_opened(plumbing().factory, staff_viewer(), concern_id, now())
    return found


@blueprint.get("/concerns")
@requires(Permission.CONCERN_ANSWER)
def concerns() -> ResponseReturnValue:
    """Which there are, without a name; those that wait come first."""
    found = concerns_waiting(session(), staff_viewer(), now())
    return render_template("advocate/concerns.html", found=found, kinds=CONCERNS)


@blueprint.route("/concerns/<case_id>/<concern_id>", methods=["GET", "POST"])
@requires(Permission.CONCERN_ANSWER)
def concern(case_id: str, concern_id: str) -> ResponseReturnValue:
    """One of them, and an answer."""
    found = _opened(case_id, concern_id)
    language = writes_in(session(), staff_viewer(), found.language)
    form = ConcernAnswerForm.starting(language, found.version)
    where = {"case_id": case_id, "concern_id": concern_id}
    if sent(form, concern_actions.answer, **where) is not None:
        return to("concerns", done="sent")
    return shown("concern", form, found=found, facts=CONCERNS[found.kind])


@blueprint.post("/concerns/<case_id>/<concern_id>/read")
@requires(Permission.CONCERN_ANSWER)
def concern_read(case_id: str, concern_id: str) -> ResponseReturnValue:
    """She sees that it was read: said by a button, never by opening the page."""
    pressed(concern_actions.mark_read, case_id=case_id, concern_id=concern_id)
    return to("concern", case_id=case_id, concern_id=concern_id)
