"""A lost passkey: an administrator asks for a new one, and somebody who leads confirms it.

Whoever holds the link can come in as the worker. So it is never shown to the administrator: it
is made when a team leader of the worker's region, or a national manager, says that she spoke
with her, and shown to that person alone, who hands it over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import found, note, require
from casework.actions.enrolment import end_ways_in, make_enrolment_link
from casework.actions.sessions import SERVICE
from casework.actions.staff_accounts import Manager, somebody_else
from casework.models.people import PasskeyRenewal
from casework.queries.renewals import confirmable_by
from casework.rules.access import StaffViewer
from casework.rules.events import Event
from casework.rules.roles import Permission

RENEWAL_LIFE = timedelta(days=7)


def ask_for_renewal(session: Session, *, viewer: Manager, staff_id: str, now: datetime) -> str:
    """A lost phone: passkeys, sessions and links end at once. The id of what is to be confirmed.

    Asked again while it waits, nothing more is done.
    """
    somebody_else(session, viewer, staff_id, now)
    there = session.scalar(
        select(PasskeyRenewal.id).where(
            PasskeyRenewal.staff_id == staff_id,
            PasskeyRenewal.confirmed_at.is_(None),
            PasskeyRenewal.until > now,
        )
    )
    if there is not None:
        return there
    end_ways_in(session, staff_id=staff_id, actor=viewer, why="passkey_renewed", now=now)
    row = PasskeyRenewal(
        staff_id=staff_id, asked_by=viewer.actor_id, asked_at=now, until=now + RENEWAL_LIFE
    )
    session.add(row)
    note(
        session,
        viewer,
        SERVICE,
        Event.PASSKEY_RENEWAL_ASKED,
        now,
        staff_id=staff_id,
        renewal_id=row.id,
    )
    return row.id


def confirm_renewal(
    session: Session, *, viewer: StaffViewer, renewal_id: str, now: datetime
) -> str:
    """The token of the new link, shown this once, to whoever confirms.

    NotFound for the person herself, for whoever asked, and for somebody of another region.
    """
    require(viewer, Permission.RENEWAL_CONFIRM)
    # Locked as it is found: where another leader was quicker, it waits no more.
    waiting = confirmable_by(viewer, now).where(PasskeyRenewal.id == renewal_id)
    row = found(session.scalar(waiting.with_for_update(of=PasskeyRenewal)))
    token = make_enrolment_link(session, staff_id=row.staff_id, actor=viewer, now=now)
    row.confirmed_by = viewer.staff_id
    row.confirmed_at = now
    note(
        session,
        viewer,
        SERVICE,
        Event.STAFF_PASSKEY_RENEWED,
        now,
        staff_id=row.staff_id,
        renewal_id=row.id,
    )
    return token
