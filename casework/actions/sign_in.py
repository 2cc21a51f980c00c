"""Signing in with a code.

Each function here is one short transaction of its own that the caller commits whatever the
answer is: so a wrong try stays counted, a code that was used stays used, and on SQLite no
second connection waits for the first. That is why they answer CameIn or TurnedAway and never
raise for a code that does not work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from casework.actions import audit
from casework.actions.codes import pepper
from casework.actions.limits import Tries, count_wrong_for_person, spoken_tries_for
from casework.actions.sessions import (
    begin_family_session,
    begin_staff_session,
    begin_trusted_session,
    end_session,
    member_who_may_enter,
    rows_changed,
)
from casework.models.family import FamilyMember
from casework.models.people import Staff
from casework.models.sessions import SignInCode
from casework.queries.database import set_context
from casework.queries.shared_updates import door_open
from casework.queries.trusted_sessions import TRUSTED
from casework.rules import codes
from casework.rules.access import FamilyViewer
from casework.rules.coming_in import CameIn, TurnedAway, WayIn
from casework.rules.events import Event


@dataclass(frozen=True)
class Browser:
    """The browser that tries: its network, its kind, and the session it still has."""

    network: str  # limits.network_of
    device: str = ""
    earlier_token_hash: str | None = None


def letter_code(
    session: Session, *, typed: str, browser: Browser, now: datetime
) -> CameIn | TurnedAway:
    """Come in with the code from the letter. It opens once."""
    tries = Tries(session, browser.network, now)
    if wait := tries.begin():
        return TurnedAway(wait)
    plain = codes.read_letter_code(typed)
    row = _find(session, codes.letter_lookup(pepper(), plain), "letter") if plain else None
    member = _member_of(session, row, now)
    if row is None or member is None or not _spend(session, row, now):
        return _turned_away(tries)
    return let_family_in(session, tries, browser, member, WayIn.LETTER_CODE)


def spoken_code(
    session: Session, *, typed: str, browser_token: str, browser: Browser, now: datetime
) -> CameIn | TurnedAway:
    """Come in with six digits that were read out, in the browser that asked for them."""
    tries = Tries(session, browser.network, now)
    if wait := tries.begin():
        return TurnedAway(wait)
    number = codes.request_number(pepper(), browser_token)
    row = _find(session, codes.browser_lookup(pepper(), number), "six_digits")
    plain = codes.read_spoken_code(typed) or ""
    # Computed and compared even with nothing to compare to: the time taken tells nothing.
    expected = row.code_hash if row is not None else ""
    owner = (row.case_id or "", row.member_id or "") if row is not None else ("", "")
    given = codes.spoken_hash(pepper(), *owner, number, plain)
    right = codes.same(given, expected)
    if row is None or not _take_try(session, row, now):
        return _turned_away(tries)
    if row.side == TRUSTED:
        return _trusted_in(session, tries, browser, row, right)
    member = _member_of(session, row, now)
    if not right:
        count_wrong_for_person(session, row.member_id or "", now)
        _record_wrong(session, row, member, now)
        return _turned_away(tries)
    if member is None or not _spend(session, row, now):
        return _turned_away(tries)
    return let_family_in(session, tries, browser, member, WayIn.SPOKEN_CODE)


def _trusted_in(
    session: Session, tries: Tries, browser: Browser, row: SignInCode, right: bool
) -> CameIn | TurnedAway:
    """The same for somebody who is told instead: the code was sent to his own contact."""
    now, case_id, trusted_id = tries.now, row.case_id or "", row.member_id or ""
    set_context(session, case_id=case_id, member_id=trusted_id)
    welcome = row.expires_at > now and door_open(session, case_id, trusted_id)
    if not right:
        count_wrong_for_person(session, trusted_id, now)
    if not right or not welcome or not _spend(session, row, now):
        return _turned_away(tries)
    _end_earlier(session, "family", browser, now)
    set_context(session, case_id=case_id, member_id=trusted_id, lookup=None)
    tries.right()
    return begin_trusted_session(
        session,
        case_id=case_id,
        trusted_id=trusted_id,
        way_in=WayIn.SPOKEN_CODE,
        device=browser.device,
        now=now,
    )


def demo_code(
    session: Session, *, typed: str, browser: Browser, now: datetime
) -> CameIn | TurnedAway:
    """Come in as an invented member of staff. The route exists in a demo only."""
    tries = Tries(session, browser.network, now)
    if wait := tries.begin():
        return TurnedAway(wait)
    plain = codes.read_letter_code(typed)
    row = _find(session, codes.demo_lookup(pepper(), plain), "demo") if plain else None
    staff = session.get(Staff, row.staff_id) if row is not None and row.staff_id else None
    if row is None or staff is None or has_left(staff, now) or not _spend(session, row, now):
        return _turned_away(tries)
    return let_staff_in(session, tries, browser, staff, WayIn.DEMO_CODE)


def _find(session: Session, lookup: str, kind: str) -> SignInCode | None:
    # Tells the database which one row this transaction may see before anybody is known.
    set_context(session, lookup=lookup)
    return session.scalar(
        select(SignInCode).where(SignInCode.lookup == lookup, SignInCode.kind == kind)
    )


def _member_of(session: Session, row: SignInCode | None, now: datetime) -> FamilyMember | None:
    """Whose code it is, while it is good and her door is open. She is then who is looking."""
    if row is None or row.case_id is None or row.member_id is None or row.expires_at <= now:
        return None
    set_context(session, case_id=row.case_id, member_id=row.member_id)
    return member_who_may_enter(session, row.case_id, row.member_id)


def _spend(session: Session, row: SignInCode, now: datetime) -> bool:
    """Use the code up. Of two tries at once, one row changes for one of them."""
    result = session.execute(
        update(SignInCode)
        .where(
            SignInCode.id == row.id,
            SignInCode.used_at.is_(None),
            SignInCode.revoked_at.is_(None),
            SignInCode.expires_at > now,
        )
        .values(used_at=now)
        .execution_options(no_audit_because="recorded as signed in, if it met a row")
    )
    return rows_changed(result) == 1


def _take_try(session: Session, row: SignInCode, now: datetime) -> bool:
    """Take one of the tries the code has left, before it is known whether the try is right."""
    allowed = spoken_tries_for(session, row.member_id or "", now)
    result = session.execute(
        update(SignInCode)
        .where(
            SignInCode.id == row.id,
            SignInCode.used_at.is_(None),
            SignInCode.revoked_at.is_(None),
            SignInCode.expires_at > now,
            SignInCode.tries < allowed,
        )
        .values(tries=SignInCode.tries + 1)
    )
    return rows_changed(result) == 1


def _record_wrong(
    session: Session, row: SignInCode, member: FamilyMember | None, now: datetime
) -> None:
    if member is None:
        return
    audit.record(
        session,
        chain=member.case_id,
        actor=FamilyViewer(case_id=member.case_id, member_id=member.id),
        event=Event.CODE_REFUSED,
        facts={"code_id": row.id},
        now=now,
    )


def _turned_away(tries: Tries) -> TurnedAway:
    tries.wrong()
    return TurnedAway()


def let_family_in(
    session: Session, tries: Tries, browser: Browser, member: FamilyMember, way_in: WayIn
) -> CameIn:
    """Begin her session in this browser; whoever was signed in here before is signed out
    first, so that two people who share a phone never see each other's pages."""
    _end_earlier(session, "family", browser, tries.now)
    set_context(session, case_id=member.case_id, member_id=member.id, lookup=None)
    tries.right()
    return begin_family_session(
        session, member=member, way_in=way_in, device=browser.device, now=tries.now
    )


def let_staff_in(
    session: Session, tries: Tries, browser: Browser, staff: Staff, way_in: WayIn
) -> CameIn:
    """Begin the session of a member of staff in this browser."""
    _end_earlier(session, "staff", browser, tries.now)
    set_context(session, staff_id=staff.id, lookup=None)
    tries.right()
    return begin_staff_session(
        session,
        staff_id=staff.id,
        language=staff.language,
        way_in=way_in,
        device=browser.device,
        now=tries.now,
    )


def _end_earlier(session: Session, side: str, browser: Browser, now: datetime) -> None:
    if browser.earlier_token_hash is not None:
        end_session(session, side, browser.earlier_token_hash, now, "replaced")
        session.flush()


def has_left(staff: Staff, now: datetime) -> bool:
    """Whether her access has ended."""
    return staff.ended_at is not None and staff.ended_at <= now
