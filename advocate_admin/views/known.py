"""What is already known about her, and what she does not want to say again."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.asking import KnownForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions.known_already import write_with
from casework.queries.known_already import writings
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session


@blueprint.route("/people/<case_id>/<member_id>/known", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def known(case_id: str, member_id: str) -> ResponseReturnValue:
    """What holds now, its history, and a box to write it with her."""
    her = her_record(case_id, member_id, "known")
    found = writings(session(), staff_viewer(), case_id, member_id, now())
    last = found[0] if found else None
    form = KnownForm.starting(
        last.text if last else "",
        last.language if last else her.words_in,
        last.number if last else 0,
    )
    if sent(form, write_with, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "known")
    return shown("known", form, her=her, found=found, last=last)
