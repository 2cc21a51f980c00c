"""The contact log: one post, from a phone, straight after a call or a visit."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from advocate_admin.forms.contact import ContactForm, CorrectionForm
from advocate_admin.going import to_hers
from advocate_admin.looking import her_record
from advocate_admin.sending import deed, sent, shown
from advocate_admin.views import blueprint
from casework.actions import contact as contact_actions
from casework.actions import promises
from casework.queries.contact import ContactView, contact_log, could_be_told
from casework.queries.messages import MessageView, may_read_messages, staff_thread
from casework.queries.person import PersonPage
from casework.rules.errors import NotFound
from casework.rules.messages import S_
from casework.rules.roles import Permission
from casework.rules.update_kinds import kind_of
from casework.web.gate import may, requires, staff_viewer
from casework.web.i18n import gettext
from casework.web.transaction import now, session

_ON = S_("%(what)s, %(day)s")
_BY = S_("We will be in touch by %(day)s")
_FROM = S_("Their message of %(moment)s")


def _named(subject: str, day: date | None) -> str:
    return gettext(_ON, what=gettext(subject), day=day) if day else gettext(subject)


def _waiting(her: PersonPage) -> dict[str, str]:
    """Hard news that nobody has told her yet, and whatever she asked to be told."""
    found = could_be_told(session(), staff_viewer(), her.case_id, her.member_id, now())
    kinds = [(one, kind_of(one.kind)) for one in found]
    return {
        one.update_id: _named(kind.subject, one.occurred_on)
        for one, kind in kinds
        if kind.told_first or kind.is_hard or one.asked
    }


def _open_messages(her: PersonPage) -> list[MessageView]:
    """Her messages that nobody has answered, if they go to this viewer."""
    asked = (session(), staff_viewer(), her.case_id, her.member_id, now())
    if not may(Permission.MESSAGE_ANSWER) or not may_read_messages(*asked):
        return []
    return [one for one in staff_thread(*asked) if one.from_family and one.answered_at is None]


def _form(her: PersonPage) -> ContactForm:
    """Filled in with now, her language, and what the page one came from was about."""
    form = ContactForm.starting(
        now(),
        her.words_in,
        told_update_ids=request.args.getlist("told"),
        promise_ids=request.args.getlist("promise"),
    )
    form.offer(
        _waiting(her),
        {one.id: gettext(_BY, day=one.due_on) for one in her.promises},
        {one.id: gettext(_FROM, moment=one.sent_at) for one in _open_messages(her)},
    )
    return form


def record_contact(
    db: Any, *, case_id: str, member_id: str, due_on: date | None, **values: Any
) -> str:
    """Everything that one contact settled, and the next promise, in one transaction."""
    where = {"case_id": case_id, "member_id": member_id}
    entry_id = contact_actions.record(db, **where, **values)
    if due_on:
        deed(promises.make, **where, due_on=due_on)
    return entry_id


def _log(her: PersonPage) -> tuple[ContactView, ...]:
    return contact_log(session(), staff_viewer(), her.case_id, her.member_id, now())


@blueprint.route("/people/<case_id>/<member_id>/contact", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def contact(case_id: str, member_id: str) -> ResponseReturnValue:
    """Record a contact."""
    her = her_record(case_id, member_id, "contact")
    form = _form(her)
    if sent(form, record_contact, case_id=case_id, member_id=member_id) is not None:
        done = "told" if form.told_update_ids.data else "saved"
        return to_hers(her, "contact_kept", done=done)
    return shown("contact", form, her=her)


@blueprint.get("/people/<case_id>/<member_id>/contact/log")
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def contact_kept(case_id: str, member_id: str) -> ResponseReturnValue:
    """What was recorded."""
    her = her_record(case_id, member_id, "contact")
    return render_template("advocate/contact_log.html", her=her, log=_log(her))


def _again(entry: ContactView) -> CorrectionForm:
    """The form, filled in with what the entry says."""
    return CorrectionForm.starting(
        entry.happened_at,
        entry.language,
        kind=entry.kind,
        reached="yes" if entry.reached else "no",
        note=entry.note,
        interpreter=entry.interpreter,
    )


@blueprint.route("/people/<case_id>/<member_id>/contact/<entry_id>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.CONTACT_RECORD)
def contact_correct(case_id: str, member_id: str, entry_id: str) -> ResponseReturnValue:
    """A new entry in the place of a wrong one; the first stays, marked."""
    her = her_record(case_id, member_id, "contact")
    entry = next((one for one in _log(her) if one.id == entry_id), None)
    if entry is None:
        raise NotFound
    form = _again(entry)
    if sent(form, contact_actions.correct, case_id=case_id, entry_id=entry_id) is not None:
        return to_hers(her, "contact_kept")
    return shown("contact_correct", form, her=her, entry=entry)
