"""A code for her: a page to print, or six digits to read out. Each is shown this once."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from advocate_admin.forms.codes import LetterCodeForm, SixDigitsForm
from advocate_admin.her_words import her_language, reads_here
from advocate_admin.looking import her_record
from advocate_admin.sending import sent_for_once
from advocate_admin.views import blueprint
from casework.actions.codes import GivenCode, give_letter_code, give_spoken_code
from casework.queries.person import PersonPage
from casework.rules.roles import Permission
from casework.web.gate import requires
from casework.web.plumbing import plumbing


def _choose(her: PersonPage, letter: LetterCodeForm, digits: SixDigitsForm) -> ResponseReturnValue:
    page = render_template("advocate/code.html", her=her, letter=letter, digits=digits)
    return page, max(letter.status, digits.status)


def _letter(her: PersonPage, given: GivenCode) -> Markup:
    """What is printed, in her language. Nothing in it says what the service is."""
    settings = plumbing().settings
    with her_language(reads_here(her.language)):
        words = render_template(
            "shared/code_letter.html",
            called=her.called,
            code=given.code,
            until=given.expires_at,
            address=settings.family_origins[0] if settings.family_origins else "",
            phone=settings.contact_phone,
            worker=her.named_contact,
        )
    return Markup(words)  # noqa: S704 - a page of ours, escaped when it was made


@blueprint.get("/people/<case_id>/<member_id>/code")
@requires(Permission.MEMBER_READ, Permission.CODE_GIVE)
def code(case_id: str, member_id: str) -> ResponseReturnValue:
    """Choose how to give it."""
    return _choose(her_record(case_id, member_id, "code"), LetterCodeForm(), SixDigitsForm())


@blueprint.post("/people/<case_id>/<member_id>/code/letter")
@requires(Permission.MEMBER_READ, Permission.CODE_GIVE)
def code_letter(case_id: str, member_id: str) -> ResponseReturnValue:
    """A code that works for 28 days, on a page to print."""
    her, form = her_record(case_id, member_id, "code"), LetterCodeForm()
    given = sent_for_once(form, give_letter_code, case_id=case_id, member_id=member_id)
    if given is None:
        return _choose(her, form, SixDigitsForm(formdata=None))
    letter = _letter(her, given[0]) if given else None
    language = reads_here(her.language)
    return render_template("advocate/code_letter.html", her=her, letter=letter, shown_in=language)


@blueprint.post("/people/<case_id>/<member_id>/code/digits")
@requires(Permission.MEMBER_READ, Permission.CODE_GIVE)
def code_digits(case_id: str, member_id: str) -> ResponseReturnValue:
    """Six digits for the browser whose number was typed."""
    her, form = her_record(case_id, member_id, "code"), SixDigitsForm()
    given = sent_for_once(form, give_spoken_code, case_id=case_id, member_id=member_id)
    if given is None:
        return _choose(her, LetterCodeForm(formdata=None), form)
    return render_template("advocate/code_digits.html", her=her, given=given)
