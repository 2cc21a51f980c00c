"""Messages: who waits for an answer, one thread, an answer."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.contact import AnswerForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import messages as message_actions
from casework.queries.messages import staff_thread, waiting_messages
from casework.queries.people import writes_in
from casework.queries.person import PersonPage
from casework.queries.translations import on_the_way
from casework.rules.peoples_words import About
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.get("/messages")
@requires(Permission.MEMBER_READ, Permission.MESSAGE_ANSWER)
def messages() -> ResponseReturnValue:
    """Who waits, the longest waiting first. Their words stand in the thread only."""
    found = waiting_messages(session(), staff_viewer(), now())
    note_listed((one.case_id for one in found), "messages")
    return render_template("advocate/messages.html", found=found)


def _send(form: AnswerForm, her: PersonPage) -> str | None:
    """An answer to what was on the page; a new message where nothing waited."""
    if form.message_id.data:
        where = {"case_id": her.case_id, "message_id": form.message_id.data}
        return sent(form, message_actions.answer, **where)
    return sent(form, message_actions.write_to, case_id=her.case_id, member_id=her.member_id)


@blueprint.route("/people/<case_id>/<member_id>/messages", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.MESSAGE_ANSWER)
def thread(case_id: str, member_id: str) -> ResponseReturnValue:
    """What was written, and a box to answer in."""
    her = her_record(case_id, member_id, "messages")
    written = staff_thread(session(), staff_viewer(), case_id, member_id, now())
    waiting = [one for one in written if one.from_family and one.answered_at is None]
    language = writes_in(session(), staff_viewer(), her.words_in)
    form = AnswerForm.starting(language, waiting[-1].id if waiting else "")
    if _send(form, her) is not None:
        return to_hers(her, "thread", done="sent")
    ids = [one.id for one in written]
    way = on_the_way(session(), staff_viewer(), case_id, About.MESSAGE, ids, now())
    return shown("thread", form, her=her, written=written, waiting=waiting, way=way)


@blueprint.post("/people/<case_id>/<member_id>/messages/read")
@requires(Permission.MEMBER_READ, Permission.MESSAGE_ANSWER)
def thread_read(case_id: str, member_id: str) -> ResponseReturnValue:
    """She sees that it was read: so it is said by a button, never by opening the page."""
    her = her_record(case_id, member_id, "messages")
    for message_id in request.form.getlist("message")[:50]:
        pressed(message_actions.mark_read, case_id=case_id, message_id=message_id)
    return to_hers(her, "thread")
