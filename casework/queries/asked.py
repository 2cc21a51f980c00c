"""What one person asked for, and another has to confirm: the rule of both kinds of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_

from casework.models.people import PasskeyRenewal, RoleRequest
from casework.rules.access import StaffViewer
from casework.rules.roles import Role

Asked = type[PasskeyRenewal] | type[RoleRequest]


def still_asked(row: Asked, now: datetime) -> ColumnElement[bool]:
    """It waits, and has not lapsed."""
    waits = and_(row.confirmed_at.is_(None), row.until > now)
    return and_(waits, RoleRequest.refused_at.is_(None)) if row is RoleRequest else waits


def asked_by_another(row: Asked, viewer: StaffViewer, now: datetime) -> ColumnElement[bool]:
    """It waits for a second person: never for whoever it is about, or whoever asked."""
    return and_(
        still_asked(row, now),
        row.staff_id != viewer.staff_id,
        row.asked_by != viewer.staff_id,
    )


def regions_led(viewer: StaffViewer) -> list[str]:
    """The regions that the viewer leads now."""
    return sorted(held.region_id for held in viewer.roles if held.role is Role.TEAM_LEADER)
