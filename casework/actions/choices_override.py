"""Acting against a choice of hers: asked for with a reason, decided by a second person, done,
and shown to her."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, locked, note, refuse_unknown, require_in, required
from casework.models.choices import ChoiceOverride
from casework.queries.closeness import require_fully_close
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.override import DANGERS, WHAT, decide_by, may_act
from casework.rules.roles import Permission


def ask(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    what: str,
    reason: str,
    danger: str = "",
    now: datetime,
) -> str:
    """Say what and why; its id. In danger the worker acts at once, and it is asked afterwards."""
    visible_member(session, viewer, case_id, member_id, now)
    require_fully_close(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.CONTACT_RECORD)
    refuse_unknown(what, WHAT, "what")
    refuse_unknown(danger, {"", *DANGERS}, "danger")
    row = ChoiceOverride(
        case_id=case_id,
        member_id=member_id,
        what=what,
        danger=danger,
        reason=required(reason, "reason", S_("Write why."), longest=2000),
        asked_by=viewer.staff_id,
        asked_at=now,
        acted_at=now if danger else None,
        due_at=decide_by(danger, now),
    )
    session.add(row)
    session.flush()
    _note(session, viewer, row, "asked" if not danger else "acted", now)
    return row.id


def decide(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    override_id: str,
    agreed: bool,
    version: int,
    now: datetime,
) -> None:
    """The second person agrees or not. Never whoever asked."""
    row = _visible(session, viewer, case_id, override_id, now)
    require_in(session, viewer, case_id, Permission.OVERRIDE_DECIDE)
    if row.asked_by == viewer.staff_id:
        raise Refused(Sentence(S_("Somebody else has to look at this. You asked for it.")))
    if row.decided_at is not None:
        return
    if row.version != version:
        raise NotFound
    row.decided_by = viewer.staff_id
    row.decided_at = now
    row.agreed = agreed
    _note(session, viewer, row, "agreed" if agreed else "not_agreed", now)


def act(
    session: Session, *, viewer: StaffViewer, case_id: str, override_id: str, now: datetime
) -> None:
    """It was done. Only after a second person agreed, unless somebody was in danger."""
    row = _visible(session, viewer, case_id, override_id, now)
    if row.acted_at is not None:
        return
    if row.asked_by != viewer.staff_id or not may_act(row.danger, row.agreed):
        raise Refused(Sentence(S_("A second person has to agree before you do this.")))
    row.acted_at = now
    _note(session, viewer, row, "acted", now)


def _visible(
    session: Session, viewer: StaffViewer, case_id: str, override_id: str, now: datetime
) -> ChoiceOverride:
    row = locked(session, found(session.get(ChoiceOverride, (case_id, override_id))))
    visible_member(session, viewer, case_id, row.member_id, now)
    return row


def _note(
    session: Session, viewer: StaffViewer, row: ChoiceOverride, state: str, now: datetime
) -> None:
    note(
        session,
        viewer,
        row.case_id,
        Event.CHOICE_OVERRIDDEN,
        now,
        member_id=row.member_id,
        override_id=row.id,
        kind=row.what,
        state=state,
    )
