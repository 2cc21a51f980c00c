"""A code to sign in with, for somebody who is told instead: to the contact that he confirmed.

Whoever has pages of their own signs in to those: a contact that is a family member's is never
taken for that of somebody told instead. One that two people named goes to nobody.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.actions.codes import pepper
from casework.actions.outbox import allow_sending, queue_code
from casework.models.choices import TrustedPerson
from casework.models.outbox import CodeRequest
from casework.models.sessions import SignInCode
from casework.queries.shared_updates import may_be_sent_to
from casework.queries.trusted_sessions import TRUSTED
from casework.rules import codes
from casework.rules.access import SystemActor
from casework.rules.events import Event
from casework.rules.sending import Purpose


def answer(session: Session, row: CodeRequest, now: datetime) -> None:
    """Queue a code, if this is the contact of one person who may read at this moment."""
    named = session.scalars(
        select(TrustedPerson).where(
            TrustedPerson.value_index == row.value_index,
            TrustedPerson.channel == row.channel,
            TrustedPerson.state == "confirmed",
        )
    ).all()
    found = [one for one in named if may_be_sent_to(session, one.case_id, one.id)]
    if len(found) == 1:
        _give(session, row, found[0], now)


def _give(session: Session, row: CodeRequest, trusted: TrustedPerson, now: datetime) -> None:
    lookup = codes.browser_lookup(pepper(), row.number)
    if not free_place(session, lookup, trusted.case_id, trusted.id, now):
        return
    for one in session.scalars(
        select(SignInCode).where(
            SignInCode.case_id == trusted.case_id,
            SignInCode.member_id == trusted.id,
            SignInCode.used_at.is_(None),
            SignInCode.revoked_at.is_(None),
        )
    ):
        one.revoked_at = now
    plain = codes.new_spoken_code()
    code = SignInCode(
        side=TRUSTED,
        case_id=trusted.case_id,
        member_id=trusted.id,
        kind="six_digits",
        lookup=lookup,
        code_hash=codes.spoken_hash(pepper(), trusted.case_id, trusted.id, row.number, plain),
        given_how=row.channel,
        given_by="worker",
        given_at=now,
        expires_at=now + codes.SPOKEN_LIFE,
    )
    session.add(code)
    allow_sending(session)
    queue_code(
        session,
        case_id=trusted.case_id,
        member_id=trusted.member_id,
        purpose=Purpose.SIGN_IN_CODE,
        about=code.id,
        code=plain,
        channel=row.channel,
        to=trusted.value,
        now=now,
    )
    note(
        session,
        SystemActor("worker"),
        trusted.case_id,
        Event.TRUSTED_CODE_GIVEN,
        now,
        code_id=code.id,
        trusted_id=trusted.id,
        how=row.channel,
    )


def free_place(session: Session, lookup: str, case_id: str, person_id: str, now: datetime) -> bool:
    """Make room for a new code in this browser. False where it holds somebody else's: nothing
    is said about whom."""
    earlier = session.scalar(select(SignInCode).where(SignInCode.lookup == lookup))
    if earlier is None:
        return True
    if (earlier.case_id, earlier.member_id) != (case_id, person_id):
        return False
    earlier.lookup = earlier.id
    earlier.revoked_at = earlier.revoked_at or now
    session.flush()
    return True
