"""Beginning and ending sessions, and what is noted on the way in."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Update, and_, select, update
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.models.audit import SERVICE_CHAIN
from casework.models.choices import TrustedPerson
from casework.models.family import FamilyMember
from casework.models.sessions import LoginSession
from casework.queries.database import set_context
from casework.queries.shared_updates import door_open
from casework.queries.trusted_sessions import TRUSTED
from casework.rules.access import FamilyViewer, StaffViewer, SystemActor, TrustedViewer, Viewer
from casework.rules.codes import hash_token, new_token
from casework.rules.coming_in import (
    OWN_DEVICE,
    SHARED_DEVICE,
    STAFF_DEVICE,
    TOUCH_EVERY,
    CameIn,
    WayIn,
)
from casework.rules.errors import NotFound
from casework.rules.events import Event

SERVICE = SERVICE_CHAIN


def _sides(side: str) -> tuple[str, ...]:
    """Whose sessions an app holds: the family's also those of people who are told instead."""
    return (side, TRUSTED) if side == "family" else (side,)


def rows_changed(result: object) -> int:
    """How many rows a conditional UPDATE met: it decides between two tries at once."""
    return cast("CursorResult[Any]", result).rowcount


def begin_family_session(
    session: Session, *, member: FamilyMember, way_in: WayIn, device: str, now: datetime
) -> CameIn:
    """Sign a family member in, on a device taken for shared until she says otherwise."""
    token = new_token()
    row = LoginSession(
        token_hash=hash_token(token),
        side="family",
        case_id=member.case_id,
        member_id=member.id,
        started_at=now,
        last_seen_at=now,
        idle_seconds=int(SHARED_DEVICE.idle.total_seconds()),
        expires_at=now + SHARED_DEVICE.total,
        device=device,
        way_in=way_in.value,
    )
    session.add(row)
    session.flush()
    viewer = FamilyViewer(case_id=member.case_id, member_id=member.id, session_id=row.id)
    _record_signed_in(session, viewer, member.case_id, way_in, now)
    return CameIn(token=token, session_id=row.id, language=member.language)


def begin_trusted_session(
    session: Session, *, case_id: str, trusted_id: str, way_in: WayIn, device: str, now: datetime
) -> CameIn:
    """Sign in somebody who is told instead. His phone counts as shared, whatever it is."""
    token = new_token()
    row = LoginSession(
        token_hash=hash_token(token),
        side=TRUSTED,
        case_id=case_id,
        member_id=trusted_id,
        started_at=now,
        last_seen_at=now,
        idle_seconds=int(SHARED_DEVICE.idle.total_seconds()),
        expires_at=now + SHARED_DEVICE.total,
        device_answered_at=now,
        device=device,
        way_in=way_in.value,
    )
    session.add(row)
    session.flush()
    viewer = TrustedViewer(case_id=case_id, trusted_id=trusted_id, session_id=row.id)
    _record_signed_in(session, viewer, case_id, way_in, now)
    return CameIn(token=token, session_id=row.id, language="", trusted=True)


def begin_staff_session(
    session: Session, *, staff_id: str, language: str, way_in: WayIn, device: str, now: datetime
) -> CameIn:
    """Sign a member of staff in."""
    token = new_token()
    row = LoginSession(
        token_hash=hash_token(token),
        side="staff",
        staff_id=staff_id,
        started_at=now,
        last_seen_at=now,
        idle_seconds=int(STAFF_DEVICE.idle.total_seconds()),
        expires_at=now + STAFF_DEVICE.total,
        device_answered_at=now,
        device=device,
        way_in=way_in.value,
    )
    session.add(row)
    session.flush()
    viewer = StaffViewer(staff_id=staff_id, session_id=row.id)
    _record_signed_in(session, viewer, SERVICE, way_in, now)
    return CameIn(token=token, session_id=row.id, language=language)


def _record_signed_in(
    session: Session, viewer: Viewer, chain: str, way_in: WayIn, now: datetime
) -> None:
    audit.record(
        session,
        chain=chain,
        actor=viewer,
        event=Event.SIGNED_IN,
        facts={"session_id": viewer.session_id, "way_in": way_in.value},
        now=now,
    )


def end_session(
    session: Session, side: str, token_hash: str, now: datetime, why: str = "left"
) -> None:
    """End the session of one browser; nothing happens when it has ended already.

    Called with nobody known yet, also from the journal, so it looks who it was. News opened
    in this session closes with it, because opening is tied to the session's id.
    """
    set_context(session, lookup=token_hash)
    row = session.scalar(
        select(LoginSession).where(
            LoginSession.token_hash == token_hash,
            LoginSession.side.in_(_sides(side)),
            LoginSession.ended_at.is_(None),
        )
    )
    if row is None:
        return
    actor: Viewer
    chain = SERVICE
    if row.side == TRUSTED:
        actor = TrustedViewer(row.case_id or "", row.member_id or "", row.id)
        set_context(session, case_id=row.case_id, member_id=row.member_id)
        if door_open(session, actor.case_id, actor.trusted_id):
            chain = actor.case_id
    elif row.case_id is not None and row.member_id is not None:
        set_context(session, case_id=row.case_id, member_id=row.member_id)
        actor = FamilyViewer(row.case_id, row.member_id, row.id)
        # Someone whose door was closed meanwhile cannot write into the case's chain.
        if member_who_may_enter(session, row.case_id, row.member_id) is not None:
            chain = row.case_id
    else:
        set_context(session, staff_id=row.staff_id)
        actor = StaffViewer(staff_id=row.staff_id or "", session_id=row.id)
    row.ended_at = now
    row.ended_why = why
    audit.record(
        session,
        chain=chain,
        actor=actor,
        event=Event.SESSION_ENDED,
        facts={"session_id": row.id, "why": why},
        now=now,
    )


def member_who_may_enter(session: Session, case_id: str, member_id: str) -> FamilyMember | None:
    """The family member, while her door is open."""
    return session.scalar(
        select(FamilyMember).where(
            FamilyMember.case_id == case_id,
            FamilyMember.id == member_id,
            FamilyMember.state == "active",
            FamilyMember.access == "open",
        )
    )


def _end(session: Session, statement: Update) -> int:
    options = {"no_audit_because": "recorded by the caller, if it met a row"}
    return rows_changed(session.execute(statement, execution_options=options))


def end_all_sessions(
    session: Session,
    *,
    case_id: str,
    member_id: str,
    actor: Viewer | SystemActor,
    now: datetime,
    why: str,
    except_session: str | None = None,
) -> int:
    """End a family member's sessions everywhere; how many there were."""
    statement = update(LoginSession).where(
        LoginSession.case_id == case_id,
        LoginSession.member_id == member_id,
        LoginSession.side == "family",
        LoginSession.ended_at.is_(None),
    )
    if except_session:
        statement = statement.where(LoginSession.id != except_session)
    ended = _end(session, statement.values(ended_at=now, ended_why=why))
    if ended:
        audit.record(
            session,
            chain=case_id,
            actor=actor,
            event=Event.SESSIONS_ENDED,
            facts={"owner_id": member_id, "why": why, "count": ended},
            now=now,
        )
    return ended


def end_staff_sessions(
    session: Session,
    *,
    staff_id: str,
    actor: Viewer | SystemActor,
    now: datetime,
    why: str,
    except_session: str | None = None,
) -> int:
    """End the sessions of a member of staff everywhere; how many there were."""
    statement = update(LoginSession).where(
        LoginSession.staff_id == staff_id,
        LoginSession.side == "staff",
        LoginSession.ended_at.is_(None),
    )
    if except_session:
        statement = statement.where(LoginSession.id != except_session)
    ended = _end(session, statement.values(ended_at=now, ended_why=why))
    if ended:
        audit.record(
            session,
            chain=SERVICE,
            actor=actor,
            event=Event.SESSIONS_ENDED,
            facts={"owner_id": staff_id, "why": why, "count": ended},
            now=now,
        )
    return ended


def note_seen(session: Session, side: str, token_hash: str, now: datetime) -> None:
    """The last-seen time, at most once a minute: one of the three writes a GET may cause.

    The caller gives a short transaction of its own.
    """
    set_context(session, lookup=token_hash)
    session.execute(
        update(LoginSession)
        .where(
            LoginSession.token_hash == token_hash,
            LoginSession.side.in_(_sides(side)),
            LoginSession.ended_at.is_(None),
            LoginSession.last_seen_at <= now - TOUCH_EVERY,
        )
        .values(last_seen_at=now)
    )


def answer_device(session: Session, *, viewer: FamilyViewer, own: bool, now: datetime) -> None:
    """Keep whether this phone is only hers; the limits of this session follow."""
    row = session.scalar(
        select(LoginSession).where(
            and_(
                LoginSession.id == viewer.session_id,
                LoginSession.case_id == viewer.case_id,
                LoginSession.member_id == viewer.member_id,
                LoginSession.ended_at.is_(None),
            )
        )
    )
    if row is None:
        raise NotFound
    lifetime = OWN_DEVICE if own else SHARED_DEVICE
    row.own_device = own
    row.device_answered_at = now
    row.last_seen_at = now
    row.idle_seconds = int(lifetime.idle.total_seconds())
    # From the sign-in on, so that answering again and again does not prolong it.
    row.expires_at = row.started_at + lifetime.total
    audit.record(
        session,
        chain=viewer.case_id,
        actor=viewer,
        event=Event.DEVICE_ANSWERED,
        facts={"session_id": row.id, "own": own},
        now=now,
    )


def mark_leaving_seen(
    session: Session, *, viewer: FamilyViewer | TrustedViewer, now: datetime
) -> None:
    """She, or somebody told instead of her, has read how to leave. The first time is kept."""
    _mark_seen(session, viewer, "leaving_seen_at", Event.LEAVING_SEEN, now)


def mark_privacy_seen(session: Session, *, viewer: FamilyViewer, now: datetime) -> None:
    """She has read how her record is kept private, and that a court can ask for it."""
    _mark_seen(session, viewer, "privacy_seen_at", Event.PRIVACY_SEEN, now)


def _mark_seen(
    session: Session,
    viewer: FamilyViewer | TrustedViewer,
    column: str,
    event: Event,
    now: datetime,
) -> None:
    row: FamilyMember | TrustedPerson | None
    if isinstance(viewer, TrustedViewer):
        row = session.get(TrustedPerson, (viewer.case_id, viewer.trusted_id))
    else:
        row = member_who_may_enter(session, viewer.case_id, viewer.member_id)
    if row is None or row.state not in ("active", "confirmed"):
        raise NotFound
    if getattr(row, column) is not None:
        return
    setattr(row, column, now)
    audit.record(session, chain=viewer.case_id, actor=viewer, event=event, facts={}, now=now)
