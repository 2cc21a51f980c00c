"""Accounts of staff, for administrators: who has access, and no case content at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.models.people import EnrolmentLink, Passkey, Region, Staff, StaffRole
from casework.queries.role_requests import RoleAsked, roles_asked
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer, may
from casework.rules.errors import NotFound, Refused
from casework.rules.hours import Hours, read_hours
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Permission


@dataclass(frozen=True)
class RoleView:
    """A role held now."""

    id: str
    role: str
    region_id: str
    region_name: str


@dataclass(frozen=True)
class AccountView:
    """One account. ``link_until``: an unused link with which a passkey can be added.
    ``asked``: roles that are not in force, because they wait or were refused."""

    staff_id: str
    name: str
    organisation: str
    email: str
    phone: str
    answers: Hours | None
    hours: str  # a note for colleagues
    languages: tuple[str, ...]
    roles: tuple[RoleView, ...]
    asked: tuple[RoleAsked, ...]
    passkeys: int
    link_until: datetime | None
    created_at: datetime
    ended_at: datetime | None
    version: int


def accounts(session: Session, viewer: StaffViewer, now: datetime) -> tuple[AccountView, ...]:
    """Every account, those in use first."""
    require_administrator(viewer)
    return _views(session, list(session.scalars(select(Staff))), now)


def account(session: Session, viewer: StaffViewer, staff_id: str, now: datetime) -> AccountView:
    """One account, or NotFound."""
    require_administrator(viewer)
    row = session.get(Staff, staff_id)
    if row is None:
        raise NotFound
    return _views(session, [row], now)[0]


def regions(session: Session) -> tuple[tuple[str, str], ...]:
    """Ids and names of the regions in use."""
    rows = session.execute(
        select(Region.id, Region.name).where(Region.ended_at.is_(None)).order_by(Region.name)
    )
    return tuple((row.id, row.name) for row in rows)


def require_administrator(viewer: StaffViewer) -> None:
    """Refused for anybody who does not manage accounts."""
    if not may(viewer, Permission.ACCOUNT_MANAGE):
        raise Refused(Sentence(S_("Your role does not include this.")))


def _views(session: Session, rows: list[Staff], now: datetime) -> tuple[AccountView, ...]:
    ids = [row.id for row in rows]
    roles: dict[str, tuple[RoleView, ...]] = {}
    for held, region in session.execute(
        select(StaffRole, Region.name)
        .outerjoin(Region, Region.id == StaffRole.region_id)
        .where(StaffRole.staff_id.in_(ids), in_force(StaffRole.starts_at, StaffRole.ends_at, now))
        .order_by(StaffRole.role, StaffRole.id)
    ):
        view = RoleView(held.id, held.role, held.region_id or "", region or "")
        roles[held.staff_id] = (*roles.get(held.staff_id, ()), view)
    asked = roles_asked(session, ids, now)
    passkeys = {
        staff_id: count
        for staff_id, count in session.execute(
            select(Passkey.staff_id, func.count())
            .where(Passkey.staff_id.in_(ids), Passkey.revoked_at.is_(None))
            .group_by(Passkey.staff_id)
        )
    }
    links = {
        staff_id: until
        for staff_id, until in session.execute(
            select(EnrolmentLink.staff_id, func.max(EnrolmentLink.expires_at))
            .where(
                EnrolmentLink.staff_id.in_(ids),
                EnrolmentLink.used_at.is_(None),
                EnrolmentLink.expires_at > now,
            )
            .group_by(EnrolmentLink.staff_id)
        )
    }
    views = [
        AccountView(
            staff_id=row.id,
            name=row.full_name,
            organisation=row.organisation,
            email=row.email or "",
            phone=row.phone,
            answers=read_hours(row.answers),
            hours=row.hours,
            languages=tuple(row.languages.split()),
            roles=roles.get(row.id, ()),
            asked=asked.get(row.id, ()),
            passkeys=passkeys.get(row.id, 0),
            link_until=links.get(row.id),
            created_at=row.created_at,
            ended_at=row.ended_at,
            version=row.version,
        )
        for row in rows
    ]
    return tuple(sorted(views, key=lambda one: (one.ended_at is not None, one.name.casefold())))
