"""Stopping everything that leaves, and starting it again. What waits is held, never dropped."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.checks import locked, note, require
from casework.actions.outbox import wake
from casework.models.audit import SERVICE_CHAIN
from casework.models.outbox import SendingSwitch
from casework.queries.outbox_facts import SWITCH
from casework.rules.access import StaffViewer, SystemActor
from casework.rules.events import Event
from casework.rules.roles import Permission

BURST = "burst"
BY_HAND = "by_hand"
RESTORED = "restored"


def stop_sending(session: Session, *, viewer: StaffViewer, now: datetime) -> None:
    """Nothing leaves from now on, whoever queues it."""
    require(viewer, Permission.SENDING_STOP)
    _set(session, viewer, True, BY_HAND, now)


def start_sending(session: Session, *, viewer: StaffViewer, now: datetime) -> None:
    """What waited is decided again, and leaves if it still may."""
    require(viewer, Permission.SENDING_STOP)
    _set(session, viewer, False, BY_HAND, now)


def stop_after_restore(session: Session, *, now: datetime) -> None:
    """A restored database holds messages that have left long ago: a person looks first."""
    _set(session, SystemActor("restore"), True, RESTORED, now)


def stop_for_burst(session: Session, *, now: datetime) -> None:
    """More messages left than ever should in so short a time: a person looks first."""
    _set(session, SystemActor("worker"), True, BURST, now)


def _set(
    session: Session, actor: StaffViewer | SystemActor, stopped: bool, why: str, now: datetime
) -> None:
    row = session.get(SendingSwitch, SWITCH)
    if row is None:
        row = SendingSwitch(id=SWITCH, changed_by=actor.actor_id, changed_at=now, stopped=False)
        session.add(row)
        session.flush()
    else:
        row = locked(session, row)
    if row.stopped == stopped:
        return
    row.stopped = stopped
    row.why = why
    row.changed_by = actor.actor_id
    row.changed_at = now
    event = Event.SENDING_STOPPED if stopped else Event.SENDING_STARTED
    note(session, actor, SERVICE_CHAIN, event, now, why=why)
    if not stopped:
        wake(session)
