"""Roles that were asked for: what waits for somebody who leads, and what the others see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.people import Passkey, Region, RoleRequest, Staff, StaffRole
from casework.queries.asked import asked_by_another, regions_led, still_asked
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer, may
from casework.rules.errors import NotFound
from casework.rules.roles import NO_SIGHT_ROLES, Permission, Role


@dataclass(frozen=True)
class RoleRequestView:
    """A role that waits. ``asked_by`` is a name. ``new``: nobody has confirmed anything of this
    person yet; ``passkey_since``: when the first of the passkeys that work was added."""

    id: str
    staff_id: str
    name: str
    email: str
    organisation: str
    role: str
    region_name: str
    asked_by: str
    asked_at: datetime
    new: bool
    passkey_since: datetime | None

    @property
    def can_be_confirmed(self) -> bool:
        """Somebody new has come in first: then no unused link is left that gives the role to
        whoever holds it."""
        return not self.new or self.passkey_since is not None


def role_requests_for(viewer: StaffViewer, now: datetime) -> Select[RoleRequest]:
    """What waits for this viewer: for a region that she leads, or for none; everything for a
    national manager. Row security says the same."""
    waiting = (
        select(RoleRequest)
        .join(Staff, Staff.id == RoleRequest.staff_id)
        .where(
            asked_by_another(RoleRequest, viewer, now),
            or_(Staff.ended_at.is_(None), Staff.ended_at > now),
        )
    )
    if viewer.holds(Role.NATIONAL_MANAGER):
        return waiting
    led = regions_led(viewer)
    of_hers = or_(RoleRequest.region_id.is_(None), RoleRequest.region_id.in_(led))
    return waiting.where(of_hers if led else false())


def roles_to_confirm(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[RoleRequestView, ...]:
    """The roles of colleagues that wait for this viewer, the oldest first."""
    if not may(viewer, Permission.ROLE_CONFIRM):
        return ()
    asker = aliased(Staff)
    held = (
        select(StaffRole.id)
        .where(
            StaffRole.staff_id == RoleRequest.staff_id,
            StaffRole.role.not_in(sorted(NO_SIGHT_ROLES)),
            in_force(StaffRole.starts_at, StaffRole.ends_at, now),
        )
        .exists()
    )
    since = (
        select(func.min(Passkey.created_at))
        .where(
            Passkey.staff_id == RoleRequest.staff_id,
            Passkey.side == "staff",
            Passkey.revoked_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        role_requests_for(viewer, now)
        .outerjoin(asker, asker.id == RoleRequest.asked_by)
        .outerjoin(Region, Region.id == RoleRequest.region_id)
        .add_columns(Staff, asker.full_name, Region.name, held, since)
        .order_by(RoleRequest.asked_at, RoleRequest.id)
    )
    return tuple(
        RoleRequestView(
            id=row.id,
            staff_id=row.staff_id,
            name=person.full_name,
            email=person.email or "",
            organisation=person.organisation,
            role=row.role,
            region_name=region or "",
            asked_by=by or "",
            asked_at=row.asked_at,
            new=not has_role,
            passkey_since=added,
        )
        for row, person, by, region, has_role, added in rows
    )


def role_request(
    session: Session, viewer: StaffViewer, request_id: str, now: datetime
) -> RoleRequestView:
    """One of them, or NotFound."""
    for one in roles_to_confirm(session, viewer, now):
        if one.id == request_id:
            return one
    raise NotFound


@dataclass(frozen=True)
class RoleAsked:
    """For administrators: a role that waits, or was refused, and by whom (a name)."""

    role: str
    region_name: str
    refused_by: str
    refused_at: datetime | None


def roles_asked(
    session: Session, staff_ids: list[str], now: datetime
) -> dict[str, tuple[RoleAsked, ...]]:
    """What was asked for these people, and is not in force. What was refused stands there for
    as long as it could have waited."""
    rows = session.execute(
        select(RoleRequest, Region.name, Staff.full_name)
        .outerjoin(Region, Region.id == RoleRequest.region_id)
        .outerjoin(Staff, Staff.id == RoleRequest.refused_by)
        .where(
            and_(RoleRequest.confirmed_at.is_(None), RoleRequest.until > now),
            RoleRequest.staff_id.in_(staff_ids),
        )
        .order_by(RoleRequest.asked_at, RoleRequest.id)
    )
    found: dict[str, tuple[RoleAsked, ...]] = {}
    for row, region, refuser in rows:
        one = RoleAsked(row.role, region or "", refuser or "", row.refused_at)
        found[row.staff_id] = (*found.get(row.staff_id, ()), one)
    return found


def own_role_waits(session: Session, viewer: StaffViewer, now: datetime) -> bool:
    """Whether the viewer holds no role, because hers waits for somebody to confirm it."""
    if viewer.roles:
        return False
    mine = select(RoleRequest.id).where(
        RoleRequest.staff_id == viewer.staff_id, still_asked(RoleRequest, now)
    )
    return session.scalar(mine.limit(1)) is not None
