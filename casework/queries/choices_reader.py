"""The signed-in reader as the rule of what she knows sees her."""

from __future__ import annotations

from sqlalchemy.orm import Session

from casework.queries.knowledge import reader_of
from casework.queries.own_page import member_of
from casework.rules.access import FamilyViewer
from casework.rules.knowledge import Reader


def reader_now(session: Session, viewer: FamilyViewer) -> Reader:
    """Her reader at the moment of the transaction."""
    return reader_of(member_of(session, viewer), viewer.session_id)
