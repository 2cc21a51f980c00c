"""Letters to one person: each a page to print, and a file where that can be made."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.letters import LetterForm
from advocate_admin.her_words import reads_here
from advocate_admin.lettering import letter
from advocate_admin.looking import her_record
from advocate_admin.sending import sent_for_once
from advocate_admin.views import blueprint
from casework.actions.letters import make_letter
from casework.queries.letters import letters_page
from casework.rules.letters import LETTERS, LetterKind
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.letters import pdf_available, pdf_response
from casework.web.letters.pdf import WHAT_TO_INSTALL
from casework.web.transaction import now, session


def _kind(slug: str) -> LetterKind:
    if slug not in {one.value for one in LETTERS}:
        abort(404)
    return LetterKind(slug)


@blueprint.get("/people/<case_id>/<member_id>/letters")
@requires(Permission.MEMBER_READ, Permission.LETTER_MAKE)
def letters(case_id: str, member_id: str) -> ResponseReturnValue:
    """Which letters there are, and which were made."""
    her = her_record(case_id, member_id, "letters")
    found = letters_page(session(), staff_viewer(), case_id, member_id, now())
    missing = None if pdf_available() else WHAT_TO_INSTALL
    return render_template(
        "advocate/letters.html", her=her, found=found, kinds=LETTERS, missing=missing
    )


@blueprint.route("/people/<case_id>/<member_id>/letters/<kind>", methods=["GET", "POST"])
@requires(Permission.MEMBER_READ, Permission.LETTER_MAKE)
def letter_make(case_id: str, member_id: str, kind: str) -> ResponseReturnValue:
    """Choose size and form; then the letter. A code in it is shown this once."""
    chosen, her = _kind(kind), her_record(case_id, member_id, "letters")
    found = letters_page(session(), staff_viewer(), case_id, member_id, now())
    form = LetterForm(size=found.to.size)
    form.offer(files=pdf_available())
    language = reads_here(found.to.language)
    where = {"case_id": case_id, "member_id": member_id, "kind": kind, "language": language.tag}
    made = sent_for_once(form, make_letter, **where)
    shown = {"her": her, "facts": LETTERS[chosen], "kind": chosen, "to": found.to}
    missing = None if pdf_available() else WHAT_TO_INSTALL
    if made is None:
        page = render_template("advocate/letter_make.html", form=form, missing=missing, **shown)
        return page, form.status
    written = letter(her, chosen, made[0], form.size.data) if made else None
    if written is not None and form.form.data == "file":
        return pdf_response(written.as_pdf())
    return render_template("advocate/letter.html", letter=written, shown_in=language, **shown)
