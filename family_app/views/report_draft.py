"""Reading the report before it is finished: how, a part at a time, and what she says to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casework.actions import report_draft_read as reading
from casework.queries.named_contact import named_contact
from casework.queries.recommendations import own_advice
from casework.queries.report_draft_own import (
    OwnDraft,
    OwnSection,
    own_draft,
    own_remarks,
    own_sections,
)
from casework.queries.review_progress import own_progress
from casework.queries.review_say import HerReview, own_review, speaks_through_somebody
from casework.rules.errors import NotFound
from casework.rules.recommendations import STATES
from casework.rules.report_draft import BECAME, HOWS
from casework.rules.roles import Permission
from casework.web.gate import family_viewer, requires
from casework.web.i18n import current
from casework.web.transaction import now, session
from family_app.forms.report_draft import HowForm, PressForm, RemarkForm
from family_app.sending import sent
from family_app.views import blueprint
from family_app.views.review_say import writing_in

_PATH = "/r/<review_id>/d/<draft_id>"
_PLACE = f"{_PATH}/t/<section_id>/<int:number>"


def _review(review_id: str) -> HerReview:
    return own_review(session(), family_viewer(), review_id)


def _draft(review_id: str, draft_id: str) -> OwnDraft:
    return own_draft(session(), family_viewer(), review_id, draft_id, now())


def _page(name: str, review_id: str, draft: OwnDraft, **more: Any) -> str:
    viewer = family_viewer()
    return render_template(
        f"family/{name}.html",
        review=_review(review_id),
        draft=draft,
        hows=HOWS,
        became=BECAME,
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
        **more,
    )


def _press(action: Callable[..., object], **where: Any) -> None:
    if PressForm().validate_on_submit():
        action(session(), viewer=family_viewer(), now=now(), **where)


def _to(endpoint: str, anchor: str | None = None, **where: Any) -> ResponseReturnValue:
    return redirect(url_for(f"family.{endpoint}", _anchor=anchor, **where), 303)


@blueprint.route(_PATH, methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def draft(review_id: str, draft_id: str) -> ResponseReturnValue:
    """What it is, how she wants to read it, and the way in where it may show."""
    its = _draft(review_id, draft_id)
    form, where = HowForm(how=its.how or None), {"review_id": review_id, "draft_id": draft_id}
    if sent(form, reading.choose_how, how=form.how.data, **where) is not None:
        return _to("draft", **where)
    return _page("draft", review_id, its, form=form), form.status


@blueprint.post(f"{_PATH}/o")
@requires(Permission.OWN_WRITE)
def draft_open(review_id: str, draft_id: str) -> ResponseReturnValue:
    """Open it in this session, where she stopped if she did."""
    where = {"review_id": review_id, "draft_id": draft_id}
    _press(reading.open_draft, **where)
    its = _draft(review_id, draft_id)
    place = f"p-{its.bookmark_section}-{its.bookmark_paragraph}" if its.bookmark_section else None
    return _to("draft_text", place, **where)


@blueprint.get(f"{_PATH}/t")
@requires(Permission.OWN_READ)
def draft_text(review_id: str, draft_id: str) -> ResponseReturnValue:
    """The sections, folded. Closed, there is only the way back to open it."""
    its = _draft(review_id, draft_id)
    if not its.open_here:
        return _to("draft", review_id=review_id, draft_id=draft_id)
    sections = own_sections(session(), family_viewer(), its)
    remarks = own_remarks(session(), family_viewer(), its, now())
    said = {(one.section_id, one.paragraph) for one in remarks}
    return _page("draft_text", review_id, its, sections=sections, said=said)


@blueprint.post(f"{_PATH}/x")
@requires(Permission.OWN_WRITE)
def draft_close(review_id: str, draft_id: str) -> ResponseReturnValue:
    """Close it."""
    where = {"review_id": review_id, "draft_id": draft_id}
    _press(reading.close_draft, **where)
    return _to("draft", **where)


def _section(its: OwnDraft, section_id: str, number: int) -> OwnSection:
    for one in own_sections(session(), family_viewer(), its):
        if one.id == section_id and 1 <= number <= len(one.paragraphs):
            return one
    raise NotFound


@blueprint.route(_PLACE, methods=["GET", "POST"])
@requires(Permission.OWN_READ, Permission.OWN_WRITE)
def draft_paragraph(
    review_id: str, draft_id: str, section_id: str, number: int
) -> ResponseReturnValue:
    """One paragraph: say something to it, or stop here."""
    its = _draft(review_id, draft_id)
    section, form = _section(its, section_id, number), RemarkForm()
    where = {"review_id": review_id, "draft_id": draft_id, "section_id": section_id}
    words = {"paragraph": number, "text": form.text.data or "", "language": writing_in()}
    if sent(form, reading.remark, **where, **words) is not None:
        return _to("draft_paragraph", "said", number=number, **where)
    every = own_remarks(session(), family_viewer(), its, now())
    here = [one for one in every if (one.section_id, one.paragraph) == (section_id, number)]
    silent = speaks_through_somebody(session(), family_viewer(), now())
    place = {"section": section, "number": number, "remarks": here, "through_somebody": silent}
    return _page("draft_paragraph", review_id, its, form=form, **place), form.status


@blueprint.post(f"{_PLACE}/m")
@requires(Permission.OWN_WRITE)
def draft_stop(review_id: str, draft_id: str, section_id: str, number: int) -> ResponseReturnValue:
    """Keep the place, and close it for today."""
    where = {"review_id": review_id, "draft_id": draft_id}
    _press(reading.stop_here, section_id=section_id, paragraph=number, **where)
    return _to("draft", **where)


@blueprint.get(f"{_PATH}/a")
@requires(Permission.OWN_READ)
def draft_answers(review_id: str, draft_id: str) -> ResponseReturnValue:
    """What she said to it, and what became of each."""
    its = _draft(review_id, draft_id)
    remarks = own_remarks(session(), family_viewer(), its, now())
    return _page("draft_answers", review_id, its, remarks=remarks)


@blueprint.get("/r/<review_id>/f")
@requires(Permission.OWN_READ)
def review_after(review_id: str) -> ResponseReturnValue:
    """When the report becomes public, and what services do afterwards."""
    viewer = family_viewer()
    return render_template(
        "family/review_after.html",
        review=_review(review_id),
        progress=own_progress(session(), viewer, review_id, now()),
        advice=own_advice(session(), viewer, review_id, current().base),
        states=STATES,
        worker=named_contact(session(), viewer.case_id, viewer.member_id, now()),
    )
