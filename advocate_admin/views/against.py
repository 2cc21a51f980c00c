"""Acting against a choice: a reason, a second person, and what she is shown of it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.forms.on_her_word import OverrideForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, pressed, sent
from advocate_admin.views import blueprint
from casework.actions import choices_override
from casework.queries.overrides import overrides
from casework.rules.override import DANGERS, WHAT
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import session


@blueprint.route("/people/<case_id>/<member_id>/against", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def against(case_id: str, member_id: str) -> ResponseReturnValue:
    """What was done or asked for, and one more."""
    her, form = her_record(case_id, member_id, "against"), OverrideForm()
    where = {"case_id": case_id, "member_id": member_id}
    if sent(form, choices_override.ask, **where) is not None:
        return to_hers(her, "against")
    page = render_template(
        "advocate/against.html",
        her=her,
        form=form,
        rows=overrides(session(), case_id, member_id),
        me=staff_viewer().staff_id,
        what=WHAT,
        dangers=DANGERS,
    )
    return page, form.status


@blueprint.post("/people/<case_id>/<member_id>/against/<override_id>/done")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def against_done(case_id: str, member_id: str, override_id: str) -> ResponseReturnValue:
    """It was done, after a second person agreed."""
    her = her_record(case_id, member_id, "against")
    pressed(choices_override.act, case_id=case_id, override_id=override_id)
    return to_hers(her, "against")


@blueprint.post("/people/<case_id>/<member_id>/against/<override_id>/<any(yes,no):answer>")
@requires(Permission.MEMBER_READ, Permission.OVERRIDE_DECIDE)
def against_decide(
    case_id: str, member_id: str, override_id: str, answer: str
) -> ResponseReturnValue:
    """The second person agrees or does not."""
    her = her_record(case_id, member_id, "against")
    rows = {one.id: one for one in overrides(session(), case_id, member_id)}
    if PlainForm().validate_on_submit() and override_id in rows:
        deed(
            choices_override.decide,
            case_id=case_id,
            override_id=override_id,
            agreed=answer == "yes",
            version=rows[override_id].version,
        )
    return to_hers(her, "against")
