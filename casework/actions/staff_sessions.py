"""Signing a member of staff out everywhere, for whoever manages accounts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import found, require
from casework.actions.sessions import end_staff_sessions
from casework.models.people import Staff
from casework.rules.access import StaffViewer
from casework.rules.roles import Permission


def sign_out_everywhere(
    session: Session, *, viewer: StaffViewer, staff_id: str, now: datetime
) -> int:
    """End every session of this account, but not the viewer's own one; how many there were.

    Passkeys and roles stay: she signs in again with what she has.
    """
    require(viewer, Permission.ACCOUNT_MANAGE)
    found(session.get(Staff, staff_id))
    return end_staff_sessions(
        session,
        staff_id=staff_id,
        actor=viewer,
        now=now,
        why="by_administrator",
        except_session=viewer.session_id or None,
    )
