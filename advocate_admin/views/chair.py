"""The pages of whoever chairs a review: people who agreed, words that were released."""

from __future__ import annotations

import hashlib

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.chair import AnswerViewForm, PackTakeForm, RecordForm
from advocate_admin.going import to
from advocate_admin.noting import note_opened
from advocate_admin.sending import deed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import chair as actions
from casework.queries.chair import chaired_reviews
from casework.queries.chair_page import ChairPage, chair_page
from casework.queries.sessions import own_account
from casework.rules.chair_pack import PackForm
from casework.rules.proposals import PROPOSALS, kinds_for, value_of
from casework.rules.review_say import TOPICS
from casework.rules.roles import Permission
from casework.rules.view_answers import VERDICTS
from casework.web import chair_pack
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import READING, aside, may_write, now, reading, session

_PATH = "/chair/<review_id>"


def _page(review_id: str, name: str) -> ChairPage:
    """What the chair has of this review, or NotFound; noted before it is shown."""
    with reading() as db:
        found = chair_page(db, staff_viewer(), review_id, now())
    note_opened(found.review.case_id, None, name)
    return found


def _use(review_id: str, view_id: str = "") -> None:
    """Words that are shown are used: kept at once, before they are shown, also with a form that
    is shown again. A form that may be forged writes nothing; its page was opened before."""
    if request.method not in READING and not may_write():
        return
    with aside() as db:
        actions.use_views(
            db, viewer=staff_viewer(), review_id=review_id, view_id=view_id, now=now()
        )


@blueprint.get("/chair")
@requires(Permission.CHAIR_READ)
def chair() -> ResponseReturnValue:
    """The reviews that one was invited to."""
    found = chaired_reviews(session(), staff_viewer(), now())
    return render_template("advocate/chair.html", found=found)


@blueprint.get(_PATH)
@requires(Permission.CHAIR_READ)
def chair_review(review_id: str) -> ResponseReturnValue:
    """One review: its stage, the people who agreed, and what may be read."""
    return render_template(
        "advocate/chair_review.html",
        found=_page(review_id, "chair_review"),
        topics=TOPICS,
        kinds=kinds_for(staff_viewer().role_names),
        value_of=value_of,
        proposals=PROPOSALS,
    )


@blueprint.route(f"{_PATH}/words/<view_id>", methods=["GET", "POST"])
@requires(Permission.CHAIR_READ, Permission.CHAIR_WRITE)
def chair_view(review_id: str, view_id: str) -> ResponseReturnValue:
    """One view, and what one makes of it."""
    found = _page(review_id, "chair_view")
    view, form = found.view(view_id), AnswerViewForm()
    _use(review_id, view_id)
    where = {"review_id": review_id, "view_id": view_id}
    if sent(form, actions.answer_view, **where) is not None:
        return to("chair_view", **where)
    blocks = chair_pack.words_of(view)
    words = {"topics": TOPICS, "verdicts": VERDICTS, "blocks": blocks}
    return shown("chair_view", form, found=found, view=view, **words)


@blueprint.route(f"{_PATH}/record/<kind>", methods=["GET", "POST"])
@requires(Permission.CHAIR_READ, Permission.CHAIR_WRITE)
def chair_record(review_id: str, kind: str) -> ResponseReturnValue:
    """Record a stage, a meeting, the terms of reference or the draft."""
    known = {one.slug: one for one in kinds_for(staff_viewer().role_names)}
    if kind not in known:
        abort(404)
    found = _page(review_id, "chair_record")
    form = RecordForm.of(known[kind], {one.member_id: one.name for one in found.people})
    if sent(form, actions.propose, review_id=review_id, kind=kind) is not None:
        return to("chair_review", review_id=review_id)
    return shown("chair_record", form, found=found, kind=known[kind])


@blueprint.route(f"{_PATH}/papers", methods=["GET", "POST"])
@requires(Permission.CHAIR_READ)
def chair_papers(review_id: str) -> ResponseReturnValue:
    """Everything that may be read, on one page; a copy of it as a file."""
    found, form = _page(review_id, "chair_papers"), PackTakeForm()
    form.offer(pdf=chair_pack.pdf_available(), word=chair_pack.word_available())
    _use(review_id)
    if form.validate_on_submit():
        return _copy(found, PackForm(form.form.data))
    return shown("chair_papers", form, found=found, blocks=_pack(found).blocks())


def _pack(found: ChairPage) -> chair_pack.Pack:
    taker = own_account(session(), staff_viewer()).name
    return chair_pack.pack_of(found, taker, now())


def _copy(found: ChairPage, form: PackForm) -> Response:
    """The file, and the note of who took it."""
    body = chair_pack.file_of(_pack(found), form)
    deed(
        actions.take_pack,
        review_id=found.review.id,
        form=form.value,
        digest=hashlib.sha256(body).hexdigest(),
        held=found.held,
    )
    return chair_pack.response(body, form)
