"""Roles of staff: given, or asked for by one person and confirmed by another.

An administrator sees no family. So that she cannot see them through a person who does not exist,
a role that sees anything of them is in force only once somebody who leads has confirmed it.
Whoever runs the service (``SystemActor``) gives any role at once: the first leader comes so.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, refuse_unknown, require
from casework.actions.sessions import SERVICE
from casework.models.people import Region, RoleRequest, StaffRole
from casework.queries.asked import still_asked
from casework.queries.role_requests import role_request, role_requests_for
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import (
    ALONE_ROLES,
    FAMILYS_ROLES,
    NO_SIGHT_ROLES,
    REGION_ROLES,
    Permission,
    Role,
)

REQUEST_LIFE = timedelta(days=28)
STAFF_ROLES = tuple(role for role in Role if role not in FAMILYS_ROLES)
_ADMIN_ALONE = S_("Whoever manages accounts sees no case and holds no other role.")
_CHAIR_ALONE = S_("Whoever works for a review from outside needs an account with no other role.")
_NOT_IN_YET = S_("They have not come in yet. You can confirm it once they have added a passkey.")


def region_for(session: Session, role: str, region_id: str | None) -> str | None:
    """The region that the role is kept with. Invalid for a role nobody of the staff holds, and
    for a region that is missing or has ended."""
    refuse_unknown(role, [one.value for one in STAFF_ROLES], "role")
    kept = (region_id or None) if role in REGION_ROLES or role == Role.ADVOCATE else None
    if role in REGION_ROLES and kept is None:
        raise Invalid({"region_id": Sentence(S_("Choose the region."))})
    if kept is not None:
        region = session.get(Region, kept)
        if region is None or region.ended_at is not None:
            raise Invalid({"region_id": Sentence(S_("Choose the region."))})
    return kept


def roles_held(session: Session, staff_id: str, now: datetime) -> list[StaffRole]:
    """The roles of this person that are in force."""
    return list(
        session.scalars(
            select(StaffRole).where(
                StaffRole.staff_id == staff_id,
                in_force(StaffRole.starts_at, StaffRole.ends_at, now),
            )
        )
    )


def requests_waiting(session: Session, staff_id: str, now: datetime) -> list[RoleRequest]:
    """The roles that were asked for this person and wait."""
    mine = select(RoleRequest).where(RoleRequest.staff_id == staff_id)
    return list(session.scalars(mine.where(still_asked(RoleRequest, now))))


def given_at_once(viewer: StaffViewer | SystemActor, role: str) -> bool:
    """Whether this role is one for one person to give."""
    return isinstance(viewer, SystemActor) or role in NO_SIGHT_ROLES


def begin_role(
    session: Session,
    *,
    viewer: StaffViewer | SystemActor,
    staff_id: str,
    role: str,
    region_id: str | None,
    now: datetime,
) -> str:
    """Give the role, or ask for it; the id of what there is now. The caller has checked the
    region (``region_for``) and that nothing of the kind is there."""
    if given_at_once(viewer, role):
        held = StaffRole(staff_id=staff_id, role=role, region_id=region_id, starts_at=now)
        session.add(held)
        return held.id
    row = RoleRequest(
        staff_id=staff_id,
        role=role,
        region_id=region_id,
        asked_by=viewer.actor_id,
        asked_at=now,
        until=now + REQUEST_LIFE,
    )
    session.add(row)
    _noted(session, viewer, row, Event.STAFF_ROLE_ASKED, now)
    return row.id


def refuse_beside(role: str, others: Collection[str]) -> None:
    """Invalid, if one of them stands alone: an administrator, a chair, an officer outside."""
    if others and ALONE_ROLES & {role, *others}:
        administers = Role.ADMINISTRATOR in {role, *others}
        raise Invalid({"role": Sentence(_ADMIN_ALONE if administers else _CHAIR_ALONE)})


def confirm_role(session: Session, *, viewer: StaffViewer, request_id: str, now: datetime) -> None:
    """The role is in force from now on.

    NotFound for the person herself, for whoever asked, and for somebody of another region.
    Invalid for somebody new who has not come in: whoever made the link could still use it.
    """
    row = _waiting(session, viewer, request_id, now)
    if not role_request(session, viewer, request_id, now).can_be_confirmed:
        raise Invalid({"met": Sentence(_NOT_IN_YET)})
    there = roles_held(session, row.staff_id, now)
    if (row.role, row.region_id) not in [(held.role, held.region_id) for held in there]:
        refuse_beside(row.role, [held.role for held in there])
        held = StaffRole(
            staff_id=row.staff_id, role=row.role, region_id=row.region_id, starts_at=now
        )
        session.add(held)
        # Before the request is closed: the database asks whether it still waits.
        session.flush()
    row.confirmed_by = viewer.staff_id
    row.confirmed_at = now
    _noted(session, viewer, row, Event.STAFF_ROLE_CONFIRMED, now)


def refuse_role(session: Session, *, viewer: StaffViewer, request_id: str, now: datetime) -> None:
    """It is given to nobody. Pressed again, nothing more is done."""
    require(viewer, Permission.ROLE_CONFIRM)
    there = session.get(RoleRequest, request_id)
    if there is not None and there.refused_by == viewer.staff_id:
        return
    row = _waiting(session, viewer, request_id, now)
    row.refused_by = viewer.staff_id
    row.refused_at = now
    _noted(session, viewer, row, Event.STAFF_ROLE_REFUSED, now)


def _waiting(session: Session, viewer: StaffViewer, request_id: str, now: datetime) -> RoleRequest:
    require(viewer, Permission.ROLE_CONFIRM)
    # Locked as it is found: where another leader was quicker, it waits no more.
    mine = role_requests_for(viewer, now).where(RoleRequest.id == request_id)
    return found(session.scalar(mine.with_for_update(of=RoleRequest)))


def _noted(
    session: Session,
    viewer: StaffViewer | SystemActor,
    row: RoleRequest,
    event: Event,
    now: datetime,
) -> None:
    note(
        session,
        viewer,
        SERVICE,
        event,
        now,
        staff_id=row.staff_id,
        request_id=row.id,
        role=row.role,
    )
