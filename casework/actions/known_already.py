"""Writing down what is already known, and what somebody does not want to say again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from casework.actions.checks import note, require_in, shorter
from casework.models.asking import KnownAlready
from casework.models.family import FamilyMember
from casework.queries.closeness import require_fully_close
from casework.queries.own_page import member_of
from casework.queries.scope import visible_member
from casework.rules.access import FamilyViewer, StaffViewer
from casework.rules.errors import Invalid, Stale
from casework.rules.events import Event
from casework.rules.messages import N_, Sentence
from casework.rules.roles import Permission

LONGEST = 8000  # characters
_TOO_LONG = N_("This is longer than we can keep here. Please make it a little shorter.")


def write_own(
    session: Session, *, viewer: FamilyViewer, text: str, number: int, now: datetime
) -> str:
    """She writes it herself. ``number``: that of the writing the page showed, 0 for none."""
    return _write(session, viewer, member_of(session, viewer), text, viewer.writes_in, number, now)


def write_with(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    text: str,
    language: str,
    number: int,
    now: datetime,
) -> str:
    """Her worker writes it with her; it is marked so."""
    member = visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    require_fully_close(session, viewer, case_id, member_id, now)
    return _write(session, viewer, member, text, shorter(language, "language", 20), number, now)


def _write(
    session: Session,
    viewer: FamilyViewer | StaffViewer,
    member: FamilyMember,
    text: str,
    language: str,
    number: int,
    now: datetime,
) -> str:
    clean = text.strip()
    if len(clean) > LONGEST:
        raise Invalid({"text": Sentence(_TOO_LONG)})
    last = _last(session, member)
    if (last.number if last else 0) != number:
        raise _stale(last, clean)
    if clean == ((last.text or "") if last else ""):
        return last.id if last else ""
    own = isinstance(viewer, FamilyViewer)
    row = KnownAlready(
        case_id=member.case_id,
        member_id=member.id,
        number=number + 1,
        text=clean,
        language=language,
        by_family=own,
        staff_id=None if own else viewer.actor_id,
        written_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # Somebody else wrote it down at the same moment.
        raise _stale(_last(session, member), clean) from None
    note(
        session,
        viewer,
        member.case_id,
        Event.KNOWN_ALREADY_WRITTEN,
        now,
        member_id=member.id,
        entry_id=row.id,
        how="by_her" if own else "with_her",
    )
    return row.id


def _stale(there: KnownAlready | None, mine: str) -> Stale:
    return Stale(theirs={"text": (there.text or "") if there else ""}, mine={"text": mine})


def _last(session: Session, member: FamilyMember) -> KnownAlready | None:
    rows = (
        KnownAlready.case_id == member.case_id,
        KnownAlready.member_id == member.id,
    )
    newest = select(func.max(KnownAlready.number)).where(*rows).scalar_subquery()
    return session.scalar(select(KnownAlready).where(*rows, KnownAlready.number == newest))
