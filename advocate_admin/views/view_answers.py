"""What she approved and let go in talking, and what was answered: for whoever stands beside her."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.review_say import ChangeSpokenForm
from advocate_admin.forms.view_answers import (
    ReadBackForm,
    ReaderForHerForm,
    ReplyForm,
    ReplyReleaseForm,
)
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from advocate_admin.views.review_say import back, her_view, way, words
from casework.actions import review_views, view_answers, view_releases
from casework.queries.closeness import service_day
from casework.queries.person import PersonPage
from casework.queries.view_answers import ShownAnswer, answers_for_staff, plan_of_release
from casework.rules.choice_staff_words import planned
from casework.rules.errors import NotFound
from casework.rules.languages import SOURCE
from casework.rules.peoples_words import About
from casework.rules.roles import Permission
from casework.web.gate import requires
from casework.web.transaction import now, session

_VIEW = "/people/<case_id>/<member_id>/say/<review_id>/<view_id>"
_SAY = "/people/<case_id>/<member_id>/say"


@blueprint.route(f"{_VIEW}/ok", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_approve(case_id: str, member_id: str, review_id: str, view_id: str) -> ResponseReturnValue:
    """She approved the words that were read back to her."""
    her = her_record(case_id, member_id, "say")
    view = her_view(her, review_id, view_id)
    form = ReadBackForm(approved_on=service_day(now()), wording=str(view.wording))
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    if sent(form, review_views.approve_with_her, **where, wording=form.number) is not None:
        return back(her)
    return shown("say_approve", form, her=her, view=view, **words())


@blueprint.route(f"{_VIEW}/edit", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_change(case_id: str, member_id: str, review_id: str, view_id: str) -> ResponseReturnValue:
    """What was written down for her, put right when it was read back."""
    her = her_record(case_id, member_id, "say")
    view = her_view(her, review_id, view_id)
    if not view.spoken:
        raise NotFound
    english = view.english or way(her, view.id).filled(view.id, SOURCE)
    form = ChangeSpokenForm(text=view.text, english=english)
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    if sent(form, review_views.change_spoken, **where) is not None:
        return back(her)
    return shown("say_change", form, her=her, view=view, **words())


@blueprint.route(f"{_VIEW}/on", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_release(case_id: str, member_id: str, review_id: str, view_id: str) -> ResponseReturnValue:
    """She lets somebody read it, and cannot sign in to do so herself."""
    her = her_record(case_id, member_id, "say")
    view = her_view(her, review_id, view_id)
    if her.access == "open" or not view.approved_at:
        raise NotFound
    form = ReaderForHerForm(wording=str(view.wording))
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    if sent(form, view_releases.release_with_her, **where, wording=form.number) is not None:
        return back(her)
    return shown("say_release", form, her=her, view=view, **words())


@blueprint.post(f"{_VIEW}/off/<reader>")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_take_back(
    case_id: str, member_id: str, review_id: str, view_id: str, reader: str
) -> ResponseReturnValue:
    """She took it back, in talking."""
    her = her_record(case_id, member_id, "say")
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    her_view(her, review_id, view_id)
    pressed(view_releases.end_release_with_her, **where, reader=reader)
    return back(her)


@blueprint.route(f"{_VIEW}/a", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_reply(case_id: str, member_id: str, review_id: str, view_id: str) -> ResponseReturnValue:
    """What the chair or the panel answered."""
    her, form = her_record(case_id, member_id, "say"), ReplyForm()
    view = her_view(her, review_id, view_id)
    if not view.releases:
        raise NotFound
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    if sent(form, view_answers.record_answer, **where) is not None:
        return back(her)
    return shown("say_reply", form, her=her, view=view, **words())


def _reply(her: PersonPage, answer_id: str) -> ShownAnswer:
    for replies in answers_for_staff(session(), her.case_id, her.member_id).values():
        for one in replies:
            if one.id == answer_id:
                return one
    raise NotFound


@blueprint.route(f"{_SAY}/a/<answer_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_reply_release(case_id: str, member_id: str, answer_id: str) -> ResponseReturnValue:
    """The answer as she will have it."""
    her = her_record(case_id, member_id, "say")
    reply, its = _reply(her, answer_id), way(her, answer_id, about=About.ANSWER)
    form = ReplyReleaseForm(translation=its.filled(answer_id, her.words_in))
    where = {"case_id": case_id, "member_id": member_id, "answer_id": answer_id}
    if sent(form, view_answers.release_answer, **where) is not None:
        return back(her)
    plan = planned(plan_of_release(session(), case_id, reply, now()))
    return shown("say_reply_release", form, her=her, reply=reply, plan=plan, way=its, **words())


@blueprint.post(f"{_SAY}/a/<answer_id>/told")
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_reply_told(case_id: str, member_id: str, answer_id: str) -> ResponseReturnValue:
    """Somebody told her in person."""
    her = her_record(case_id, member_id, "say")
    where = {"case_id": case_id, "member_id": member_id, "answer_id": answer_id}
    pressed(view_answers.tell_answer, **where)
    return back(her)
