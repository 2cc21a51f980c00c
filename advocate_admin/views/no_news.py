"""No news: one press from the page of the day, or from hers, to a draft that is filled."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import PlainForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed
from advocate_admin.views import blueprint
from casework.actions.updates.no_news import start_no_news
from casework.rules.roles import Permission
from casework.web.gate import requires


@blueprint.post("/people/<case_id>/<member_id>/no-news")
@requires(Permission.MEMBER_READ, Permission.UPDATE_WRITE)
def no_news(case_id: str, member_id: str) -> ResponseReturnValue:
    """Begin it, and go on to what is still to be said: who was asked, and what is open."""
    her = her_record(case_id, member_id, "no_news")
    if not PlainForm().validate_on_submit():
        return to_hers(her)
    update_id = deed(start_no_news, case_id=case_id, member_id=member_id)
    return redirect(url_for("advocate.edit_update", case_id=case_id, update_id=update_id), 303)
