"""A code to sign in with that leaves by text or email, for whoever asked on the sign-in page."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.codes import pepper, revoke_codes
from casework.actions.outbox import allow_sending, queue_code
from casework.models.outbox import CodeRequest
from casework.models.sessions import SignInCode
from casework.rules import codes
from casework.rules.sending import Purpose


def queue_sign_in_code(
    session: Session,
    row: CodeRequest,
    *,
    side: str,
    case_id: str,
    person_id: str,
    member_id: str,
    contact_point_id: str | None = None,
    to: str | None = None,
    now: datetime,
) -> SignInCode | None:
    """Queue one code that signs ``person_id`` in on this side; earlier ones stop working.

    The message is that of ``member_id``: the same person, or whoever trusts them. None where the
    browser holds somebody else's code, of which nothing is said. The caller's own audit entry
    says to whom it was given.
    """
    lookup = codes.browser_lookup(pepper(), row.number)
    if not _free_place(session, lookup, case_id, person_id, now):
        return None
    revoke_codes(
        session, case_id=case_id, member_id=person_id, side=side, kind="six_digits", now=now
    )
    plain = codes.new_spoken_code()
    code = SignInCode(
        side=side,
        case_id=case_id,
        member_id=person_id,
        kind="six_digits",
        lookup=lookup,
        code_hash=codes.spoken_hash(pepper(), case_id, person_id, row.number, plain),
        given_how=row.channel,
        given_by="worker",
        given_at=now,
        expires_at=now + codes.SPOKEN_LIFE,
    )
    session.add(code)
    allow_sending(session)
    queue_code(
        session,
        case_id=case_id,
        member_id=member_id,
        purpose=Purpose.SIGN_IN_CODE,
        about=code.id,
        code=plain,
        channel=row.channel,
        contact_point_id=contact_point_id,
        to=to,
        now=now,
    )
    return code


def _free_place(session: Session, lookup: str, case_id: str, person_id: str, now: datetime) -> bool:
    """Make room for a new code in this browser. False where it holds somebody else's."""
    earlier = session.scalar(select(SignInCode).where(SignInCode.lookup == lookup))
    if earlier is None:
        return True
    if (earlier.case_id, earlier.member_id) != (case_id, person_id):
        return False
    earlier.lookup = earlier.id
    earlier.revoked_at = earlier.revoked_at or now
    session.flush()
    return True
