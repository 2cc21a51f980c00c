"""Messages that leave: what was sent to a person, what waits and why, and what to do instead."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.letters import PostForm
from advocate_admin.going import to, to_hers
from advocate_admin.looking import her_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import pressed
from advocate_admin.views import blueprint
from casework.actions import outbox_switch, outbox_tasks
from casework.queries.outbox import letters_to_print, outgoing_of, switch_of
from casework.rules.contact_kinds import CHANNELS
from casework.rules.roles import Permission
from casework.sending.local import messages_in
from casework.web.gate import public, requires, staff_viewer
from casework.web.letters import pdf_available
from casework.web.plumbing import EXTENSION, plumbing
from casework.web.transaction import now, session


@blueprint.get("/people/<case_id>/<member_id>/sent")
@requires(Permission.MEMBER_READ)
def outgoing(case_id: str, member_id: str) -> ResponseReturnValue:
    """Every message queued for them, and its state in words."""
    her = her_record(case_id, member_id, "outgoing")
    lines = outgoing_of(session(), staff_viewer(), case_id, member_id, now())
    stopped = switch_of(session()).stopped
    return render_template(
        "advocate/outgoing.html", her=her, lines=lines, channels=CHANNELS, stopped=stopped
    )


@blueprint.post("/people/<case_id>/<member_id>/sent/<message_id>/done")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def outgoing_done(case_id: str, member_id: str, message_id: str) -> ResponseReturnValue:
    """Somebody did what the message could not."""
    her = her_record(case_id, member_id, "outgoing")
    where = {"case_id": case_id, "member_id": member_id, "message_id": message_id}
    pressed(outbox_tasks.task_done, **where)
    return to_hers(her, "outgoing")


@blueprint.get("/post")
@requires(Permission.POST_PRINT)
def post() -> ResponseReturnValue:
    """Letters that lie ready: first they are made and printed, then posted."""
    lines = letters_to_print(session(), staff_viewer(), now())
    note_listed((line.case_id for line in lines), "post")
    making = PostForm()
    making.offer(files=pdf_available())
    return render_template("advocate/post.html", letters=lines, making=making)


@blueprint.post("/post")
@requires(Permission.POST_PRINT)
def post_posted() -> ResponseReturnValue:
    """These were printed and posted."""
    pressed(outbox_tasks.letters_posted, message_ids=request.form.getlist("letters"))
    return to("post")


@blueprint.get("/sending")
@requires(Permission.SENDING_STOP)
def sending() -> ResponseReturnValue:
    """Whether messages leave; stop all of them, or let them go again."""
    return render_template("advocate/sending.html", switch=switch_of(session()))


@blueprint.post("/sending")
@requires(Permission.SENDING_STOP)
def sending_change() -> ResponseReturnValue:
    """Stop everything, or start again. What waits is held, never dropped."""
    if not PlainForm().validate_on_submit():
        return to("sending")
    stops = request.form.get("stop") == "yes"
    pressed(outbox_switch.stop_sending if stops else outbox_switch.start_sending)
    return to("sending")


@public
def demo_outbox() -> ResponseReturnValue:
    """Exactly what would have left."""
    if not plumbing().settings.demo:
        abort(404)
    found = messages_in(plumbing().settings.instance_dir)
    return render_template("advocate/demo_outbox.html", found=found)


@blueprint.record
def demo_routes(state: BlueprintSetupState) -> None:
    """Outside a demo this address does not exist."""
    if state.app.extensions[EXTENSION].settings.demo:
        state.add_url_rule("/outbox", "demo_outbox", demo_outbox, methods=["GET"])
