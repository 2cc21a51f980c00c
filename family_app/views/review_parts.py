"""Beside her views of a review: the questions it asks, who they were, the name in the report."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import review_views
from casework.queries.review_say import ShownView
from casework.queries.terms import own_questions
from casework.rules.review_say import NO_NAME, Topic
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.i18n import gettext
from casework.web.transaction import session
from family_app.forms.review_say import PortraitForm, QuestionForm, ReportNameForm, number_of
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.review_say import (
    hers,
    replies_to,
    through_somebody,
    views_in,
    words,
    worker,
    writing_in,
)


def _about(review_id: str, topic: Topic) -> tuple[ShownView, ...]:
    return tuple(one for one in views_in(review_id) if one.topic is topic)


@blueprint.route("/r/<review_id>/q", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def review_questions(review_id: str) -> ResponseReturnValue:
    """The questions that she was shown, hers among them, and a place to ask another."""
    its, form = hers(review_id), QuestionForm()
    given = {"topic": Topic.TERMS_OF_REFERENCE.value, "text": form.text.data or ""}
    given["language"] = writing_in()
    view_id = sent(form, review_views.save_view, review_id=review_id, **given)
    if view_id is not None:
        return redirect(url_for("family.view", review_id=review_id, view_id=view_id), 303)
    mine = _about(review_id, Topic.TERMS_OF_REFERENCE)
    page = render_template(
        "family/review_questions.html",
        form=form,
        review=its,
        questions=own_questions(session(), family_viewer(), review_id),
        mine=mine,
        replies=replies_to(mine),
        through_somebody=through_somebody(),
        worker=worker(),
        **words(),
    )
    return page, form.status


@blueprint.route("/r/<review_id>/l", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def portrait(review_id: str) -> ResponseReturnValue:
    """Who they were, in her words, a little at a time."""
    its = hers(review_id)
    kept = next((one for one in reversed(_about(review_id, Topic.LIFE)) if not one.spoken), None)
    form = PortraitForm(text=kept.text if kept else "", version=str(kept.version) if kept else "")
    given = {"topic": Topic.LIFE.value, "text": form.text.data or ""}
    new = {"language": writing_in()}
    goes_on = {"view_id": kept.id, "version": number_of(form.version)} if kept else new
    if sent(form, review_views.save_view, review_id=review_id, **given, **goes_on) is not None:
        return redirect(url_for("family.portrait", review_id=review_id), 303)
    page = render_template(
        "family/portrait.html",
        form=form,
        review=its,
        kept=kept,
        through_somebody=through_somebody(),
        worker=worker(),
    )
    return page, form.status


@blueprint.route("/r/<review_id>/n", methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def report_name(review_id: str) -> ResponseReturnValue:
    """The name that the report is to use, or that she does not wish to choose one."""
    its = hers(review_id)
    kept = next(reversed(_about(review_id, Topic.NAME)), None)
    form = ReportNameForm(
        choice=None if kept is None else "none" if kept.no_name else "name",
        name=kept.text if kept and not kept.no_name else "",
    )
    none = gettext(NO_NAME) if form.choice.data == "none" else ""
    given = {"name": form.name.data or "", "none": none}
    view_id = sent(form, review_views.choose_name, review_id=review_id, **given)
    if view_id is not None:
        return redirect(url_for("family.view", review_id=review_id, view_id=view_id), 303)
    page = render_template(
        "family/report_name.html",
        form=form,
        review=its,
        kept=kept,
        through_somebody=through_somebody(),
        worker=worker(),
    )
    return page, form.status
