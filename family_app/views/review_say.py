"""The reviews she knows of: her answer, her views, and who may read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import review_say, review_views, view_releases
from casework.actions.submissions import once
from casework.queries.named_contact import named_contact
from casework.queries.review_say import HerReview, ShownView, own_review, own_reviews, views_of
from casework.rules.errors import NotFound
from casework.rules.review_say import ANSWERS, READERS, TOPICS
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.transaction import now, session
from family_app.forms.review_say import AnswerForm, ChairForm, ReaderForm, ViewForm
from family_app.views import blueprint


def _hers(review_id: str) -> HerReview:
    return own_review(session(), family_viewer(), review_id)


def _views(review_id: str) -> tuple[ShownView, ...]:
    viewer = family_viewer()
    return views_of(session(), viewer.case_id, viewer.member_id, review_id, now())


def _view(review_id: str, view_id: str) -> ShownView:
    for view in _views(review_id):
        if view.id == view_id:
            return view
    raise NotFound


def _once(form: Any, action: Callable[..., str], **values: Any) -> str:
    viewer = family_viewer()
    return once(
        session(),
        viewer=viewer,
        key=form.submission_key.data or "",
        action=action.__name__,
        do=lambda: action(session(), viewer=viewer, now=now(), **values),
        now=now(),
    )


def _words() -> dict[str, Any]:
    return {"answers": ANSWERS, "readers": READERS, "topics": TOPICS}


@blueprint.get("/r")
@requires(Permission.OWN_READ)
def reviews() -> ResponseReturnValue:
    """Each review she knows of, and what she said to it."""
    found = own_reviews(session(), family_viewer())
    return render_template("family/reviews.html", reviews=found, **_words())


@blueprint.route("/r/<review_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def review(review_id: str) -> ResponseReturnValue:
    """Her answer. She can change it at any time, without a reason."""
    hers = _hers(review_id)
    form = AnswerForm(answer=hers.standing.answer.value if hers.standing else None)
    if form.validate_on_submit():
        with form.attempt():
            given = {"answer": form.answer.data, "ask_again_on": form.ask_again_on.data}
            _once(form, review_say.answer_review, review_id=review_id, **given)
            return redirect(url_for("family.review", review_id=review_id, _anchor="said"), 303)
    viewer = family_viewer()
    worker = named_contact(session(), viewer.case_id, viewer.member_id, now())
    shown = render_template(
        "family/review.html",
        form=form,
        chair=ChairForm(formdata=None),
        review=hers,
        worker=worker,
        **_words(),
    )
    return shown, form.status


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
    """What she has written so far, and a place to write more."""
    hers, form = _hers(review_id), ViewForm()
    if form.validate_on_submit():
        with form.attempt():
            given = {"topic": form.topic.data, "text": form.text.data or ""}
            view_id = _once(form, review_views.save_view, review_id=review_id, **given)
            return redirect(url_for("family.view", review_id=review_id, view_id=view_id), 303)
    views = _views(review_id)
    page = render_template("family/views.html", form=form, review=hers, views=views, **_words())
    return page, form.status


@blueprint.route("/r/<review_id>/w/<view_id>", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def view(review_id: str, view_id: str) -> ResponseReturnValue:
    """One view: go on writing, approve the wording, choose who may read it."""
    hers, kept = _hers(review_id), _view(review_id, view_id)
    form = ViewForm(topic=kept.topic.value, text=kept.text)
    if form.validate_on_submit():
        with form.attempt():
            given = {"topic": form.topic.data, "text": form.text.data or "", "view_id": view_id}
            _once(form, review_views.save_view, review_id=review_id, **given)
            return redirect(url_for("family.view", review_id=review_id, view_id=view_id), 303)
    page = render_template("family/view.html", form=form, review=hers, view=kept, **_words())
    return page, form.status


@blueprint.post("/r/<review_id>/w/<view_id>/ok")
@requires(Permission.OWN_WRITE)
def view_approve(review_id: str, view_id: str) -> ResponseReturnValue:
    """These are her words."""
    if ReaderForm().validate_on_submit():
        _do(review_views.approve_view, review_id, view_id)
    return _back(review_id, view_id)


@blueprint.post("/r/<review_id>/w/<view_id>/on")
@requires(Permission.OWN_WRITE)
def view_release(review_id: str, view_id: str) -> ResponseReturnValue:
    """One reader may read it from now on."""
    form = ReaderForm()
    if form.validate_on_submit() and form.known:
        with form.attempt():
            _do(view_releases.release_view, review_id, view_id, reader=form.reader.data)
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


def _back(review_id: str, view_id: str) -> ResponseReturnValue:
    return redirect(
        url_for("family.view", review_id=review_id, view_id=view_id, _anchor="readers"), 303
    )
