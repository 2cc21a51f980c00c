"""Release: what exactly will happen, then once; or a second person, who may give it back."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from advocate_admin.forms.releasing import ReleaseForm, SendBackForm
from advocate_admin.going import to
from advocate_admin.noting import note_listed
from advocate_admin.update_pages import act_once, readable_draft, recorded
from advocate_admin.views import blueprint
from casework.actions.updates.release import release
from casework.actions.updates.second_person import send_back
from casework.queries.drafts import (
    DraftPage,
    preview_needed,
    recipient_list,
    second_person_needed,
)
from casework.queries.today import waiting_releases
from casework.rules.errors import AudienceChanged, Stale
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission
from casework.web import transaction
from casework.web.gate import requires, staff_viewer
from casework.web.transaction import Session, now, session

_CHANGED_MEANWHILE = Sentence(S_("This was changed since you opened the page. Read it again."))


@blueprint.get("/releases")
@requires(Permission.UPDATE_RELEASE_SECOND)
def releases() -> ResponseReturnValue:
    """What colleagues wrote and a second person has to release."""
    waiting = waiting_releases(session(), staff_viewer(), now())
    note_listed((one.case_id for one in waiting), "releases")
    return render_template("advocate/releases.html", waiting=waiting)


@blueprint.get("/updates/<case_id>/<update_id>/release")
@requires(Permission.UPDATE_WRITE)
def release_update(case_id: str, update_id: str) -> ResponseReturnValue:
    """Who will learn what, how, when, in which language."""
    page = readable_draft(case_id, update_id, "release")
    return _page(page, ReleaseForm(version=str(page.version)), SendBackForm())


@blueprint.post("/updates/<case_id>/<update_id>/release")
@requires(Permission.UPDATE_WRITE)
def release_now(case_id: str, update_id: str) -> ResponseReturnValue:
    """Publish, or send to a second person. Pressing twice does it once."""
    form = ReleaseForm()
    if form.validate_on_submit():
        try:
            with form.attempt():
                act_once(
                    form,
                    released,
                    case_id=case_id,
                    update_id=update_id,
                    version=form.looked_at,
                )
                return redirect(_after(case_id, update_id), 303)
        except (AudienceChanged, Stale) as changed:
            return _look_again(case_id, update_id, changed)
    page = readable_draft(case_id, update_id, "release")
    return _page(page, form, SendBackForm()), form.status


def released(session: Session, **values: Any) -> str:
    """Release it; the answer is the state it is in now."""
    return release(session, **values).state


def _after(case_id: str, update_id: str) -> str:
    return url_for("advocate.update", case_id=case_id, update_id=update_id, done="sent")


def _look_again(
    case_id: str, update_id: str, changed: AudienceChanged | Stale
) -> ResponseReturnValue:
    """Something is not as it was when the writer looked: show what, and change nothing."""
    transaction.undo()
    page = readable_draft(case_id, update_id, "release")
    form = ReleaseForm(formdata=None, version=str(page.version))
    if isinstance(changed, Stale):
        form.whole_form_errors.append(_CHANGED_MEANWHILE)
    return _page(page, form, SendBackForm(formdata=None), stopped=True), 409


def _page(page: DraftPage, form: ReleaseForm, back: SendBackForm, *, stopped: bool = False) -> str:
    found = recipient_list(session(), staff_viewer(), page.case_id, page.update_id, now())
    return render_template(
        "advocate/updates/release.html",
        page=page,
        form=form,
        back=back,
        found=found,
        stopped=stopped,
        recorded=recorded(page),
        needs_second=second_person_needed(page),
        needs_preview=preview_needed(page),
    )


@blueprint.post("/updates/<case_id>/<update_id>/back")
@requires(Permission.UPDATE_RELEASE_SECOND)
def send_update_back(case_id: str, update_id: str) -> ResponseReturnValue:
    """Give it back to its writer, with a note."""
    form = SendBackForm()
    if form.validate_on_submit():
        with form.attempt():
            act_once(
                form,
                given_back,
                case_id=case_id,
                update_id=update_id,
                note=form.note.data or "",
            )
            return to("releases")
    page = readable_draft(case_id, update_id, "release")
    shown = ReleaseForm(formdata=None, version=str(page.version))
    return _page(page, shown, form), form.status


def given_back(session: Session, **values: Any) -> str:
    """Give it back; the answer is its state."""
    return send_back(session, **values).state
