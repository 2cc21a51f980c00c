"""Write an update: choose the kind, fill in its fields, choose who it goes to, look as each."""

from __future__ import annotations

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.kind_fields import applies_when, offers_of
from advocate_admin.forms.updates import DraftForm, PlainForm, RecipientsForm, StartForm
from advocate_admin.going import to
from advocate_admin.noting import note_listed
from advocate_admin.previewing import as_her, looked_at
from advocate_admin.update_pages import (
    act,
    act_once,
    here,
    own_draft,
    readable_draft,
    recorded,
    seen_case,
    started,
)
from advocate_admin.views import blueprint
from casework.actions.updates import drafts as actions
from casework.queries import drafts as queries
from casework.queries.as_reader import preview as look_as
from casework.queries.cases import cases_to_write_in
from casework.queries.choice_plans import plans_for
from casework.queries.drafts import DraftPage
from casework.queries.person import person
from casework.rules.choice_staff_words import planned
from casework.rules.errors import Stale
from casework.rules.release import WRITING_RULES
from casework.rules.roles import Permission
from casework.rules.strands import STRAND_BY_NUMBER, STRANDS, StrandFacts
from casework.rules.update_kinds import KINDS, UpdateKind, five_likeliest, search
from casework.rules.writing_advice import advice_on
from casework.web import i18n, transaction
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import now, session

ASKED_LENGTH = 80  # characters of a search


@blueprint.get("/updates/new")
@requires(Permission.UPDATE_WRITE)
def new_update() -> ResponseReturnValue:
    """The kinds that are likely here, then the others by a word; first, which family."""
    if "case" not in request.args:
        return _which_family()
    case = seen_case(request.args.get("case", ""), "new_update")
    asked = request.args.get("q", "")[:ASKED_LENGTH].strip()
    viewer, at = staff_viewer(), now()
    mine = queries.publishable(session(), viewer, case.id, KINDS.values(), at)
    last = queries.last_kinds(session(), viewer, case.id, at)
    strand = STRAND_BY_NUMBER.get(request.args.get("strand", 0, type=int))
    return render_template(
        "advocate/updates/new.html",
        form=StartForm(case=case.id),
        case=case,
        likely=five_likeliest(last, mine, case.homicide_kind),
        found=_found(mine, asked, strand),
        asked=asked,
        strand=strand,
        strands=[one for one in STRANDS if any(kind.strand == one.strand for kind in mine)],
        begun=queries.drafts_of(session(), viewer, case.id, at),
    )


def _found(mine: Sequence[UpdateKind], asked: str, strand: StrandFacts | None) -> list[UpdateKind]:
    """Of what she may write: what has the word, or all of one strand."""
    if asked:
        return [kind for kind in search(asked, i18n.gettext) if kind in mine]
    return [kind for kind in mine if strand is not None and kind.strand == strand.strand]


def _which_family() -> str:
    families = cases_to_write_in(session(), staff_viewer(), now())
    note_listed((line.case_id for line in families), "new_update")
    return render_template("advocate/updates/family.html", families=families)


@blueprint.post("/updates/new")
@requires(Permission.UPDATE_WRITE)
def start_update() -> ResponseReturnValue:
    """Begin it; a second send leads to the same draft."""
    form = StartForm()
    case_id = form.case.data or ""
    if not form.validate_on_submit():
        return redirect(url_for("advocate.new_update", case=case_id), 303)
    update_id = act_once(form, started, case_id=case_id, kind_slug=form.kind.data or "")
    return redirect(url_for("advocate.edit_update", case_id=case_id, update_id=update_id), 303)


@blueprint.get("/updates/<case_id>/<update_id>/edit")
@requires(Permission.UPDATE_WRITE)
def edit_update(case_id: str, update_id: str) -> ResponseReturnValue:
    """The form of this kind."""
    page = own_draft(case_id, update_id, "edit_update")
    return _form_page(page, DraftForm.for_draft(page))


@blueprint.post("/updates/<case_id>/<update_id>/edit")
@requires(Permission.UPDATE_WRITE)
def save_update(case_id: str, update_id: str) -> ResponseReturnValue:
    """Keep it and go on to the recipients; or the form again with everything typed."""
    page = own_draft(case_id, update_id, "edit_update")
    form = DraftForm.for_draft(page, request.form)
    if form.validate_on_submit():
        try:
            with form.attempt():
                act(
                    actions.save_draft,
                    case_id=case_id,
                    update_id=update_id,
                    version=form.saved_version,
                    content=form.content(request.form),
                )
                return redirect(here("recipients", page, done="saved"), 303)
        except Stale:
            return _both_texts(page, form)
    return _form_page(page, form), form.status


def _both_texts(page: DraftPage, form: DraftForm) -> ResponseReturnValue:
    """Somebody saved meanwhile: what is kept now, beside everything she typed."""
    transaction.undo()
    form.version.data = str(page.version)
    return _form_page(page, form, kept=page), 409


def _form_page(page: DraftPage, form: DraftForm, kept: DraftPage | None = None) -> str:
    return render_template(
        "advocate/updates/edit.html",
        page=page,
        form=form,
        kept=kept,
        recorded=recorded(page),
        rules=WRITING_RULES,
        advice=advice_on(page.words.get("en", "")),
        applies_when=applies_when,
        offers_of=offers_of,
    )


@blueprint.post("/updates/<case_id>/<update_id>/discard")
@requires(Permission.UPDATE_WRITE)
def discard_update(case_id: str, update_id: str) -> ResponseReturnValue:
    """Put the draft away."""
    own_draft(case_id, update_id, "edit_update")
    if PlainForm().validate_on_submit():
        act(actions.discard_draft, case_id=case_id, update_id=update_id)
    return to("new_update", case=case_id)


@blueprint.get("/updates/<case_id>/<update_id>/recipients")
@requires(Permission.UPDATE_WRITE)
def recipients(case_id: str, update_id: str) -> ResponseReturnValue:
    """One line each: who would learn of it, how, and what stands in the way."""
    page = own_draft(case_id, update_id, "recipients")
    found = queries.recipient_list(session(), staff_viewer(), case_id, update_id, now())
    return _recipients_page(page, found, RecipientsForm.of(found))


@blueprint.post("/updates/<case_id>/<update_id>/recipients")
@requires(Permission.UPDATE_WRITE)
def choose_recipients(case_id: str, update_id: str) -> ResponseReturnValue:
    """Keep who it goes to, and go on to the release or to a preview."""
    page = own_draft(case_id, update_id, "recipients")
    found = queries.recipient_list(session(), staff_viewer(), case_id, update_id, now())
    form = RecipientsForm.of(found)
    if form.validate_on_submit():
        with form.attempt():
            act(
                actions.choose_recipients,
                case_id=case_id,
                update_id=update_id,
                member_ids=form.recipients.data or (),
                across_walls=bool(form.across_walls.data),
            )
            return redirect(here("release", page, done="saved"), 303)
    return _recipients_page(page, found, form), form.status


def _recipients_page(page: DraftPage, found: queries.RecipientList, form: RecipientsForm) -> str:
    plans = plans_for(session(), staff_viewer(), page.case_id, page.update_id, now())
    wanted = frozenset(one.member_id for one in found.chosen) or found.preselected
    return render_template(
        "advocate/updates/recipients.html",
        plans={
            key: planned(one, plans.reminded_at.get(key, ()))
            for key, one in plans.by_member.items()
        },
        other_days=plans.differ(wanted),
        page=page,
        found=found,
        form=form,
        ticked=set(form.recipients.data or ()),
        advice=advice_on(page.words.get("en", "")),
    )


@blueprint.get("/updates/<case_id>/<update_id>/preview/<member_id>")
@requires(Permission.UPDATE_WRITE)
def preview(case_id: str, update_id: str, member_id: str) -> ResponseReturnValue:
    """The entry exactly as this person would get it. Looking changes nothing."""
    page = readable_draft(case_id, update_id, "preview", member_id)
    seen = look_as(session(), staff_viewer(), case_id, update_id, member_id, now())
    return render_template(
        "advocate/updates/preview.html",
        page=page,
        her=person(session(), staff_viewer(), case_id, member_id, now()),
        seen=seen,
        hers=as_her(seen, case_id, now()),
        row=looked_at(page, member_id),
        form=PlainForm(),
    )


@blueprint.post("/updates/<case_id>/<update_id>/preview/<member_id>")
@requires(Permission.UPDATE_WRITE)
def looked_as(case_id: str, update_id: str, member_id: str) -> ResponseReturnValue:
    """The writer says that she has looked."""
    page = own_draft(case_id, update_id, "preview")
    if PlainForm().validate_on_submit():
        act(actions.mark_previewed, case_id=case_id, update_id=update_id, member_id=member_id)
    return redirect(here("release", page, done="saved"), 303)
