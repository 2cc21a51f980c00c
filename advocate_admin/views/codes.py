"""A code for her: a page to print, or six digits to read out. Each is shown this once."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.codes import LetterCodeForm, SixDigitsForm
from advocate_admin.her_words import reads_here
from advocate_admin.lettering import letter as her_letter
from advocate_admin.looking import her_record
from advocate_admin.sending import sent_for_once
from advocate_admin.views import blueprint
from casework.actions.codes import give_spoken_code
from casework.actions.letters import give_code
from casework.queries.person import PersonPage
from casework.rules.letters import LetterKind
from casework.rules.roles import Permission
from casework.web.gate import requires


def _choose(her: PersonPage, letter: LetterCodeForm, digits: SixDigitsForm) -> ResponseReturnValue:
    page = render_template("advocate/code.html", her=her, letter=letter, digits=digits)
    return page, max(letter.status, digits.status)


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
    language = reads_here(her.language)
    where = {"case_id": case_id, "member_id": member_id, "language": language.tag}
    made = sent_for_once(form, give_code, **where)
    if made is None:
        return _choose(her, form, SixDigitsForm(formdata=None))
    letter = her_letter(her, LetterKind.CODE, made[0]).within if made else None
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
