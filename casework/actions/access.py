"""Whether somebody may sign in: worked out again whenever something it depends on changes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.actions.codes import revoke_codes
from casework.actions.sessions import end_all_sessions
from casework.models.family import FamilyMember, PersonFlag, UnderAgeDecision, Wall
from casework.queries.closeness import service_day
from casework.queries.safety import close_wards, distrust_shared, end_barred
from casework.queries.scope import members_visible_to
from casework.rules.access import StaffViewer
from casework.rules.errors import NotFound
from casework.rules.events import Event
from casework.rules.family import FLAGS, Guardian, may_enter

WITNESS, EVIDENCE_GIVEN = "witness", "evidence_given"


def refresh(
    session: Session, *, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> bool:
    """Set ``access`` and ``evidence_hold`` from the rules; whether she may sign in now.

    When the door closes, her sessions and codes end in the same transaction, and so do those
    of the children whose guardian she is, if she is barred. The caller has checked the scope.
    """
    session.flush()
    flags = flags_in_force(session, case_id, member_id)
    allowed = _refresh_one(session, viewer, case_id, member_id, flags, now)
    ended = end_barred(session, case_id, member_id, now)
    if ended:
        what = {"members": [member_id], "trusted_ids": sorted(ended)}
        note(session, viewer, case_id, Event.TRUSTED_BARRED, now, **what)
    if any(FLAGS[flag].bars_guardian for flag in flags if flag in FLAGS):
        _close_around(session, viewer, case_id, member_id, now)
    else:
        _refresh_wards(session, viewer, case_id, member_id, now)
    return allowed


def _refresh_one(
    session: Session,
    viewer: StaffViewer,
    case_id: str,
    member_id: str,
    flags: frozenset[str],
    now: datetime,
) -> bool:
    member = session.get(FamilyMember, (case_id, member_id))
    if member is None:
        raise NotFound
    decision = _decision(session, case_id, member_id)
    guardian_id = decision.guardian_member_id if decision else None
    allowed = may_enter(
        flags=flags,
        born_on=member.born_on,
        under_age_decided=decision is not None,
        guardian=_guardian(session, case_id, member_id, guardian_id),
        state=member.state,
        today=service_day(now),
    )
    if guardian_id and not _is_visible(session, viewer, case_id, guardian_id, now):
        # Her guardian's flags are out of this worker's sight: nothing is opened blindly.
        allowed = allowed and member.access == "open"
    _store(session, viewer, member, allowed, WITNESS in flags and EVIDENCE_GIVEN not in flags, now)
    return allowed


def flags_in_force(session: Session, case_id: str, member_id: str) -> frozenset[str]:
    """The slugs of her flags."""
    return frozenset(
        session.scalars(
            select(PersonFlag.flag).where(
                PersonFlag.case_id == case_id,
                PersonFlag.member_id == member_id,
                PersonFlag.ended_at.is_(None),
            )
        )
    )


def wall_between(session: Session, case_id: str, first: str, second: str) -> Wall | None:
    """The wall in force between two people, if there is one."""
    return session.scalar(
        select(Wall).where(
            Wall.case_id == case_id,
            Wall.ended_at.is_(None),
            or_(
                (Wall.member_a == first) & (Wall.member_b == second),
                (Wall.member_a == second) & (Wall.member_b == first),
            ),
        )
    )


def _store(
    session: Session,
    viewer: StaffViewer,
    member: FamilyMember,
    allowed: bool,
    evidence_hold: bool,
    now: datetime,
) -> None:
    access = "open" if allowed else "closed"
    was = member.access
    if (was, member.evidence_hold) != (access, evidence_hold):
        # Not through the row's version: nobody edits these, so no form is made stale.
        session.execute(
            update(FamilyMember)
            .where(FamilyMember.case_id == member.case_id, FamilyMember.id == member.id)
            .values(access=access, evidence_hold=evidence_hold)
        )
    if access == "closed":
        _end_everything(session, viewer, member.case_id, member.id, now)
    if was != access:
        event = Event.ACCESS_OPENED if allowed else Event.ACCESS_CLOSED
        note(session, viewer, member.case_id, event, now, member_id=member.id)


def _end_everything(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    end_all_sessions(
        session,
        case_id=case_id,
        member_id=member_id,
        actor=viewer,
        now=now,
        why="access_closed",
    )
    revoke_codes(session, case_id=case_id, member_id=member_id, now=now)


def _decision(session: Session, case_id: str, member_id: str) -> UnderAgeDecision | None:
    return session.scalar(
        select(UnderAgeDecision)
        .where(
            UnderAgeDecision.case_id == case_id,
            UnderAgeDecision.member_id == member_id,
            UnderAgeDecision.ended_at.is_(None),
        )
        .order_by(UnderAgeDecision.recorded_at.desc(), UnderAgeDecision.id)
        .limit(1)
    )


def _guardian(
    session: Session, case_id: str, ward_id: str, guardian_id: str | None
) -> Guardian | None:
    if guardian_id is None:
        return None
    return Guardian(
        flags=flags_in_force(session, case_id, guardian_id),
        walled_from_child=wall_between(session, case_id, ward_id, guardian_id) is not None,
    )


def _is_visible(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> bool:
    return (
        session.scalar(
            members_visible_to(viewer, now)
            .where(FamilyMember.case_id == case_id, FamilyMember.id == member_id)
            .with_only_columns(FamilyMember.id)
        )
        is not None
    )


def _close_around(
    session: Session, viewer: StaffViewer, case_id: str, member_id: str, now: datetime
) -> None:
    """What somebody barred takes with her: her wards' doors, and numbers she shares."""
    closed = close_wards(session, case_id, member_id, now)
    if closed:
        note(
            session,
            viewer,
            case_id,
            Event.WARDS_CLOSED,
            now,
            guardian_id=member_id,
            members=sorted(closed),
        )
    distrusted = distrust_shared(session, case_id, member_id)
    if distrusted:
        note(
            session,
            viewer,
            case_id,
            Event.CONTACT_POINTS_DISTRUSTED,
            now,
            members=[member_id],
            contact_point_ids=sorted(distrusted),
        )


def _refresh_wards(
    session: Session, viewer: StaffViewer, case_id: str, guardian_id: str, now: datetime
) -> None:
    """A guardian who is barred no longer: her wards' doors are looked at again, as far as
    this viewer may see them."""
    wards = session.scalars(
        select(UnderAgeDecision.member_id)
        .join(
            FamilyMember,
            (FamilyMember.case_id == UnderAgeDecision.case_id)
            & (FamilyMember.id == UnderAgeDecision.member_id),
        )
        .where(
            UnderAgeDecision.case_id == case_id,
            UnderAgeDecision.guardian_member_id == guardian_id,
            UnderAgeDecision.member_id != guardian_id,
            UnderAgeDecision.ended_at.is_(None),
            FamilyMember.id.in_(members_visible_to(viewer, now).with_only_columns(FamilyMember.id)),
        )
    ).all()
    for ward_id in sorted(set(wards)):
        flags = flags_in_force(session, case_id, ward_id)
        _refresh_one(session, viewer, case_id, ward_id, flags, now)
