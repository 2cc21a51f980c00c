"""The reviews she knows of: her answer, her views, and who may read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import review_say, review_views, view_releases
from casework.queries.closeness import service_day
from casework.queries.named_contact import named_contact
from casework.queries.report_draft_own import drafts_of_answered
from casework.queries.review_say import (
    HerReview,
    ShownView,
    own_review,
    own_reviews,
    proceedings_are_active,
    speaks_through_somebody,
    views_of,
)
from casework.queries.view_answers import ShownAnswer, own_answers
from casework.rules.errors import NotFound
from casework.rules.languages import words_tag
from casework.rules.review_say import ANSWERS, ASKED_AGAIN, READERS, TOPICS, asked_again
from casework.rules.reviews import REVIEW_NAMES
from casework.rules.roles import Permission
from casework.rules.view_answers import ANSWERED_BY, NO_ANSWER, SAID
from casework.web.gate import family_viewer, requires
from casework.web.i18n import current_language
from casework.web.transaction import now, session
from family_app.forms.review_say import AnswerForm, ChairForm, ReaderForm, ViewForm, number_of
from family_app.progressing import about_review
from family_app.sending import sent
from family_app.views import blueprint


def hers(review_id: str) -> HerReview:
    """The review of the page, or NotFound where she does not know of it."""
    return own_review(session(), family_viewer(), review_id)


def views_in(review_id: str) -> tuple[ShownView, ...]:
    """Her views of it."""
    viewer = family_viewer()
    return views_of(session(), viewer.case_id, viewer.member_id, review_id, now())


def replies_to(views: tuple[ShownView, ...]) -> dict[str, tuple[ShownAnswer, ...]]:
    """What was answered to them, as far as she may know of it."""
    return own_answers(session(), family_viewer(), [one.id for one in views])


def through_somebody() -> bool:
    """Whether she is a child, whose views come through somebody who knows how to ask."""
    return speaks_through_somebody(session(), family_viewer(), now())


def writing_in() -> str:
    """The language of what she writes: that of the page before her, whatever her record says."""
    return words_tag(current_language())


def worker() -> Any:
    """Whom she can say it to aloud."""
    viewer = family_viewer()
    return named_contact(session(), viewer.case_id, viewer.member_id, now())


def _view(review_id: str, view_id: str) -> ShownView:
    for view in views_in(review_id):
        if view.id == view_id:
            return view
    raise NotFound


def words() -> dict[str, Any]:
    """The texts of the tables that these pages show."""
    return {
        "answers": ANSWERS,
        "readers": READERS,
        "topics": TOPICS,
        "said_of_it": SAID,
        "answered_by": ANSWERED_BY,
        "no_answer": NO_ANSWER,
        "asked_again": ASKED_AGAIN,
        "due": lambda standing: asked_again(standing, service_day(now())),
    }


@blueprint.get("/r")
@requires(Permission.OWN_READ)
def reviews() -> ResponseReturnValue:
    """Each review she knows of, and what she said to it."""
    found = own_reviews(session(), family_viewer())
    return render_template(
        "family/reviews.html", reviews=found, review_names=REVIEW_NAMES, **words()
    )


@blueprint.route("/r/<review_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def review(review_id: str) -> ResponseReturnValue:
    """Her answer. She can change it at any time, without a reason."""
    its = hers(review_id)
    form = AnswerForm(answer=its.standing.answer.value if its.standing else None)
    given = {"answer": form.answer.data, "ask_again_on": form.ask_again_on.data}
    if sent(form, review_say.answer_review, review_id=review_id, **given) is not None:
        return redirect(url_for("family.review", review_id=review_id, _anchor="said"), 303)
    page = render_template(
        "family/review.html",
        form=form,
        chair=ChairForm.about(its.standing),
        review=its,
        worker=worker(),
        review_names=REVIEW_NAMES,
        **about_review(review_id),
        **words(),
    )
    return page, form.status


@blueprint.post("/r/<review_id>/c")
@requires(Permission.OWN_WRITE)
def review_chair(review_id: str) -> ResponseReturnValue:
    """Whether the chair may learn of her answer."""
    form = ChairForm()
    if form.validate_on_submit() and form.tell.data in ("yes", "no"):
        review_say.tell_chair(
            session(),
            viewer=family_viewer(),
            review_id=review_id,
            chair_told=form.tell.data == "yes",
            now=now(),
        )
    return redirect(url_for("family.review", review_id=review_id, _anchor="said"), 303)


@blueprint.route("/r/<review_id>/w", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def view_new(review_id: str) -> ResponseReturnValue:
    """What she said, what was done with it, and a place to write more."""
    its, form = hers(review_id), ViewForm()
    given = {"topic": form.topic.data, "text": form.text.data or "", "language": writing_in()}
    view_id = sent(form, review_views.save_view, review_id=review_id, **given)
    if view_id is not None:
        return redirect(url_for("family.view", review_id=review_id, view_id=view_id), 303)
    views = views_in(review_id)
    page = render_template(
        "family/views.html",
        form=form,
        review=its,
        views=views,
        replies=replies_to(views),
        became=drafts_of_answered(session(), family_viewer(), review_id, now()),
        through_somebody=through_somebody(),
        worker=worker(),
        **words(),
    )
    return page, form.status


@blueprint.route("/r/<review_id>/w/<view_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def view(review_id: str, view_id: str) -> ResponseReturnValue:
    """One view: go on writing, approve the wording, choose who may read it."""
    its, kept = hers(review_id), _view(review_id, view_id)
    form = ViewForm(topic=kept.topic.value, text=kept.text, version=str(kept.version))
    given = {"topic": form.topic.data, "text": form.text.data or "", "view_id": view_id}
    given["version"] = number_of(form.version)
    if sent(form, review_views.save_view, review_id=review_id, **given) is not None:
        return _back(review_id, view_id, "words")
    page = render_template(
        "family/view.html",
        form=form,
        review=its,
        view=kept,
        replies=replies_to((kept,)),
        became=drafts_of_answered(session(), family_viewer(), review_id, now()),
        through_somebody=through_somebody(),
        court_goes_on=proceedings_are_active(session(), family_viewer().case_id, now()),
        **words(),
    )
    return page, form.status


@blueprint.get("/r/<review_id>/w/<view_id>/a")
@requires(Permission.OWN_READ)
def view_reply(review_id: str, view_id: str) -> ResponseReturnValue:
    """What was answered to one view. She opens it when she wants to."""
    its, kept = hers(review_id), _view(review_id, view_id)
    replies = replies_to((kept,)).get(view_id, ())
    if not replies:
        raise NotFound
    page = {"review": its, "view": kept, "replies": replies}
    return render_template("family/view_reply.html", **page, **words())


@blueprint.post("/r/<review_id>/w/<view_id>/ok")
@requires(Permission.OWN_WRITE)
def view_approve(review_id: str, view_id: str) -> ResponseReturnValue:
    """These are her words."""
    form = ReaderForm()
    if form.validate_on_submit():
        with form.attempt():
            _do(review_views.approve_view, review_id, view_id, wording=number_of(form.wording))
    return _back(review_id, view_id)


@blueprint.post("/r/<review_id>/w/<view_id>/on")
@requires(Permission.OWN_WRITE)
def view_release(review_id: str, view_id: str) -> ResponseReturnValue:
    """One reader may read it from now on."""
    form = ReaderForm()
    if form.validate_on_submit() and form.known:
        given = {"reader": form.reader.data, "wording": number_of(form.wording)}
        with form.attempt():
            _do(view_releases.release_view, review_id, view_id, **given)
    return _back(review_id, view_id)


@blueprint.post("/r/<review_id>/w/<view_id>/off")
@requires(Permission.OWN_WRITE)
def view_take_back(review_id: str, view_id: str) -> ResponseReturnValue:
    """That reader reads it no more."""
    form = ReaderForm()
    if form.validate_on_submit() and form.known:
        _do(view_releases.end_release, review_id, view_id, reader=form.reader.data)
    return _back(review_id, view_id)


def _do(action: Callable[..., Any], review_id: str, view_id: str, **values: Any) -> None:
    where = {"review_id": review_id, "view_id": view_id}
    action(session(), viewer=family_viewer(), now=now(), **where, **values)


def _back(review_id: str, view_id: str, part: str = "readers") -> ResponseReturnValue:
    return redirect(url_for("family.view", review_id=review_id, view_id=view_id, _anchor=part), 303)
