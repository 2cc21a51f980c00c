"""A code to sign in with, for somebody who is told instead: to the contact that he confirmed.

Whoever has pages of their own signs in to those: a contact that is a family member's is never
taken for that of somebody told instead. One that two people named goes to nobody.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.checks import note
from casework.actions.codes_queued import queue_sign_in_code
from casework.models.choices import TrustedPerson
from casework.models.outbox import CodeRequest
from casework.queries.shared_updates import may_be_sent_to
from casework.queries.trusted_sessions import TRUSTED
from casework.rules.access import SystemActor
from casework.rules.events import Event


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
    code = queue_sign_in_code(
        session,
        row,
        side=TRUSTED,
        case_id=trusted.case_id,
        person_id=trusted.id,
        member_id=trusted.member_id,
        to=trusted.value,
        now=now,
    )
    if code is None:
        return
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
