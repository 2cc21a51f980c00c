"""Single-use links with which a member of staff adds a first, or a lost, passkey."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.actions.limits import Tries
from casework.actions.passkeys import (
    NewPasskey,
    add_passkey,
    challenge_is_fresh,
    revoke_staff_passkeys,
)
from casework.actions.sessions import SERVICE, end_staff_sessions, rows_changed
from casework.actions.sign_in import Browser, has_left, let_staff_in
from casework.models.people import EnrolmentLink, Staff, StaffRole
from casework.models.sealing import key_ring
from casework.queries.database import set_context
from casework.rules.access import StaffViewer, SystemActor, Viewer
from casework.rules.codes import LINK_LIFE, hash_token, new_token
from casework.rules.coming_in import CameIn, TurnedAway, WayIn
from casework.rules.errors import Invalid
from casework.rules.events import Event
from casework.rules.messages import S_, Sentence
from casework.rules.roles import Role


def make_enrolment_link(
    session: Session, *, staff_id: str, actor: Viewer | SystemActor, now: datetime
) -> str:
    """The token of a new link, shown this once. Earlier links of this person stop working."""
    _end_links(session, staff_id, now)
    token = new_token()
    row = EnrolmentLink(
        staff_id=staff_id,
        token_hash=hash_token(token),
        created_at=now,
        created_by=actor.actor_id,
        expires_at=now + LINK_LIFE,
    )
    session.add(row)
    session.flush()
    _record(session, Event.ENROLMENT_LINK_MADE, actor, staff_id, now)
    return token


def _end_links(session: Session, staff_id: str, now: datetime) -> None:
    session.execute(
        update(EnrolmentLink)
        .where(
            EnrolmentLink.staff_id == staff_id,
            EnrolmentLink.used_at.is_(None),
            EnrolmentLink.expires_at > now,
        )
        .values(expires_at=now)
    )


def end_ways_in(
    session: Session, *, staff_id: str, actor: Viewer | SystemActor, why: str, now: datetime
) -> None:
    """A lost phone: passkeys, sessions and links that are still open end at once."""
    revoke_staff_passkeys(session, staff_id=staff_id, actor=actor, now=now)
    end_staff_sessions(session, staff_id=staff_id, actor=actor, now=now, why=why)
    _end_links(session, staff_id, now)


def enrol(
    session: Session,
    *,
    token: str,
    new: NewPasskey | None,
    challenge: str | None,
    browser: Browser,
    now: datetime,
) -> CameIn | TurnedAway:
    """Use the link: keep the passkey and sign in. One short transaction, like signing in."""
    tries = Tries(session, browser.network, now)
    if wait := tries.begin():
        return TurnedAway(wait)
    if new is not None and challenge and challenge_is_fresh(session, challenge, now):
        staff = _use_link(session, token, now)
        if staff is not None:
            came_in = let_staff_in(session, tries, browser, staff, WayIn.ENROLMENT_LINK)
            viewer = StaffViewer(staff_id=staff.id, session_id=came_in.session_id)
            add_passkey(session, viewer=viewer, new=new, now=now)
            return came_in
    tries.wrong()
    return TurnedAway()


def _use_link(session: Session, token: str, now: datetime) -> Staff | None:
    token_hash = hash_token(token)
    set_context(session, lookup=token_hash)
    link = session.scalar(select(EnrolmentLink).where(EnrolmentLink.token_hash == token_hash))
    staff = session.get(Staff, link.staff_id) if link is not None else None
    if link is None or staff is None or has_left(staff, now):
        return None
    used = session.execute(
        update(EnrolmentLink)
        .where(
            EnrolmentLink.id == link.id,
            EnrolmentLink.used_at.is_(None),
            EnrolmentLink.expires_at > now,
        )
        .values(used_at=now)
        .execution_options(no_audit_because="recorded below, if it met a row")
    )
    if rows_changed(used) != 1:
        return None
    actor = StaffViewer(staff_id=staff.id)
    _record(session, Event.ENROLMENT_LINK_USED, actor, staff.id, now)
    return staff


def _record(
    session: Session,
    event: Event,
    actor: Viewer | SystemActor,
    staff_id: str,
    now: datetime,
) -> None:
    audit.record(
        session,
        chain=SERVICE,
        actor=actor,
        event=event,
        facts={"staff_id": staff_id},
        now=now,
    )


def create_administrator(
    session: Session, *, name: str, email: str, actor: SystemActor, now: datetime
) -> str:
    """The first account of a deployment; answers the token of her enrolment link."""
    address = email.strip().casefold()
    index = key_ring().blind_index("staff.email", address)
    if session.scalar(select(Staff.id).where(Staff.email_index == index)) is not None:
        raise Invalid(
            {"email": Sentence(S_("There is an account with this email address already."))}
        )
    staff = Staff(full_name=name.strip(), email=email.strip(), email_index=index, created_at=now)
    session.add(staff)
    session.flush()
    session.add(StaffRole(staff_id=staff.id, role=Role.ADMINISTRATOR.value, starts_at=now))
    session.flush()
    audit.record(
        session,
        chain=SERVICE,
        actor=actor,
        event=Event.ADMINISTRATOR_CREATED,
        facts={"staff_id": staff.id},
        now=now,
    )
    return make_enrolment_link(session, staff_id=staff.id, actor=actor, now=now)
