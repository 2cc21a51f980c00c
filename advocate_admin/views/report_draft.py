"""The draft report of a review: recording it, and one person's reading of it."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.desk import version_of
from advocate_admin.forms.report_draft import (
    AboutForm,
    ChangeForm,
    DraftForm,
    InvestigationForm,
    OutcomeForm,
    ReadingDayForm,
    SectionForm,
    SectionsForm,
    SpokenRemarkForm,
    UntilForm,
)
from advocate_admin.going import to
from advocate_admin.looking import her_record
from advocate_admin.sending import pressed, sent, shown
from advocate_admin.views import blueprint
from advocate_admin.views.review_say import way
from casework.actions import report_draft as actions
from casework.actions import report_draft_answers as answers
from casework.actions.proposals import begin_sections
from casework.queries.chair_staff import Proposal, proposals
from casework.queries.person import PersonPage
from casework.queries.report_draft import DraftPage, SectionLine, draft_page, drafts_for
from casework.queries.review_say import HerReview, reviews_of
from casework.rules.errors import NotFound
from casework.rules.peoples_words import About
from casework.rules.report_draft import BECAME, HOWS, OUTCOMES, paragraphs
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

_PATH = "/people/<case_id>/<member_id>/report"
_DRAFT = f"{_PATH}/draft/<draft_id>"
_PREPARES = requires(Permission.MEMBER_READ, Permission.REPORT_PREPARE)
_RELEASES = requires(Permission.MEMBER_READ, Permission.REPORT_RELEASE)


def _reviews(her: PersonPage) -> tuple[HerReview, ...]:
    return reviews_of(session(), staff_viewer(), her.case_id, her.member_id, now())


def review_of(her: PersonPage, review_id: str) -> HerReview:
    """One review of her case, or NotFound."""
    for one in _reviews(her):
        if one.id == review_id:
            return one
    raise NotFound


def _page_of(her: PersonPage, draft_id: str) -> DraftPage:
    return draft_page(session(), staff_viewer(), her.case_id, her.member_id, draft_id, now())


def _recorded_by_chair(page: DraftPage) -> tuple[Proposal, ...]:
    """Sections that the chair recorded and nobody has taken over, in their order."""
    where = {"case_id": page.case_id, "review_id": page.draft.review_id}
    found = reversed(proposals(session(), staff_viewer(), now(), **where))
    return tuple(one for one in found if one.is_section and one.state == "proposed")


def _section_of(page: DraftPage, section_id: str) -> SectionLine:
    for one in page.sections:
        if one.id == section_id:
            return one
    raise NotFound


def _words() -> dict[str, Any]:
    return {"hows": HOWS, "outcomes": OUTCOMES, "became": BECAME, "paragraphs": paragraphs}


@blueprint.get(_PATH)
@_PREPARES
def report(case_id: str, member_id: str) -> ResponseReturnValue:
    """Each review of her case: its drafts, and how each stands with her."""
    her = her_record(case_id, member_id, "report")
    drafts = drafts_for(session(), staff_viewer(), case_id, member_id, now())
    reviews = _reviews(her)
    return render_template(
        "advocate/report.html", her=her, reviews=reviews, drafts=drafts, **_words()
    )


@blueprint.route(f"{_PATH}/<review_id>/new", methods=["GET", "POST"])
@_PREPARES
def report_new(case_id: str, member_id: str, review_id: str) -> ResponseReturnValue:
    """Record a draft that was received."""
    her = her_record(case_id, member_id, "report")
    review, form = review_of(her, review_id), DraftForm.starting()
    draft_id = sent(form, actions.record_draft, case_id=case_id, review_id=review.id)
    if draft_id is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    return shown("report_new", form, her=her, review=review)


@blueprint.get(_DRAFT)
@_PREPARES
def report_draft(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """One draft: its sections, how she reads it, what she said to it."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    recorded = _recorded_by_chair(page)
    changes = (change.id for one in page.remarks for change in one.changes)
    ways = {
        "said": way(her, *(one.view.id for one in page.remarks)),
        "way": way(her, *changes, about=About.CHANGE),
    }
    return render_template(
        "advocate/report_draft.html", her=her, page=page, recorded=recorded, **ways, **_words()
    )


@blueprint.route(f"{_DRAFT}/section", methods=["GET", "POST"])
@_PREPARES
def report_section(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """Add the next section."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    form = SectionForm().offer(page)
    if sent(form, actions.add_section, case_id=case_id, draft_id=draft_id) is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    return shown("report_section", form, her=her, page=page)


@blueprint.route(f"{_DRAFT}/sections", methods=["GET", "POST"])
@_PREPARES
def report_sections(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """Every section that the chair recorded, added at once."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    recorded = _recorded_by_chair(page)
    form = SectionsForm.of(page, recorded)
    where = {"case_id": case_id, "review_id": page.draft.review_id, "draft_id": draft_id}
    if sent(form, begin_sections, **where) is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    if not recorded:
        raise NotFound
    return shown("report_sections", form, her=her, page=page)


@blueprint.route(f"{_DRAFT}/section/<section_id>", methods=["GET", "POST"])
@_PREPARES
def report_about(
    case_id: str, member_id: str, draft_id: str, section_id: str
) -> ResponseReturnValue:
    """Put right whom a section speaks of."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    section = _section_of(page, section_id)
    form = AboutForm.of(page, section)
    where = {"case_id": case_id, "section_id": section_id, "version": version_of(form.version)}
    if sent(form, actions.set_about, **where) is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    return shown("report_about", form, her=her, page=page, section=section)


@blueprint.route(f"{_DRAFT}/until", methods=["GET", "POST"])
@_PREPARES
def report_until(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """The last day on which it can be read here."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    form = UntilForm(read_until=page.draft.read_until)
    where = {"case_id": case_id, "draft_id": draft_id, "version": page.draft.version}
    if sent(form, actions.set_read_until, **where) is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    return shown("report_until", form, her=her, page=page)


@blueprint.post(f"{_DRAFT}/let")
@_RELEASES
def report_let(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """Let her read it."""
    where = {"case_id": case_id, "member_id": member_id, "draft_id": draft_id}
    pressed(actions.let_read, **where)
    return to("report_draft", **where)


@blueprint.post(f"{_DRAFT}/end")
@_RELEASES
def report_end(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """Close it to her."""
    where = {"case_id": case_id, "member_id": member_id, "draft_id": draft_id}
    pressed(actions.end_reading, **where)
    return to("report_draft", **where)


def _about_her_reading(
    name: str, form: Any, action: Any, case_id: str, member_id: str, draft_id: str
) -> ResponseReturnValue:
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    if not page.draft.reader.permitted_at:
        raise NotFound
    where = {"case_id": case_id, "member_id": member_id, "draft_id": draft_id}
    if sent(form, action, **where) is not None:
        return to("report_draft", **where)
    return shown(name, form, her=her, page=page)


@blueprint.route(f"{_DRAFT}/check", methods=["GET", "POST"])
@_RELEASES
def report_check(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """Whom one asked whether her reading it could harm a trial."""
    where = (case_id, member_id, draft_id)
    return _about_her_reading("report_check", InvestigationForm(), actions.record_check, *where)


@blueprint.route(f"{_DRAFT}/day", methods=["GET", "POST"])
@_RELEASES
def report_day(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """The day on which it is read together."""
    where = (case_id, member_id, draft_id)
    return _about_her_reading("report_day", ReadingDayForm(), actions.set_day, *where)


@blueprint.route(f"{_DRAFT}/outcome", methods=["GET", "POST"])
@_RELEASES
def report_outcome(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """What came of that day."""
    where = (case_id, member_id, draft_id)
    return _about_her_reading("report_outcome", OutcomeForm(), actions.record_outcome, *where)


@blueprint.route(f"{_DRAFT}/said", methods=["GET", "POST"])
@_RELEASES
def report_said(case_id: str, member_id: str, draft_id: str) -> ResponseReturnValue:
    """What she said aloud to one paragraph, written down."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    form = SpokenRemarkForm.about(page, her.words_in)
    where = {"case_id": case_id, "member_id": member_id, "draft_id": draft_id}
    if sent(form, answers.record_remark, **where) is not None:
        return to("report_draft", **where)
    return shown("report_said", form, her=her, page=page)


@blueprint.route(f"{_DRAFT}/remark/<remark_id>", methods=["GET", "POST"])
@_PREPARES
def report_change(
    case_id: str, member_id: str, draft_id: str, remark_id: str
) -> ResponseReturnValue:
    """What became of one remark."""
    her = her_record(case_id, member_id, "report")
    page = _page_of(her, draft_id)
    remark = next((one for one in page.remarks if one.id == remark_id), None)
    if remark is None:
        raise NotFound
    form = ChangeForm.starting(her.words_in)
    where = {"case_id": case_id, "member_id": member_id, "remark_id": remark_id}
    if sent(form, answers.record_change, **where) is not None:
        return to("report_draft", case_id=case_id, member_id=member_id, draft_id=draft_id)
    return shown("report_change", form, her=her, page=page, remark=remark)


@blueprint.post(f"{_DRAFT}/change/<change_id>")
@_RELEASES
def report_change_on(
    case_id: str, member_id: str, draft_id: str, change_id: str
) -> ResponseReturnValue:
    """Release it to her."""
    where = {"case_id": case_id, "member_id": member_id}
    pressed(answers.release_change, change_id=change_id, **where)
    return to("report_draft", draft_id=draft_id, **where)
