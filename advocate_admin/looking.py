"""Opening the record of a person or a case: what the page shows, and the note that it was opened.

The note comes after the check that she is in scope and before anything is shown. If it cannot
be written, the page fails, and nobody sees a name.
"""

from __future__ import annotations

from flask import request

from casework.actions.access_log import record_access
from casework.queries.cases import CasePage, case_page
from casework.queries.person import PersonPage, person
from casework.web.gate import staff_viewer
from casework.web.plumbing import plumbing
from casework.web.transaction import READING, now, session


def her_record(case_id: str, member_id: str, page: str) -> PersonPage:
    """The person whom a page is about, or NotFound."""
    found = person(session(), staff_viewer(), case_id, member_id, now())
    _note(case_id, member_id, page)
    return found


def case_record(case_id: str, page: str) -> CasePage:
    """The case that a page is about, or NotFound."""
    found = case_page(session(), staff_viewer(), case_id, now())
    _note(case_id, None, page)
    return found


def _note(case_id: str, member_id: str | None, page: str) -> None:
    # What is sent is audited by its own action; only reading needs a note of its own.
    if request.method in READING:
        record_access(plumbing().factory, staff_viewer(), case_id, member_id, page, now())
