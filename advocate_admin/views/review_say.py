"""What one person says to a review, for whoever stands beside her in it."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.review_say import (
    AnswerForHerForm,
    CheckForm,
    EnglishForm,
    SpokenViewForm,
)
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.sending import sent, shown
from advocate_admin.views import blueprint
from casework.actions import review_say as actions
from casework.actions import review_views, view_releases
from casework.queries.person import PersonPage
from casework.queries.review_say import HerReview, ShownView, reviews_of, views_of
from casework.queries.translations import OnTheWay, on_the_way
from casework.queries.view_answers import answers_for_staff
from casework.rules.errors import NotFound
from casework.rules.languages import SOURCE
from casework.rules.peoples_words import About
from casework.rules.review_say import ANSWERS, READERS, TOPICS
from casework.rules.roles import Permission
from casework.rules.view_answers import ANSWERERS, VERDICTS
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/people/<case_id>/<member_id>/say"


def _reviews(her: PersonPage) -> dict[str, HerReview]:
    found = reviews_of(session(), staff_viewer(), her.case_id, her.member_id, now())
    return {one.id: one for one in found}


def her_review(her: PersonPage, review_id: str) -> HerReview:
    """One of her reviews, or NotFound."""
    try:
        return _reviews(her)[review_id]
    except KeyError:
        raise NotFound from None


def her_views(her: PersonPage, review_id: str) -> tuple[ShownView, ...]:
    """Her views of it."""
    return views_of(session(), her.case_id, her.member_id, review_id, now())


def her_view(her: PersonPage, review_id: str, view_id: str) -> ShownView:
    """One of them, or NotFound."""
    for one in her_views(her, her_review(her, review_id).id):
        if one.id == view_id:
            return one
    raise NotFound


def way(her: PersonPage, *about_ids: str, about: About = About.VIEW) -> OnTheWay:
    """What became of these words of hers with translators, or of words for her."""
    return on_the_way(session(), staff_viewer(), her.case_id, about, about_ids, now())


def words() -> dict[str, Any]:
    """The texts of the tables that these pages show."""
    return {
        "answers": ANSWERS,
        "readers": READERS,
        "topics": TOPICS,
        "verdicts": VERDICTS,
        "answerers": ANSWERERS,
    }


def back(her: PersonPage) -> ResponseReturnValue:
    """To everything that she says."""
    return to("say", case_id=her.case_id, member_id=her.member_id)


@blueprint.get(_PATH)
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say(case_id: str, member_id: str) -> ResponseReturnValue:
    """Each review, what she answered, her views, and who may read which."""
    her = her_record(case_id, member_id, "say")
    reviews = _reviews(her).values()
    views = {one.id: her_views(her, one.id) for one in reviews}
    replies = answers_for_staff(session(), case_id, member_id)
    every = [view.id for of_one in views.values() for view in of_one]
    shown = {"reviews": reviews, "views": views, "replies": replies, "way": way(her, *every)}
    return render_template("advocate/say.html", her=her, **shown, **words())


@blueprint.route(f"{_PATH}/<review_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_answer(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """Her answer, recorded on her instruction."""
    her = her_record(case_id, member_id, "say")
    review, form = her_review(her, review_id), AnswerForHerForm()
    where = {"case_id": case_id, "member_id": member_id, "review_id": review_id}
    given = {**where, "chair_told": form.chair_told}
    if sent(form, actions.record_answer, **given) is not None:
        return back(her)
    return shown("say_answer", form, her=her, review=review)


@blueprint.route(f"{_PATH}/<review_id>/new", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_new(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """What she said aloud, written down."""
    her = her_record(case_id, member_id, "say")
    review, form = her_review(her, review_id), SpokenViewForm.starting(her.words_in)
    where = {"case_id": case_id, "member_id": member_id, "review_id": review_id}
    if sent(form, review_views.record_view, **where) is not None:
        return back(her)
    return shown("say_new", form, her=her, review=review)


@blueprint.route(f"{_PATH}/<review_id>/<view_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_english(case_id: str, member_id: str, review_id: str, view_id: str) -> ResponseReturnValue:
    """One view: her words, and the English beside them."""
    her = her_record(case_id, member_id, "say")
    view = her_view(her, review_id, view_id)
    form = EnglishForm(english=view.english or way(her, view.id).filled(view.id, SOURCE))
    where = {"case_id": case_id, "member_id": member_id, "view_id": view_id}
    if sent(form, review_views.add_english, **where) is not None:
        return back(her)
    return shown("say_english", form, her=her, view=view, **words())


@blueprint.route(f"{_PATH}/check/<release_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.ENGAGEMENT_RECORD)
def say_check(case_id: str, member_id: str, release_id: str) -> ResponseReturnValue:
    """A release that waits: whom one asked whether it could harm a trial."""
    her, form = her_record(case_id, member_id, "say"), CheckForm()
    every = [view for one in _reviews(her) for view in her_views(her, one)]
    waits = [one.id for view in every for one in view.releases if one.waits]
    if release_id not in waits:
        raise NotFound
    where = {"case_id": case_id, "member_id": member_id, "release_id": release_id}
    if sent(form, view_releases.check_release, **where) is not None:
        return back(her)
    return shown("say_check", form, her=her)
