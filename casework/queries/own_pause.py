"""What waited for her in a pause that is over: the calm list from which she picks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.queries.choices_reader import reader_now
from casework.queries.own_page import knowledge_of_viewer, timeline
from casework.queries.timeline import Item
from casework.rules.access import FamilyViewer
from casework.rules.knowledge import Standing

_ALL = 1000  # nobody has more


def waited(session: Session, viewer: FamilyViewer, now: datetime) -> tuple[Item, ...]:
    """Entries of which she knows the subject only, because they came in a pause. What a person
    has still to tell her is not among them."""
    reader = reader_now(session, viewer)
    ids = {
        one.entry.id
        for one in knowledge_of_viewer(session, viewer).known
        if one.standing is Standing.KEPT
        and not one.entry.choice
        and reader.in_a_pause(one.entry.published_at) is not None
        and reader.subjects.get(one.entry.subject) not in ("keep", "other")
    }
    if not ids:
        return ()
    kept = frozenset({Standing.KEPT})
    found = timeline(session, viewer, now=now, standings=kept, page_size=_ALL)
    return tuple(item for item in found.items if item.id in ids)
