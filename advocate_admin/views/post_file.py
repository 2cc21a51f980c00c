"""The letters that lie ready, written and made for the printer: a page, or one PDF."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from advocate_admin.forms.letters import PostForm
from advocate_admin.going import to
from advocate_admin.her_words import reads_here
from advocate_admin.lettering import letter
from advocate_admin.looking import her_record
from advocate_admin.noting import note_listed
from advocate_admin.sending import deed
from advocate_admin.views import blueprint
from casework.actions.letters import make_letter
from casework.queries.closeness import service_day
from casework.queries.letters import letter_to
from casework.queries.outbox import PaperLine, letters_to_print
from casework.rules.letters import LetterKind
from casework.rules.messages import Sentence
from casework.rules.messages_out import NEWS
from casework.rules.roles import Permission
from casework.web.gate import requires, staff_viewer
from casework.web.i18n import say_text, use_language
from casework.web.letters import (
    Addressee,
    Letter,
    batch_pdf,
    pdf_available,
    pdf_response,
    render_letter,
)
from casework.web.transaction import now, session


@blueprint.post("/post/p")
@requires(Permission.POST_PRINT, Permission.LETTER_MAKE)
def post_file() -> ResponseReturnValue:
    """Each on a sheet of its own, in the language and the print of its reader."""
    form = PostForm()
    form.offer(files=pdf_available())
    lines = letters_to_print(session(), staff_viewer(), now())
    if not lines or not form.validate_on_submit():
        return to("post", done="")
    note_listed((line.case_id for line in lines), "post")
    write = _twin if form.what.data == LetterKind.UPDATES.value else _notice
    written = [write(line, form.form.data) for line in lines]
    if form.form.data == "file":
        return pdf_response(batch_pdf(written))
    return render_template("advocate/post_letters.html", letters=written)


def _twin(line: PaperLine, form: str) -> Letter:
    """What her own page shows now, with her lasting reference."""
    her = her_record(line.case_id, line.member_id, "letters")
    size = letter_to(session(), line.case_id, line.member_id, now()).size
    made = deed(
        make_letter,
        case_id=line.case_id,
        member_id=line.member_id,
        kind=LetterKind.UPDATES.value,
        form=form,
        size=size,
        language=reads_here(line.language).tag,
    )
    return letter(her, LetterKind.UPDATES, made, size)


def _notice(line: PaperLine, _form: str) -> Letter:
    """That there is something new, and nothing else."""
    tongue = reads_here(line.language)
    with use_language(tongue.tag, "messages"):
        said = say_text(Sentence(NEWS))
    size = letter_to(session(), line.case_id, line.member_id, now()).size
    reader = Addressee(line.called, line.called, line.address, tongue, size)
    return render_letter(
        LetterKind.NOTICE, reader, day=service_day(now()), contact=None, phone="", said=said
    )
