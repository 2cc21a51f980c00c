"""Who is signed in: from the token of a browser to a viewer, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select, true
from sqlalchemy.orm import Session

from casework.models.base import UtcDateTime
from casework.models.family import FamilyMember
from casework.models.people import EnrolmentLink, Passkey, Staff, StaffRole
from casework.models.sessions import LoginSession
from casework.queries.database import set_context
from casework.queries.documents import Document, Reading
from casework.queries.knowledge import ReaderFacts, is_paused
from casework.queries.trusted_sessions import trusted_viewer
from casework.rules.access import FamilyViewer, Holder, RoleHeld, StaffViewer, Viewer
from casework.rules.coming_in import Step, next_step
from casework.rules.roles import FAMILYS_ROLES, Role


@dataclass(frozen=True)
class SignedInMember(FamilyViewer):
    """A family member with what every page needs to know of her session and her look.

    It is a viewer itself, so that one statement serves the gate, the layout and the scope.
    """

    device_answered: bool = False
    leaving_seen: bool = False
    privacy_seen: bool = False
    theme: str = "system"
    text_size: str = "normal"
    way_in: str = ""
    facts: ReaderFacts | None = None  # as they stood when the session was looked up

    @property
    def next_step(self) -> Step | None:
        """The page on the way in that she has not seen yet."""
        return next_step(
            device_answered=self.device_answered,
            leaving_seen=self.leaving_seen,
            privacy_seen=self.privacy_seen,
        )


def viewer_for(session: Session, side: str, token_hash: str, now: datetime) -> Viewer | None:
    """Who this token signs in: nobody after an end, too long a silence, the absolute limit,
    a closed door or an ended membership."""
    if side == "family":
        hers = _family_viewer(session, token_hash, now)
        return hers or trusted_viewer(session, token_hash, now)
    return _staff_viewer(session, token_hash, now)


_SESSION_COLUMNS = (
    LoginSession.id.label("session_id"),
    LoginSession.last_seen_at,
    LoginSession.idle_seconds,
)


_NOW = bindparam("now", type_=UtcDateTime())


def _alive(statement: Select[*tuple[Any, ...]], side: str) -> Select[*tuple[Any, ...]]:
    return statement.where(
        LoginSession.token_hash == bindparam("token_hash"),
        LoginSession.side == side,
        LoginSession.ended_at.is_(None),
        LoginSession.expires_at > _NOW,
    )


def _fell_silent(row: _Here | Row[*tuple[Any, ...]], now: datetime) -> bool:
    return bool((now - row.last_seen_at).total_seconds() >= row.idle_seconds)


# Both statements are asked at every request: they are built once.
_FAMILY_STATEMENT = _alive(
    select(
        *_SESSION_COLUMNS,
        LoginSession.own_device,
        LoginSession.device_answered_at,
        LoginSession.way_in,
        FamilyMember.case_id,
        FamilyMember.id.label("member_id"),
        FamilyMember.language,
        FamilyMember.reads,
        FamilyMember.hard_news,
        FamilyMember.evidence_hold,
        FamilyMember.knew_before,
        FamilyMember.subject_choices,
        FamilyMember.pauses,
        FamilyMember.time_zone,
        FamilyMember.leaving_seen_at,
        FamilyMember.privacy_seen_at,
        FamilyMember.theme,
        FamilyMember.text_size,
    ).join(
        FamilyMember,
        and_(
            FamilyMember.case_id == LoginSession.case_id,
            FamilyMember.id == LoginSession.member_id,
            FamilyMember.state == "active",
            FamilyMember.access == "open",
        ),
    ),
    "family",
)
_FAMILY = Document(_FAMILY_STATEMENT)
# The same, and the transaction is told at once whose it is: one message less to the database.
_FAMILY_TOLD = Document(
    _FAMILY_STATEMENT.add_columns(
        func.set_config("app.case_id", FamilyMember.case_id, true()),
        func.set_config("app.member_id", FamilyMember.id, true()),
    )
)
_READ = Reading(_FAMILY)
_READ_TOLD = Reading(_FAMILY_TOLD)
_STAFF = _alive(
    select(
        *_SESSION_COLUMNS,
        Staff.id.label("staff_id"),
        Staff.language,
        StaffRole.role,
        StaffRole.region_id,
    )
    .join(
        Staff,
        and_(
            Staff.id == LoginSession.staff_id,
            or_(Staff.ended_at.is_(None), Staff.ended_at > _NOW),
        ),
    )
    .outerjoin(
        StaffRole,
        and_(
            StaffRole.staff_id == Staff.id,
            StaffRole.starts_at <= _NOW,
            or_(StaffRole.ends_at.is_(None), StaffRole.ends_at > _NOW),
        ),
    ),
    "staff",
)


@dataclass(frozen=True, slots=True)
class _Here:
    """A family member's open session as it comes from the database, in the same order."""

    session_id: str
    last_seen_at: datetime
    idle_seconds: int
    own_device: bool
    device_answered_at: datetime | None
    way_in: str
    case_id: str
    member_id: str
    language: str
    reads: str
    hard_news: str
    evidence_hold: bool
    knew_before: str
    subject_choices: str
    pauses: str
    time_zone: str
    leaving_seen_at: datetime | None
    privacy_seen_at: datetime | None
    theme: str
    text_size: str


_HERE = len(_Here.__dataclass_fields__)


def _family_viewer(session: Session, token_hash: str, now: datetime) -> SignedInMember | None:
    tells = session.get_bind().dialect.name == "postgresql"
    reading = _READ_TOLD if tells else _READ
    rows = _FAMILY.rows(reading.read(session, {"token_hash": token_hash, "now": now})[0])
    if not rows:
        return None
    row = _Here(*rows[0][:_HERE])
    if _fell_silent(row, now):
        if tells:
            set_context(session, case_id=None, member_id=None)
        return None
    if tells:
        session.info.update(case_id=row.case_id, member_id=row.member_id)
    return SignedInMember(
        case_id=row.case_id,
        member_id=row.member_id,
        session_id=row.session_id,
        language=row.language,
        time_zone=row.time_zone,
        own_device=row.own_device,
        device_answered=row.device_answered_at is not None,
        leaving_seen=row.leaving_seen_at is not None,
        privacy_seen=row.privacy_seen_at is not None,
        theme=row.theme,
        text_size=row.text_size,
        way_in=row.way_in,
        facts=ReaderFacts(
            case_id=row.case_id,
            id=row.member_id,
            language=row.language,
            reads=row.reads,
            hard_news=row.hard_news,
            evidence_hold=row.evidence_hold,
            knew_before=row.knew_before,
            subject_choices=row.subject_choices,
            pauses=row.pauses,
            paused=is_paused(row.pauses, now),
        ),
    )


def _staff_viewer(session: Session, token_hash: str, now: datetime) -> StaffViewer | None:
    rows = session.execute(_STAFF, {"token_hash": token_hash, "now": now}).all()
    if not rows or _fell_silent(rows[0], now):
        return None
    known = {role.value for role in Role if role not in FAMILYS_ROLES}
    return StaffViewer(
        staff_id=rows[0].staff_id,
        roles=frozenset(
            RoleHeld(Role(row.role), row.region_id or "") for row in rows if row.role in known
        ),
        session_id=rows[0].session_id,
        language=rows[0].language,
    )


@dataclass(frozen=True)
class Place:
    """A place where somebody is signed in, in words."""

    session_id: str
    device: str
    since: datetime
    last_seen: datetime
    own_device: bool
    here: bool


def sessions_of(session: Session, viewer: Holder, now: datetime) -> list[Place]:
    """Where the viewer is signed in now: this browser first, then the latest seen."""
    mine = (
        and_(LoginSession.case_id == viewer.case_id, LoginSession.member_id == viewer.member_id)
        if isinstance(viewer, FamilyViewer)
        else LoginSession.staff_id == viewer.staff_id
    )
    rows = session.scalars(
        select(LoginSession)
        .where(
            mine,
            LoginSession.side == viewer.side,
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > now,
        )
        .order_by(LoginSession.last_seen_at.desc())
    )
    places = [
        Place(
            session_id=row.id,
            device=row.device,
            since=row.started_at,
            last_seen=row.last_seen_at,
            own_device=row.own_device,
            here=row.id == viewer.session_id,
        )
        for row in rows
        if (now - row.last_seen_at).total_seconds() < row.idle_seconds
    ]
    return sorted(places, key=lambda place: not place.here)


@dataclass(frozen=True)
class PasskeyShown:
    """A passkey as its owner sees it."""

    id: str
    credential_id: str
    added: datetime
    last_used: datetime | None


def passkeys_of(session: Session, viewer: Holder) -> list[PasskeyShown]:
    """The viewer's own passkeys that still work."""
    mine = (
        and_(Passkey.case_id == viewer.case_id, Passkey.member_id == viewer.member_id)
        if isinstance(viewer, FamilyViewer)
        else Passkey.staff_id == viewer.staff_id
    )
    rows = session.scalars(
        select(Passkey)
        .where(mine, Passkey.side == viewer.side, Passkey.revoked_at.is_(None))
        .order_by(Passkey.created_at, Passkey.id)
    )
    return [
        PasskeyShown(
            id=row.id,
            credential_id=row.credential_id,
            added=row.created_at,
            last_used=row.last_used_at,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class OwnAccount:
    """What a member of staff sees of herself."""

    name: str
    passkeys: int


def own_account(session: Session, viewer: StaffViewer) -> OwnAccount:
    """One's own name, and with how many passkeys one can sign in."""
    name = session.scalar(select(Staff.full_name).where(Staff.id == viewer.staff_id))
    count = session.scalar(
        select(func.count()).where(
            Passkey.staff_id == viewer.staff_id,
            Passkey.side == "staff",
            Passkey.revoked_at.is_(None),
        )
    )
    return OwnAccount(name=name or "", passkeys=count or 0)


def invited_name(session: Session, token_hash: str, now: datetime) -> str | None:
    """Whom an enrolment link is for, while it can be used."""
    return session.scalar(
        select(Staff.full_name)
        .join(EnrolmentLink, EnrolmentLink.staff_id == Staff.id)
        .where(
            EnrolmentLink.token_hash == token_hash,
            EnrolmentLink.used_at.is_(None),
            EnrolmentLink.expires_at > now,
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
        )
    )
