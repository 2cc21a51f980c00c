"""The letters that lie ready, as one PDF for the printer."""

from __future__ import annotations

from flask import abort
from flask.typing import ResponseReturnValue

from advocate_admin.her_words import reads_here
from advocate_admin.noting import note_listed
from advocate_admin.views import blueprint
from casework.queries.closeness import service_day
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


@blueprint.get("/post/p")
@requires(Permission.POST_PRINT)
def post_file() -> ResponseReturnValue:
    """Each on a sheet of its own, tagged, in large print for whoever chose it."""
    lines = letters_to_print(session(), staff_viewer(), now())
    if not pdf_available() or not lines:
        abort(404)
    note_listed((line.case_id for line in lines), "post")
    return pdf_response(batch_pdf([_letter(line) for line in lines]))


def _letter(line: PaperLine) -> Letter:
    tongue = reads_here(line.language)
    with use_language(tongue.tag, "messages"):
        said = say_text(Sentence(NEWS))
    size = "large" if line.large_print else "normal"
    to = Addressee(line.called, line.called, line.address, tongue, size)
    return render_letter(
        LetterKind.NOTICE, to, day=service_day(now()), contact=None, phone="", said=said
    )
