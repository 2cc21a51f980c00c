"""Flags that staff see before they act, and who decided that a child may sign in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.access import flags_in_force, refresh, wall_between
from casework.actions.checks import (
    found,
    note,
    refuse_unknown,
    require_in,
    require_leader,
    required,
    shorter,
)
from casework.models.case import Case
from casework.models.family import PersonFlag, UnderAgeDecision
from casework.queries.scope import visible_member
from casework.rules.access import StaffViewer
from casework.rules.errors import Invalid, NotFound
from casework.rules.events import Event
from casework.rules.family import FLAGS, Guardian, guardian_is_barred
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission

NOTE_LENGTH = 2000
_LEADER_ENDS = S_("Only the team leader can end this flag.")
_LEADER_DECIDES = S_("Only the team leader can record this.")


def set_flag(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    flag: str,
    note_text: str = "",
    now: datetime,
) -> str:
    """Set a flag; its id. A flag in force is set once only. Access follows at once."""
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.FLAG_SET)
    refuse_unknown(flag, FLAGS, "flag")
    there = session.scalar(
        select(PersonFlag).where(
            PersonFlag.case_id == case_id,
            PersonFlag.member_id == member_id,
            PersonFlag.flag == flag,
            PersonFlag.ended_at.is_(None),
        )
    )
    if there is not None:
        return there.id
    row = add_flag(session, viewer, case_id, member_id, flag, note_text, now)
    refresh(session, viewer=viewer, case_id=case_id, member_id=member_id, now=now)
    return row.id


def add_flag(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    flag: str,
    note_text: str,
    now: datetime,
) -> PersonFlag:
    """The row and its audit entry, without the refresh: for a person who is being added."""
    row = PersonFlag(
        case_id=case_id,
        member_id=member_id,
        flag=flag,
        note=shorter(note_text, "note", NOTE_LENGTH) or None,
        set_by=viewer.staff_id,
        set_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.FLAG_SET,
        now,
        member_id=member_id,
        flag_id=row.id,
        flag=flag,
    )
    return row


def end_flag(
    session: Session, *, viewer: StaffViewer, case_id: str, flag_id: str, now: datetime
) -> None:
    """End a flag. One that closes the door is ended by the team leader only, because the
    senior investigating officer decides and the team records it."""
    row = found(session.get(PersonFlag, (case_id, flag_id)))
    visible_member(session, viewer, case_id, row.member_id, now)
    require_in(session, viewer, case_id, Permission.FLAG_SET)
    if row.ended_at is not None:
        return
    if FLAGS[row.flag].closes_access or row.flag == "under_18":
        region_id = session.get_one(Case, case_id).region_id
        require_leader(viewer, region_id, _LEADER_ENDS)
    row.ended_by = viewer.staff_id
    row.ended_at = now
    note(
        session,
        viewer,
        case_id,
        Event.FLAG_ENDED,
        now,
        member_id=row.member_id,
        flag_id=row.id,
        flag=row.flag,
    )
    refresh(session, viewer=viewer, case_id=case_id, member_id=row.member_id, now=now)


def decide_under_age(
    session: Session,
    *,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    decided_by: str,
    reason: str,
    guardian_member_id: str | None,
    now: datetime,
) -> str:
    """Record who decided that somebody under 18 may sign in, and why; the decision's id.

    By the team leader of the region only. A guardian in the family must not be barred.
    """
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.UNDER_AGE_DECIDE)
    require_leader(viewer, session.get_one(Case, case_id).region_id, _LEADER_DECIDES)
    who = required(decided_by, "decided_by", S_("Write who decided, with the role."))
    why = required(reason, "reason", S_("Write why."), longest=NOTE_LENGTH)
    if guardian_member_id:
        _check_guardian(session, viewer, case_id, member_id, guardian_member_id, now)
    for earlier in _decisions(session, case_id, member_id):
        earlier.ended_at = now
    row = UnderAgeDecision(
        case_id=case_id,
        member_id=member_id,
        guardian_member_id=guardian_member_id or None,
        decided_by=who,
        reason=why,
        recorded_by=viewer.staff_id,
        recorded_at=now,
    )
    session.add(row)
    note(
        session,
        viewer,
        case_id,
        Event.UNDER_AGE_DECIDED,
        now,
        member_id=member_id,
        decision_id=row.id,
    )
    refresh(session, viewer=viewer, case_id=case_id, member_id=member_id, now=now)
    return row.id


def end_under_age_decision(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """Take the decision back; the door closes at once. Any caseworker may: closing is safe."""
    visible_member(session, viewer, case_id, member_id, now)
    require_in(session, viewer, case_id, Permission.FLAG_SET)
    for row in _decisions(session, case_id, member_id):
        row.ended_at = now
        note(
            session,
            viewer,
            case_id,
            Event.UNDER_AGE_ENDED,
            now,
            member_id=member_id,
            decision_id=row.id,
        )
    refresh(session, viewer=viewer, case_id=case_id, member_id=member_id, now=now)


def _decisions(session: Session, case_id: str, member_id: str) -> list[UnderAgeDecision]:
    return list(
        session.scalars(
            select(UnderAgeDecision).where(
                UnderAgeDecision.case_id == case_id,
                UnderAgeDecision.member_id == member_id,
                UnderAgeDecision.ended_at.is_(None),
            )
        )
    )


def _check_guardian(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    guardian_id: str,
    now: datetime,
) -> None:
    try:
        guardian = visible_member(session, viewer, case_id, guardian_id, now)
    except NotFound:
        raise Invalid(
            {"guardian_member_id": Sentence(S_("Choose somebody of this family."))}
        ) from None
    barred = guardian_is_barred(
        Guardian(
            flags=flags_in_force(session, case_id, guardian_id),
            walled_from_child=wall_between(session, case_id, member_id, guardian_id) is not None,
        )
    )
    if barred or guardian_id == member_id or guardian.state != "active":
        raise Invalid(
            {"guardian_member_id": Sentence(S_("This person cannot be the guardian here."))}
        )
