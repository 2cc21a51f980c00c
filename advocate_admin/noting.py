"""The note that a record was opened: before a page that is read, and with a form shown again.

What is sent well is audited by its own action. A form that comes back because something is
missing shows the record as much as the page before it did: it is noted as well, once the
transaction that changed nothing has been given up.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, g, request

from advocate_admin.views import blueprint
from casework.actions.access_log import record_access
from casework.web.gate import staff_viewer
from casework.web.plumbing import plumbing
from casework.web.transaction import READING, now, undo

Seen = list[tuple[str, str | None]]


def note_opened(case_id: str, member_id: str | None, page: str) -> None:
    """After the check of scope, and before anything is shown."""
    _note([(case_id, member_id)], page)


def note_listed(case_ids: Iterable[str], page: str) -> None:
    """The same for a list that names people of several cases: a row for each case."""
    _note([(case_id, None) for case_id in sorted(set(case_ids))], page)


def _note(seen: Seen, page: str) -> None:
    if request.method in READING:
        record_access(plumbing().factory, staff_viewer(), seen, page, now())
    else:
        g.opened = [*g.get("opened", ()), (seen, page)]


@blueprint.after_request
def note_shown_again(response: Response) -> Response:
    """If it cannot be written, the page does not go out."""
    opened: list[tuple[Seen, str]] = g.pop("opened", [])
    if opened and not 300 <= response.status_code < 400:
        if response.status_code >= 400:
            undo()  # on SQLite the note would wait for the lock of this very request
        for seen, page in opened:
            record_access(plumbing().factory, staff_viewer(), seen, page, now())
    return response
