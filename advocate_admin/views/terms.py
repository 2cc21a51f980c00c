"""The questions a review asks: its list, and which of them one person was shown."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from advocate_admin.forms.view_answers import QuestionForm, ReplyReleaseForm
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from advocate_admin.views.review_say import her_review, her_views, way, words
from casework.actions import terms
from casework.queries.terms import questions_for_staff
from casework.rules.errors import NotFound
from casework.rules.peoples_words import About
from casework.rules.review_say import Topic
from casework.rules.roles import Permission
from casework.rules.terms import ADDED_BY
from casework.web.gate import requires
from casework.web.transaction import session

_LIST = "/people/<case_id>/<member_id>/say/<review_id>/list"


@blueprint.route(_LIST, methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_list(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """The list, and one more question."""
    her = her_record(case_id, member_id, "say")
    review = her_review(her, review_id)
    asked = [one for one in her_views(her, review_id) if one.topic is Topic.TERMS_OF_REFERENCE]
    form = QuestionForm.offering(one for one in asked if not one.question_id)
    where = {"case_id": case_id, "member_id": member_id, "review_id": review_id}
    if sent(form, terms.record_question, **where) is not None:
        return to("say_list", **where)
    questions = questions_for_staff(session(), case_id, member_id, review_id)
    more = {"questions": questions, "asked": asked, "added_by": ADDED_BY}
    return shown("say_list", form, her=her, review=review, **more, **words())


@blueprint.route(f"{_LIST}/<question_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_question(
    case_id: str, member_id: str, review_id: str, question_id: str
) -> ResponseReturnValue:
    """One question, as she will read it."""
    her = her_record(case_id, member_id, "say")
    review, its = her_review(her, review_id), way(her, question_id, about=About.QUESTION)
    form = ReplyReleaseForm(translation=its.filled(question_id, her.words_in))
    every = questions_for_staff(session(), case_id, member_id, review_id)
    question = next((one for one in every if one.id == question_id), None)
    if question is None:
        raise NotFound
    where = {"case_id": case_id, "member_id": member_id}
    if sent(form, terms.show_question, **where, question_id=question_id) is not None:
        return to("say_list", **where, review_id=review_id)
    return shown("say_question", form, her=her, review=review, question=question, way=its)
