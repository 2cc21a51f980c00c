"""Meetings with chair and panel, held for one person; and whether somebody may ask for her."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.referral import MeetingForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import meeting as actions
from casework.queries.meeting import meetings_of, permissions_of_hers
from casework.queries.person import PersonPage
from casework.queries.review_say import HerReview, reviews_of
from casework.rules.meeting import WITH_WHOM
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/people/<case_id>/<member_id>/meetings"


def _reviews(her: PersonPage) -> tuple[HerReview, ...]:
    return reviews_of(session(), staff_viewer(), her.case_id, her.member_id, now())


@blueprint.get(_PATH)
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def meetings(case_id: str, member_id: str) -> ResponseReturnValue:
    """The meetings, and for which review a worker may ask the chair."""
    her = her_record(case_id, member_id, "meetings")
    asked = (session(), staff_viewer(), case_id, member_id, now())
    return render_template(
        "advocate/meetings.html",
        her=her,
        reviews=_reviews(her),
        permitted=permissions_of_hers(*asked),
        meetings=meetings_of(*asked),
        with_whom=WITH_WHOM,
    )


@blueprint.route(f"{_PATH}/new", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def meeting_new(case_id: str, member_id: str) -> ResponseReturnValue:
    """One more meeting."""
    her = her_record(case_id, member_id, "meetings")
    names = {one.id: f"{one.label}, {one.area}" for one in _reviews(her)}
    form = MeetingForm.starting(names, now())
    if sent(form, actions.record_meeting, case_id=case_id, member_id=member_id) is not None:
        return to_hers(her, "meetings")
    return shown("meeting_new", form, her=her)


@blueprint.post(f"{_PATH}/<meeting_id>/told")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def meeting_told(case_id: str, member_id: str, meeting_id: str) -> ResponseReturnValue:
    """She was told of it today."""
    her = her_record(case_id, member_id, "meetings")
    where = {"case_id": case_id, "member_id": member_id, "meeting_id": meeting_id}
    pressed(actions.told_of_meeting, **where)
    return to_hers(her, "meetings")


@blueprint.post(f"{_PATH}/ask/<review_id>/<answer>")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def progress_permission(
    case_id: str, member_id: str, review_id: str, answer: str
) -> ResponseReturnValue:
    """They said that a worker may, or no longer may, ask the chair for them."""
    her = her_record(case_id, member_id, "meetings")
    where = {"case_id": case_id, "member_id": member_id, "review_id": review_id}
    pressed(actions.record_progress_permission, permitted=answer == "yes", **where)
    return to_hers(her, "meetings")
