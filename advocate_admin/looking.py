"""Opening the record of a person or a case: what the page shows, and the note that it was opened.

The note comes after the check that she is in scope and before anything is shown. If it cannot
be written, the page fails, and nobody sees a name.
"""

from __future__ import annotations

from advocate_admin.noting import note_opened
from casework.queries.cases import CasePage, case_page
from casework.queries.person import PersonPage, person
from casework.rules.update_kinds import kind_of
from casework.web.gate import staff_viewer
from casework.web.transaction import now, session


def her_record(case_id: str, member_id: str, page: str) -> PersonPage:
    """The person whom a page is about, or NotFound."""
    found = person(session(), staff_viewer(), case_id, member_id, now())
    note_opened(case_id, member_id, page)
    return found


def case_record(case_id: str, page: str) -> CasePage:
    """The case that a page is about, or NotFound."""
    found = case_page(session(), staff_viewer(), case_id, now())
    note_opened(case_id, None, page)
    return found


def may_publish(kind: str) -> bool:
    """Whether any role of hers publishes this kind: a button that would refuse is not shown."""
    return bool({role.value for role in staff_viewer().role_names} & kind_of(kind).publishers)
