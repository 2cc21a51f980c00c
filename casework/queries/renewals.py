"""Lost passkeys: what waits to be confirmed, and what was done about one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from casework.models.people import PasskeyRenewal, RoleRequest, Staff, StaffRole
from casework.queries.asked import asked_by_another, regions_led, still_asked
from casework.queries.scope import in_force
from casework.rules.access import StaffViewer, may
from casework.rules.errors import NotFound
from casework.rules.roles import Permission, Role

# So long one's own account says that somebody made a new passkey possible.
TOLD_FOR = timedelta(days=90)


@dataclass(frozen=True)
class RenewalView:
    """A lost passkey. ``asked_by`` and ``confirmed_by`` are names."""

    id: str
    staff_id: str
    name: str
    asked_by: str
    asked_at: datetime
    until: datetime
    confirmed_by: str
    confirmed_at: datetime | None


def confirmable_by(viewer: StaffViewer, now: datetime) -> Select[PasskeyRenewal]:
    """What waits for this viewer: of a region that she leads; anybody for a national manager.
    Never her own, and never what she asked for herself. Row security says the same."""
    waiting = select(PasskeyRenewal).where(asked_by_another(PasskeyRenewal, viewer, now))
    if viewer.holds(Role.NATIONAL_MANAGER):
        return waiting
    led = regions_led(viewer)
    of_hers = select(StaffRole.staff_id).where(
        StaffRole.region_id.in_(led), in_force(StaffRole.starts_at, StaffRole.ends_at, now)
    )
    # Whoever is new there, and waits for her role to be confirmed.
    to_be = select(RoleRequest.staff_id).where(
        RoleRequest.region_id.in_(led), still_asked(RoleRequest, now)
    )
    return waiting.where(
        or_(PasskeyRenewal.staff_id.in_(of_hers), PasskeyRenewal.staff_id.in_(to_be))
    )


def renewals_to_confirm(
    session: Session, viewer: StaffViewer, now: datetime
) -> tuple[RenewalView, ...]:
    """The lost passkeys of colleagues that wait for this viewer, the oldest first."""
    if not may(viewer, Permission.RENEWAL_CONFIRM):
        return ()
    return _views(session, confirmable_by(viewer, now))


def renewal(session: Session, viewer: StaffViewer, renewal_id: str, now: datetime) -> RenewalView:
    """One of them, or NotFound."""
    for one in renewals_to_confirm(session, viewer, now):
        if one.id == renewal_id:
            return one
    raise NotFound


def renewal_waiting(session: Session, staff_id: str, now: datetime) -> RenewalView | None:
    """For administrators: what was asked for this person and waits to be confirmed."""
    waiting = select(PasskeyRenewal).where(
        PasskeyRenewal.staff_id == staff_id, still_asked(PasskeyRenewal, now)
    )
    return next(iter(_views(session, waiting)), None)


def own_renewals(session: Session, viewer: StaffViewer, now: datetime) -> tuple[RenewalView, ...]:
    """What was done about the viewer's own passkeys in the last 90 days, the latest first."""
    mine = select(PasskeyRenewal).where(
        PasskeyRenewal.staff_id == viewer.staff_id,
        or_(PasskeyRenewal.asked_at > now - TOLD_FOR, PasskeyRenewal.confirmed_at.is_(None)),
    )
    return _views(session, mine)[::-1]


def _views(session: Session, rows: Select[PasskeyRenewal]) -> tuple[RenewalView, ...]:
    whose, asked, confirmed = aliased(Staff), aliased(Staff), aliased(Staff)
    found = session.execute(
        rows.join(whose, whose.id == PasskeyRenewal.staff_id)
        .outerjoin(asked, asked.id == PasskeyRenewal.asked_by)
        .outerjoin(confirmed, confirmed.id == PasskeyRenewal.confirmed_by)
        .add_columns(whose.full_name, asked.full_name, confirmed.full_name)
        .order_by(PasskeyRenewal.asked_at, PasskeyRenewal.id)
    )
    return tuple(
        RenewalView(
            id=row.id,
            staff_id=row.staff_id,
            name=name,
            asked_by=by or "",
            asked_at=row.asked_at,
            until=row.until,
            confirmed_by=confirmer or "",
            confirmed_at=row.confirmed_at,
        )
        for row, name, by, confirmer in found
    )
