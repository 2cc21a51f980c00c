"""Passkeys: adding, signing in with, and removing one.

What a browser sends is checked in casework.web.passkeys; here stands whose it is and what
follows. A counter of 0 is accepted again and again, because synced passkeys always send 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.actions.limits import Tries, first_use
from casework.actions.sessions import SERVICE, member_who_may_enter, rows_changed
from casework.actions.sign_in import Browser, has_left, let_family_in, let_staff_in
from casework.models.people import Passkey, Staff
from casework.queries.database import set_context
from casework.queries.sessions import passkeys_of
from casework.rules.access import FamilyViewer, Holder, StaffViewer, SystemActor, Viewer
from casework.rules.codes import CHALLENGE_LIFE
from casework.rules.coming_in import CameIn, TurnedAway, WayIn
from casework.rules.errors import Invalid, NotFound, Refused
from casework.rules.events import Event
from casework.rules.messages import N_, S_, Sentence


@dataclass(frozen=True)
class NewPasskey:
    """A passkey that a browser has just made, after all checks."""

    credential_id: str
    public_key: bytes
    sign_count: int


# (public key, kept count) -> the new count, or None when the browser's answer is not right.
Verify = Callable[[bytes, int], int | None]


def challenge_is_fresh(session: Session, challenge: str, now: datetime) -> bool:
    """Whether this challenge is answered for the first time. A copied cookie opens nothing."""
    return first_use(session, f"challenge/{challenge}", CHALLENGE_LIFE, now)


def add_passkey(session: Session, *, viewer: Viewer, new: NewPasskey, now: datetime) -> str:
    """Keep a new passkey of the viewer. A family member adds one on a phone of her own only."""
    if isinstance(viewer, FamilyViewer) and not viewer.own_device:
        raise Refused(Sentence(N_("This is for a phone that only you use.")))
    row = Passkey(
        side=viewer.side,
        staff_id=viewer.staff_id if isinstance(viewer, StaffViewer) else None,
        case_id=viewer.case_id if isinstance(viewer, FamilyViewer) else None,
        member_id=viewer.member_id if isinstance(viewer, FamilyViewer) else None,
        credential_id=new.credential_id,
        public_key=new.public_key,
        sign_count=new.sign_count,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # The phone has it already, for this person or another. Nothing is said about which.
        raise Invalid(
            {"answer": Sentence(N_("That did not work. Remove the old one first, or call us."))}
        ) from None
    audit.record(
        session,
        chain=viewer.case_id if isinstance(viewer, FamilyViewer) else SERVICE,
        actor=viewer,
        event=Event.PASSKEY_ADDED,
        facts={"passkey_id": row.id},
        now=now,
    )
    return row.id


def add_fresh(
    session: Session,
    *,
    viewer: Viewer,
    new: NewPasskey | None,
    challenge: str | None,
    now: datetime,
) -> bool:
    """Keep a new passkey, if it passed its checks and answers its challenge for the first
    time."""
    if new is None or challenge is None or not challenge_is_fresh(session, challenge, now):
        return False
    add_passkey(session, viewer=viewer, new=new, now=now)
    return True


def remove_passkey(session: Session, *, viewer: Holder, passkey_id: str, now: datetime) -> None:
    """Make one of the viewer's own passkeys useless."""
    mine = (
        and_(Passkey.case_id == viewer.case_id, Passkey.member_id == viewer.member_id)
        if isinstance(viewer, FamilyViewer)
        else Passkey.staff_id == viewer.staff_id
    )
    row = session.scalar(
        select(Passkey).where(
            Passkey.id == passkey_id,
            Passkey.side == viewer.side,
            Passkey.revoked_at.is_(None),
            mine,
        )
    )
    if row is None:
        raise NotFound
    if isinstance(viewer, StaffViewer) and len(passkeys_of(session, viewer)) < 2:
        # Without one she could not come in again.
        raise Refused(Sentence(S_("Add another passkey first. This is the only one you have.")))
    row.revoked_at = now
    audit.record(
        session,
        chain=viewer.case_id if isinstance(viewer, FamilyViewer) else SERVICE,
        actor=viewer,
        event=Event.PASSKEY_REMOVED,
        facts={"passkey_id": row.id},
        now=now,
    )


def revoke_staff_passkeys(
    session: Session, *, staff_id: str, actor: Viewer | SystemActor, now: datetime
) -> int:
    """A lost phone: every passkey of this member of staff stops working."""
    result = session.execute(
        update(Passkey)
        .where(Passkey.staff_id == staff_id, Passkey.side == "staff", Passkey.revoked_at.is_(None))
        .values(revoked_at=now)
        .execution_options(no_audit_because="recorded below, if it met a row")
    )
    count = rows_changed(result)
    if count:
        audit.record(
            session,
            chain=SERVICE,
            actor=actor,
            event=Event.PASSKEYS_REVOKED,
            facts={"owner_id": staff_id, "count": count},
            now=now,
        )
    return count


def sign_in(
    session: Session,
    *,
    side: str,
    credential_id: str | None,
    challenge: str | None,
    verify: Verify,
    browser: Browser,
    now: datetime,
) -> CameIn | TurnedAway:
    """Come in with a passkey. Like the codes: a short transaction, committed either way."""
    tries = Tries(session, browser.network, now)
    if wait := tries.begin():
        return TurnedAway(wait)
    row = _find(session, side, credential_id) if credential_id else None
    if row is not None and challenge and challenge_is_fresh(session, challenge, now):
        count = verify(row.public_key, row.sign_count)
        if count is not None:
            let_in = _family if side == "family" else _staff
            came_in = let_in(session, row, tries, browser)
            if came_in is not None:
                row.sign_count = count
                row.last_used_at = now
                session.flush()
                return came_in
    tries.wrong()
    return TurnedAway()


def _find(session: Session, side: str, credential_id: str) -> Passkey | None:
    # Tells the database which one row this transaction may see before anybody is known.
    set_context(session, lookup=credential_id)
    return session.scalar(
        select(Passkey).where(
            Passkey.credential_id == credential_id,
            Passkey.side == side,
            Passkey.revoked_at.is_(None),
        )
    )


def _family(session: Session, row: Passkey, tries: Tries, browser: Browser) -> CameIn | None:
    if row.case_id is None or row.member_id is None:
        return None
    set_context(session, case_id=row.case_id, member_id=row.member_id)
    member = member_who_may_enter(session, row.case_id, row.member_id)
    if member is None:
        return None
    return let_family_in(session, tries, browser, member, WayIn.PASSKEY)


def _staff(session: Session, row: Passkey, tries: Tries, browser: Browser) -> CameIn | None:
    staff = session.get(Staff, row.staff_id) if row.staff_id else None
    if staff is None or has_left(staff, tries.now):
        return None
    return let_staff_in(session, tries, browser, staff, WayIn.PASSKEY)
