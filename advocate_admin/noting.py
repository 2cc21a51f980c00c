"""The note that a record was opened: before a page that is read, and with a form shown again.

What is sent well is audited by its own action. A form that comes back because something is
missing shows the record as much as the page before it did: it is noted as well, once the
transaction that changed nothing has been given up.
"""

from __future__ import annotations

from flask import Response, g, request

from advocate_admin.views import blueprint
from casework.actions.access_log import record_access
from casework.web.gate import staff_viewer
from casework.web.plumbing import plumbing
from casework.web.transaction import READING, now, undo


def note_opened(case_id: str, member_id: str | None, page: str) -> None:
    """After the check of scope, and before anything is shown."""
    if request.method in READING:
        record_access(plumbing().factory, staff_viewer(), case_id, member_id, page, now())
    else:
        g.opened = (case_id, member_id, page)


@blueprint.after_request
def note_shown_again(response: Response) -> Response:
    """If it cannot be written, the page does not go out."""
    opened = g.pop("opened", None)
    if opened is not None and not 300 <= response.status_code < 400:
        if response.status_code >= 400:
            undo()  # on SQLite the note would wait for the lock of this very request
        record_access(plumbing().factory, staff_viewer(), *opened, now())
    return response
